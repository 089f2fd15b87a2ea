// SPDX-License-Identifier: MIT

/// @file speech/cuewords.h
/// The parts that the readers of cues share: which words are a cue's, whose it
/// is, what its preposition is.

#ifndef TD_SPEECH_CUEWORDS_H
#define TD_SPEECH_CUEWORDS_H

#include "speech/cue.h"

/// The relation of `token` without its subtype.
td_rel td_base_rel(const td_analysis *x, uint32_t token);

/// Whether a range holds nothing.
bool td_is_empty(td_span range);

/// Whether the child's head tells of it what its subject says, thinks or wants.
bool td_cue_tells(const td_analysis *x, uint32_t child);

/// Whether the event at `token` is an act of opinion, as AttitudeRule has it.
bool td_is_named_attitude(const td_analysis *x, uint32_t token);

/// Whether `child` says in what or on what occasion something was said.
bool td_is_occasion(const td_analysis *x, uint32_t child);

/// The words of `cue`, with those of the predicates that lead to it ("went on
/// to say"); `top` is the first of these.
td_span td_cue_words(const td_analysis *x, uint32_t cue, uint32_t *top);

/// Whether `verb` only brings in a text whose participle tells what it says:
/// "issued a statement saying that ...".
bool td_cue_brings_text(const td_analysis *x, uint32_t verb);

/// Name the source: the subject of `top`, and who speaks by the cue.
void td_cue_set_source(const td_analysis *x, uint32_t top, td_cue *cue);

/// Give the preposition of `main`, which opens `range`, to the cue: "lashed out
/// at".
void td_cue_take_preposition(const td_analysis *x, uint32_t main,
                             td_span *range, td_cue *cue);

#endif
