// SPDX-License-Identifier: MIT

#include "train/network.h"

#include "base/try.h"

/// Of the first weights for given vectors, whose mean square is 1: a word's
/// numbers begin about as large as those of its parts.
#define GIVEN_RANGE 0.03f

/// Longest gradient, by its mean over the words of a batch.
#define MAX_NORM 2.0f

float td_param_range(size_t n_in, size_t n_out) {
  const float square = 6.0f / (float)(n_in + n_out);
  float root = 0.2f;
  for (int i = 0; i < 20; i++) {
    root = 0.5f * (root + square / root);
  }
  return root;
}

td_status td_param_add(td_param *params, const td_param_plan *plan,
                       td_arena *arena, td_random *random) {
  td_param *param = &params[plan->id];
  TD_TRY(
      td_param_init(param, arena, plan->name, plan->n_rows, plan->n_columns));
  param->is_rounded = plan->kind != TD_PLAN_BIAS;
  td_param_randomize(param, random, plan->range);
  if (plan->kind == TD_PLAN_SPARSE) {
    return td_param_make_sparse(param, arena);
  }
  if (plan->kind == TD_PLAN_PACKED) {
    TD_TRY(td_param_make_packed(param, arena, true));
    td_param_pack(param);
  }
  return TD_OK;
}

static td_status add_lstm(td_network *network, td_arena *arena,
                          td_random *random, size_t i, size_t n_in) {
  static const char *const names[2][4] = {
      {"lstm1.input", "lstm1.bias", "lstm1.forward", "lstm1.backward"},
      {"lstm2.input", "lstm2.bias", "lstm2.forward", "lstm2.backward"}};
  const td_param_id first = i == 0 ? TD_P_LSTM1 : TD_P_LSTM2;
  const size_t n = i == 0 ? network->sizes.cells1 : network->sizes.cells2;
  const size_t n_gates = TD_LSTM_GATES * n;
  const td_param_plan plans[4] = {
      {first, names[i][0], n_in, 2 * n_gates, td_param_range(n_in, n),
       TD_PLAN_PACKED},
      {first + 1, names[i][1], 1, 2 * n_gates, 0, TD_PLAN_BIAS},
      {first + 2, names[i][2], n, n_gates, td_param_range(n, n),
       TD_PLAN_PACKED},
      {first + 3, names[i][3], n, n_gates, td_param_range(n, n),
       TD_PLAN_PACKED}};
  for (size_t k = 0; k < 4; k++) {
    TD_TRY(td_param_add(network->params, &plans[k], arena, random));
  }
  // Forget little at first.
  float *bias = network->params[first + 1].values;
  for (size_t k = 0; k < n; k++) {
    bias[k] = 1.0f;
    bias[n_gates + k] = 1.0f;
  }
  return TD_OK;
}

static td_status add_heads(td_network *network, td_arena *arena,
                           td_random *random) {
  const size_t width1 = 2 * (size_t)network->sizes.cells1;
  const size_t width2 = 2 * (size_t)network->sizes.cells2;
  const size_t n_hidden = network->sizes.hidden;
  const size_t n_labels = td_panel_round(network->n_labels);
  const size_t n_scores = td_panel_round(TD_SCORES);
  const float small = td_param_range(width2, n_hidden);
  const td_param_plan plans[] = {
      {TD_P_TAG, "tag.weights", width1, n_labels,
       td_param_range(width1, n_labels), TD_PLAN_PACKED},
      {TD_P_TAG_BIAS, "tag.bias", 1, n_labels, 0, TD_PLAN_BIAS},
      {TD_P_PLACES, "parse.places", width2, TD_PLACES * n_hidden, small,
       TD_PLAN_PACKED},
      {TD_P_ABSENT, "parse.absent", TD_PLACES, n_hidden, small, TD_PLAN_DENSE},
      {TD_P_MARKS, "parse.marks", TD_MARK_ROWS, n_hidden, small, TD_PLAN_DENSE},
      {TD_P_BIAS, "parse.bias", 1, n_hidden, 0, TD_PLAN_BIAS},
      {TD_P_SCORES, "parse.scores", n_hidden, n_scores,
       td_param_range(n_hidden, n_scores), TD_PLAN_PACKED},
      {TD_P_SCORES_BIAS, "parse.s_bias", 1, n_scores, 0, TD_PLAN_BIAS},
      {TD_P_GIVEN, "", network->given.n_columns, network->sizes.word,
       GIVEN_RANGE, TD_PLAN_PACKED}};
  for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
    TD_TRY(td_param_add(network->params, &plans[i], arena, random));
  }
  return TD_OK;
}

td_status td_network_init(td_network *network, td_arena *arena,
                          td_random *random) {
  const td_network_sizes *sizes = &network->sizes;
  const td_param_plan words = {TD_P_WORDS,
                               TD_ENCODER_T_WORDS,
                               (size_t)network->words.n_keys + 1,
                               sizes->word,
                               0.1f,
                               TD_PLAN_SPARSE};
  const td_param_plan parts = {
      TD_P_PARTS,  "part.rows", (size_t)network->parts.n_keys + TD_WORD_PARTS,
      sizes->part, 0.1f,        TD_PLAN_SPARSE};
  TD_TRY(td_param_add(network->params, &words, arena, random));
  TD_TRY(td_param_add(network->params, &parts, arena, random));
  for (uint32_t i = 0; i < network->words.n_keys; i++) {
    if (network->given_row[i] != UINT32_MAX) {
      memset(network->params[TD_P_WORDS].values + i * sizes->word, 0,
             sizes->word * sizeof(float));
    }
  }
  TD_TRY(add_lstm(network, arena, random, 0, sizes->word + sizes->part));
  TD_TRY(add_lstm(network, arena, random, 1, 2 * (size_t)sizes->cells1));
  return add_heads(network, arena, random);
}

