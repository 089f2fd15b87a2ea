// SPDX-License-Identifier: MIT

/// @file names/network.h
/// The network that labels words (names/label.h).
///
/// A word is the row of its form, the sum of the rows of its parts and the sum
/// of the rows of its features; one layer of bidirectional LSTM reads the
/// sentence, and one product makes scores of the labels.
///
/// Thread use: read-only after reading.

#ifndef TD_NAMES_NETWORK_H
#define TD_NAMES_NETWORK_H

#include "learn/encoder.h"
#include "names/features.h"

/// Columns of the scores.
#define TD_NAME_SCORES TD_PANEL

/// Names of the tables in the model file. Words have the same rows as for the
/// trees: word.keys, word.rows.
#define TD_NAME_T_SIZES "name.sizes"
#define TD_NAME_T_PART_KEYS "name.partkeys"
#define TD_NAME_T_PARTS "name.parts"
#define TD_NAME_T_FEATURES "name.features"
#define TD_NAME_T_INPUT "name.input"
#define TD_NAME_T_BIAS "name.bias"
#define TD_NAME_T_FORWARD "name.forward"
#define TD_NAME_T_BACKWARD "name.backward"
#define TD_NAME_T_SCORES "name.scores"
#define TD_NAME_T_SCORES_BIAS "name.s_bias"

typedef struct {
  td_encoder encoder;    ///< of which the second layer is not used
  size_t n_input;        ///< numbers of a word: form, parts, features
  const float *features; ///< [TD_NAME_ROWS][n_input - encoder.n_input]
  td_panels scores;      ///< [width][TD_NAME_SCORES]
  const float *bias;     ///< [TD_NAME_SCORES]
} td_name_network;

/// Whether `file` has the network.
bool td_name_network_exists(const td_model_file *file);

/// Errors: TD_ERR_BAD_SYNTAX, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_network_read(const td_model_file *file,
                                             td_arena *arena,
                                             td_name_network *out);

/// Add the row of a word to `x` [n_input], zeroed.
void td_name_network_embed(const td_name_network *network,
                           const td_word_keys *keys,
                           const td_name_features *features, float *x);

#endif
