// SPDX-License-Identifier: MIT

/// @file know/fold.h
/// The form in which names are compared.
///
/// A word is folded to lower case without diacritics, apostrophes and full
/// stops; hyphens and other punctuation become spaces. A word of two to five
/// capitals ("US", "U.S.", "NATO") is an acronym and keeps its capitals, so
/// that it never equals the pronoun "us". Latin letters up to U+024F are
/// folded by the Unicode Character Database's decompositions; other scripts
/// stay as they are.

#ifndef TD_KNOW_FOLD_H
#define TD_KNOW_FOLD_H

#include "base/slice.h"

/// Longest folded word; longer words do not match any name.
#define TD_FOLD_BYTES 128

typedef enum {
  TD_FOLD_AUTO, ///< acronyms keep their capitals
  TD_FOLD_LOWER ///< everything lower case: for text in capitals
} td_fold_mode;

/// Fold one word of valid UTF-8 into `out` (no NUL). Returns its length; 0 for
/// a word of punctuation only, SIZE_MAX when it does not fit.
size_t td_name_fold(td_slice word, td_fold_mode mode, char out[TD_FOLD_BYTES]);

/// Whether the first letter of `word` is a capital.
bool td_word_is_capitalised(td_slice word);

/// "US", but not "U.S.", "Us" or "I".
bool td_word_is_capitals(td_slice word);

#endif
