// SPDX-License-Identifier: MIT

#include "train/pass.h"

#include "base/try.h"
#include "train/loss.h"
#include "train/moves.h"

/// Everything about one batch.
typedef struct {
  td_network *network;
  const td_sample *samples;
  const td_pass_options *options;
  td_random *random;
  td_arena *scratch;
  td_pass_sums *sums;
  td_teachers *teachers;
  td_batch batch;
  size_t n_rows;
  uint32_t *word_row; ///< [n_rows], row of the word's vector; UINT32_MAX: none
  float *given;       ///< [n_rows][given.n_columns], vectors learned elsewhere
  float *made;        ///< [n_rows][word], what is made of them
  uint32_t *part_row; ///< [n_rows][TD_WORD_PARTS]
  float *x;           ///< [n_rows][word + part], after dropout
  float *keep_x;      ///< factors of the dropout, like x
  td_lstm_trace trace[2];
  float *seen[2]; ///< results of the layers after dropout
  float *keep[2];
  float *d_seen[2]; ///< their gradients
} pass;

static float *rows_new(const pass *p, size_t n_columns) {
  return td_floats_new(p->scratch, p->n_rows, n_columns);
}

/// Factors 0 or 1 / (1 - share).
static void make_keep(td_random *random, float share, size_t n, float *keep) {
  const float factor = 1.0f / (1.0f - share);
  for (size_t i = 0; i < n; i += 4) {
    // Four numbers of 16 bits from one draw.
    const uint64_t bits = td_random_bits(random);
    for (size_t k = 0; k < 4; k++) {
      const float dice = (float)((bits >> (16 * k)) & 0xFFFF) / 65536.0f;
      keep[i + k] = dice < share ? 0 : factor;
    }
  }
}

static void multiply_all(float *x, const float *factors, size_t n) {
  for (size_t i = 0; i < n; i++) {
    x[i] *= factors[i];
  }
}

static td_status lay_out(pass *p, size_t n_samples) {
  uint32_t *bounds = TD_ARENA_ARRAY(p->scratch, uint32_t, n_samples + 1);
  if (!bounds) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < n_samples; i++) {
    bounds[i + 1] = bounds[i] + p->samples[i].n;
  }
  p->batch = (td_batch){.bounds = bounds, .n_sequences = n_samples};
  p->n_rows = td_batch_rows(&p->batch);
  const td_network_sizes *sizes = &p->network->sizes;
  const size_t n_x = sizes->word + sizes->part;
  p->word_row = TD_ARENA_ARRAY(p->scratch, uint32_t, p->n_rows);
  p->part_row = TD_ARENA_ARRAY(p->scratch, uint32_t, p->n_rows * TD_WORD_PARTS);
  p->given = rows_new(p, p->network->given.n_columns);
  p->made = rows_new(p, sizes->word);
  p->x = rows_new(p, n_x);
  p->keep_x = rows_new(p, n_x);
  bool has_all =
      p->word_row && p->part_row && p->given && p->made && p->x && p->keep_x;
  for (size_t i = 0; i < 2; i++) {
    const size_t n = i == 0 ? sizes->cells1 : sizes->cells2;
    TD_TRY(td_lstm_trace_init(&p->trace[i], p->scratch, p->n_rows, n));
    p->seen[i] = rows_new(p, 2 * n);
    p->keep[i] = rows_new(p, 2 * n);
    p->d_seen[i] = rows_new(p, 2 * n);
    has_all = has_all && p->seen[i] && p->keep[i] && p->d_seen[i];
  }
  return has_all ? TD_OK : TD_ERR_NO_MEM;
}

