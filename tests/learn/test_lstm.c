// SPDX-License-Identifier: MIT

#include "learn/lstm_train.h"
#include "learn/param.h"
#include "learn_tests.h"

#include <CUnit/CUnit.h>
#include <math.h>

#define N_IN 32
#define N_HIDDEN 32
#define N_ROWS 12

/// A small layer, three sequences, and a loss that weighs every result.
typedef struct {
  td_arena *arena;
  td_param params[4]; ///< input, bias, forward, backward
  float *x;
  float *weights;
  td_lstm_trace trace;
} fixture;

static const uint32_t bounds[] = {0, 5, 6, N_ROWS};
static const td_batch batch = {bounds, 3};

static td_lstm lstm_of(const fixture *f) {
  td_lstm lstm = {.n_hidden = N_HIDDEN, .bias = f->params[1].values};
  lstm.input = (td_panels){
      .data = f->params[0].packed, .n_rows = N_IN, .n_columns = 6 * N_HIDDEN};
  for (size_t d = 0; d < 2; d++) {
    lstm.recurrent[d] = (td_panels){.data = f->params[2 + d].packed,
                                    .n_rows = N_HIDDEN,
                                    .n_columns = 3 * N_HIDDEN};
  }
  return lstm;
}

static fixture set_up(void) {
  fixture f = {.arena = td_arena_new(0)};
  td_random random = {7};
  static const size_t sizes[4][2] = {{N_IN, 6 * N_HIDDEN},
                                     {1, 6 * N_HIDDEN},
                                     {N_HIDDEN, 3 * N_HIDDEN},
                                     {N_HIDDEN, 3 * N_HIDDEN}};
  for (size_t i = 0; i < 4; i++) {
    td_status status =
        td_param_init(&f.params[i], f.arena, "p", sizes[i][0], sizes[i][1]);
    if (status == TD_OK && i != 1) {
      status = td_param_make_packed(&f.params[i], f.arena, true);
    }
    CU_ASSERT_EQUAL_FATAL(status, TD_OK);
    td_param_randomize(&f.params[i], &random, 0.4f);
    td_param_pack(&f.params[i]);
  }
  f.x = td_floats_new(f.arena, N_ROWS, N_IN);
  f.weights = td_floats_new(f.arena, N_ROWS, 2 * N_HIDDEN);
  for (size_t i = 0; i < N_ROWS * N_IN; i++) {
    f.x[i] = 2.0f * td_random_float(&random) - 1.0f;
  }
  for (size_t i = 0; i < N_ROWS * 2 * N_HIDDEN; i++) {
    f.weights[i] = 2.0f * td_random_float(&random) - 1.0f;
  }
  return f;
}

static double loss_of(fixture *f) {
  for (size_t i = 0; i < 4; i++) {
    td_param_pack(&f->params[i]);
  }
  const td_lstm lstm = lstm_of(f);
  const bool is_run =
      td_lstm_trace_init(&f->trace, f->arena, N_ROWS, N_HIDDEN) == TD_OK &&
      td_lstm_run(&lstm, f->x, &batch, f->arena, &f->trace) == TD_OK;
  CU_ASSERT_FATAL(is_run);
  double loss = 0;
  for (size_t i = 0; i < N_ROWS * 2 * N_HIDDEN; i++) {
    loss += (double)f->trace.out[i] * (double)f->weights[i];
  }
  return loss;
}

/// The slope of the loss by `*number`, from both sides.
static double slope(fixture *f, float *number) {
  const float step = 1e-2f;
  const float before = *number;
  *number = before + step;
  const double above = loss_of(f);
  *number = before - step;
  const double below = loss_of(f);
  *number = before;
  return (above - below) / (2 * (double)step);
}

void test_lstm_gradients_match_differences(void) {
  fixture f = set_up();
  (void)loss_of(&f);
  td_lstm_gradient gradient = {
      .input_transposed = {.data = f.params[0].transposed,
                           .n_rows = 6 * N_HIDDEN,
                           .n_columns = N_IN},
      .input = f.params[0].gradient,
      .bias = f.params[1].gradient};
  for (size_t d = 0; d < 2; d++) {
    gradient.recurrent_transposed[d] =
        (td_panels){.data = f.params[2 + d].transposed,
                    .n_rows = 3 * N_HIDDEN,
                    .n_columns = N_HIDDEN};
    gradient.recurrent[d] = f.params[2 + d].gradient;
  }
  float *d_x = td_floats_new(f.arena, N_ROWS, N_IN);
  const td_lstm_past past = {f.x, &batch, &f.trace};
  CU_ASSERT_EQUAL_FATAL(
      td_lstm_backward(&gradient, &past, f.weights, d_x, f.arena), TD_OK);
  td_random random = {9};
  for (size_t p = 0; p < 4; p++) {
    const uint32_t n = (uint32_t)(f.params[p].n_rows * f.params[p].n_columns);
    for (int i = 0; i < 25; i++) {
      const uint32_t k = td_random_below(&random, n);
      CU_ASSERT_DOUBLE_EQUAL(slope(&f, &f.params[p].values[k]),
                             f.params[p].gradient[k], 2e-3);
    }
  }
  for (int i = 0; i < 25; i++) {
    const uint32_t k = td_random_below(&random, N_ROWS * N_IN);
    CU_ASSERT_DOUBLE_EQUAL(slope(&f, &f.x[k]), d_x[k], 2e-3);
  }
  td_arena_free(f.arena);
}

/// Each sequence alone gives the bits that it gives among others.
void test_sequences_do_not_touch_each_other(void) {
  fixture f = set_up();
  (void)loss_of(&f);
  const td_lstm lstm = lstm_of(&f);
  for (size_t s = 0; s < batch.n_sequences; s++) {
    const uint32_t alone[] = {0, bounds[s + 1] - bounds[s]};
    const td_batch one = {alone, 1};
    td_lstm_trace trace;
    const bool is_run =
        td_lstm_trace_init(&trace, f.arena, alone[1], N_HIDDEN) == TD_OK &&
        td_lstm_run(&lstm, f.x + bounds[s] * N_IN, &one, f.arena, &trace) ==
            TD_OK;
    CU_ASSERT_FATAL(is_run);
    CU_ASSERT_EQUAL(memcmp(trace.out, f.trace.out + bounds[s] * 2 * N_HIDDEN,
                           alone[1] * 2 * N_HIDDEN * sizeof(float)),
                    0);
  }
  td_arena_free(f.arena);
}
