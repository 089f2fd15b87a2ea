// SPDX-License-Identifier: MIT

/// @file know/quantity.h
/// How many, or how much, some words say: digits, number words, multipliers,
/// ranges, words that widen a number, words for many.
///
/// Numbers are hundredths, so that "1.2 million" and "2.50 dollars" are exact.

#ifndef TD_KNOW_QUANTITY_H
#define TD_KNOW_QUANTITY_H

#include "know/know.h"

#define TD_NO_QUANTITY INT64_MIN // as TD_NO_COUNT

/// What has to be known of a word.
typedef struct {
  td_slice form;     ///< as written
  td_term form_term; ///< see td_token
  td_term lemma_term;
  bool is_number;     ///< tagged as one
  bool is_joiner;     ///< "and", "or"
  bool is_determiner; ///< "a", "another": may stand before a number
  bool is_sign;       ///< of a currency: may stand before a number
  bool is_joined;     ///< no blank behind it
} td_quantity_word;

/// In hundredths; what is not said is TD_NO_QUANTITY. "About" gives the value.
typedef struct {
  int64_t value;
  int64_t min;
  int64_t max;
} td_quantity;

/// Hundredths as a whole number; TD_NO_QUANTITY where they are none.
int64_t td_quantity_whole(int64_t hundredths);

/// The quantity that begins at words[at]; words that widen it are looked for
/// before and behind it. The number of its words, 0 if none begins there, as at
/// the "some" of "some 20" and the "15" of "15-year-old".
uint32_t td_know_quantity(const td_know *know, const td_quantity_word *words,
                          uint32_t n_words, uint32_t at, td_quantity *out);

#endif