td_panels td_network_panels(const td_network *network, td_param_id id) {
  const td_param *param = &network->params[id];
  return (td_panels){.data = param->packed,
                     .n_rows = param->n_rows,
                     .n_columns = param->n_columns};
}

td_panels td_network_transposed(const td_network *network, td_param_id id) {
  const td_param *param = &network->params[id];
  return (td_panels){.data = param->transposed,
                     .n_rows = param->n_columns,
                     .n_columns = param->n_rows};
}

td_lstm td_network_lstm(const td_network *network, size_t i) {
  const td_param_id first = i == 0 ? TD_P_LSTM1 : TD_P_LSTM2;
  return (td_lstm){.n_hidden =
                       i == 0 ? network->sizes.cells1 : network->sizes.cells2,
                   .input = td_network_panels(network, first),
                   .bias = network->params[first + 1].values,
                   .recurrent = {td_network_panels(network, first + 2),
                                 td_network_panels(network, first + 3)}};
}

td_lstm_gradient td_network_lstm_gradient(td_network *network, size_t i) {
  const td_param_id first = i == 0 ? TD_P_LSTM1 : TD_P_LSTM2;
  return (td_lstm_gradient){
      .input_transposed = td_network_transposed(network, first),
      .recurrent_transposed = {td_network_transposed(network, first + 2),
                               td_network_transposed(network, first + 3)},
      .input = network->params[first].gradient,
      .bias = network->params[first + 1].gradient,
      .recurrent = {network->params[first + 2].gradient,
                    network->params[first + 3].gradient}};
}

td_scorer td_network_scorer(const td_network *network) {
  return (td_scorer){.n_hidden = network->sizes.hidden,
                     .places = td_network_panels(network, TD_P_PLACES),
                     .absent = network->params[TD_P_ABSENT].values,
                     .marks = network->params[TD_P_MARKS].values,
                     .bias = network->params[TD_P_BIAS].values,
                     .scores = td_network_panels(network, TD_P_SCORES),
                     .scores_bias = network->params[TD_P_SCORES_BIAS].values};
}

void td_params_update(td_param *params, size_t n_params, uint32_t step,
                      float rate, size_t n_rows) {
  double sum = 0;
  for (size_t i = 0; i < n_params; i++) {
    sum += td_param_square_sum(&params[i]);
  }
  float scale = 1.0f / (float)n_rows;
  const float square = (float)sum * scale * scale;
  if (square > MAX_NORM * MAX_NORM) {
    // The root by Newton's steps, from above.
    float root = square;
    for (int i = 0; i < 40; i++) {
      root = 0.5f * (root + square / root);
    }
    scale *= MAX_NORM / root;
  }
  const td_adam_step adam = td_adam_step_of(step, rate, scale);
  for (size_t i = 0; i < n_params; i++) {
    td_param_update(&params[i], &adam);
  }
}

void td_network_update(td_network *network, uint32_t step, float rate,
                       size_t n_rows) {
  td_params_update(network->params, TD_N_PARAMS, step, rate, n_rows);
}

td_status td_params_write(const td_param *params, size_t n_params,
                          td_model_writer *writer) {
  for (size_t i = 0; i < n_params; i++) {
    const td_param *p = &params[i];
    TD_TRY(p->is_rounded
               ? td_model_writer_add_rounded(writer, p->name, p->values,
                                             p->n_rows, p->n_columns)
               : td_model_writer_add_floats(writer, p->name, p->values,
                                            p->n_rows, p->n_columns));
  }
  return TD_OK;
}

/// The numbers of all words: own rows and what the given vectors add.
static td_status write_words(const td_network *network, td_model_writer *writer,
                             td_arena *scratch) {
  const td_param *words = &network->params[TD_P_WORDS];
  const td_panels panels = td_network_panels(network, TD_P_GIVEN);
  const size_t n = words->n_columns;
  float *rows = td_floats_new(scratch, words->n_rows, n);
  if (!rows) {
    return TD_ERR_NO_MEM;
  }
  memcpy(rows, words->values, words->n_rows * n * sizeof(float));
  for (uint32_t i = 0; i < network->words.n_keys; i++) {
    if (network->given_row[i] != UINT32_MAX) {
      td_panels_multiply(&panels,
                         network->given.rows +
                             network->given_row[i] * network->given.n_columns,
                         1, rows + i * n);
    }
  }
  return td_model_writer_add_rounded(writer, words->name, rows, words->n_rows,
                                     n);
}

td_status td_network_write(const td_network *network, td_model_writer *writer,
                           td_arena *scratch) {
  const uint32_t sizes[4] = {network->sizes.word, network->sizes.part,
                             network->sizes.cells1, network->sizes.cells2};
  TD_TRY(td_model_writer_add_uint32(writer, "encoder.sizes", sizes, 1, 4));
  TD_TRY(td_model_writer_add_uint32(writer, TD_ENCODER_T_WORD_KEYS,
                                    network->words.keys, network->words.n_keys,
                                    1));
  TD_TRY(td_model_writer_add_uint32(writer, "part.keys", network->parts.keys,
                                    network->parts.n_keys, 1));
  TD_TRY(write_words(network, writer, scratch));
  return td_params_write(network->params + TD_P_PARTS, TD_P_GIVEN - TD_P_PARTS,
                         writer);
}
