// SPDX-License-Identifier: MIT

#include "train/name_pass.h"

#include "base/try.h"
#include "learn/wordform.h"
#include "names/network.h"
#include "train/loss.h"

#include <assert.h>

/// Share of numbers that are hidden, of words' rows and of the layer's results.
#define DROP_INPUT 0.25f
#define DROP_OUTPUT 0.35f
/// Share of word parts and of features that are hidden.
#define DROP_PART 0.05f
#define DROP_FEATURE 0.1f
/// Share of words that are taken for unknown.
#define DROP_WORD 0.03f
/// Sentences in lower case, and in capitals.
#define LOWER 0.02f
#define UPPER 0.03f

td_status td_name_learner_init(td_name_learner *learner, td_arena *arena,
                               td_random *random) {
  const td_name_sizes *s = &learner->sizes;
  const size_t n_in = (size_t)s->word + s->part + s->feature;
  assert(n_in % TD_PANEL == 0);
  const size_t n = s->cells;
  const size_t n_gates = TD_LSTM_GATES * n;
  const td_param_plan plans[TD_N_NAME_PARAMS] = {
      {TD_NP_PARTS, TD_NAME_T_PARTS,
       (size_t)learner->parts.n_keys + TD_WORD_PARTS, s->part, 0.1f,
       TD_PLAN_SPARSE},
      {TD_NP_FEATURES, TD_NAME_T_FEATURES, TD_NAME_ROWS, s->feature, 0.1f,
       TD_PLAN_SPARSE},
      {TD_NP_LSTM, TD_NAME_T_INPUT, n_in, 2 * n_gates, td_param_range(n_in, n),
       TD_PLAN_PACKED},
      {TD_NP_LSTM + 1, TD_NAME_T_BIAS, 1, 2 * n_gates, 0, TD_PLAN_BIAS},
      {TD_NP_LSTM + 2, TD_NAME_T_FORWARD, n, n_gates, td_param_range(n, n),
       TD_PLAN_PACKED},
      {TD_NP_LSTM + 3, TD_NAME_T_BACKWARD, n, n_gates, td_param_range(n, n),
       TD_PLAN_PACKED},
      {TD_NP_SCORES, TD_NAME_T_SCORES, 2 * n, TD_NAME_SCORES,
       td_param_range(2 * n, TD_NAME_SCORES), TD_PLAN_PACKED},
      {TD_NP_BIAS, TD_NAME_T_SCORES_BIAS, 1, TD_NAME_SCORES, 0, TD_PLAN_BIAS}};
  for (size_t i = 0; i < TD_N_NAME_PARAMS; i++) {
    TD_TRY(td_param_add(learner->params, &plans[i], arena, random));
  }
  // Forget little at first.
  float *bias = learner->params[TD_NP_LSTM + 1].values;
  for (size_t k = 0; k < n; k++) {
    bias[k] = 1.0f;
    bias[n_gates + k] = 1.0f;
  }
  return TD_OK;
}

static td_panels packed(const td_name_learner *learner, size_t id) {
  const td_param *p = &learner->params[id];
  return (td_panels){
      .data = p->packed, .n_rows = p->n_rows, .n_columns = p->n_columns};
}

static td_panels transposed(const td_name_learner *learner, size_t id) {
  const td_param *p = &learner->params[id];
  return (td_panels){
      .data = p->transposed, .n_rows = p->n_columns, .n_columns = p->n_rows};
}

/// The rows of the tables that one word is made of.
typedef struct {
  uint32_t word;
  uint32_t parts[TD_WORD_PARTS];
  td_name_features features;
  uint8_t label;
} shown;

/// Everything about one batch.
typedef struct {
  td_name_learner *learner;
  td_random *random;
  td_arena *scratch;
  td_batch batch;
  size_t n_rows;
  size_t n_in;
  shown *shown;  ///< [n_rows]
  float *x;      ///< [n_rows][n_in], after dropout
  float *keep_x; ///< factors of the dropout
  td_lstm_trace trace;
  float *seen; ///< results of the layer after dropout
  float *keep;
} pass;

