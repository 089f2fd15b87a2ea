// SPDX-License-Identifier: MIT

/// @file extract/record.h
/// What a coder would make of the events: which are coded, which is the main
/// one of its sentence; and which are no events at all.

#ifndef TD_EXTRACT_RECORD_H
#define TD_EXTRACT_RECORD_H

#include "extract/trigger.h"

/// Set is_coded and is_main of all events; those that are not coded lose the
/// recipients that no phrase of theirs names (is_behind).
void td_record_mark(const td_analysis *x);

/// Remove nouns that name neither parties nor time nor an event told before,
/// and renumber what refers to events.
TD_MUST_CHECK td_status td_record_prune(td_analysis *x);

#endif
