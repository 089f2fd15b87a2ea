// SPDX-License-Identifier: MIT

/// @file extract/doer.h
/// Who does what only another event is said to do: "the Turkish raid killed
/// nine", "killed in a rebel attack".

#ifndef TD_EXTRACT_DOER_H
#define TD_EXTRACT_DOER_H

#include "grammar/context.h"

/// Give events without an actor the actors of the event that they tell as
/// their agent. Roles must have been filled.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_doer_fill(const td_analysis *x);

/// Give what somebody says of an act of his own (tid:tellsOwnAct) its actor.
/// What statements claim, and whether they were made, must be known.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_doer_fill_own(const td_analysis *x);

#endif
