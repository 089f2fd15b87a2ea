// SPDX-License-Identifier: MIT

#include "learn/matrix.h"

#include "base/size.h"

#include <stdint.h>

/// Numbers that are rounded at a time.
#define BLOCK 16384
/// Rows of them.
#define BLOCK_ROWS 128

/// What is added to a product: rows and panels this far apart.
typedef struct {
  const float *at;
  size_t stride;
  size_t panel;
} addend;

static void multiply_whole(const td_panels *w, const float *x, size_t n,
                           addend from, float *y) {
  _Alignas(64) int16_t rows[BLOCK];
  float scales[BLOCK_ROWS];
  const td_kernels *kernels = td_kernels_get();
  const size_t fitting = BLOCK / w->n_rows;
  const size_t most = fitting < BLOCK_ROWS ? fitting : BLOCK_ROWS;
  for (size_t done = 0; done < n; done += most) {
    const size_t n_rows = n - done < most ? n - done : most;
    for (size_t r = 0; r < n_rows; r++) {
      scales[r] = kernels->round_row(x + (done + r) * w->n_rows, w->factors,
                                     w->n_rows, rows, r);
    }
    const td_whole_product s = {.y = y + done * w->n_columns,
                                .y_stride = w->n_columns,
                                .from = from.at + done * from.stride,
                                .from_stride = from.stride,
                                .from_panel = from.panel,
                                .x = rows,
                                .scales = scales,
                                .w = w->whole,
                                .column_sums = w->column_sums,
                                .n_rows = n_rows,
                                .n_inner = w->n_rows,
                                .n_panels = w->n_columns / TD_PANEL};
    kernels->whole_product(&s);
  }
}

/// Copy `row` [n_columns] into each of the `n` rows of `out`.
static void rows_fill(float *out, size_t n, const float *row,
                      size_t n_columns) {
  for (size_t r = 0; r < n; r++) {
    memcpy(out + r * n_columns, row, n_columns * sizeof(float));
  }
}

static void multiply_floats(const td_panels *w, const float *x, size_t n,
                            float *y) {
  const td_product s = {.y = y,
                        .y_stride = w->n_columns,
                        .x = x,
                        .x_stride = w->n_rows,
                        .x_step = 1,
                        .w = w->data,
                        .w_stride = TD_PANEL,
                        .w_panel = w->n_rows * TD_PANEL,
                        .n_rows = n,
                        .n_inner = w->n_rows,
                        .n_panels = w->n_columns / TD_PANEL};
  td_kernels_get()->product(&s);
}

void td_panels_multiply(const td_panels *w, const float *x, size_t n,
                        float *y) {
  if (w->data) {
    multiply_floats(w, x, n, y);
  } else {
    multiply_whole(w, x, n, (addend){y, w->n_columns, TD_PANEL}, y);
  }
}

void td_panels_apply(const td_panels *w, const float *bias, const float *x,
                     size_t n, float *y) {
  static const float zeros[TD_PANEL];
  if (!w->data) {
    multiply_whole(
        w, x, n, bias ? (addend){bias, 0, TD_PANEL} : (addend){zeros, 0, 0}, y);
    return;
  }
  if (bias) {
    rows_fill(y, n, bias, w->n_columns);
  } else {
    memset(y, 0, n * w->n_columns * sizeof(float));
  }
  multiply_floats(w, x, n, y);
}

void td_outer_add(float *w, size_t n_rows, size_t n_columns, const float *x,
                  const float *y, size_t n) {
  const td_product s = {.y = w,
                        .y_stride = n_columns,
                        .x = x,
                        .x_stride = 1,
                        .x_step = n_rows,
                        .w = y,
                        .w_stride = n_columns,
                        .w_panel = TD_PANEL,
                        .n_rows = n_rows,
                        .n_inner = n,
                        .n_panels = n_columns / TD_PANEL};
  td_kernels_get()->product(&s);
}

void td_panels_pack(const float *w, size_t n_rows, size_t n_columns,
                    float *out) {
  for (size_t p = 0; p < n_columns; p += TD_PANEL) {
    for (size_t r = 0; r < n_rows; r++, out += TD_PANEL) {
      memcpy(out, w + r * n_columns + p, TD_PANEL * sizeof(float));
    }
  }
}

void td_panels_pack_transposed(const float *w, size_t n_rows, size_t n_columns,
                               float *out) {
  for (size_t p = 0; p < n_rows; p += TD_PANEL) {
    for (size_t c = 0; c < n_columns; c++, out += TD_PANEL) {
      for (size_t i = 0; i < TD_PANEL; i++) {
        out[i] = w[(p + i) * n_columns + c];
      }
    }
  }
}

void td_panels_pack_whole(const int8_t *w, size_t n_rows, size_t n_columns,
                          int8_t *out, int32_t *column_sums) {
  for (size_t p = 0; p < n_columns; p += TD_PANEL) {
    for (size_t r = 0; r < n_rows; r += 4) {
      const int8_t *first = w + r * n_columns + p;
      for (size_t i = 0; i < TD_PANEL; i++) {
        *out++ = first[i];
        *out++ = first[2 * n_columns + i];
        *out++ = first[n_columns + i];
        *out++ = first[3 * n_columns + i];
      }
    }
  }
  memset(column_sums, 0, n_columns * sizeof(*column_sums));
  for (size_t r = 0; r < n_rows; r++) {
    for (size_t o = 0; o < n_columns; o++) {
      column_sums[o] += w[r * n_columns + o];
    }
  }
}

static float *floats_of(td_arena *arena, size_t n_rows, size_t n_columns,
                        void *get(td_arena *, size_t, size_t)) {
  size_t count;
  size_t bytes;
  if (!td_size_multiply(n_rows, n_columns, &count) ||
      !td_size_multiply(count, sizeof(float), &bytes) ||
      !td_size_add(bytes, 64, &bytes)) {
    return NULL;
  }
  char *memory = get(arena, bytes, 1);
  if (!memory) {
    return NULL;
  }
  const size_t past = (size_t)((uintptr_t)memory % 64);
  return (float *)(void *)(memory + (past ? 64 - past : 0));
}

float *td_floats_new(td_arena *arena, size_t n_rows, size_t n_columns) {
  return floats_of(arena, n_rows, n_columns, td_arena_get);
}

float *td_floats_raw(td_arena *arena, size_t n_rows, size_t n_columns) {
  return floats_of(arena, n_rows, n_columns, td_arena_get_raw);
}
