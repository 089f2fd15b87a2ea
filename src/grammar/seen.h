// SPDX-License-Identifier: MIT

/// @file grammar/seen.h
/// What the present tense shows as done, as captions and chroniclers have it:
/// "Police detain a protester in Minsk on Sunday."
///
/// Thread use: pure functions of the analysis.

#ifndef TD_GRAMMAR_SEEN_H
#define TD_GRAMMAR_SEEN_H

#include "grammar/context.h"

/// Whether the verb at `token`, which tells of an event in the present tense,
/// shows one act and not what is done again and again ("they sell arms every
/// year", "gangs kidnap migrants", "who protect the mine").
bool td_is_seen(const td_analysis *x, uint32_t token);

#endif
