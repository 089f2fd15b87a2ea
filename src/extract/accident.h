// SPDX-License-Identifier: MIT

/// @file extract/accident.h
/// Deaths and injuries that an accident or a disaster caused.

#ifndef TD_EXTRACT_ACCIDENT_H
#define TD_EXTRACT_ACCIDENT_H

#include "grammar/context.h"

/// Whether a sentence or one next to it tells of a disaster.
bool td_is_near_disaster(const td_analysis *x, uint32_t sentence);

/// Make what killed nobody's victims ("five people were killed when a bus
/// overturned", and in a text that tells of no violence also beside such a
/// sentence) a death instead of an assault, and what a disaster did ("floods
/// forced them to flee") nobody's act. The roles of all events are filled
/// already.
TD_MUST_CHECK td_status td_accident_settle(const td_analysis *x);

#endif
