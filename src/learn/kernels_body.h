// SPDX-License-Identifier: MIT

/// @file learn/kernels_body.h
/// The kernels, over vectors of LANES floats; included by kernels_*.c, which
/// define LANES (4, 8 or 16), TARGET (an attribute) and KERNELS (a name).
///
/// Comparisons of vectors are avoided: compilers take them apart.

#ifndef TD_LEARN_KERNELS_BODY_H
#define TD_LEARN_KERNELS_BODY_H

#ifndef LANES // read on its own
#define LANES 4
#define TARGET
#define KERNELS td_kernels_plain
#endif

#include "learn/kernels_private.h"

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline)) TARGET

/// A register's worth, and the same at any address in memory.
typedef float vec __attribute__((vector_size(4 * LANES)));
typedef int32_t ivec __attribute__((vector_size(4 * LANES)));
typedef float vec_at
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

INLINE vec load(const float *p) { return *(const vec_at *)p; }

INLINE void store(float *p, vec v) { *(vec_at *)p = v; }

/// BYTES(p), where a processor has an instruction for it, is the register's
/// worth of bytes at `p` as whole numbers.
#ifndef BYTES
INLINE ivec widen_bytes(const int8_t *p) {
  ivec whole;
  for (size_t i = 0; i < LANES; i++) {
    whole[i] = p[i];
  }
  return whole;
}
#define BYTES(p) widen_bytes(p)
#endif

INLINE vec load_bytes(const int8_t *p) {
  return __builtin_convertvector(BYTES(p), vec);
}

INLINE vec absolute(vec x) {
  const ivec zero = {0};
  return (vec)((ivec)x & (zero + 0x7FFFFFFF));
}

/// x[r][k] of product `s`.
#define AT(r, k) (x[(r)*s->x_stride + (k)*s->x_step])

/// Four rows, two registers wide: 8 sums, which hide the time of an addition
/// and leave registers for the rest on all processors.
INLINE void tile_4x2(const td_product *s, float *y, const float *x,
                     const float *w) {
  const size_t n = s->y_stride;
  vec a0 = load(y), a1 = load(y + LANES);
  vec b0 = load(y + n), b1 = load(y + n + LANES);
  vec c0 = load(y + 2 * n), c1 = load(y + 2 * n + LANES);
  vec d0 = load(y + 3 * n), d1 = load(y + 3 * n + LANES);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    const vec w0 = load(w);
    const vec w1 = load(w + LANES);
    a0 += w0 * AT(0, k), a1 += w1 * AT(0, k);
    b0 += w0 * AT(1, k), b1 += w1 * AT(1, k);
    c0 += w0 * AT(2, k), c1 += w1 * AT(2, k);
    d0 += w0 * AT(3, k), d1 += w1 * AT(3, k);
  }
  store(y, a0), store(y + LANES, a1);
  store(y + n, b0), store(y + n + LANES, b1);
  store(y + 2 * n, c0), store(y + 2 * n + LANES, c1);
  store(y + 3 * n, d0), store(y + 3 * n + LANES, d1);
}

/// One row, two registers wide.
INLINE void tile_1x2(const td_product *s, float *y, const float *x,
                     const float *w) {
  vec a = load(y), b = load(y + LANES);
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride) {
    a += load(w) * AT(0, k);
    b += load(w + LANES) * AT(0, k);
  }
  store(y, a), store(y + LANES, b);
}

/// One row of two panels, two registers of each.
INLINE void tile_1x4(const td_product *s, float *y, const float *x,
                     const float *w) {
  vec a = load(y), b = load(y + LANES);
  vec c = load(y + TD_PANEL), d = load(y + TD_PANEL + LANES);
  const float *u = w + s->w_panel;
  for (size_t k = 0; k < s->n_inner; k++, w += s->w_stride, u += s->w_stride) {
    a += load(w) * AT(0, k);
    b += load(w + LANES) * AT(0, k);
    c += load(u) * AT(0, k);
    d += load(u + LANES) * AT(0, k);
  }
  store(y, a), store(y + LANES, b);
  store(y + TD_PANEL, c), store(y + TD_PANEL + LANES, d);
}

