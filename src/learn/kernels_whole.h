// SPDX-License-Identifier: MIT

/// @file learn/kernels_whole.h
/// The kernels over whole numbers; part of learn/kernels_body.h.
///
/// Sums of whole numbers are exact in any order, so processors may add them
/// as suits them. PAIRS(sum, w, x), where a processor has an instruction for
/// it, adds to each lane of `sum` the two products of the lane's two numbers
/// of 16 bits; MOST(a, b) is the greater of two lanes.

#ifndef TD_LEARN_KERNELS_WHOLE_H
#define TD_LEARN_KERNELS_WHOLE_H

#include <string.h>

typedef int16_t half_vec __attribute__((vector_size(2 * LANES)));
typedef uint32_t uvec __attribute__((vector_size(4 * LANES)));
typedef int32_t ivec_at
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int16_t half_at
    __attribute__((vector_size(2 * LANES), aligned(2), may_alias));

#ifndef PAIRS
INLINE ivec low_half(ivec pairs) { return (ivec)((uvec)pairs << 16) >> 16; }

INLINE ivec add_pairs(ivec sum, ivec w, ivec x) {
  return sum + low_half(w) * low_half(x) + (w >> 16) * (x >> 16);
}
#define PAIRS(sum, w, x) add_pairs(sum, w, x)
#endif

#ifndef MOST
INLINE vec most_of(vec a, vec b) {
  for (size_t i = 0; i < LANES; i++) {
    a[i] = a[i] > b[i] ? a[i] : b[i];
  }
  return a;
}
#define MOST(a, b) most_of(a, b)
#endif

INLINE ivec load_whole(const int16_t *p) {
  return *(const ivec_at *)(const void *)p;
}

/// The pair at `p` in all lanes.
INLINE ivec pair_at(const int16_t *p) {
  const ivec zero = {0};
  int32_t pair;
  memcpy(&pair, p, sizeof(pair));
  return zero + pair;
}

INLINE void add_scaled(float *y, ivec sum, float scale) {
  store(y, load(y) + __builtin_convertvector(sum, vec) * scale);
}

/// Row `i` of a tile: its next pair times the two registers of weights; and
/// its sums to y.
#define ADD_ROW(low, high, i)                                                  \
  {                                                                            \
    const ivec pair = pair_at(x + (i)*n);                                      \
    low = PAIRS(low, w0, pair);                                                \
    high = PAIRS(high, w1, pair);                                              \
  }
#define KEEP_ROW(low, high, i)                                                 \
  {                                                                            \
    add_scaled(y + (i)*s->y_stride, low, s->scales[r + (i)]);                  \
    add_scaled(y + (i)*s->y_stride + LANES, high, s->scales[r + (i)]);         \
  }

#if LANES == 16
/// Eight rows from `r` on, two registers wide: half of the 32 registers.
INLINE void whole_8x2(const td_whole_product *s, size_t r, float *y,
                      const int16_t *w) {
  const ivec zero = {0};
  ivec a0 = zero, a1 = zero;
  ivec b0 = zero, b1 = zero;
  ivec c0 = zero, c1 = zero;
  ivec d0 = zero, d1 = zero;
  ivec e0 = zero, e1 = zero;
  ivec f0 = zero, f1 = zero;
  ivec g0 = zero, g1 = zero;
  ivec h0 = zero, h1 = zero;
  const size_t n = s->n_inner;
  const int16_t *x = s->x + r * n;
  for (size_t k = 0; k < n; k += 2, x += 2, w += 2 * TD_PANEL) {
    const ivec w0 = load_whole(w);
    const ivec w1 = load_whole(w + 2 * LANES);
    ADD_ROW(a0, a1, 0);
    ADD_ROW(b0, b1, 1);
    ADD_ROW(c0, c1, 2);
    ADD_ROW(d0, d1, 3);
    ADD_ROW(e0, e1, 4);
    ADD_ROW(f0, f1, 5);
    ADD_ROW(g0, g1, 6);
    ADD_ROW(h0, h1, 7);
  }
  KEEP_ROW(a0, a1, 0);
  KEEP_ROW(b0, b1, 1);
  KEEP_ROW(c0, c1, 2);
  KEEP_ROW(d0, d1, 3);
  KEEP_ROW(e0, e1, 4);
  KEEP_ROW(f0, f1, 5);
  KEEP_ROW(g0, g1, 6);
  KEEP_ROW(h0, h1, 7);
}
#endif

