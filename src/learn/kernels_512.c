// SPDX-License-Identifier: MIT

// Kernels for AVX-512: 16 floats at a time.

#include "learn/kernels_private.h"

#if defined(__x86_64__)

#define LANES 16
#define TARGET __attribute__((target("avx512f")))
#define KERNELS td_kernels_512

#include "learn/kernels_body.h"

#endif
