// SPDX-License-Identifier: MIT

/// @file speech/cue.h
/// Words by which somebody says, thinks or wants something: "said", "has
/// condemned", "is expected", and what in their sentence is said and by whom.

#ifndef TD_SPEECH_CUE_H
#define TD_SPEECH_CUE_H

#include "grammar/context.h"

/// What a cue tells. Ranges are of tokens.
typedef struct {
  uint32_t token;      ///< its head
  td_span words;       ///< "has also said", "lashed out at"
  uint32_t who;        ///< the phrase that names the source; TD_NONE
  uint32_t speaker;    ///< who is meant by it: not "who" but whom it takes up
  uint32_t clause;     ///< head of the clause that is told; TD_NONE
  td_span contents[2]; ///< what is told, in order; empty ones are unused
} td_cue;

/// Whether `token` is a verb of saying.
bool td_is_report(const td_analysis *x, uint32_t token);

/// Whether a semicolon parts the clause from what stands before it: "A left; B
/// says little" has nothing said of A, nor what is said of A of B.
bool td_is_behind_break(const td_analysis *x, uint32_t clause);

/// A verb of saying inserted into the clause of `token` ("..., X said");
/// TD_NONE.
uint32_t td_inserted_report(const td_analysis *x, uint32_t token);

/// Who speaks by the verb `verb`: its deep subject, or B of "quoted B as
/// saying"; TD_NONE.
uint32_t td_cue_speaker(const td_analysis *x, uint32_t verb);

/// A of "A quoted B as | saying", "B was quoted by A as | saying"; TD_NONE.
uint32_t td_cue_quoter(const td_analysis *x, uint32_t participle);

/// Whether `verb` only brings in who speaks: "quoted B as saying".
bool td_quotes_another(const td_analysis *x, uint32_t verb);

/// The clause that the verb `token` has as what is told; TD_NONE.
uint32_t td_told_clause(const td_analysis *x, uint32_t token);

/// The phrase that names who is the source by a marker ("according to X",
/// "citing X") right below `token`; TD_NONE.
uint32_t td_marked_source(const td_analysis *x, uint32_t token);

/// Read the verb `token` as a cue; false where it is none. A verb of saying
/// without anything said is one with empty contents.
bool td_cue_read(const td_analysis *x, uint32_t token, td_cue *cue);

/// Read "according to X", whose marker ends at `token`, as a cue that tells of
/// its sentence; false where there is none.
bool td_cue_read_marker(const td_analysis *x, uint32_t token, td_cue *cue);

/// Read the colon `token` after a name that opens its sentence, or after
/// somebody who opens a headline, as a cue ("Oman: ceasefire holds",
/// "Witnesses: Two held"); false where it is none.
bool td_cue_read_colon(const td_analysis *x, uint32_t token, td_cue *cue);

/// Read the dash or colon `token` before somebody who ends a headline as a cue
/// ("Army holds town - residents"); false where it is none.
bool td_cue_read_dash(const td_analysis *x, uint32_t token, td_cue *cue);

/// `range` of one sentence, of what is told, up to where somebody else is named
/// ("according to X", "which X said was") or the source goes on ("adding ...").
td_span td_cue_cut(const td_analysis *x, td_span range);

#endif
