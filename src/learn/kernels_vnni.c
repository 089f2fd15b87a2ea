// SPDX-License-Identifier: MIT

// Kernels for AVX-512 with VNNI, which adds products of whole numbers at once.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define LANES 16
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define KERNELS td_kernels_vnni
#define QUADS(sum, w, x)                                                       \
  ((ivec)_mm512_dpbusd_epi32((__m512i)(sum), (__m512i)(x), (__m512i)(w)))
#define ORDERED(x)                                                             \
  ((x_vec)_mm_shuffle_epi8(                                                    \
      (__m128i)(x),                                                            \
      _mm_setr_epi8(0, 2, 1, 3, 4, 6, 5, 7, 8, 10, 9, 11, 12, 14, 13, 15)))
#define BYTES(p)                                                               \
  ((ivec)_mm512_cvtepi8_epi32(_mm_loadu_si128((const void *)(p))))
#define MOST(a, b) ((vec)_mm512_max_ps((__m512)(a), (__m512)(b)))

#include "learn/kernels_body.h"

#endif
