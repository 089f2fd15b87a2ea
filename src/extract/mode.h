// SPDX-License-Identifier: MIT

/// @file extract/mode.h
/// The mode of a request, refusal or threat is what is asked, refused or
/// threatened in it.

#ifndef TD_EXTRACT_MODE_H
#define TD_EXTRACT_MODE_H

#include "grammar/context.h"

/// If `e` has no mode, give it the one that `content`, which is asked, refused
/// or threatened in it, makes it have (tid:modeOf, tid:contentClass).
void td_mode_give(const td_analysis *x, td_event *e, const td_event *content);

/// Do so for all events whose topic is an event.
void td_mode_settle(const td_analysis *x);

#endif
