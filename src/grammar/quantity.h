// SPDX-License-Identifier: MIT

/// @file grammar/quantity.h
/// Numbers and sums of money in phrases: how many people a phrase tells of.
///
/// Words of number are data (know/quantity.h).
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_QUANTITY_H
#define TD_GRAMMAR_QUANTITY_H

#include "grammar/context.h"
#include "know/quantity.h"

/// Whether `token` heads a sum of money.
bool td_is_money(const td_analysis *x, uint32_t token);

/// Whether the noun is a share of some people or things: "54 per cent", "a
/// quarter of the members".
bool td_is_share(const td_analysis *x, uint32_t token);

/// Whether `token` only counts what follows it ("dozens of").
bool td_is_count_word(const td_analysis *x, uint32_t token);

/// The number that `token`, no sum of money, is, or how many people it tells
/// where it only tells a number ("two more", "nobody"); false if it is none.
bool td_number_read(const td_analysis *x, uint32_t token, td_number *out);

/// Whether what stands before the number of `token` is no preposition: "around
/// 400 million dollars", "up to 13,000 refugees".
bool td_is_approximate(const td_analysis *x, uint32_t token);

/// The noun that tells how many `token` is: "no reports of injuries", "the
/// number of dead"; TD_NONE.
uint32_t td_counting_noun(const td_analysis *x, uint32_t token);

/// The number that a verb says the noun at its subject or object has come to:
/// "the toll rose to | 40", "put the toll at | 40", "put the number of dead at
/// | 40", where `noun` is "dead"; TD_NONE.
uint32_t td_number_come_to(const td_analysis *x, uint32_t noun);

/// Whether `token` only tells a number of people, or none: "five", "two
/// others", "nobody".
bool td_is_only_number(const td_analysis *x, uint32_t token);

/// Whether the phrase of `token` says that there are none: "nobody", "no men".
bool td_is_nobody(const td_analysis *x, uint32_t token);

/// The first phrase behind `token` with the mark of a genitive: "lives of |
/// passengers"; TD_NONE.
uint32_t td_genitive_child(const td_analysis *x, uint32_t token);

/// The quantity in the phrase of `token`; false if it has none.
bool td_quantity_at(const td_analysis *x, uint32_t token, td_quantity *out);

/// The number that ends right before `token`.
td_number td_number_before(const td_analysis *x, uint32_t token);

/// How many the phrase of `token`, no time or money, says there are.
td_number td_count_at(const td_analysis *x, uint32_t token);

/// How many people the phrase of `token` tells of; nobody is none.
td_number td_people_at(const td_analysis *x, uint32_t token);

/// Whether `token` is one person: "a soldier", "himself"; with `with_definite`
/// also "the envoy".
bool td_is_one(const td_analysis *x, uint32_t token, bool with_definite);

/// The code of the currency of the sum at `token`; 0 where several are
/// possible.
td_term td_currency_code(const td_analysis *x, uint32_t token);

#endif
