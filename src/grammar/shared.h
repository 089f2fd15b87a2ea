// SPDX-License-Identifier: MIT

/// @file grammar/shared.h
/// Objects that a verb has in common with another clause: with the verb that
/// it is coordinated with, or with what its relative clause tells about.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_SHARED_H
#define TD_GRAMMAR_SHARED_H

#include "grammar/arcs.h"

/// The verb of a relative clause that tells of its noun what the infinitive
/// `token` is to do to it: "whom Oman | refused to free"; TD_NONE.
uint32_t td_gap_governor(const td_analysis *x, uint32_t token);

/// Whom the verb of a relative clause has for an object beside the pronoun,
/// which is then that of an infinitive: "talks that the court told | it | to
/// hold"; TD_NONE.
uint32_t td_object_beside(const td_analysis *x, uint32_t verb);

/// Whether such an infinitive has what the relative clause of the verb `token`
/// tells about: "a man whom Oman sought | to try" is not sought.
bool td_gives_gap(const td_analysis *x, uint32_t token);

/// What the relative clause of `token` tells about, where somebody else does
/// it, "the pact that Oman signed", also by an infinitive; TD_NONE.
uint32_t td_gap_object(const td_analysis *x, uint32_t token);

/// Add the object that a coordinated verb shares: "planned and led the attack",
/// "which it has signed but not ratified".
void td_shared_object(const td_analysis *x, uint32_t token, td_arcs *arcs);

/// Whether a phrase of the verb's own ends it before what is coordinated with
/// it: "was held | in May | and freed by the army", of whose part it has none.
bool td_is_complete_before(const td_analysis *x, uint32_t token,
                           uint32_t conjunct);

#endif
