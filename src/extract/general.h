// SPDX-License-Identifier: MIT

/// @file extract/general.h
/// What is said of a kind of event, or of what a rule lays down, tells of none:
/// "attacks on trains are rare", "under the constitution, the king appoints
/// the judges".

#ifndef TD_EXTRACT_GENERAL_H
#define TD_EXTRACT_GENERAL_H

#include "grammar/context.h"

/// Whether only the kind of the event is told of, or a rule.
bool td_is_general(const td_analysis *x, const td_event *e);

#endif
