// SPDX-License-Identifier: MIT

/// @file extract/number.h
/// Numbers of an event, of people and of money.
///
/// What a number counts is data: tid:CountRule of a class, tid:counts and
/// tid:ownCount of an entry, tid:StateWord of what people are left as. Of
/// several people or groups coordinated the numbers add up; nobody is none.
/// Lives in the event: no memory is taken.

#ifndef TD_EXTRACT_NUMBER_H
#define TD_EXTRACT_NUMBER_H

#include "extract/trigger.h"

/// Fill the numbers and the amount of `event` from what `match` found.
void td_number_fill(const td_analysis *x, const td_match *match,
                    td_event *event);

#endif
