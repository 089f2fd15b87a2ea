// SPDX-License-Identifier: MIT

/// @file grammar/holder.h
/// Who does what an infinitive or gerund at a noun tells: who has it in hand,
/// or of whom it is asked.

#ifndef TD_GRAMMAR_HOLDER_H
#define TD_GRAMMAR_HOLDER_H

#include "grammar/context.h"

/// Whether the noun says how real what its infinitive tells is: "a decision
/// to", "the right to".
bool td_has_content(const td_analysis *x, uint32_t noun);

/// The noun right before an adverbial clause whose content that tells, though
/// it hangs on the verb: "was encouraged by the decision of the king | to
/// leave"; TD_NONE.
uint32_t td_content_noun(const td_analysis *x, uint32_t token);

/// Whether an infinitive hangs on a time in the phrase of the verb that it
/// belongs to: "failed for the second time | to free them".
bool td_is_around_time(const td_analysis *x, uint32_t token);

/// Whether two follow the preposition of `phrase`: "between police and
/// students".
bool td_is_of_two(const td_analysis *x, uint32_t phrase);

/// Whether a sense of the noun `asking` has the phrase of `token` for whom it
/// is done to or asks: "pressure on Mali", "an order to the army".
bool td_is_addressed(const td_analysis *x, uint32_t asking, uint32_t token);

/// Who is to do what the noun, that somebody has in hand, asks for: "put
/// pressure on Mali to leave", "gave Mali a chance to leave"; TD_NONE.
uint32_t td_addressee(const td_analysis *x, uint32_t noun, uint32_t clause);

/// Who carries out the "to ..." of a noun: who is asked to, who owns it or is
/// to do it, itself, or who has it in hand; TD_NONE.
uint32_t td_holder(const td_analysis *x, uint32_t noun, uint32_t clause,
                   unsigned depth);

#endif
