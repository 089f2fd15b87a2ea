// SPDX-License-Identifier: MIT

#include "names/network.h"

#include "base/try.h"

/// Largest layer and largest row that a model may have.
#define MAX_WIDTH 1024

bool td_name_network_exists(const td_model_file *file) {
  return td_model_file_find(file, TD_NAME_T_SIZES) != NULL;
}

/// The sizes: numbers of a form, of its parts, of its features; cells.
static td_status read_sizes(const td_model_file *file, uint32_t sizes[4]) {
  const td_table *table;
  TD_TRY(
      td_model_file_get(file, TD_NAME_T_SIZES, TD_TABLE_UINT32, 1, 4, &table));
  memcpy(sizes, table->data, 4 * sizeof(*sizes));
  for (size_t i = 0; i < 4; i++) {
    if (sizes[i] == 0 || sizes[i] > MAX_WIDTH || sizes[i] % TD_LANES != 0 ||
        (i == 3 && sizes[i] % TD_PANEL != 0)) {
      return td_model_file_complain(file, TD_NAME_T_SIZES, "has a bad size");
    }
  }
  return TD_OK;
}

static td_status read_words(const td_model_file *file, const uint32_t sizes[4],
                            td_encoder *out) {
  TD_TRY(td_model_file_keys(file, TD_ENCODER_T_WORD_KEYS, &out->words));
  TD_TRY(td_model_file_keys(file, TD_NAME_T_PART_KEYS, &out->parts));
  TD_TRY(td_model_file_get(file, TD_ENCODER_T_WORDS, TD_TABLE_INT8,
                           (size_t)out->words.n_keys + 1, sizes[0],
                           &out->word_rows));
  TD_TRY(td_model_file_get(file, TD_NAME_T_PARTS, TD_TABLE_INT8,
                           (size_t)out->parts.n_keys + TD_WORD_PARTS, sizes[1],
                           &out->part_rows));
  out->n_input = (size_t)sizes[0] + sizes[1];
  return TD_OK;
}

static td_status read_layer(const td_model_file *file, size_t n_in,
                            td_lstm *lstm) {
  const size_t n = lstm->n_hidden;
  const size_t n_gates = TD_LSTM_GATES * n;
  const td_table *bias;
  TD_TRY(td_model_file_get(file, TD_NAME_T_BIAS, TD_TABLE_FLOAT, 1, 2 * n_gates,
                           &bias));
  lstm->bias = bias->data;
  TD_TRY(td_model_file_panels(file, TD_NAME_T_INPUT, n_in, 2 * n_gates,
                              &lstm->input));
  TD_TRY(td_model_file_panels(file, TD_NAME_T_FORWARD, n, n_gates,
                              &lstm->recurrent[0]));
  return td_model_file_panels(file, TD_NAME_T_BACKWARD, n, n_gates,
                              &lstm->recurrent[1]);
}

td_status td_name_network_read(const td_model_file *file, td_arena *arena,
                               td_name_network *out) {
  uint32_t sizes[4];
  const td_table *bias;
  TD_TRY(read_sizes(file, sizes));
  TD_TRY(read_words(file, sizes, &out->encoder));
  out->n_input = out->encoder.n_input + sizes[2];
  out->encoder.layers[0].n_hidden = sizes[3];
  TD_TRY(td_model_file_floats(file, TD_NAME_T_FEATURES, TD_NAME_ROWS, sizes[2],
                              arena, &out->features));
  TD_TRY(read_layer(file, out->n_input, &out->encoder.layers[0]));
  TD_TRY(td_model_file_get(file, TD_NAME_T_SCORES_BIAS, TD_TABLE_FLOAT, 1,
                           TD_NAME_SCORES, &bias));
  out->bias = bias->data;
  return td_model_file_panels(file, TD_NAME_T_SCORES,
                              td_encoder_width(&out->encoder, 0),
                              TD_NAME_SCORES, &out->scores);
}

void td_name_network_embed(const td_name_network *network,
                           const td_word_keys *keys,
                           const td_name_features *features, float *x) {
  const size_t n = network->n_input - network->encoder.n_input;
  td_encoder_embed(&network->encoder, keys, x);
  x += network->encoder.n_input;
  for (uint8_t i = 0; i < features->n; i++) {
    const float *row = network->features + features->rows[i] * n;
    for (size_t k = 0; k < n; k++) {
      x[k] += row[k];
    }
  }
}
