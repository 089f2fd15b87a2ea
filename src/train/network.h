// SPDX-License-Identifier: MIT

/// @file train/network.h
/// All weights of encoder, tagger and parser while they are trained.

#ifndef TD_TRAIN_NETWORK_H
#define TD_TRAIN_NETWORK_H

#include "learn/encoder.h"
#include "learn/lstm_train.h"
#include "learn/modelfile_write.h"
#include "learn/param.h"
#include "parse/score.h"
#include "train/vectors.h"

typedef enum {
  TD_P_WORDS,
  TD_P_PARTS,
  TD_P_LSTM1, ///< input, bias, forward, backward
  TD_P_LSTM2 = TD_P_LSTM1 + 4,
  TD_P_TAG = TD_P_LSTM2 + 4,
  TD_P_TAG_BIAS,
  TD_P_PLACES,
  TD_P_ABSENT,
  TD_P_MARKS,
  TD_P_BIAS,
  TD_P_SCORES,
  TD_P_SCORES_BIAS,
  TD_P_GIVEN, ///< from given vectors to the numbers of a word
  TD_N_PARAMS
} td_param_id;

/// How a matrix begins and what is kept of it.
typedef struct {
  size_t id; ///< among the network's parameters
  const char *name;
  size_t n_rows;
  size_t n_columns;
  float range; ///< 0: begins with zeros
  enum {
    TD_PLAN_DENSE,
    TD_PLAN_SPARSE,
    TD_PLAN_BIAS,  ///< kept as floats in the model file
    TD_PLAN_PACKED ///< in panels too
  } kind;
} td_param_plan;

/// Make params[plan->id].
TD_MUST_CHECK td_status td_param_add(td_param *params,
                                     const td_param_plan *plan, td_arena *arena,
                                     td_random *random);

/// Range of Glorot and Bengio (2010), by a rational root (Newton's steps).
float td_param_range(size_t n_in, size_t n_out);

/// One step of all `n_params` matrices. `n_rows` words gave the gradient,
/// which is cut to a greatest length.
void td_params_update(td_param *params, size_t n_params, uint32_t step,
                      float rate, size_t n_rows);

/// Add a table for each matrix.
TD_MUST_CHECK td_status td_params_write(const td_param *params, size_t n_params,
                                        td_model_writer *writer);

typedef struct {
  uint32_t word;   ///< numbers of a word's own vector, whole panels
  uint32_t part;   ///< numbers of the vector of its parts
  uint32_t cells1; ///< of the first layer, each direction
  uint32_t cells2; ///< of the second
  uint32_t hidden; ///< of the parser's network
} td_network_sizes;

typedef struct {
  td_network_sizes sizes;
  td_keys words;
  td_keys parts;
  td_vectors given;      ///< of words, learned elsewhere; not changed
  uint32_t *given_row;   ///< [words.n_keys], UINT32_MAX: none
  uint32_t *word_counts; ///< [words.n_keys], how often in the corpus
  uint32_t n_labels;
  td_param params[TD_N_PARAMS];
} td_network;

/// A word's numbers are its row of TD_P_WORDS, with a given vector what
/// TD_P_GIVEN makes of that as well. Words that the corpus has less often than
/// this have the given vector only.
#define TD_LEAST_OWN_ROW 2

/// Whether word `row` has a row of its own that is learned.
static inline bool td_network_has_own(const td_network *network, uint32_t row) {
  return network->given_row[row] == UINT32_MAX ||
         network->word_counts[row] >= TD_LEAST_OWN_ROW;
}

/// Random weights for the given vocabulary (already in `network`), sizes and
/// labels; `arena` owns them.
TD_MUST_CHECK td_status td_network_init(td_network *network, td_arena *arena,
                                        td_random *random);

/// The layers and the scorer as the run-time code takes them, over the packed
/// copies of the weights; valid as long as the network.
td_lstm td_network_lstm(const td_network *network, size_t i);
td_lstm_gradient td_network_lstm_gradient(td_network *network, size_t i);
td_scorer td_network_scorer(const td_network *network);
td_panels td_network_panels(const td_network *network, td_param_id id);
td_panels td_network_transposed(const td_network *network, td_param_id id);

/// One step of all weights. `n_rows` words gave the gradient.
void td_network_update(td_network *network, uint32_t step, float rate,
                       size_t n_rows);

/// Add all tables of the network.
TD_MUST_CHECK td_status td_network_write(const td_network *network,
                                         td_model_writer *writer,
                                         td_arena *scratch);

#endif
