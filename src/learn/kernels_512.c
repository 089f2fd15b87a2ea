// SPDX-License-Identifier: MIT

// Kernels for AVX-512: 16 floats at a time.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define LANES 16
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define KERNELS td_kernels_512
#define PAIRS(sum, w, x)                                                       \
  ((sum) + (ivec)_mm512_madd_epi16((__m512i)(w), (__m512i)(x)))
#define BYTES(p)                                                               \
  ((ivec)_mm512_cvtepi8_epi32(_mm_loadu_si128((const void *)(p))))
#define MOST(a, b) ((vec)_mm512_max_ps((__m512)(a), (__m512)(b)))

#include "learn/kernels_body.h"

#endif
