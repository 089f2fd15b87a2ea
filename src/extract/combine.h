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

/// A content under the word that tells how real it is.
typedef struct {
  uint32_t place;    ///< where the content hangs on the governor
  uint32_t governor; ///< the token of the word
  const td_word *word;
  const td_reality *own;   ///< of the content by itself
  const td_reality *above; ///< of the word
} td_content;

/// The status of the content: the above, and what the two and the words around
/// tell besides.
td_event_status td_status_of_content(const td_analysis *x,
                                     const td_content *content);

#endif
