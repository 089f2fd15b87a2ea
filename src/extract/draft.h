// SPDX-License-Identifier: MIT

/// @file extract/draft.h
/// What plans, drafts and deals lay down, told in the present tense though it
/// is yet to be.

#ifndef TD_EXTRACT_DRAFT_H
#define TD_EXTRACT_DRAFT_H

#include "grammar/context.h"

/// How real what the verb at `token` tells is as a term of a plan, draft or
/// deal: "the bill bans it", "a bill banning it", "under the deal they leave",
/// "the plan includes a ban"; TD_NO_STATUS where it is none.
td_event_status td_draft_tells(const td_analysis *x, uint32_t token);

#endif
