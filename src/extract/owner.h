// SPDX-License-Identifier: MIT

/// @file extract/owner.h
/// Whose act an event noun tells of, where neither its frame nor a support verb
/// gives an actor: who is named by an adjective before it ("Russian
/// criticism"), or who does what the clause tells in which it is an adverbial
/// ("after a meeting with the king she resigned").

#ifndef TD_EXTRACT_OWNER_H
#define TD_EXTRACT_OWNER_H

#include "grammar/context.h"

/// Fill the actors of the event nouns that have none.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_owner_fill(const td_analysis *x);

#endif
