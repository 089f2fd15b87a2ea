// SPDX-License-Identifier: MIT

#include "learn/vmath.h"

#include <stdint.h>
#include <string.h>

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
