// SPDX-License-Identifier: MIT

/// @file grammar/stranded.h
/// Prepositions that stand behind their verb without a noun: "was voted on",
/// "a deal they agreed to".
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_STRANDED_H
#define TD_GRAMMAR_STRANDED_H

#include "grammar/arcs.h"

/// Add to the functions of the verb `token`, found so far, the phrase of a
/// preposition that it ends with: what it is the passive of, or what its
/// relative clause tells about.
void td_stranded_find(const td_analysis *x, uint32_t token, bool passive,
                      td_arcs *arcs);

#endif