/// The row of a word's own numbers, sometimes that of unknown words, or none;
/// notes its given vector.
static uint32_t choose_row(pass *p, uint32_t key, size_t r) {
  const td_network *net = p->network;
  const uint32_t row = td_keys_find(&net->words, key);
  if (row == UINT32_MAX) {
    return net->words.n_keys;
  }
  const bool is_given = net->given_row[row] != UINT32_MAX;
  const float rare = is_given ? p->options->only_given : p->options->rare;
  const bool is_hidden =
      td_random_float(p->random) < rare / (rare + (float)net->word_counts[row]);
  if (!is_given) {
    return is_hidden ? net->words.n_keys : row;
  }
  const size_t n = net->given.n_columns;
  memcpy(p->given + r * n, net->given.rows + net->given_row[row] * n,
         n * sizeof(float));
  return is_hidden || !td_network_has_own(net, row) ? UINT32_MAX : row;
}

static void embed_word(pass *p, const td_word_keys *keys, size_t r) {
  const td_network *net = p->network;
  const td_param *words = &net->params[TD_P_WORDS];
  const td_param *parts = &net->params[TD_P_PARTS];
  uint32_t row = choose_row(p, keys->word, r);
  p->word_row[r] = row;
  float *x = p->x + r * (words->n_columns + parts->n_columns);
  if (row != UINT32_MAX) {
    memcpy(x, words->values + row * words->n_columns,
           words->n_columns * sizeof(float));
  }
  x += words->n_columns;
  for (uint32_t i = 0; i < TD_WORD_PARTS; i++) {
    row = td_keys_find(&net->parts, keys->parts[i]);
    if (row == UINT32_MAX ||
        td_random_float(p->random) < p->options->drop_part) {
      row = net->parts.n_keys + i;
    }
    p->part_row[r * TD_WORD_PARTS + i] = row;
    const float *values = parts->values + row * parts->n_columns;
    for (size_t k = 0; k < parts->n_columns; k++) {
      x[k] += values[k];
    }
  }
}

static void add_given(pass *p) {
  const size_t n = p->network->sizes.word;
  const size_t n_x = n + p->network->sizes.part;
  const td_panels panels = td_network_panels(p->network, TD_P_GIVEN);
  td_panels_multiply(&panels, p->given, p->n_rows, p->made);
  for (size_t r = 0; r < p->n_rows; r++) {
    for (size_t k = 0; k < n; k++) {
      p->x[r * n_x + k] += p->made[r * n + k];
    }
  }
}

static void embed_all(pass *p) {
  size_t r = 0;
  for (size_t s = 0; s < p->batch.n_sequences; s++) {
    for (uint32_t i = 0; i < p->samples[s].n; i++) {
      embed_word(p, &p->samples[s].keys[i], r++);
    }
  }
  add_given(p);
  const size_t n =
      p->n_rows * (p->network->sizes.word + p->network->sizes.part);
  make_keep(p->random, p->options->drop_input, n, p->keep_x);
  multiply_all(p->x, p->keep_x, n);
}

static td_status run_layer(pass *p, size_t i) {
  const td_lstm lstm = td_network_lstm(p->network, i);
  const float *x = i == 0 ? p->x : p->seen[0];
  TD_TRY(td_lstm_run(&lstm, x, &p->batch, p->scratch, &p->trace[i]));
  const size_t n = p->n_rows * 2 * lstm.n_hidden;
  memcpy(p->seen[i], p->trace[i].out, n * sizeof(float));
  make_keep(p->random,
            i == 0 ? p->options->drop_first : p->options->drop_second, n,
            p->keep[i]);
  multiply_all(p->seen[i], p->keep[i], n);
  return TD_OK;
}

/// Column sums of x [n][n_columns], added to `out`.
static void add_columns(const float *x, size_t n, size_t n_columns,
                        float *out) {
  for (size_t r = 0; r < n; r++) {
    for (size_t i = 0; i < n_columns; i++) {
      out[i] += x[r * n_columns + i];
    }
  }
}

