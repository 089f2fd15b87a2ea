// SPDX-License-Identifier: MIT

/// @file segment/words.h
/// The word lists of the knowledge, asked by written form.

#ifndef TD_SEGMENT_WORDS_H
#define TD_SEGMENT_WORDS_H

#include "know/know.h"

/// Longest form that is looked up, in bytes; longer ones are unknown.
#define TD_WORD_BYTES 64

/// `form` in lower case and with straight apostrophes, in `out` (no NUL);
/// returns its length, 0 when it does not fit.
size_t td_word_lower(td_slice form, char out[TD_WORD_BYTES]);

/// The term of `form` so lowered; 0 if it is unknown.
td_term td_word_term(const td_know *know, td_slice form);

/// The entry of word list `list` for `form`; 0 if there is none.
td_term td_word_entry(const td_know *know, td_slice form, td_vocab list);

/// Whether some of the `n` word lists has `form`.
bool td_word_in_any(const td_know *know, td_slice form, const td_vocab *lists,
                    size_t n);

#endif
