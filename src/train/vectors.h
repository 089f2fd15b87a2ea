// SPDX-License-Identifier: MIT

/// @file train/vectors.h
/// Vectors of words that were learned from much plain text, as text: a line a
/// word, the word and its numbers with blanks between, frequent words first.

#ifndef TD_TRAIN_VECTORS_H
#define TD_TRAIN_VECTORS_H

#include "base/error.h"
#include "learn/keys.h"

/// Words of the file that are kept whether wanted or not.
#define TD_VECTORS_FREQUENT 80000

typedef struct {
  td_keys keys; ///< of words in lower case (td_word_keys_of)
  /// Numbers of a row, whole panels (learn/matrix.h): those of the file, then
  /// zeros. 0: there are no vectors.
  size_t n_columns;
  const float *rows; ///< [keys.n_keys][n_columns], of mean square 1
} td_vectors;

/// Read the file at `path`: its first words and those among `wanted`. Of words
/// with the same key the first counts.
/// Errors, sent: TD_ERR_IO, TD_ERR_BAD_SYNTAX, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_vectors_read(const char *path, const td_keys *wanted,
                                        td_arena *arena,
                                        const td_error_sink *errors,
                                        td_vectors *out);

#endif
