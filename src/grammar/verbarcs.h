// SPDX-License-Identifier: MIT

/// @file grammar/verbarcs.h
/// The deep grammatical functions of a verb: its own phrases, passives undone,
/// relative pronouns and shared subjects and objects filled in, and what the
/// parser lost or hung elsewhere.

#ifndef TD_GRAMMAR_VERBARCS_H
#define TD_GRAMMAR_VERBARCS_H

#include "grammar/arcs.h"

/// The functions of the verb or state `token` are added to `arcs`.
void td_verb_arcs(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// The clause of `child`, which is told ("said that ..."), as a function, and
/// who acts in it.
void td_told_arcs(const td_analysis *x, uint32_t child, bool is_far,
                  td_arcs *arcs);

/// The noun that a relative pronoun of the clause of `token` stands for; "two
/// of whom" are two. `filler` itself where it is no such pronoun.
uint32_t td_undo_relative(const td_analysis *x, uint32_t token,
                          uint32_t filler);

/// "Died at the hands of the guards": who is named behind a phrase that stands
/// for the mark of an agent; TD_NONE.
uint32_t td_agent_of_phrase(const td_analysis *x, uint32_t noun);

#endif