static void add_row(float *x, const td_param *param, uint32_t row) {
  const float *values = param->values + row * param->n_columns;
  for (size_t k = 0; k < param->n_columns; k++) {
    x[k] += values[k];
  }
}

static void add_gradient(td_param *param, uint32_t row, const float *d_x) {
  float *to = td_param_touch(param, row);
  for (size_t k = 0; k < param->n_columns; k++) {
    to[k] += d_x[k];
  }
}

static uint32_t choose_word(const pass *p, uint32_t key) {
  const td_name_learner *l = p->learner;
  const uint32_t row = td_keys_find(&l->words, key);
  const bool is_hidden = td_random_float(p->random) < DROP_WORD;
  return row == UINT32_MAX || is_hidden ? l->words.n_keys : row;
}

typedef enum { AS_WRITTEN, IN_LOWER, IN_UPPER } letters;

static letters choose_letters(td_random *random) {
  const float dice = td_random_float(random);
  return dice < LOWER ? IN_LOWER : dice < LOWER + UPPER ? IN_UPPER : AS_WRITTEN;
}

static td_slice spell(td_slice form, letters how, char *out, size_t room) {
  if (how == AS_WRITTEN) {
    return form;
  }
  const size_t n = form.length < room ? form.length : room;
  memcpy(out, form.data, n);
  td_wordform_lower(out, n);
  for (size_t i = 0; how == IN_UPPER && i < n; i++) {
    out[i] =
        (char)(out[i] >= 'a' && out[i] <= 'z' ? out[i] - ('a' - 'A') : out[i]);
  }
  return (td_slice){out, n};
}

static void show_word(pass *p, const td_named_word *word, letters how,
                      bool is_first, size_t r) {
  char text[128];
  const td_word_keys keys =
      td_word_keys_of(spell(word->form, how, text, sizeof(text)), is_first);
  shown *s = &p->shown[r];
  s->label = word->label;
  s->word = choose_word(p, keys.word);
  for (uint32_t i = 0; i < TD_WORD_PARTS; i++) {
    const uint32_t row = td_keys_find(&p->learner->parts, keys.parts[i]);
    const bool is_hidden =
        row == UINT32_MAX || td_random_float(p->random) < DROP_PART;
    s->parts[i] = is_hidden ? p->learner->parts.n_keys + i : row;
  }
  // What tags and matches a changed sentence would get is not known.
  for (uint8_t i = 0; how == AS_WRITTEN && i < word->features.n; i++) {
    if (td_random_float(p->random) >= DROP_FEATURE) {
      s->features.rows[s->features.n++] = word->features.rows[i];
    }
  }
}

static void make_keep(td_random *random, float share, size_t n, float *keep) {
  const float factor = 1.0f / (1.0f - share);
  for (size_t i = 0; i < n; i++) {
    keep[i] = td_random_float(random) < share ? 0 : factor;
  }
}

static void multiply_all(float *x, const float *factors, size_t n) {
  for (size_t i = 0; i < n; i++) {
    x[i] *= factors[i];
  }
}

