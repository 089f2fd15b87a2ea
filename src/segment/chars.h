// SPDX-License-Identifier: MIT

/// @file segment/chars.h
/// What a code point is to the tokenizer.

#ifndef TD_SEGMENT_CHARS_H
#define TD_SEGMENT_CHARS_H

#include "base/slice.h"

#include <stdint.h>

typedef enum {
  TD_CHAR_BLANK,
  TD_CHAR_LETTER, ///< of any script
  TD_CHAR_DIGIT,
  TD_CHAR_JOINER, ///< part of the sign before it: accents, soft hyphens
  TD_CHAR_OPENER, ///< brackets and quotation marks that only open
  TD_CHAR_CLOSER,
  TD_CHAR_CURRENCY,
  TD_CHAR_OTHER ///< punctuation, symbols
} td_char_kind;

td_char_kind td_char_kind_of(uint32_t code_point);

/// The typographic apostrophes count as the straight one.
bool td_char_is_apostrophe(uint32_t code_point);
/// Hyphens that divide words: ASCII's and Unicode's.
bool td_char_is_hyphen(uint32_t code_point);
/// En dash, em dash and longer.
bool td_char_is_dash(uint32_t code_point);

static inline bool td_char_is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}
static inline bool td_char_is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}
static inline bool td_char_is_digit_ascii(char c) {
  return c >= '0' && c <= '9';
}

/// Whether `text` has a capital at `offset`; whether a small letter. Neither
/// holds at its end, or for a letter of a script without case.
bool td_char_is_capital_at(td_slice text, size_t offset);
bool td_char_is_small_at(td_slice text, size_t offset);

#endif
