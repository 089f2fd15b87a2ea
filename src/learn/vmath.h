// SPDX-License-Identifier: MIT

/// @file learn/vmath.h
/// The functions of the networks, made of additions, products and divisions
/// only, so that every processor gives the same bits. Relative errors are below
/// 1e-5; arguments are clamped where a float would overflow.

#ifndef TD_LEARN_VMATH_H
#define TD_LEARN_VMATH_H

#include "learn/simd.h"

#include <stddef.h>

/// |x|.
static inline __attribute__((always_inline)) td_v16 td_v16_abs(td_v16 x) {
  const td_i16 all = {0};
  return (td_v16)((td_i16)x & (all + 0x7FFFFFFF));
}

/// e to the power x; x is clamped to [-64, 64]. Comparisons of vectors are
/// avoided, since compilers take them apart.
static inline __attribute__((always_inline)) td_v16 td_v16_exp(td_v16 x) {
  const td_v16 zero = {0};
  x = (td_v16_abs(x + 64.0f) - td_v16_abs(x - 64.0f)) * 0.5f;
  // Adding 1.5 * 2^23 leaves the nearest whole number in the low bits.
  const td_v16 magic = zero + 12582912.0f;
  const td_v16 shifted = x * 1.44269504f + magic;
  const td_i16 k = (td_i16)shifted - (td_i16)magic;
  const td_v16 whole = shifted - magic;
  const td_v16 r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  td_v16 p = r * (1.0f / 720) + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * (td_v16)((k + 127) << 23);
}

static inline __attribute__((always_inline)) td_v16 td_v16_sigmoid(td_v16 x) {
  return 1.0f / (1.0f + td_v16_exp(-x));
}

static inline __attribute__((always_inline)) td_v16 td_v16_tanh(td_v16 x) {
  return 1.0f - 2.0f / (1.0f + td_v16_exp(x + x));
}

/// max(x, 0).
static inline __attribute__((always_inline)) td_v16 td_v16_cut(td_v16 x) {
  return (x + td_v16_abs(x)) * 0.5f;
}

/// x[i] = e to the power x[i] for all i < n; n is a multiple of TD_LANES.
void td_exp_all(float *x, size_t n);

/// Natural logarithm of x > 0 (a normal number).
float td_log(float x);

#endif
