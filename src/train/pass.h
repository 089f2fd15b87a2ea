// SPDX-License-Identifier: MIT

/// @file train/pass.h
/// One batch of sentences through the networks and back.
///
/// The loss is the sum over words of the tagger's cross entropy and over moves
/// of the parser's: minus the logarithm of the probability that one of the
/// cheapest moves is made. The parser follows its own choices most of the
/// time, so that it learns to go on after mistakes.

#ifndef TD_TRAIN_PASS_H
#define TD_TRAIN_PASS_H

#include "train/network.h"
#include "train/sample.h"
#include "train/teachers.h"

typedef struct {
  float drop_input; ///< share of numbers that are hidden, by layer
  float drop_first;
  float drop_second;
  float drop_part;  ///< share of word parts taken for unknown
  float rare;       ///< a word seen n times is unknown with rare / (rare + n)
  float only_given; ///< the same for leaving it its given vector only
  float follow;     ///< share of moves that follow the parser, not the oracle
  float taught;     ///< weight of the teachers beside the oracle, 0 to 1
} td_pass_options;

/// Sums over batches, for reports.
typedef struct {
  double tag_loss;
  double move_loss;
  uint64_t n_words;
  uint64_t n_moves;
} td_pass_sums;

/// What passes work on.
typedef struct {
  td_network *network;
  td_pass_options options;
  td_random *random;
  td_arena *scratch;
  td_pass_sums *sums;
  td_teachers *teachers; ///< NULL: only the trees teach
} td_pass;

/// Add the gradients of `n` samples to the network, and to the sums.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_pass_run(const td_pass *given,
                                    const td_sample *samples, size_t n);

#endif
