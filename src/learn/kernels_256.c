// SPDX-License-Identifier: MIT

// Kernels for AVX2: 8 floats at a time.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define LANES 8
#define TARGET __attribute__((target("avx2")))
#define KERNELS td_kernels_256
#define PAIRS(sum, w, x)                                                       \
  ((sum) + (ivec)_mm256_madd_epi16((__m256i)(w), (__m256i)(x)))
#define BYTES(p)                                                               \
  ((ivec)_mm256_cvtepi8_epi32(_mm_loadl_epi64((const void *)(p))))
#define MOST(a, b) ((vec)_mm256_max_ps((__m256)(a), (__m256)(b)))

#include "learn/kernels_body.h"

#endif
