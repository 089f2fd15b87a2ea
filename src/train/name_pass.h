// SPDX-License-Identifier: MIT

/// @file train/name_pass.h
/// The network of names/network.h while it is trained: one batch of sentences
/// through it and back.
///
/// The loss is the cross entropy of each word's label.

#ifndef TD_TRAIN_NAME_PASS_H
#define TD_TRAIN_NAME_PASS_H

#include "train/name_corpus.h"
#include "train/network.h"

typedef enum {
  TD_NP_PARTS,
  TD_NP_FEATURES,
  TD_NP_LSTM, ///< input, bias, forward, backward
  TD_NP_SCORES = TD_NP_LSTM + 4,
  TD_NP_BIAS,
  TD_N_NAME_PARAMS
} td_name_param_id;

/// Word, part and feature are together whole panels (learn/matrix.h); the
/// word's numbers are as many as the base model has, and those of the parts are
/// made to fit.
typedef struct {
  uint32_t word;    ///< numbers of a word's own vector
  uint32_t part;    ///< of the vector of its parts
  uint32_t feature; ///< of the vector of its features
  uint32_t cells;   ///< of the layer, each direction
} td_name_sizes;

typedef struct {
  td_name_sizes sizes;
  td_keys words;             ///< those of the trees, and
  const td_table *word_rows; ///< their rows, which are not changed
  td_keys parts;
  td_param params[TD_N_NAME_PARAMS];
} td_name_learner;

/// Random weights for the vocabulary and sizes already in `learner`.
TD_MUST_CHECK td_status td_name_learner_init(td_name_learner *learner,
                                             td_arena *arena,
                                             td_random *random);

/// What passes work on.
typedef struct {
  td_name_learner *learner;
  const td_name_corpus *corpus;
  td_random *random;
  td_arena *scratch;
} td_name_pass;

/// Sums over batches.
typedef struct {
  double loss;
  size_t n_words;
} td_name_pass_sums;

/// Add the gradients of `n` sentences of the corpus, a few of them changed to
/// all lower case or all capitals.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_pass_run(const td_name_pass *given,
                                         const uint32_t *sentences, size_t n,
                                         td_name_pass_sums *sums);

/// Add all tables of the network.
TD_MUST_CHECK td_status td_name_learner_write(const td_name_learner *learner,
                                              td_model_writer *writer);

#endif
