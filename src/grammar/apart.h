// SPDX-License-Identifier: MIT

/// @file grammar/apart.h
/// Nouns of wishes and plans that govern an act which does not stand in their
/// phrase: "their demand is his release", "calls grew for an inquiry".

#ifndef TD_GRAMMAR_APART_H
#define TD_GRAMMAR_APART_H

#include "grammar/context.h"

/// The noun that says what the event noun at `token` is, as the word it is,
/// and where it is: "their demand | is his release"; NULL.
const td_word *td_operator_naming(const td_analysis *x, uint32_t token,
                                  uint32_t *governor);

/// The noun that governs the clause or event noun at `token` from before the
/// verb: "calls grew | for an inquiry"; NULL.
const td_word *td_operator_before(const td_analysis *x, uint32_t token,
                                  uint32_t *governor);

#endif
