// SPDX-License-Identifier: MIT

/// @file learn/wordform.h
/// What the networks see of a word: its letters, plain.
///
/// A form is reduced to ASCII: curly quotes and long dashes become plain ones,
/// letters lose their marks, digits become 0, what is left becomes '~'. From
/// that come the key of the whole word in lower case and the keys of its
/// parts: beginnings of 1-3 letters, ends of 1-4, and its shape ("Xxx-Xx").
/// Words longer than TD_WORDFORM_BYTES are cut in the middle of nothing: only
/// their first bytes count for the word, their true ends for the ends.

#ifndef TD_LEARN_WORDFORM_H
#define TD_LEARN_WORDFORM_H

#include "base/slice.h"

#include <stdint.h>

#define TD_WORDFORM_BYTES 48

/// Parts of a word that have keys: 3 beginnings, 4 ends, the shape, and the
/// shape with whether the word begins the sentence.
#define TD_WORD_PARTS 9

typedef struct {
  uint32_t word;                 ///< key of the lower-cased word
  uint32_t parts[TD_WORD_PARTS]; ///< keys of its parts
} td_word_keys;

/// `form` in plain ASCII, not terminated; returns the length, at most
/// TD_WORDFORM_BYTES and at least 1. Any bytes are accepted.
size_t td_wordform_plain(td_slice form, char *out);

/// The ASCII character that a curly quote or a long dash stands for; 0 for all
/// other code points.
char td_wordform_mark(uint32_t code_point);

/// Lower case of ASCII letters, in place.
void td_wordform_lower(char *text, size_t length);

td_word_keys td_word_keys_of(td_slice form, bool is_first);

#endif
