// SPDX-License-Identifier: MIT

/// @file learn/pieces.h
/// Sentences of any length as batches of bounded size.
///
/// A sentence of more than TD_PIECE_ROWS words is cut, so that memory does not
/// follow what hostile input calls a sentence; short ones are put together up
/// to TD_BATCH_ROWS rows, so that the networks work on several at a time.

#ifndef TD_LEARN_PIECES_H
#define TD_LEARN_PIECES_H

#include "learn/lstm.h"

#define TD_PIECE_ROWS 2048
#define TD_BATCH_ROWS 128

typedef struct {
  uint32_t *bounds; ///< [n_pieces + 1], rows
  uint32_t n_pieces;
  uint32_t next;   ///< first piece not taken
  uint32_t *local; ///< bounds of the batch taken last
  uint32_t most;   ///< no batch has more rows
} td_pieces;

/// Cut `n` sequences that lie one after the other.
TD_MUST_CHECK td_status td_pieces_init(td_pieces *pieces, td_arena *arena,
                                       const uint32_t *lengths, uint32_t n);

/// The next batch, valid until the next call, and the row where it begins;
/// false when all have been taken. Batches are never empty.
bool td_pieces_take(td_pieces *pieces, td_batch *batch, uint32_t *first_row);

#endif
