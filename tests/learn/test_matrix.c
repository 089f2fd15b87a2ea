// SPDX-License-Identifier: MIT

#include "learn/matrix.h"
#include "learn/random.h"
#include "learn/vmath.h"
#include "learn_tests.h"

#include <CUnit/CUnit.h>
#include <math.h>

static void fill(float *x, size_t n, uint64_t seed) {
  td_random random = {seed};
  for (size_t i = 0; i < n; i++) {
    x[i] = 2.0f * td_random_float(&random) - 1.0f;
  }
}

/// Whether td_panels_apply adds `w` x, which is `sums` [n][columns], to a bias,
/// and to nothing, whatever stood in its place before.
static void check_apply(td_arena *arena, const td_panels *w, const float *x,
                        size_t n, const float *sums) {
  const size_t n_out = w->n_columns;
  float *bias = td_floats_new(arena, 1, n_out);
  float *with = td_floats_new(arena, n, n_out);
  float *without = td_floats_new(arena, n, n_out);
  fill(bias, n_out, 4);
  fill(with, n * n_out, 5);
  fill(without, n * n_out, 6);
  td_panels_apply(w, bias, x, n, with);
  td_panels_apply(w, NULL, x, n, without);
  float most = 0;
  bool is_same = true;
  for (size_t i = 0; i < n * n_out; i++) {
    // Float products begin with the bias, so their last bits differ.
    most = fmaxf(most, fabsf(with[i] - (bias[i % n_out] + sums[i])));
    is_same = is_same && without[i] == sums[i];
  }
  CU_ASSERT(is_same);
  CU_ASSERT(w->data ? most < 1e-4f : most == 0);
}

/// One product of each number of rows against the sum written out.
static void check_product(td_arena *arena, size_t n, size_t n_in,
                          size_t n_out) {
  float *x = td_floats_new(arena, n, n_in);
  float *w = td_floats_new(arena, n_in, n_out);
  float *packed = td_floats_new(arena, n_in, n_out);
  float *y = td_floats_new(arena, n, n_out);
  fill(x, n * n_in, 1);
  fill(w, n_in * n_out, 2);
  td_panels_pack(w, n_in, n_out, packed);
  const td_panels panels = {.data = packed, .n_rows = n_in, .n_columns = n_out};
  td_panels_multiply(&panels, x, n, y);
  bool is_same = true;
  for (size_t r = 0; r < n; r++) {
    for (size_t o = 0; o < n_out; o++) {
      float sum = 0;
      for (size_t i = 0; i < n_in; i++) {
        sum += x[r * n_in + i] * w[i * n_out + o];
      }
      is_same = is_same && sum == y[r * n_out + o];
    }
  }
  CU_ASSERT(is_same);
  check_apply(arena, &panels, x, n, y);
}

void test_product_is_the_plain_sum(void) {
  td_arena *arena = td_arena_new(0);
  for (size_t n = 1; n < 10; n++) {
    check_product(arena, n, 37, 96);
    check_product(arena, n, 64, 32);
  }
  td_arena_free(arena);
}

/// What td_panels_multiply makes of whole weights, written out.
static float whole_sum(const float *x, const int8_t *w, const float *factors,
                       size_t n_in, size_t n_out) {
  float most = 0;
  for (size_t i = 0; i < n_in; i++) {
    most = fmaxf(most, fabsf(x[i] * factors[i]));
  }
  const float steps = most > 0 ? TD_WHOLE_LIMIT / most : 0;
  int64_t sum = 0;
  for (size_t i = 0; i < n_in; i++) {
    const float scaled = x[i] * factors[i] * steps;
    sum += (int64_t)lrintf(scaled) * w[i * n_out];
  }
  CU_ASSERT(sum < 1 << 24 && sum > -(1 << 24));
  return (float)sum * (most / TD_WHOLE_LIMIT);
}

