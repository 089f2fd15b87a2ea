// SPDX-License-Identifier: MIT

/// @file extract/sides.h
/// The sides of what two do together, where neither its verb nor its noun has
/// them: "a deal struck in Doha *between Chad and Mali*", "under an accord
/// signed with Mali, *Chad* will leave".

#ifndef TD_EXTRACT_SIDES_H
#define TD_EXTRACT_SIDES_H

#include "grammar/context.h"

/// Give acts of two sides (tid:SidesRule) without an actor those. Roles must
/// have been filled.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_sides_fill(const td_analysis *x);

#endif