/// The tagger on the first layer: loss and gradient.
static td_status learn_tags(pass *p) {
  td_param *weights = &p->network->params[TD_P_TAG];
  td_param *bias = &p->network->params[TD_P_TAG_BIAS];
  const size_t n = weights->n_columns;
  float *scores = rows_new(p, n);
  bool *allowed = TD_ARENA_ARRAY(p->scratch, bool, 2 * n);
  if (!scores || !allowed) {
    return TD_ERR_NO_MEM;
  }
  bool *wanted = allowed + n;
  memset(allowed, true, p->network->n_labels);
  const td_panels packed = td_network_panels(p->network, TD_P_TAG);
  td_panels_apply(&packed, bias->values, p->seen[0], p->n_rows, scores);
  float *row = scores;
  for (size_t s = 0; s < p->batch.n_sequences; s++) {
    for (uint32_t i = 0; i < p->samples[s].n; i++, row += n) {
      wanted[p->samples[s].label[i]] = true;
      p->sums->tag_loss += (double)td_loss_softmax(row, n, allowed, wanted);
      wanted[p->samples[s].label[i]] = false;
    }
  }
  const td_panels back = td_network_transposed(p->network, TD_P_TAG);
  td_panels_multiply(&back, scores, p->n_rows, p->d_seen[0]);
  td_outer_add(weights->gradient, weights->n_rows, n, p->seen[0], scores,
               p->n_rows);
  add_columns(scores, p->n_rows, n, bias->gradient);
  return TD_OK;
}

/// Spread the gradient of the hidden layer over what it was made of.
static void spread(pass *p, const td_view *view, const float *d_hidden,
                   float *d_shares) {
  const size_t n = p->network->sizes.hidden;
  float *targets[TD_PLACES + TD_MARKS + 1];
  for (size_t i = 0; i < TD_PLACES; i++) {
    targets[i] = view->places[i] == TD_NO_WORD
                     ? p->network->params[TD_P_ABSENT].gradient + i * n
                     : d_shares + (view->places[i] * TD_PLACES + i) * n;
  }
  for (size_t i = 0; i < TD_MARKS; i++) {
    targets[TD_PLACES + i] =
        p->network->params[TD_P_MARKS].gradient + view->marks[i] * n;
  }
  targets[TD_PLACES + TD_MARKS] = p->network->params[TD_P_BIAS].gradient;
  for (size_t k = 0; k <= TD_PLACES + TD_MARKS; k++) {
    for (size_t i = 0; i < n; i++) {
      targets[k][i] += d_hidden[i];
    }
  }
}

/// From the gradients of the moves' scores to those of the second layer.
static td_status learn_moves(pass *p, const td_moves *moves) {
  td_network *net = p->network;
  const size_t n = net->sizes.hidden;
  td_param *scores = &net->params[TD_P_SCORES];
  td_param *places = &net->params[TD_P_PLACES];
  float *d_hidden = td_floats_new(p->scratch, moves->n, n);
  float *d_shares = rows_new(p, places->n_columns);
  if (!d_hidden || !d_shares) {
    return TD_ERR_NO_MEM;
  }
  const td_panels back = td_network_transposed(net, TD_P_SCORES);
  td_panels_multiply(&back, moves->scores, moves->n, d_hidden);
  td_outer_add(scores->gradient, n, scores->n_columns, moves->hidden,
               moves->scores, moves->n);
  add_columns(moves->scores, moves->n, scores->n_columns,
              net->params[TD_P_SCORES_BIAS].gradient);
  for (uint32_t i = 0; i < moves->n; i++) {
    float *row = d_hidden + i * n;
    for (size_t k = 0; k < n; k++) {
      row[k] = moves->hidden[i * n + k] > 0 ? row[k] : 0;
    }
    spread(p, &moves->views[i], row, d_shares);
  }
  const td_panels to_words = td_network_transposed(net, TD_P_PLACES);
  td_panels_multiply(&to_words, d_shares, p->n_rows, p->d_seen[1]);
  td_outer_add(places->gradient, places->n_rows, places->n_columns, p->seen[1],
               d_shares, p->n_rows);
  return TD_OK;
}

