// SPDX-License-Identifier: MIT

/// @file grammar/subject.h
/// Who is the subject of a clause, whether it says so itself or not.

#ifndef TD_GRAMMAR_SUBJECT_H
#define TD_GRAMMAR_SUBJECT_H

#include "grammar/context.h"

/// The subject that stands at `token` itself; TD_NONE.
uint32_t td_own_subject(const td_analysis *x, uint32_t token);

/// Somebody who describes the noun: "the US role", "the Iraqi mission";
/// TD_NONE.
uint32_t td_describing_actor(const td_analysis *x, uint32_t noun);

/// Who is the surface subject of `token`'s clause, inherited from governing
/// clauses where it has none of its own; TD_NONE.
uint32_t td_deep_subject(const td_analysis *x, uint32_t token);

/// The same, through at most `depth` clauses.
uint32_t td_subject_within(const td_analysis *x, uint32_t token,
                           unsigned depth);

#endif
