// SPDX-License-Identifier: MIT

/// @file extract/blow.h
/// Whom a blow fell on where a noun names it and a verb beside tells of that.
///
/// "Two strikes | hit a convoy", "the campaign | to defeat the rebels": the
/// verb's victims are the noun's as well.

#ifndef TD_EXTRACT_BLOW_H
#define TD_EXTRACT_BLOW_H

#include "grammar/context.h"

/// Give every such noun's event that has no recipient those of its verb. The
/// roles of all events are filled already.
TD_MUST_CHECK td_status td_blow_fill(const td_analysis *x);

#endif
