// SPDX-License-Identifier: MIT

/// @file grammar/named.h
/// What a clause without a noun of its own names: "what it calls a raid".

#ifndef TD_GRAMMAR_NAMED_H
#define TD_GRAMMAR_NAMED_H

#include "grammar/context.h"

/// The noun that the relative clause of the pronoun `token` gives for it:
/// "launched what it called | an operation", "hit what it described as | a
/// base", "struck what they said were | depots"; TD_NONE.
uint32_t td_named_in_clause(const td_analysis *x, uint32_t token);

#endif
