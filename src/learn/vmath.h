// SPDX-License-Identifier: MIT

/// @file learn/vmath.h
/// The functions of the networks, made of additions, products and divisions
/// only, so that every processor gives the same bits. Within 1e-6 of the true
/// values; arguments are clamped where a float would overflow.

#ifndef TD_LEARN_VMATH_H
#define TD_LEARN_VMATH_H

#include "learn/simd.h"

#include <stddef.h>

/// e to the power x; x is clamped to [-80, 80].
static inline __attribute__((always_inline)) td_v16 td_v16_exp(td_v16 x) {
  const td_v16 zero = {0};
  const td_v16 high = zero + 80.0f;
  const td_i16 over = x > high;
  const td_i16 under = x < -high;
  x = (td_v16)(((td_i16)high & over) | ((td_i16)(-high) & under) |
               ((td_i16)x & ~(over | under)));
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

/// x[i] = e to the power x[i] for all i < n; n is a multiple of TD_LANES.
void td_exp_all(float *x, size_t n);

/// Natural logarithm of x > 0 (a normal number).
float td_log(float x);

#endif
