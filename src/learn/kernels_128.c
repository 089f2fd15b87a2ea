// SPDX-License-Identifier: MIT

// Kernels for SSE2: 4 floats at a time.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define LANES 4
#define TARGET
#define KERNELS td_kernels_128
#define PAIRS(sum, w, x)                                                       \
  ((sum) + (ivec)_mm_madd_epi16((__m128i)(w), (__m128i)(x)))
#define MOST(a, b) ((vec)_mm_max_ps((__m128)(a), (__m128)(b)))

#include "learn/kernels_body.h"

#endif
