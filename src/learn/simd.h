// SPDX-License-Identifier: MIT

/// @file learn/simd.h
/// Sixteen numbers at a time, the same numbers on every processor.
///
/// The compiler's vector extension fixes the logical width at 16 floats and
/// lowers it to what the processor has; since every lane is an independent sum
/// and products are never fused with sums, the width of the registers does not
/// change a bit of the result. TD_SIMD_VARIANTS makes a function `name` that
/// picks one of three compilations of the always-inlined `name##_body`.

#ifndef TD_LEARN_SIMD_H
#define TD_LEARN_SIMD_H

#include <stddef.h>
#include <stdint.h>

#define TD_LANES 16

// Functions that take vectors are always inlined: how they would be passed
// does not matter.
#pragma GCC diagnostic ignored "-Wpsabi"

/// A register's worth, and the same at any address in memory.
typedef float td_v16 __attribute__((vector_size(64)));
typedef int32_t td_i16 __attribute__((vector_size(64)));
typedef float td_v16_at __attribute__((vector_size(64), aligned(4), may_alias));

#define TD_SIMD_BODY static inline __attribute__((always_inline)) void

#if defined(__x86_64__) && defined(__GNUC__)
/// `arguments` is the bracketed parameter list, `values` the bracketed names;
/// the body gets the level (0 SSE2, 1 AVX2, 2 AVX-512) as its first argument.
#define TD_SIMD_VARIANTS(name, arguments, ...)                                 \
  static __attribute__((target("avx2"))) void name##_1 arguments {             \
    name##_body(1, __VA_ARGS__);                                               \
  }                                                                            \
  static __attribute__((target("avx512f"))) void name##_2 arguments {          \
    name##_body(2, __VA_ARGS__);                                               \
  }                                                                            \
  static void name arguments {                                                      \
    if (__builtin_cpu_supports("avx512f")) {                                   \
      name##_2(__VA_ARGS__);                                                   \
    } else if (__builtin_cpu_supports("avx2")) {                               \
      name##_1(__VA_ARGS__);                                                   \
    } else {                                                                   \
      name##_body(0, __VA_ARGS__);                                             \
    }                                                                          \
  }
#else
#define TD_SIMD_VARIANTS(name, arguments, ...)                                 \
  static void name arguments { name##_body(0, __VA_ARGS__); }
#endif

static inline __attribute__((always_inline)) td_v16 td_v16_load(const float *p) {
  return *(const td_v16_at *)p;
}

static inline __attribute__((always_inline)) void td_v16_store(float *p,
                                                               td_v16 v) {
  *(td_v16_at *)p = v;
}

#endif