/// Four rows from `r` on, two registers wide.
INLINE void whole_4x2(const td_whole_product *s, size_t r, float *y,
                      const int16_t *w) {
  const ivec zero = {0};
  ivec a0 = zero, a1 = zero;
  ivec b0 = zero, b1 = zero;
  ivec c0 = zero, c1 = zero;
  ivec d0 = zero, d1 = zero;
  const size_t n = s->n_inner;
  const int16_t *x = s->x + r * n;
  for (size_t k = 0; k < n; k += 2, x += 2, w += 2 * TD_PANEL) {
    const ivec w0 = load_whole(w);
    const ivec w1 = load_whole(w + 2 * LANES);
    ADD_ROW(a0, a1, 0);
    ADD_ROW(b0, b1, 1);
    ADD_ROW(c0, c1, 2);
    ADD_ROW(d0, d1, 3);
  }
  KEEP_ROW(a0, a1, 0);
  KEEP_ROW(b0, b1, 1);
  KEEP_ROW(c0, c1, 2);
  KEEP_ROW(d0, d1, 3);
}

/// One row, two registers wide; even and odd pairs apart.
INLINE void whole_1x2(const td_whole_product *s, size_t r, float *y,
                      const int16_t *w) {
  const ivec zero = {0};
  ivec a0 = zero, a1 = zero, b0 = zero, b1 = zero;
  const int16_t *x = s->x + r * s->n_inner;
  for (size_t k = 0; k < s->n_inner; k += 4, x += 4, w += 4 * TD_PANEL) {
    const ivec p = pair_at(x);
    const ivec q = pair_at(x + 2);
    const int16_t *v = w + 2 * TD_PANEL;
    a0 = PAIRS(a0, load_whole(w), p);
    a1 = PAIRS(a1, load_whole(w + 2 * LANES), p);
    b0 = PAIRS(b0, load_whole(v), q);
    b1 = PAIRS(b1, load_whole(v + 2 * LANES), q);
  }
  add_scaled(y, a0 + b0, s->scales[r]);
  add_scaled(y + LANES, a1 + b1, s->scales[r]);
}

static TARGET void whole_product(const td_whole_product *s) {
  for (size_t p = 0; p < s->n_panels; p++) {
    for (size_t o = 0; o < TD_PANEL; o += 2 * LANES) {
      const int16_t *w = s->w + p * s->n_inner * TD_PANEL + 2 * o;
      float *y = s->y + p * TD_PANEL + o;
      size_t r = 0;
#if LANES == 16
      for (; r + 8 <= s->n_rows; r += 8) {
        whole_8x2(s, r, y + r * s->y_stride, w);
      }
#endif
      for (; r + 4 <= s->n_rows; r += 4) {
        whole_4x2(s, r, y + r * s->y_stride, w);
      }
      for (; r < s->n_rows; r++) {
        whole_1x2(s, r, y + r * s->y_stride, w);
      }
    }
  }
}

static TARGET float round_row(const float *x, const float *factors, size_t n,
                              float limit, int16_t *out) {
  vec top = {0};
  for (size_t i = 0; i < n; i += LANES) {
    top = MOST(top, absolute(load(x + i) * load(factors + i)));
  }
  float most = 0;
  for (size_t i = 0; i < LANES; i++) {
    most = top[i] > most ? top[i] : most;
  }
  const float steps = most > 1e-30f ? limit / most : 0;
  const vec magic = (vec){0} + 12582912.0f; // as in exponential()
  for (size_t i = 0; i < n; i += LANES) {
    const vec v = load(x + i) * load(factors + i) * steps + magic;
    const ivec whole = (ivec)v - (ivec)magic;
    *(half_at *)(void *)(out + i) = __builtin_convertvector(whole, half_vec);
  }
  return most > 1e-30f ? most / limit : 0;
}

#endif
