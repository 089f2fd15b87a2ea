// SPDX-License-Identifier: MIT

/// @file extract/when.h
/// When: which time expression is an event's own.
///
/// A time belongs to the nearest event above it in its clause. What is said
/// does not take the time of the saying, and the article's day is no event's
/// time by default.

#ifndef TD_EXTRACT_WHEN_H
#define TD_EXTRACT_WHEN_H

#include "grammar/context.h"

/// Give the events of `sentence` their times.
TD_MUST_CHECK td_status td_when_fill(const td_analysis *x, uint32_t sentence);

/// The event told at `token`, not a bare noun (see td_match); TD_NONE.
uint32_t td_event_here(const td_analysis *x, uint32_t token);

typedef struct {
  uint32_t event;     ///< TD_NONE
  uint32_t predicate; ///< where the climb ended; TD_NONE
} td_owner;

/// The nearest event at or above `token`, in its clause.
td_owner td_owner_of(const td_analysis *x, uint32_t token);

/// What governs the phrase of `token`: its head, but no clause whose marker
/// stands behind the phrase ("on Monday in order to press ..."); TD_NONE.
uint32_t td_phrase_governor(const td_analysis *x, uint32_t token);

/// The event noun whose phrase ends right before `token`: "the summit in Oslo
/// last week", where the parser hung the week on a verb that tells no event.
uint32_t td_event_ending_before(const td_analysis *x, uint32_t token);

/// Whether the event noun at `token` is what kills or hurts by the verb above:
/// "a blast killed three people on Friday" tells when and where the blast was.
bool td_takes_toll(const td_analysis *x, uint32_t token);

#endif
