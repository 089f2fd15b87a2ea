// SPDX-License-Identifier: MIT

/// @file extract/confidence.h
/// How sure we are of a report: that its class, its actors and recipients and
/// its status are right.
///
/// What speaks for and against it are grounds, one bit each. Their points, in
/// thousandths of a logit, are data, fitted by scripts/confidence on texts
/// whose reports were judged; the sum gives the probability. All arithmetic is
/// of whole numbers.

#ifndef TD_EXTRACT_CONFIDENCE_H
#define TD_EXTRACT_CONFIDENCE_H

#include "extract/trigger.h"
#include "lexicon/points.h"

typedef enum {
  TD_GROUND_BASE, ///< always
  TD_GROUND_NOUN,
  TD_GROUND_ADJECTIVE,
  TD_GROUND_LOOSE,    ///< its frame is not all told
  TD_GROUND_SUPPORT,  ///< a noun under a support verb
  TD_GROUND_SEVERAL,  ///< words: a particle or a compound
  TD_GROUND_SENSES,   ///< the word has several entries
  TD_GROUND_NEEDED,   ///< the frame had a slot that had to be filled
  TD_GROUND_NEEDED_2, ///< two or more
  TD_GROUND_FAR,      ///< a filler is an attachment reread
  TD_GROUND_PASSIVE,
  TD_GROUND_EMBEDDED, ///< not the head of its sentence
  TD_GROUND_QUOTED,
  TD_GROUND_LONG, ///< sentence
  TD_GROUND_VERY_LONG,
  TD_GROUND_ACTOR,
  TD_GROUND_ACTORS,        ///< two or more
  TD_GROUND_ACTOR_NAMED,   ///< by name
  TD_GROUND_ACTOR_PRONOUN, ///< by a pronoun only
  TD_GROUND_ACTOR_FAR,     ///< many words away
  TD_GROUND_NO_SUBJECT,    ///< an active verb without an actor
  TD_GROUND_RECIPIENT,
  TD_GROUND_RECIPIENTS,
  TD_GROUND_RECIPIENT_FAR,
  TD_GROUND_THING, ///< theme, origin or destination
  TD_GROUND_STATEMENT,
  TD_GROUND_OCCURRENCE,
  TD_GROUND_UNREAL, ///< planned, possible or requested
  TD_GROUND_NEGATED,
  TD_GROUND_REPEATED, ///< of an event told before
  TD_GROUND_SOURCED,  ///< somebody says so
  TD_GROUND_MAIN,     ///< the sentence's main event
  TD_N_GROUNDS
} td_ground;

typedef struct {
  int points[TD_N_GROUNDS];
} td_confidence;

/// As data and the fitting call it.
const char *td_ground_name(td_ground ground);

/// Read the points; a ground without any has none.
/// Errors: TD_ERR_BAD_SYNTAX, sent, for a ground that is not known.
TD_MUST_CHECK td_status td_confidence_load(const td_know *know,
                                           const td_error_sink *errors,
                                           td_confidence *out);

/// Note what the match of `event` says; the rest waits for the event.
void td_confidence_note(const td_analysis *x, const td_match *match,
                        td_event *event);

/// Set the confidence of all events, which are complete.
void td_confidence_judge(const td_confidence *confidence, const td_analysis *x);

#endif
