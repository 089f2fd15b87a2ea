// SPDX-License-Identifier: MIT

// Kernels for AVX2: 8 floats at a time.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#define LANES 8
#define TARGET __attribute__((target("avx2")))
#define KERNELS td_kernels_256

#include "learn/kernels_body.h"

#endif
