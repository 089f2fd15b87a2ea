// SPDX-License-Identifier: MIT

/// @file extract/sift.h
/// Whether a word that matched an entry tells of an event at all.
///
/// Frames say what a word can mean and who takes part; news tells of events
/// also where some of that is left out ("three were injured", "the
/// detentions"), and uses the words for other things. Signs, one bit each,
/// speak for and against; so do the entry itself, where it is common, its class
/// ("elect" is hardly ever used for anything else, "support" often) and the
/// words beside it (extract/hints.h). The points of all are data, fitted by
/// scripts/sift on articles and texts whose events were annotated and on words
/// that were judged (logistic regression).
/// What has too small a chance is no event; a definite noun may still take up
/// one that was told before. What tells ("a statement said") is none besides
/// what it tells.

#ifndef TD_EXTRACT_SIFT_H
#define TD_EXTRACT_SIFT_H

#include "extract/trigger.h"
#include "lexicon/points.h"

/// A kind of class and of word; a sign weighs differently for each.
typedef enum {
  TD_KIND_TYPED_VERB,
  TD_KIND_TYPED_NOUN,
  TD_KIND_STATEMENT_VERB,
  TD_KIND_STATEMENT_NOUN,
  TD_KIND_OCCURRENCE_VERB,
  TD_KIND_OCCURRENCE_NOUN,
  TD_N_KINDS,
  TD_KIND_OTHER = TD_N_KINDS ///< modals and adjectives, which are not judged
} td_kind;

typedef enum {
  TD_SIGN_BASE,   ///< always
  TD_SIGN_LOOSE,  ///< something that the frame asks for is not told
  TD_SIGN_BARE,   ///< nothing of what the frame asks for is told
  TD_SIGN_MISFIT, ///< something else stands in the place of that
  TD_SIGN_LACKS_ACTOR,
  TD_SIGN_LACKS_RECIPIENT,
  TD_SIGN_LACKS_THING,
  TD_SIGN_SUPPORT, ///< a noun under a support verb
  TD_SIGN_SEVERAL, ///< words: a particle or a compound
  TD_SIGN_SENSES,  ///< the word has several entries
  TD_SIGN_NEEDED,  ///< a slot that had to be filled is
  TD_SIGN_NEEDED_2,
  TD_SIGN_FAR, ///< a filler is an attachment reread
  TD_SIGN_PASSIVE,
  TD_SIGN_ACTOR,
  TD_SIGN_ACTOR_NAMED,
  TD_SIGN_ACTOR_PRONOUN,
  TD_SIGN_ACTOR_PUBLIC, ///< a state, or somebody with a country or sector
  TD_SIGN_RECIPIENT,
  TD_SIGN_RECIPIENT_PUBLIC,
  TD_SIGN_THING, ///< theme, origin, destination or topic
  TD_SIGN_TIME,
  TD_SIGN_PLACE,
  TD_SIGN_DEFINITE,
  TD_SIGN_INDEFINITE,
  TD_SIGN_PLURAL,
  TD_SIGN_ADJECTIVE, ///< an attribute beside a noun
  TD_SIGN_ROOT,
  TD_SIGN_SUBJECT,
  TD_SIGN_OBJECT,
  TD_SIGN_OBLIQUE,
  TD_SIGN_IN_NOUN, ///< a phrase inside another noun's
  TD_SIGN_CONJUNCT,
  TD_SIGN_COMPLEMENT, ///< clause that a verb asks for
  TD_SIGN_ADVERBIAL,  ///< clause that it does not
  TD_SIGN_RELATIVE,
  TD_SIGN_INFINITIVE,
  TD_SIGN_GERUND,
  TD_SIGN_PAST, ///< a finite verb of what is over
  TD_SIGN_MODAL,
  TD_SIGN_NEGATED,
  TD_SIGN_QUOTED,
  TD_SIGN_COUNTED,         ///< a number of people or things takes part
  TD_SIGN_LEAD,            ///< in the text's first three sentences
  TD_SIGN_TITLE,           ///< in a headline, or the text's first line
  TD_SIGN_UNDER_EVENT,     ///< its head is a trigger too
  TD_SIGN_OVER_EVENT,      ///< it is a trigger's head
  TD_SIGN_ALIKE,           ///< another word of the text has the class
  TD_SIGN_VERY_LONG,       ///< sentence
  TD_SIGN_PUBLIC_SENTENCE, ///< it tells of somebody public
  TD_SIGN_PUBLIC_TEXT,     ///< so do half of the text's sentences
  TD_N_SIGNS
} td_sign;

typedef struct {
  int points[TD_N_KINDS][TD_N_SIGNS];
} td_sift;

/// As data and the fitting call them.
const char *td_sign_name(td_sign sign);
const char *td_kind_name(unsigned kind);

/// Read the points.
/// Errors: TD_ERR_BAD_SYNTAX, sent, for a sign or kind that is not known.
TD_MUST_CHECK td_status td_sift_load(const td_know *know,
                                     const td_error_sink *errors, td_sift *out);

/// Drop of `matches`, of the whole document in the order of its tokens, those
/// that tell of no event, and mark those that may only repeat one. Where the
/// document wants triggers, all are noted there with their signs.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_sift_run(const td_sift *sift, const td_analysis *x,
                                    td_matches *matches);

#endif
