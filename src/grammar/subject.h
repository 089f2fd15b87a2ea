// SPDX-License-Identifier: MIT

/// @file grammar/subject.h
/// Who is the subject of a clause, whether it says so itself or not.

#ifndef TD_GRAMMAR_SUBJECT_H
#define TD_GRAMMAR_SUBJECT_H

#include "grammar/context.h"

/// The subject that stands at `token` itself; TD_NONE.
uint32_t td_own_subject(const td_analysis *x, uint32_t token);

/// Whether `token` stands for the noun before its clause: "who", "both of
/// whom".
bool td_is_relative(const td_analysis *x, uint32_t token);

/// Whether the clause of `token` tells about the noun before it: "the army that
/// left", "it was the army that left".
bool td_is_relative_clause(const td_analysis *x, uint32_t token);

/// Somebody who describes the noun: "the US role", "the Iraqi mission";
/// TD_NONE.
uint32_t td_describing_actor(const td_analysis *x, uint32_t noun);

/// The noun that the relative clause of `token` tells about. "On Monday at the
/// port, which was shelled": no day, though parsers hang the clause there.
uint32_t td_relative_noun(const td_analysis *x, uint32_t token);

/// What governs the clause of `token`: its head, or for a participle of saying
/// that hangs on what was said ("said A left, adding that ...") the sayer's
/// verb.
uint32_t td_clause_governor(const td_analysis *x, uint32_t token);

/// Who is the surface subject of `token`'s clause, inherited from governing
/// clauses where it has none of its own; TD_NONE.
uint32_t td_deep_subject(const td_analysis *x, uint32_t token);

/// What the coordinated verb `token` stands beside: its head, but for a clause
/// around that where it goes on ("said that Mali should act, | and urged
/// talks": one in the past is no second to one that is wished for).
uint32_t td_first_conjunct(const td_analysis *x, uint32_t token);

#endif
