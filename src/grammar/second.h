// SPDX-License-Identifier: MIT

/// @file grammar/second.h
/// What a coordinated verb stands beside, where the tree may have it beside
/// another: who tells something goes on telling, who is told of goes on acting.
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_SECOND_H
#define TD_GRAMMAR_SECOND_H

#include "grammar/context.h"

/// Whether the verb `token` mostly tells of what is done by speaking:
/// "accused", "thanked".
bool td_is_speaking(const td_analysis *x, uint32_t token);

/// Whether it tells or asks somebody something, or is done by speaking.
bool td_tells_or_asks(const td_analysis *x, uint32_t token);

/// What the coordinated verb `token` stands beside: its head, but for a clause
/// around that where it goes on ("said that Mali should act, | and urged
/// talks": one in the past is no second to one that is wished for).
uint32_t td_first_conjunct(const td_analysis *x, uint32_t token);

#endif
