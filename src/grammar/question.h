// SPDX-License-Identifier: MIT

/// @file grammar/question.h
/// Clauses that ask, and whose event is open so.

#ifndef TD_GRAMMAR_QUESTION_H
#define TD_GRAMMAR_QUESTION_H

#include "grammar/context.h"

/// Whether `token` heads a question: what it asks for is open.
bool td_is_asked(const td_analysis *x, uint32_t token);

/// "told them how to leave", "where to vote"
bool td_is_asked_how(const td_analysis *x, uint32_t token);

#endif
