// SPDX-License-Identifier: MIT

/// @file grammar/above.h
/// What governs a clause, where that is not what the tree hangs it on.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_ABOVE_H
#define TD_GRAMMAR_ABOVE_H

#include "grammar/context.h"

/// What governs the clause of `token`: its head, or for a participle of saying
/// that hangs on what was said ("said A left, adding that ...") the sayer's
/// verb.
uint32_t td_clause_governor(const td_analysis *x, uint32_t token);

#endif
