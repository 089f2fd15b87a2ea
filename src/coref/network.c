// SPDX-License-Identifier: MIT

#include "coref/network.h"

#include "base/try.h"

/// Largest hidden layer that a model may have.
#define MAX_HIDDEN 512

bool td_coref_network_exists(const td_model_file *file) {
  return td_model_file_find(file, TD_COREF_T_SIZES) != NULL;
}

static td_status read_row(const td_model_file *file, const char *name, size_t n,
                          const float **out) {
  const td_table *table;
  TD_TRY(td_model_file_get(file, name, TD_TABLE_FLOAT, 1, n, &table));
  *out = table->data;
  return TD_OK;
}

td_status td_coref_network_read(const td_model_file *file,
                                td_coref_network *out) {
  const td_table *table;
  TD_TRY(
      td_model_file_get(file, TD_COREF_T_SIZES, TD_TABLE_UINT32, 1, 1, &table));
  uint32_t n;
  memcpy(&n, table->data, sizeof(n));
  if (n == 0 || n > MAX_HIDDEN || n % TD_LANES != 0) {
    return td_model_file_complain(file, TD_COREF_T_SIZES, "has a bad size");
  }
  out->n_hidden = n;
  TD_TRY(td_model_file_keys(file, TD_COREF_T_KEYS, &out->keys));
  TD_TRY(td_model_file_get(file, TD_COREF_T_LATER, TD_TABLE_INT8,
                           out->keys.n_keys, n, &out->later));
  TD_TRY(td_model_file_get(file, TD_COREF_T_EARLIER, TD_TABLE_INT8,
                           out->keys.n_keys, n, &out->earlier));
  TD_TRY(td_model_file_get(file, TD_COREF_T_PAIRS, TD_TABLE_INT8, TD_PAIR_ROWS,
                           n, &out->pairs));
  TD_TRY(read_row(file, TD_COREF_T_BIAS, n, &out->bias));
  return read_row(file, TD_COREF_T_SCORE, n, &out->score);
}

void td_coref_network_embed(const td_coref_network *network,
                            const td_phrase_keys *keys, float *later,
                            float *earlier) {
  for (size_t i = 0; i < network->n_hidden; i++) {
    later[i] += network->bias[i];
  }
  uint32_t rows[TD_MAX_PHRASE_KEYS];
  td_keys_find_all(&network->keys, keys->keys, keys->n, rows);
  for (uint32_t i = 0; i < keys->n; i++) {
    if (rows[i] != UINT32_MAX) {
      td_table_add_row(network->later, rows[i], later);
      td_table_add_row(network->earlier, rows[i], earlier);
    }
  }
}

float td_coref_network_score(const td_coref_network *network,
                             const float *later, const float *earlier,
                             const td_pair_rows *rows) {
  const size_t n = network->n_hidden;
  const float *const both[] = {later, earlier};
  const int8_t *bytes[TD_MAX_PAIR_ROWS];
  float scales[TD_MAX_PAIR_ROWS];
  for (uint32_t i = 0; i < rows->n; i++) {
    const uint32_t row = rows->rows[i];
    bytes[i] = (const int8_t *)network->pairs->data + row * n;
    scales[i] = network->pairs->scales[row];
  }
  const td_cut_sum sum = {.rows = both,
                          .n_rows = earlier ? 2 : 1,
                          .bytes = bytes,
                          .scales = scales,
                          .n_bytes = rows->n,
                          .weights = network->score,
                          .n = n};
  return td_kernels_get()->cut_sum(&sum);
}
