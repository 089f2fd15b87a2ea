// SPDX-License-Identifier: MIT

/// @file grammar/relative.h
/// Relative clauses and the nouns that they tell of.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_RELATIVE_H
#define TD_GRAMMAR_RELATIVE_H

#include "grammar/context.h"

/// The noun that the relative clause of `token` tells about. "On Monday at the
/// port, which was shelled": no day, though parsers hang the clause there.
uint32_t td_relative_noun(const td_analysis *x, uint32_t token);

/// Whether the clause of `token` tells about the noun before it: "the army that
/// left", "it was the army that left".
bool td_is_relative_clause(const td_analysis *x, uint32_t token);

/// Whether `token` stands for the noun before its clause: "who", "both of
/// whom".
bool td_is_relative(const td_analysis *x, uint32_t token);

#endif
