// SPDX-License-Identifier: MIT

/// @file extract/single.h
/// One act, one event: of the words that matched, those that only help out
/// another ("imposed sanctions"), or tell of nothing, are dropped.

#ifndef TD_EXTRACT_SINGLE_H
#define TD_EXTRACT_SINGLE_H

#include "extract/match.h"

/// Drop what is part of another of the matches from `first` on; what it found
/// is the other's.
void td_single_keep(const td_analysis *x, td_matches *matches, uint32_t first);

#endif
