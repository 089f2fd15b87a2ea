// SPDX-License-Identifier: MIT

/// @file extract/listed.h
/// Whether a word is one of those that a slot of a frame lists.

#ifndef TD_EXTRACT_LISTED_H
#define TD_EXTRACT_LISTED_H

#include "grammar/context.h"

/// Whether the phrase of `token` is one of the words that the slot lists, or
/// it lists none: "loans", "a third" or "a number of the loans" and "they" of
/// loans alike.
bool td_is_listed(const td_analysis *x, uint32_t token, const td_slot *slot);

#endif
