// SPDX-License-Identifier: MIT

/// @file extract/attribution.h
/// Who says that an event happened, is planned, did not happen.

#ifndef TD_EXTRACT_ATTRIBUTION_H
#define TD_EXTRACT_ATTRIBUTION_H

#include "extract/status.h"

/// Add the attributions of event `event`, whose reality is `reality`: the
/// nearest source, via the next one; the article itself where nobody is named.
/// A statement event that is the source's claims the event.
TD_MUST_CHECK td_status td_attribution_add(const td_analysis *x, uint32_t event,
                                           const td_reality *reality);

/// Who says what `token` tells, in the same sentence: the nearest source that
/// is known; TD_NONE.
uint32_t td_attribution_speaker(const td_analysis *x, uint32_t token);

#endif
