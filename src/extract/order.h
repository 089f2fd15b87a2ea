// SPDX-License-Identifier: MIT

/// @file extract/order.h
/// Which event comes before another, is a part of it or is its reason, where
/// the text says so: "was arrested after the raid", "marched in protest at the
/// killing", "sparking riots".
///
/// The words that say it are data (tid:TemporalCue, tid:CausalCue,
/// tid:OrderVerb); both ends are events of the document.

#ifndef TD_EXTRACT_ORDER_H
#define TD_EXTRACT_ORDER_H

#include "grammar/context.h"

/// "Sparked protests", "led to clashes", "riots triggered by it": whether the
/// noun `token` tells what a verb says to have come of something.
bool td_order_is_caused(const td_analysis *x, uint32_t token);

/// Add TD_ROLE_BEFORE, AFTER, PART_OF and REASON to the document's events; what
/// is before another has the other after it.
TD_MUST_CHECK td_status td_order_fill(const td_analysis *x);

#endif
