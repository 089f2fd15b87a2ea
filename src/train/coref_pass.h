// SPDX-License-Identifier: MIT

/// @file train/coref_pass.h
/// The network of coref/network.h while it is trained: one text through it and
/// back.

#ifndef TD_TRAIN_COREF_PASS_H
#define TD_TRAIN_COREF_PASS_H

#include "coref/network.h"
#include "train/network.h"

/// One thing that a phrase may take up; nothing at all comes first.
typedef struct {
  uint32_t phrase;    ///< of the text; TD_NONE: nothing
  uint32_t first_row; ///< in the text's rows
  uint32_t n_rows;
  bool is_right;
} td_coref_choice;

typedef struct {
  uint32_t first_key; ///< in the text's keys
  uint32_t n_keys;
  uint32_t first_choice;
  uint32_t n_choices;
} td_coref_phrase;

/// A text as the network sees it.
typedef struct {
  uint32_t n_phrases;
  td_coref_phrase *phrases;
  uint32_t *keys; ///< hashes, then rows of the tables (TD_NONE: none)
  uint32_t n_keys;
  td_coref_choice *choices;
  uint16_t *rows;
} td_coref_example;

typedef enum {
  TD_CP_LATER,
  TD_CP_EARLIER,
  TD_CP_PAIRS,
  TD_CP_BIAS,
  TD_CP_SCORE,
  TD_N_COREF_PARAMS
} td_coref_param_id;

typedef struct {
  uint32_t n_hidden;
  td_keys keys;
  td_param params[TD_N_COREF_PARAMS];
} td_coref_learner;

/// Random weights for the keys and size already in `learner`.
TD_MUST_CHECK td_status td_coref_learner_init(td_coref_learner *learner,
                                              td_arena *arena,
                                              td_random *random);

/// Add the gradients of `example`; the sum of the loss to `*loss`, the number
/// of phrases whose best choice is right to `*n_right`.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_coref_pass_run(td_coref_learner *learner,
                                          const td_coref_example *example,
                                          td_random *random, td_arena *scratch,
                                          double *loss, size_t *n_right);

/// Add all tables of the network.
TD_MUST_CHECK td_status td_coref_learner_write(const td_coref_learner *learner,
                                               td_model_writer *writer);

#endif