/// All rows of the columns [o, o + 2 LANES) of panel p.
INLINE void strip(const td_product *s, size_t p, size_t o) {
  const float *w = s->w + p * s->w_panel + o;
  float *y = s->y + p * TD_PANEL + o;
  size_t r = 0;
  for (; r + 4 <= s->n_rows; r += 4) {
    tile_4x2(s, y + r * s->y_stride, s->x + r * s->x_stride, w);
  }
  for (; r < s->n_rows; r++) {
    tile_1x2(s, y + r * s->y_stride, s->x + r * s->x_stride, w);
  }
}

static TARGET void product(const td_product *s) {
  size_t p = 0;
  for (; s->n_rows == 1 && p + 2 <= s->n_panels; p += 2) {
    for (size_t o = 0; o < TD_PANEL; o += 2 * LANES) {
      tile_1x4(s, s->y + p * TD_PANEL + o, s->x, s->w + p * s->w_panel + o);
    }
  }
  for (; p < s->n_panels; p++) {
    for (size_t o = 0; o < TD_PANEL; o += 2 * LANES) {
      strip(s, p, o);
    }
  }
}

/// e to the power x, clamped: 2^k times a Taylor polynomial of what is left.
INLINE vec exponential(vec x) {
  const vec zero = {0};
  x = (absolute(x + 64.0f) - absolute(x - 64.0f)) * 0.5f;
  // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits.
  const vec magic = zero + 12582912.0f;
  const vec shifted = x * 1.44269504f + magic;
  const ivec k = (ivec)shifted - (ivec)magic;
  const vec whole = shifted - magic;
  const vec r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  vec p = r * (1.0f / 720) + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * (vec)((k + 127) << 23);
}

INLINE vec sigmoid(vec x) { return 1.0f / (1.0f + exponential(-x)); }

INLINE vec tangent(vec x) { return 1.0f - 2.0f / (1.0f + exponential(x + x)); }

static TARGET void cells(const td_cells *s) {
  const size_t n = s->n;
  for (size_t i = 0; i < n; i += LANES) {
    float *g = s->gates + i;
    const float *r = s->recurrent + i;
    const vec forget = sigmoid(load(g) + load(r));
    const vec open = sigmoid(load(g + n) + load(r + n));
    const vec fresh = tangent(load(g + 2 * n) + load(r + 2 * n));
    const vec cell = forget * load(s->before + i) + (1.0f - forget) * fresh;
    const vec squashed = tangent(cell);
    store(g, forget);
    store(g + n, open);
    store(g + 2 * n, fresh);
    store(s->cells + i, cell);
    store(s->squashed + i, squashed);
    store(s->out + i, open * squashed);
  }
}

static TARGET void cells_back(const td_cells_back *s) {
  const size_t n = s->n;
  for (size_t i = 0; i < n; i += LANES) {
    const vec forget = load(s->gates + i);
    const vec open = load(s->gates + n + i);
    const vec fresh = load(s->gates + 2 * n + i);
    const vec squashed = load(s->squashed + i);
    const vec d_h = load(s->d_out + i) + load(s->d_h + i);
    const vec d_cell =
        load(s->d_c + i) + d_h * open * (1.0f - squashed * squashed);
    const vec d_open = d_h * squashed;
    const vec d_forget = d_cell * (load(s->before + i) - fresh);
    const vec d_fresh = d_cell * (1.0f - forget);
    store(s->d_gates + i, d_forget * forget * (1.0f - forget));
    store(s->d_gates + n + i, d_open * open * (1.0f - open));
    store(s->d_gates + 2 * n + i, d_fresh * (1.0f - fresh * fresh));
    store(s->d_c + i, d_cell * forget);
  }
}

static TARGET void add_and_cut(const float *const *rows, size_t n_rows,
                               size_t n, float *out) {
  for (size_t i = 0; i < n; i += LANES) {
    vec sum = load(rows[0] + i);
    for (size_t k = 1; k < n_rows; k++) {
      sum += load(rows[k] + i);
    }
    store(out + i, (sum + absolute(sum)) * 0.5f);
  }
}

static TARGET void add_bytes(const int8_t *values, float scale, size_t n,
                             float *out) {
  for (size_t i = 0; i < n; i += LANES) {
    store(out + i, load(out + i) + load_bytes(values + i) * scale);
  }
}