static void check_whole(td_arena *arena, size_t n, size_t n_in, size_t n_out,
                        bool is_extreme) {
  float *x = td_floats_new(arena, n, n_in);
  float *factors = td_floats_new(arena, 1, n_in);
  float *y = td_floats_new(arena, n, n_out);
  int8_t *w = TD_ARENA_ARRAY(arena, int8_t, n_in * n_out);
  int8_t *packed = TD_ARENA_ARRAY(arena, int8_t, n_in * n_out);
  int32_t *sums = TD_ARENA_ARRAY(arena, int32_t, n_out);
  fill(x, n * n_in, 1);
  fill(factors, n_in, 2);
  td_random random = {3};
  for (size_t i = 0; i < n_in * n_out; i++) {
    w[i] = is_extreme ? -128 : (int8_t)td_random_bits(&random);
  }
  for (size_t i = 0; is_extreme && i < n * n_in; i++) {
    x[i] = 1;
    factors[i % n_in] = 3;
  }
  memset(x, 0, n_in * sizeof(float)); // a row of zeros
  td_panels_pack_whole(w, n_in, n_out, packed, sums);
  const td_panels panels = {.n_rows = n_in,
                            .n_columns = n_out,
                            .whole = packed,
                            .column_sums = sums,
                            .factors = factors};
  td_panels_multiply(&panels, x, n, y);
  bool is_same = true;
  for (size_t r = 0; r < n; r++) {
    for (size_t o = 0; o < n_out; o++) {
      is_same = is_same && y[r * n_out + o] == whole_sum(x + r * n_in, w + o,
                                                         factors, n_in, n_out);
    }
  }
  CU_ASSERT(is_same);
  check_apply(arena, &panels, x, n, y);
}

void test_whole_product_is_exact(void) {
  td_arena *arena = td_arena_new(0);
  for (size_t i = 0; td_kernels_each(i); i++) {
    td_kernels_use(td_kernels_each(i));
    for (size_t n = 1; n < 22; n++) {
      check_whole(arena, n, 48, 96, false);
    }
    check_whole(arena, 300, TD_MAX_WHOLE_ROWS, 32, false);
    check_whole(arena, 2, TD_MAX_WHOLE_ROWS, 32, true);
  }
  td_kernels_use(NULL);
  td_arena_free(arena);
}

#define N_HIDDEN 80 // more than four of the widest registers, not eight
#define N_BYTES 5

/// td_cut_sum written out, in its order.
static float cut_sum(const td_cut_sum *s) {
  float sums[TD_LANES] = {0};
  for (size_t i = 0; i < s->n; i++) {
    float sum = s->rows[0][i];
    for (size_t k = 1; k < s->n_rows; k++) {
      sum += s->rows[k][i];
    }
    for (size_t k = 0; k < s->n_bytes; k++) {
      sum += s->scales[k] * (float)s->bytes[k][i];
    }
    sums[i % TD_LANES] += (sum + fabsf(sum)) * 0.5f * s->weights[i];
  }
  float all = 0;
  for (size_t i = 0; i < TD_LANES; i++) {
    all += sums[i];
  }
  return all;
}

static void check_cut_sum(void) {
  float rows[2][N_HIDDEN], weights[N_HIDDEN], scales[N_BYTES];
  int8_t bytes[N_BYTES][N_HIDDEN];
  const float *row_at[] = {rows[0], rows[1]};
  const int8_t *bytes_at[N_BYTES];
  td_random random = {5};
  fill(rows[0], N_HIDDEN, 6);
  fill(rows[1], N_HIDDEN, 7);
  fill(weights, N_HIDDEN, 8);
  fill(scales, N_BYTES, 9);
  for (size_t k = 0; k < N_BYTES; k++) {
    bytes_at[k] = bytes[k];
    for (size_t i = 0; i < N_HIDDEN; i++) {
      bytes[k][i] = (int8_t)td_random_bits(&random);
    }
  }
  for (size_t n_rows = 1; n_rows <= 2; n_rows++) {
    for (size_t n_bytes = 0; n_bytes <= N_BYTES; n_bytes++) {
      const td_cut_sum sum = {row_at,  n_rows,  bytes_at, scales,
                              n_bytes, weights, N_HIDDEN};
      CU_ASSERT(td_kernels_get()->cut_sum(&sum) == cut_sum(&sum));
    }
  }
}

