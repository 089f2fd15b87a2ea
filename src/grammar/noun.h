// SPDX-License-Identifier: MIT

/// @file grammar/noun.h
/// What tells of an event noun how real its event is: the phrase that it
/// stands in, the verb that tells its course, the tense of its clause.

#ifndef TD_GRAMMAR_NOUN_H
#define TD_GRAMMAR_NOUN_H

#include "grammar/clause.h"

/// Whether the noun `token` stands in the place of its head: "a series | of
/// talks", "a resumption | of attacks", "a rise | in violence".
bool td_is_measured(const td_analysis *x, uint32_t token);

/// The noun in whose place `token` stands: the measure of it ("a series of
/// talks") or the first of those coordinated with it; `token` itself.
uint32_t td_noun_place(const td_analysis *x, uint32_t token);

/// The predicate that tells the course of the event noun `token`, so that the
/// one is as real as the other: "the talks are expected to begin", "the talks
/// that will be held"; TD_NONE.
uint32_t td_noun_course(const td_analysis *x, uint32_t token);

/// The verb of what `token` does: "the bomb | killed two", "was hit by a
/// bomb", "a bomb that killed two"; TD_NONE.
uint32_t td_noun_deed(const td_analysis *x, uint32_t token);

/// The verb of what is done with `token`: "put off | the vote", "the hearing
/// was | set for May", "a vote | due on Monday"; TD_NONE.
uint32_t td_noun_done(const td_analysis *x, uint32_t token);

/// Whether an adjective that is said of the event noun `token` tells how real
/// it is ("the attack is imminent"); `own` is then so.
bool td_noun_told_by_adjective(const td_analysis *x, uint32_t token,
                               td_reality *own);

/// Whether the event at the noun `token` is as real as what `verb` tells of it:
/// "will begin", "is held", "is on Monday".
bool td_tells_course(const td_analysis *x, uint32_t token, uint32_t verb);

/// Whether the clause around `token` tells what is so now.
bool td_noun_is_current(const td_analysis *x, uint32_t token);

/// Whether the noun `token` names what was, whoever does what with it: "to
/// recall the battle of 1781", "to see the floods that have hit it".
bool td_noun_is_known(const td_analysis *x, uint32_t token);

/// Whether `token` names what lasts and is so now: "joins the fight".
bool td_noun_goes_on(const td_analysis *x, uint32_t token);

#endif