/// What is left of the sum at `i` when it is cut, weighted.
INLINE vec cut(const td_cut_sum *s, size_t i, vec sum) {
  return (sum + absolute(sum)) * 0.5f * load(s->weights + i);
}

/// Four registers of the hidden layer at `i`, which hide the time of additions.
INLINE void cut_four(const td_cut_sum *s, size_t i, vec lanes[4]) {
  const float *first = s->rows[0] + i;
  vec a = load(first), b = load(first + LANES);
  vec c = load(first + 2 * LANES), d = load(first + 3 * LANES);
  for (size_t k = 1; k < s->n_rows; k++) {
    const float *row = s->rows[k] + i;
    a += load(row), b += load(row + LANES);
    c += load(row + 2 * LANES), d += load(row + 3 * LANES);
  }
  for (size_t k = 0; k < s->n_bytes; k++) {
    const int8_t *row = s->bytes[k] + i;
    const float scale = s->scales[k];
    a += load_bytes(row) * scale;
    b += load_bytes(row + LANES) * scale;
    c += load_bytes(row + 2 * LANES) * scale;
    d += load_bytes(row + 3 * LANES) * scale;
  }
  const size_t n = TD_LANES / LANES;
  lanes[0] += cut(s, i, a);
  lanes[1 % n] += cut(s, i + LANES, b);
  lanes[2 % n] += cut(s, i + 2 * LANES, c);
  lanes[3 % n] += cut(s, i + 3 * LANES, d);
}

/// The same for one register.
INLINE vec cut_one(const td_cut_sum *s, size_t i) {
  vec sum = load(s->rows[0] + i);
  for (size_t k = 1; k < s->n_rows; k++) {
    sum += load(s->rows[k] + i);
  }
  for (size_t k = 0; k < s->n_bytes; k++) {
    sum += load_bytes(s->bytes[k] + i) * s->scales[k];
  }
  return cut(s, i, sum);
}

static TARGET float cut_sum(const td_cut_sum *s) {
  vec lanes[4] = {{0}};
  float sums[TD_LANES];
  size_t i = 0;
  for (; i + 4 * LANES <= s->n; i += 4 * LANES) {
    cut_four(s, i, lanes);
  }
  for (; i < s->n; i += LANES) {
    lanes[i / LANES % (TD_LANES / LANES)] += cut_one(s, i);
  }
  for (size_t j = 0; j < TD_LANES / LANES; j++) {
    store(sums + j * LANES, lanes[j]);
  }
  float all = 0;
  for (size_t j = 0; j < TD_LANES; j++) {
    all += sums[j];
  }
  return all;
}

static TARGET void exp_all(float *x, size_t n) {
  for (size_t i = 0; i < n; i += LANES) {
    store(x + i, exponential(load(x + i)));
  }
}

#define EPSILON 1e-8f

static TARGET void adam(const td_adam_numbers *s, const td_adam_step *step) {
  const vec zero = {0};
  const float rate = step->rate * step->mean_correction;
  for (size_t i = 0; i < s->n; i += LANES) {
    const vec g = load(s->gradient + i) * step->scale;
    const vec mean = load(s->mean + i) * TD_ADAM_MEAN_DECAY +
                     g * (1.0f - TD_ADAM_MEAN_DECAY);
    const vec square = load(s->square + i) * TD_ADAM_SQUARE_DECAY +
                       g * g * (1.0f - TD_ADAM_SQUARE_DECAY);
    vec root = square * step->square_correction;
    for (size_t k = 0; k < LANES; k++) {
      root[k] = __builtin_sqrtf(root[k]);
    }
    store(s->mean + i, mean);
    store(s->square + i, square);
    store(s->values + i, load(s->values + i) - mean * rate / (root + EPSILON));
    store(s->gradient + i, zero);
  }
}

#include "learn/kernels_whole.inc"

const td_kernels KERNELS = {.product = product,
                            .whole_product = whole_product,
                            .round_row = round_row,
                            .cells = cells,
                            .cells_back = cells_back,
                            .add_and_cut = add_and_cut,
                            .cut_sum = cut_sum,
                            .add_bytes = add_bytes,
                            .greatest = greatest,
                            .exp_all = exp_all,
                            .adam = adam};

#endif
