// SPDX-License-Identifier: MIT

#include "learn/vmath.h"

#include <string.h>

TD_SIMD_BODY exp_all_body(int level, float *x, size_t n) {
  (void)level;
  for (size_t i = 0; i < n; i += TD_LANES) {
    td_v16_store(x + i, td_v16_exp(td_v16_load(x + i)));
  }
}

TD_SIMD_VARIANTS(exp_all, (float *x, size_t n), x, n)

void td_exp_all(float *x, size_t n) { exp_all(x, n); }

float td_log(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof(bits));
  const int exponent = (int)(bits >> 23) - 127;
  bits = (bits & 0x7FFFFF) | 0x3F800000;
  float m;
  memcpy(&m, &bits, sizeof(m));
  // ln m = 2 artanh((m - 1) / (m + 1)), a series of odd powers below 1/3.
  const float z = (m - 1.0f) / (m + 1.0f);
  const float q = z * z;
  float series = q * (1.0f / 11) + 1.0f / 9;
  series = series * q + 1.0f / 7;
  series = series * q + 1.0f / 5;
  series = series * q + 1.0f / 3;
  series = series * q + 1.0f;
  return 2.0f * z * series + (float)exponent * 0.69314718f;
}
