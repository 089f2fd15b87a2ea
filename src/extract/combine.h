// SPDX-License-Identifier: MIT

/// @file extract/combine.h
/// What a word that tells how real its complement is makes of it.

#ifndef TD_EXTRACT_COMBINE_H
#define TD_EXTRACT_COMBINE_H

#include "grammar/clause.h"

/// Whether it happened or goes on.
bool td_is_real(td_event_status status);

/// What is forgiven or marked was done, also where that is to come or is not.
bool td_is_factive(const td_word *word);

/// The status of a complement that by itself is as `reality` says, under
/// `word`, which is itself as real as `governor`, and done already where
/// `is_past`: "had to leave".
td_event_status td_status_combine(const td_word *word, td_reality reality,
                                  td_event_status governor, bool is_past);

#endif