static void check_add_bytes(void) {
  int8_t values[N_HIDDEN];
  float out[N_HIDDEN], expected[N_HIDDEN];
  fill(out, N_HIDDEN, 10);
  for (size_t i = 0; i < N_HIDDEN; i++) {
    values[i] = (int8_t)(i * 7 - 128);
    expected[i] = out[i] + 0.3f * (float)values[i];
  }
  td_kernels_get()->add_bytes(values, 0.3f, N_HIDDEN, out);
  CU_ASSERT(memcmp(out, expected, sizeof(out)) == 0);
}

static void check_greatest(void) {
  float x[N_HIDDEN];
  fill(x, N_HIDDEN, 11);
  for (size_t at = 0; at < N_HIDDEN; at++) {
    const float before = x[at];
    x[at] = 2;
    CU_ASSERT(td_kernels_get()->greatest(x, N_HIDDEN) == at);
    if (at + 9 < N_HIDDEN) {
      const float other = x[at + 9];
      x[at + 9] = 2;
      CU_ASSERT(td_kernels_get()->greatest(x, N_HIDDEN) == at);
      x[at + 9] = other;
    }
    x[at] = before;
  }
}

void test_greatest_is_the_first(void) {
  for (size_t i = 0; td_kernels_each(i); i++) {
    td_kernels_use(td_kernels_each(i));
    check_greatest();
  }
  td_kernels_use(NULL);
}

void test_bytes_are_the_plain_sum(void) {
  for (size_t i = 0; td_kernels_each(i); i++) {
    td_kernels_use(td_kernels_each(i));
    check_cut_sum();
    check_add_bytes();
  }
  td_kernels_use(NULL);
}

void test_outer_is_the_plain_sum(void) {
  td_arena *arena = td_arena_new(0);
  float *x = td_floats_new(arena, 7, 5);
  float *y = td_floats_new(arena, 7, 64);
  float *w = td_floats_new(arena, 5, 64);
  fill(x, 7 * 5, 3);
  fill(y, 7 * 64, 4);
  td_outer_add(w, 5, 64, x, y, 7);
  bool is_same = true;
  for (size_t i = 0; i < 5; i++) {
    for (size_t o = 0; o < 64; o++) {
      float sum = 0;
      for (size_t r = 0; r < 7; r++) {
        sum += x[r * 5 + i] * y[r * 64 + o];
      }
      is_same = is_same && sum == w[i * 64 + o];
    }
  }
  CU_ASSERT(is_same);
  td_arena_free(arena);
}

void test_functions_are_close(void) {
  double worst = 0;
  for (float x = -60.0f; x < 60.0f; x += 0.37f) {
    float values[TD_LANES] = {x};
    td_kernels_get()->exp_all(values, TD_LANES);
    const double error = fabs((double)values[0] / exp((double)x) - 1);
    worst = error > worst ? error : worst;
  }
  CU_ASSERT(worst < 1e-5);
  for (float x = 0.01f; x < 1000.0f; x *= 1.7f) {
    CU_ASSERT_DOUBLE_EQUAL(td_log(x), log((double)x), 1e-4);
  }
}

void test_functions_bear_all_numbers(void) {
  float values[TD_LANES] = {1e30f, -1e30f, 0.0f, -0.0f, 100.0f, -100.0f};
  td_kernels_get()->exp_all(values, TD_LANES);
  for (size_t i = 0; i < TD_LANES; i++) {
    CU_ASSERT(values[i] > 0 && values[i] < 1e30f);
  }
}

void test_random_is_the_same_everywhere(void) {
  td_random random = {42};
  CU_ASSERT_EQUAL(td_random_bits(&random), 0xBDD732262FEB6E95u);
  uint32_t items[100];
  for (uint32_t i = 0; i < 100; i++) {
    items[i] = i;
  }
  td_random_shuffle(&random, items, 100);
  uint32_t sum = 0;
  for (uint32_t i = 0; i < 100; i++) {
    sum += items[i];
  }
  CU_ASSERT_EQUAL(sum, 4950);
}
