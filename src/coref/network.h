// SPDX-License-Identifier: MIT

/// @file coref/network.h
/// The network that scores what a phrase takes up.
///
/// One hidden layer: the rows of the later phrase's keys, of the earlier's and
/// of the pair are summed and cut at 0; a product with one row is the score.
/// "Nothing" is scored the same way without an earlier phrase, and the best
/// score wins.
///
/// Thread use: read-only after reading.

#ifndef TD_COREF_NETWORK_H
#define TD_COREF_NETWORK_H

#include "coref/features.h"
#include "learn/keys.h"
#include "learn/matrix.h"
#include "learn/modelfile.h"

/// Names of the tables in the model file.
#define TD_COREF_T_SIZES "coref.sizes"
#define TD_COREF_T_KEYS "coref.keys"
#define TD_COREF_T_LATER "coref.later"
#define TD_COREF_T_EARLIER "coref.earlier"
#define TD_COREF_T_PAIRS "coref.pairs"
#define TD_COREF_T_BIAS "coref.bias"
#define TD_COREF_T_SCORE "coref.score"

typedef struct {
  td_keys keys;
  size_t n_hidden;
  const td_table *later;   ///< [keys.n_keys][n_hidden]
  const td_table *earlier; ///< [keys.n_keys][n_hidden]
  const td_table *pairs;   ///< [TD_PAIR_ROWS][n_hidden]
  const float *bias;       ///< [n_hidden]
  const float *score;      ///< [n_hidden]
} td_coref_network;

/// Whether `file` has the network.
bool td_coref_network_exists(const td_model_file *file);

/// Errors: TD_ERR_BAD_SYNTAX, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_coref_network_read(const td_model_file *file,
                                              td_coref_network *out);

/// What the keys of a phrase add up to, as the later one (with the bias) and
/// as the earlier one; each [n_hidden], zeroed.
void td_coref_network_embed(const td_coref_network *network,
                            const td_phrase_keys *keys, float *later,
                            float *earlier);

/// The score of a pair; `earlier` is NULL for "nothing".
float td_coref_network_score(const td_coref_network *network,
                             const float *later, const float *earlier,
                             const td_pair_rows *rows);

#endif
