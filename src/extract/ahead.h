// SPDX-License-Identifier: MIT

/// @file extract/ahead.h
/// What the words of time of an event tell of its status: that it lies before
/// or behind the article's day.

#ifndef TD_EXTRACT_AHEAD_H
#define TD_EXTRACT_AHEAD_H

#include "grammar/clause.h"

/// Whether the event at `token` lies behind: "planned to meet in May", said in
/// June.
bool td_lies_behind(const td_analysis *x, uint32_t token);

/// Whether what `token` tells lies ahead: "the talks open on Monday", said on
/// Sunday or nobody knows when; "tomorrow's vote".
bool td_lies_ahead(const td_analysis *x, uint32_t token);

/// Whether it is told from before, as it came: "would go on to kill dozens in
/// 1994"; not what somebody said then.
bool td_is_told_from_before(const td_analysis *x, uint32_t token);

/// Whether it has its time before it, which lies ahead: "next month's vote".
bool td_is_dated_ahead(const td_analysis *x, uint32_t token);

/// Whether the noun `token` names what is to be held after what the clause
/// tells: "the visit comes before the election".
bool td_is_held_after(const td_analysis *x, uint32_t token);

#endif
