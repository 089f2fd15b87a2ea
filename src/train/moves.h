// SPDX-License-Identifier: MIT

/// @file train/moves.h
/// The moves of one sentence, made and judged by the oracle.

#ifndef TD_TRAIN_MOVES_H
#define TD_TRAIN_MOVES_H

#include "parse/oracle.h"
#include "train/pass.h"
#include "train/teachers.h"

/// Moves of all sentences of a batch. Rows of `hidden` and `scores` belong to
/// the views with the same index.
typedef struct {
  const td_scorer *scorer;
  const float
      *shares; ///< of the batch's words, as td_scorer_prepare makes them
  const td_teachers *teachers; ///< who have read the batch; NULL
  float taught;                ///< as in td_pass_options
  float follow;                ///< the same
  td_random *random;
  td_pass_sums *sums; ///< moves and their loss are added to it
  uint32_t n;
  td_view *views; ///< places are rows of the batch
  float *hidden;  ///< [room][n_hidden]
  float *scores;  ///< [room][scores, rounded]: the gradient
} td_moves;

/// Room for the moves of `n_words` words; all above `n` is given.
TD_MUST_CHECK td_status td_moves_init(td_moves *moves, td_arena *arena,
                                      size_t n_words);

/// Parse `sample`, whose words are the rows of `shares` from `row` on, and add
/// its moves.
TD_MUST_CHECK td_status td_moves_add(td_moves *moves, uint32_t row,
                                     const td_sample *sample,
                                     td_arena *scratch);

#endif
