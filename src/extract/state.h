// SPDX-License-Identifier: MIT

/// @file extract/state.h
/// Words of a state that people are left in: "left *two dead* and five
/// missing".
///
/// Thread use: pure functions of the analysis.

#ifndef TD_EXTRACT_STATE_H
#define TD_EXTRACT_STATE_H

#include "extract/match.h"

/// What the word counts where it is one of a state (td_number_kind); -1.
int td_state_kind(const td_analysis *x, uint32_t token);

/// The next word of a state behind `after` in the clause of `verb`; TD_NONE.
uint32_t td_state_behind(const td_analysis *x, uint32_t verb, uint32_t after);

/// Who is in the state that `token` tells: the number or counted noun
/// before it; TD_NONE.
uint32_t td_state_bearer(const td_analysis *x, uint32_t token);

/// The word of a state that an entry which tells states asked for; TD_NONE.
uint32_t td_state_told(const td_analysis *x, const td_match *match);

#endif
