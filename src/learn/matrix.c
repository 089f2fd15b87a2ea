// SPDX-License-Identifier: MIT

#include "learn/matrix.h"

#include "base/size.h"
#include "learn/simd.h"

#include <stdint.h>

#define AT(p, r, k) ((p)[(r) * s->x_stride + (k) * s->x_step])

/// Four rows, one whole panel: 8 sums, for 32 wide registers.
static inline __attribute__((always_inline)) void
tile_4x2(const td_product *s, float *y, const float *x, const float *w) {
  td_v16 a0 = td_v16_load(y), a1 = td_v16_load(y + 16);
  td_v16 b0 = td_v16_load(y + s->y_stride);
  td_v16 b1 = td_v16_load(y + s->y_stride + 16);
  td_v16 c0 = td_v16_load(y + 2 * s->y_stride);
  td_v16 c1 = td_v16_load(y + 2 * s->y_stride + 16);
  td_v16 d0 = td_v16_load(y + 3 * s->y_stride);
  td_v16 d1 = td_v16_load(y + 3 * s->y_stride + 16);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    const td_v16 w0 = td_v16_load(w);
    const td_v16 w1 = td_v16_load(w + 16);
    a0 += w0 * AT(x, 0, k), a1 += w1 * AT(x, 0, k);
    b0 += w0 * AT(x, 1, k), b1 += w1 * AT(x, 1, k);
    c0 += w0 * AT(x, 2, k), c1 += w1 * AT(x, 2, k);
    d0 += w0 * AT(x, 3, k), d1 += w1 * AT(x, 3, k);
  }
  td_v16_store(y, a0), td_v16_store(y + 16, a1);
  td_v16_store(y + s->y_stride, b0), td_v16_store(y + s->y_stride + 16, b1);
  td_v16_store(y + 2 * s->y_stride, c0);
  td_v16_store(y + 2 * s->y_stride + 16, c1);
  td_v16_store(y + 3 * s->y_stride, d0);
  td_v16_store(y + 3 * s->y_stride + 16, d1);
}

/// Four rows, half a panel: 4 sums, 8 registers of AVX2.
static inline __attribute__((always_inline)) void
tile_4x1(const td_product *s, float *y, const float *x, const float *w) {
  td_v16 a = td_v16_load(y);
  td_v16 b = td_v16_load(y + s->y_stride);
  td_v16 c = td_v16_load(y + 2 * s->y_stride);
  td_v16 d = td_v16_load(y + 3 * s->y_stride);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    const td_v16 v = td_v16_load(w);
    a += v * AT(x, 0, k);
    b += v * AT(x, 1, k);
    c += v * AT(x, 2, k);
    d += v * AT(x, 3, k);
  }
  td_v16_store(y, a);
  td_v16_store(y + s->y_stride, b);
  td_v16_store(y + 2 * s->y_stride, c);
  td_v16_store(y + 3 * s->y_stride, d);
}

/// Two rows, half a panel: 2 sums, 8 registers of SSE2.
static inline __attribute__((always_inline)) void
tile_2x1(const td_product *s, float *y, const float *x, const float *w) {
  td_v16 a = td_v16_load(y);
  td_v16 b = td_v16_load(y + s->y_stride);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    const td_v16 v = td_v16_load(w);
    a += v * AT(x, 0, k);
    b += v * AT(x, 1, k);
  }
  td_v16_store(y, a);
  td_v16_store(y + s->y_stride, b);
}

/// One row, one panel.
static inline __attribute__((always_inline)) void
tile_1x2(const td_product *s, float *y, const float *x, const float *w) {
  td_v16 a = td_v16_load(y);
  td_v16 b = td_v16_load(y + 16);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    a += td_v16_load(w) * AT(x, 0, k);
    b += td_v16_load(w + 16) * AT(x, 0, k);
  }
  td_v16_store(y, a);
  td_v16_store(y + 16, b);
}

/// One row, two panels: enough sums to hide the time one addition takes.
static inline __attribute__((always_inline)) void
tile_1x4(const td_product *s, float *y, const float *x, const float *w) {
  td_v16 a = td_v16_load(y), b = td_v16_load(y + 16);
  td_v16 c = td_v16_load(y + 32), d = td_v16_load(y + 48);
  const float *u = w + s->w_panel;
  for (size_t k = 0; k < s->n_inner;
       k++, w += s->w_stride, u += s->w_stride) {
    a += td_v16_load(w) * AT(x, 0, k);
    b += td_v16_load(w + 16) * AT(x, 0, k);
    c += td_v16_load(u) * AT(x, 0, k);
    d += td_v16_load(u + 16) * AT(x, 0, k);
  }
  td_v16_store(y, a), td_v16_store(y + 16, b);
  td_v16_store(y + 32, c), td_v16_store(y + 48, d);
}

/// Rows [0, n) of one panel, as many at a time as the registers hold.
static inline __attribute__((always_inline)) void
panel_rows(int level, const td_product *s, size_t p) {
  const float *w = s->w + p * s->w_panel;
  float *y = s->y + p * TD_PANEL;
  const float *x = s->x;
  size_t r = 0;
  if (level == 2) {
    for (; r + 4 <= s->n_rows; r += 4) {
      tile_4x2(s, y + r * s->y_stride, x + r * s->x_stride, w);
    }
  } else if (level == 1) {
    for (; r + 4 <= s->n_rows; r += 4) {
      tile_4x1(s, y + r * s->y_stride, x + r * s->x_stride, w);
      tile_4x1(s, y + r * s->y_stride + 16, x + r * s->x_stride, w + 16);
    }
  }
  for (; r + 2 <= s->n_rows; r += 2) {
    tile_2x1(s, y + r * s->y_stride, x + r * s->x_stride, w);
    tile_2x1(s, y + r * s->y_stride + 16, x + r * s->x_stride, w + 16);
  }
  if (r < s->n_rows) {
    tile_1x2(s, y + r * s->y_stride, x + r * s->x_stride, w);
  }
}

TD_SIMD_BODY product_body(int level, const td_product *s) {
  size_t p = 0;
  if (s->n_rows == 1 && level > 0) {
    for (; p + 2 <= s->n_panels; p += 2) {
      tile_1x4(s, s->y + p * TD_PANEL, s->x, s->w + p * s->w_panel);
    }
  }
  for (; p < s->n_panels; p++) {
    panel_rows(level, s, p);
  }
}

TD_SIMD_VARIANTS(product, (const td_product *s), s)

void td_product_run(const td_product *s) { product(s); }

void td_panels_multiply(const td_panels *w, const float *x, size_t n,
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
  td_product_run(&s);
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
  td_product_run(&s);
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

float *td_floats_new(td_arena *arena, size_t n_rows, size_t n_columns) {
  size_t count;
  size_t bytes;
  if (!td_size_multiply(n_rows, n_columns, &count) ||
      !td_size_multiply(count, sizeof(float), &bytes) ||
      !td_size_add(bytes, 64, &bytes)) {
    return NULL;
  }
  char *memory = td_arena_get(arena, bytes, 1);
  if (!memory) {
    return NULL;
  }
  const size_t past = (size_t)((uintptr_t)memory % 64);
  return (float *)(void *)(memory + (past ? 64 - past : 0));
}

void td_rows_fill(float *out, size_t n, const float *row, size_t n_columns) {
  for (size_t r = 0; r < n; r++) {
    memcpy(out + r * n_columns, row, n_columns * sizeof(float));
  }
}
