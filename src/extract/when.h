// SPDX-License-Identifier: MIT

/// @file extract/when.h
/// When and where: which time expression and which place are an event's own.
///
/// A time belongs to the nearest event above it in its clause. What is said
/// does not take the time of the saying, and the article's day is no event's
/// time by default.

#ifndef TD_EXTRACT_WHEN_H
#define TD_EXTRACT_WHEN_H

#include "extract/context.h"

/// Give the events of `sentence` their times and places.
TD_MUST_CHECK td_status td_when_fill(const td_extraction *x, uint32_t sentence);

#endif
