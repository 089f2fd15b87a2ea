// SPDX-License-Identifier: MIT

/// @file extract/place.h
/// Where: which place is an event's own, not that of who tells of it.
///
/// A place stands with the event or its clause; of some classes (tid:happensAt)
/// what fills a role is there too: "ambushed a convoy in Goma", "visited Oslo".

#ifndef TD_EXTRACT_PLACE_H
#define TD_EXTRACT_PLACE_H

#include "grammar/context.h"

/// Give the events of `sentence` their places.
TD_MUST_CHECK td_status td_place_fill(const td_analysis *x, uint32_t sentence);

/// What is a part of another event is where that is; after td_order_fill.
TD_MUST_CHECK td_status td_place_inherit(const td_analysis *x);

#endif
