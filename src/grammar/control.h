// SPDX-License-Identifier: MIT

/// @file grammar/control.h
/// Control: who does what an infinitive, gerund or participle without a subject
/// of its own tells. Each goes on through at most `depth` clauses.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_CONTROL_H
#define TD_GRAMMAR_CONTROL_H

#include "grammar/context.h"

/// Of what complements the verb `governor`: "forced Oman to leave"; TD_NONE.
uint32_t td_controller(const td_analysis *x, uint32_t governor, uint32_t token,
                       unsigned depth);

/// Of what hangs on a noun: "a plan to leave", "the army shelling the town";
/// TD_NONE.
uint32_t td_acl_subject(const td_analysis *x, uint32_t token, unsigned depth);

/// Of what hangs on a verb beside its complements: "left, accusing Oman of
/// arming them"; TD_NONE.
uint32_t td_advcl_subject(const td_analysis *x, uint32_t token, unsigned depth);

#endif
