// SPDX-License-Identifier: MIT

/// @file grammar/nounarcs.h
/// The deep grammatical functions of an event noun: its own phrases, those of
/// its support verb, how many it counts, and what it does as a subject.

#ifndef TD_GRAMMAR_NOUNARCS_H
#define TD_GRAMMAR_NOUNARCS_H

#include "grammar/arcs.h"

/// The functions of the noun `token` are added to `arcs`, its support verb is
/// put down there.
void td_noun_arcs(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// How many the noun or state counts: "nine deaths", "no deaths".
void td_count_arcs(const td_analysis *x, uint32_t noun, td_arcs *arcs);

#endif