static td_status lay_out(pass *p, const td_name_corpus *corpus,
                         const uint32_t *sentences, size_t n) {
  const td_name_sizes *sizes = &p->learner->sizes;
  uint32_t *bounds = TD_ARENA_ARRAY(p->scratch, uint32_t, n + 1);
  if (!bounds) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < n; i++) {
    bounds[i + 1] = bounds[i] + corpus->sentences.items[sentences[i]].n;
  }
  p->batch = (td_batch){.bounds = bounds, .n_sequences = n};
  p->n_rows = td_batch_rows(&p->batch);
  p->n_in = (size_t)sizes->word + sizes->part + sizes->feature;
  p->shown = TD_ARENA_ARRAY(p->scratch, shown, p->n_rows);
  p->x = td_floats_new(p->scratch, p->n_rows, p->n_in);
  p->keep_x = td_floats_new(p->scratch, p->n_rows, p->n_in);
  p->seen = td_floats_new(p->scratch, p->n_rows, 2 * (size_t)sizes->cells);
  p->keep = td_floats_new(p->scratch, p->n_rows, 2 * (size_t)sizes->cells);
  TD_TRY(td_lstm_trace_init(&p->trace, p->scratch, p->n_rows, sizes->cells));
  return p->shown && p->x && p->keep_x && p->seen && p->keep ? TD_OK
                                                             : TD_ERR_NO_MEM;
}

static void embed_row(pass *p, size_t r) {
  const td_param *params = p->learner->params;
  const shown *s = &p->shown[r];
  float *x = p->x + r * p->n_in;
  td_table_add_row(p->learner->word_rows, s->word, x);
  x += p->learner->word_rows->n_columns;
  for (size_t i = 0; i < TD_WORD_PARTS; i++) {
    add_row(x, &params[TD_NP_PARTS], s->parts[i]);
  }
  x += params[TD_NP_PARTS].n_columns;
  for (uint8_t i = 0; i < s->features.n; i++) {
    add_row(x, &params[TD_NP_FEATURES], s->features.rows[i]);
  }
}

static void show_all(pass *p, const td_name_corpus *corpus,
                     const uint32_t *sentences) {
  size_t r = 0;
  for (size_t s = 0; s < p->batch.n_sequences; s++) {
    const td_named_sentence *sentence = &corpus->sentences.items[sentences[s]];
    const letters how = choose_letters(p->random);
    for (uint32_t i = 0; i < sentence->n; i++, r++) {
      show_word(p, &corpus->words.items[sentence->first + i], how, i == 0, r);
      embed_row(p, r);
    }
  }
  make_keep(p->random, DROP_INPUT, p->n_rows * p->n_in, p->keep_x);
  multiply_all(p->x, p->keep_x, p->n_rows * p->n_in);
}

static td_status run_layer(pass *p) {
  const size_t n_cells = p->learner->sizes.cells;
  const size_t n = p->n_rows * 2 * n_cells;
  const td_lstm lstm = {.n_hidden = n_cells,
                        .input = packed(p->learner, TD_NP_LSTM),
                        .bias = p->learner->params[TD_NP_LSTM + 1].values,
                        .recurrent = {packed(p->learner, TD_NP_LSTM + 2),
                                      packed(p->learner, TD_NP_LSTM + 3)}};
  TD_TRY(td_lstm_run(&lstm, p->x, &p->batch, p->scratch, &p->trace));
  memcpy(p->seen, p->trace.out, n * sizeof(float));
  make_keep(p->random, DROP_OUTPUT, n, p->keep);
  multiply_all(p->seen, p->keep, n);
  return TD_OK;
}

/// Loss and gradient of the scores; `d_seen` gets that of the layer.
static td_status learn_labels(pass *p, float *d_seen, double *loss) {
  td_param *weights = &p->learner->params[TD_NP_SCORES];
  td_param *bias = &p->learner->params[TD_NP_BIAS];
  float *scores = td_floats_new(p->scratch, p->n_rows, TD_NAME_SCORES);
  if (!scores) {
    return TD_ERR_NO_MEM;
  }
  bool allowed[TD_NAME_SCORES] = {false};
  bool wanted[TD_NAME_SCORES] = {false};
  memset(allowed, true, TD_NAME_LABELS);
  const td_panels forth = packed(p->learner, TD_NP_SCORES);
  td_panels_apply(&forth, bias->values, p->seen, p->n_rows, scores);
  for (size_t r = 0; r < p->n_rows; r++) {
    float *row = scores + r * TD_NAME_SCORES;
    wanted[p->shown[r].label] = true;
    *loss += (double)td_loss_softmax(row, TD_NAME_SCORES, allowed, wanted);
    wanted[p->shown[r].label] = false;
    for (size_t k = 0; k < TD_NAME_SCORES; k++) {
      bias->gradient[k] += row[k];
    }
  }
  const td_panels back = transposed(p->learner, TD_NP_SCORES);
  td_panels_multiply(&back, scores, p->n_rows, d_seen);
  td_outer_add(weights->gradient, weights->n_rows, TD_NAME_SCORES, p->seen,
               scores, p->n_rows);
  return TD_OK;
}

