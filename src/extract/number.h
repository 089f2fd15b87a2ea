// SPDX-License-Identifier: MIT

/// @file extract/number.h
/// Numbers of an event, of people and of money.
///
/// What a number counts is data: tid:CountRule of a class, tid:counts and
/// tid:ownCount of an entry, tid:StateWord of what people are left as. Of
/// several people or groups coordinated the numbers add up; nobody is none.
/// Lives in the event: no memory is taken.

#ifndef TD_EXTRACT_NUMBER_H
#define TD_EXTRACT_NUMBER_H

#include "extract/trigger.h"

/// Whether `token` heads a sum of money.
bool td_is_money(const td_extraction *x, uint32_t token);

/// Whether `token` only counts what follows it ("dozens of").
bool td_is_count_word(const td_extraction *x, uint32_t token);

/// The number that `token`, no sum of money, is, or how many people it tells
/// where it only tells a number ("two more", "nobody"); false if it is none.
bool td_number_read(const td_extraction *x, uint32_t token, td_number *out);

/// Whether what stands before the number of `token` is no preposition: "around
/// 400 million dollars", "up to 13,000 refugees".
bool td_is_approximate(const td_extraction *x, uint32_t token);

/// The noun that tells how many `token` is: "no reports of injuries", "the
/// number of dead"; TD_NONE.
uint32_t td_counting_noun(const td_extraction *x, uint32_t token);

/// Whether `token` only tells a number of people, or none: "five", "two
/// others", "nobody".
bool td_is_only_number(const td_extraction *x, uint32_t token);

/// Whether the phrase of `token` says that there are none: "nobody", "no men".
bool td_is_nobody(const td_extraction *x, uint32_t token);

/// Fill the numbers and the amount of `event` from what `match` found.
void td_number_fill(const td_extraction *x, const td_match *match,
                    td_event *event);

#endif