/// The parser on the second layer.
static td_status learn_trees(pass *p) {
  const td_scorer scorer = td_network_scorer(p->network);
  float *shares = rows_new(p, scorer.places.n_columns);
  td_moves moves = {.scorer = &scorer,
                    .shares = shares,
                    .teachers = p->teachers,
                    .taught = p->options->taught,
                    .follow = p->options->follow,
                    .random = p->random,
                    .sums = p->sums};
  TD_TRY(td_moves_init(&moves, p->scratch, p->n_rows));
  if (!shares) {
    return TD_ERR_NO_MEM;
  }
  td_scorer_prepare(&scorer, p->seen[1], p->n_rows, shares);
  if (p->teachers) {
    TD_TRY(td_teachers_read(p->teachers, p->samples, &p->batch, p->scratch));
  }
  for (size_t s = 0; s < p->batch.n_sequences; s++) {
    TD_TRY(
        td_moves_add(&moves, p->batch.bounds[s], &p->samples[s], p->scratch));
  }
  return learn_moves(p, &moves);
}

/// The gradient of the weights for given vectors.
static void learn_given(pass *p, const float *d_x) {
  const td_network *net = p->network;
  const size_t n = net->sizes.word;
  for (size_t r = 0; r < p->n_rows; r++) {
    memcpy(p->made + r * n, d_x + r * (n + net->sizes.part), n * sizeof(float));
  }
  td_outer_add(net->params[TD_P_GIVEN].gradient, net->given.n_columns, n,
               p->given, p->made, p->n_rows);
}

static void learn_words(pass *p, const float *d_x) {
  learn_given(p, d_x);
  td_param *words = &p->network->params[TD_P_WORDS];
  td_param *parts = &p->network->params[TD_P_PARTS];
  for (size_t r = 0; r < p->n_rows; r++) {
    float *to = p->word_row[r] == UINT32_MAX
                    ? NULL
                    : td_param_touch(words, p->word_row[r]);
    for (size_t k = 0; to && k < words->n_columns; k++) {
      to[k] += d_x[k];
    }
    d_x += words->n_columns;
    for (size_t i = 0; i < TD_WORD_PARTS; i++) {
      to = td_param_touch(parts, p->part_row[r * TD_WORD_PARTS + i]);
      for (size_t k = 0; k < parts->n_columns; k++) {
        to[k] += d_x[k];
      }
    }
    d_x += parts->n_columns;
  }
}

static td_status go_back(pass *p) {
  const td_lstm_gradient second = td_network_lstm_gradient(p->network, 1);
  const td_lstm_gradient first = td_network_lstm_gradient(p->network, 0);
  const size_t n_x = p->network->sizes.word + p->network->sizes.part;
  float *d_x = rows_new(p, n_x);
  if (!d_x) {
    return TD_ERR_NO_MEM;
  }
  multiply_all(p->d_seen[1], p->keep[1],
               p->n_rows * 2 * p->network->sizes.cells2);
  const td_lstm_past upper = {p->seen[0], &p->batch, &p->trace[1]};
  TD_TRY(td_lstm_backward(&second, &upper, p->d_seen[1], p->d_seen[0],
                          p->scratch));
  multiply_all(p->d_seen[0], p->keep[0],
               p->n_rows * 2 * p->network->sizes.cells1);
  const td_lstm_past lower = {p->x, &p->batch, &p->trace[0]};
  TD_TRY(td_lstm_backward(&first, &lower, p->d_seen[0], d_x, p->scratch));
  multiply_all(d_x, p->keep_x, p->n_rows * n_x);
  learn_words(p, d_x);
  return TD_OK;
}

td_status td_pass_run(const td_pass *given, const td_sample *samples,
                      size_t n) {
  pass p = {.network = given->network,
            .samples = samples,
            .options = &given->options,
            .random = given->random,
            .scratch = given->scratch,
            .sums = given->sums,
            .teachers = given->teachers};
  TD_TRY(lay_out(&p, n));
  embed_all(&p);
  TD_TRY(run_layer(&p, 0));
  TD_TRY(learn_tags(&p));
  TD_TRY(run_layer(&p, 1));
  TD_TRY(learn_trees(&p));
  p.sums->n_words += p.n_rows;
  return go_back(&p);
}
