// SPDX-License-Identifier: MIT

/// @file grammar/conjuncts.h
/// Who is coordinated with whom, also where the tree has it otherwise: lists
/// read as appositions or compounds, a first or last one attached elsewhere,
/// who is added ("along with").
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_CONJUNCTS_H
#define TD_GRAMMAR_CONJUNCTS_H

#include "grammar/context.h"

#define TD_MAX_CONJUNCTS 32

/// `token` and the phrases coordinated with it, in the order found; how many.
uint32_t td_conjuncts(const td_analysis *x, uint32_t token,
                      uint32_t out[TD_MAX_CONJUNCTS]);

/// The same of what the phrase `token` counts or names, as which it stands
/// itself: "dozens of | men and women", "the leader | Ann Lee and her husband".
uint32_t td_conjuncts_behind(const td_analysis *x, uint32_t token,
                             uint32_t out[TD_MAX_CONJUNCTS]);

/// Add to the `n` of `out` those in a list with `token` that repeats its
/// preposition ("by the union, by the church"), and those coordinated with
/// them; how many there are then.
uint32_t td_conjuncts_repeated(const td_analysis *x, uint32_t token, uint32_t n,
                               uint32_t out[TD_MAX_CONJUNCTS]);

/// Leave of the `n` of `tokens`, who are asked, those that are to do what the
/// infinitive `token` tells: "urged Mali to pay and Chad to | leave"; how many.
uint32_t td_conjuncts_asked(const td_analysis *x, uint32_t token, uint32_t n,
                            uint32_t tokens[TD_MAX_CONJUNCTS]);

#endif
