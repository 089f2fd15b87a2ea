// SPDX-License-Identifier: MIT

/// @file grammar/clause.h
/// What a clause or noun phrase says by itself of how real its event is:
/// negation (grammar/negation.h), modals, hedges, tense and aspect. What
/// governs it is left to extract/status.h.

#ifndef TD_GRAMMAR_CLAUSE_H
#define TD_GRAMMAR_CLAUSE_H

#include "grammar/context.h"
#include "grammar/negation.h"
#include "grammar/tense.h"

typedef struct {
  td_event_status status;
  td_certainty certainty;
  bool is_future;
  bool is_purpose;          ///< what something else is done for
  bool is_open;             ///< possible as supposed or wanted, not as told
  const td_word *operator_; ///< nearest word that decides; NULL
  uint32_t governor;        ///< where that word is; TD_NONE
} td_reality;

/// '"Free the hostages," the bishop said': whether `token` is an order that is
/// quoted before the verb of saying; it has no subject.
bool td_is_quoted_order(const td_analysis *x, uint32_t token);
/// Whether `token` heads a clause of what is wanted: a base form with its
/// subject, "ruled that they be released".
bool td_is_mandative(const td_analysis *x, uint32_t token);

td_reality td_clause_reality(const td_analysis *x, uint32_t token);

/// Whether `token` heads a clause in the present perfect that says how long:
/// "has ruled for ten years".
bool td_lasts_until_now(const td_analysis *x, uint32_t token);

/// Whether the object of `token` is counted: "killing nine soldiers".
bool td_is_counted(const td_analysis *x, uint32_t token);

/// The word by which `adjective` says how real its noun is ("imminent"); NULL.
const td_word *td_attribute_at(const td_analysis *x, uint32_t adjective);

/// Whether `token` heads a clause that a modal like "would" tells, and neither
/// of the past nor of what is not so.
bool td_is_supposed(const td_analysis *x, uint32_t token);

/// Whether a clause under `token` says on what condition it is: "will leave if
/// they are paid".
bool td_has_condition(const td_analysis *x, uint32_t token);

/// Whether the sentence of `token` is a headline, in whose present tense the
/// past is told.
bool td_is_in_headline(const td_analysis *x, uint32_t token);

/// Whether the sentence tells in the present tense what was done on the day
/// that opens it: "March 2003 - Rebels invade the north."
bool td_is_in_chronicle(const td_analysis *x, uint32_t token);

/// Whether the event at `token`, if any, is of a class that the rule `kind`
/// (TD_TID_SpokenRule ...) names.
bool td_event_is_ruled(const td_analysis *x, uint32_t token, td_vocab kind);

/// Whether the pronoun `token` is that of who speaks.
bool td_is_first_person(const td_analysis *x, uint32_t token);

/// Whether the event at `token` is done by saying it.
bool td_is_spoken(const td_analysis *x, uint32_t token);

/// The modal right below the verb `token`: "*can* be freed"; NULL.
const td_word *td_own_modal(const td_analysis *x, uint32_t token);

/// Whether its sentence is an entry of a chronicle: "13 May: Rebels attack",
/// "22:30 The vote ends".
bool td_opens_with_time(const td_analysis *x, uint32_t token);

#endif