static void learn_words(pass *p, const float *d_x) {
  td_param *params = p->learner->params;
  for (size_t r = 0; r < p->n_rows; r++) {
    const shown *s = &p->shown[r];
    d_x += p->learner->word_rows->n_columns;
    for (size_t i = 0; i < TD_WORD_PARTS; i++) {
      add_gradient(&params[TD_NP_PARTS], s->parts[i], d_x);
    }
    d_x += params[TD_NP_PARTS].n_columns;
    for (uint8_t i = 0; i < s->features.n; i++) {
      add_gradient(&params[TD_NP_FEATURES], s->features.rows[i], d_x);
    }
    d_x += params[TD_NP_FEATURES].n_columns;
  }
}

static td_status go_back(pass *p, float *d_seen) {
  td_param *params = p->learner->params;
  const td_lstm_gradient gradient = {
      .input_transposed = transposed(p->learner, TD_NP_LSTM),
      .recurrent_transposed = {transposed(p->learner, TD_NP_LSTM + 2),
                               transposed(p->learner, TD_NP_LSTM + 3)},
      .input = params[TD_NP_LSTM].gradient,
      .bias = params[TD_NP_LSTM + 1].gradient,
      .recurrent = {params[TD_NP_LSTM + 2].gradient,
                    params[TD_NP_LSTM + 3].gradient}};
  float *d_x = td_floats_new(p->scratch, p->n_rows, p->n_in);
  if (!d_x) {
    return TD_ERR_NO_MEM;
  }
  multiply_all(d_seen, p->keep, p->n_rows * 2 * p->learner->sizes.cells);
  const td_lstm_past past = {p->x, &p->batch, &p->trace};
  TD_TRY(td_lstm_backward(&gradient, &past, d_seen, d_x, p->scratch));
  multiply_all(d_x, p->keep_x, p->n_rows * p->n_in);
  learn_words(p, d_x);
  return TD_OK;
}

td_status td_name_pass_run(const td_name_pass *given, const uint32_t *sentences,
                           size_t n, td_name_pass_sums *sums) {
  pass p = {.learner = given->learner,
            .random = given->random,
            .scratch = given->scratch};
  TD_TRY(lay_out(&p, given->corpus, sentences, n));
  show_all(&p, given->corpus, sentences);
  TD_TRY(run_layer(&p));
  float *d_seen =
      td_floats_new(p.scratch, p.n_rows, 2 * (size_t)p.learner->sizes.cells);
  if (!d_seen) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(learn_labels(&p, d_seen, &sums->loss));
  sums->n_words += p.n_rows;
  return go_back(&p, d_seen);
}

td_status td_name_learner_write(const td_name_learner *learner,
                                td_model_writer *writer) {
  const uint32_t sizes[4] = {learner->sizes.word, learner->sizes.part,
                             learner->sizes.feature, learner->sizes.cells};
  TD_TRY(td_model_writer_add_uint32(writer, TD_NAME_T_SIZES, sizes, 1, 4));
  TD_TRY(td_model_writer_add_uint32(writer, TD_NAME_T_PART_KEYS,
                                    learner->parts.keys, learner->parts.n_keys,
                                    1));
  return td_params_write(learner->params, TD_N_NAME_PARAMS, writer);
}
