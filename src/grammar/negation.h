// SPDX-License-Identifier: MIT

/// @file grammar/negation.h
/// Whether a clause or noun phrase is itself negated: by adverbs, pronouns,
/// determiners, prepositions and conjunctions, and by what it shares with the
/// clause before it. What governs it is left to extract/status.h.

#ifndef TD_GRAMMAR_NEGATION_H
#define TD_GRAMMAR_NEGATION_H

#include "grammar/context.h"

/// Whether the clause or noun phrase of `token` is itself negated.
bool td_is_negated(const td_analysis *x, uint32_t token);

/// Whether the verb `token` says of something that it is not so: "denied".
bool td_is_denial(const td_analysis *x, uint32_t token);

#endif
