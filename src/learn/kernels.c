// SPDX-License-Identifier: MIT

#include "learn/kernels.h"

#include "learn/kernels_private.h"

/// What a test wants to be run; else NULL.
static const td_kernels *wanted;

void td_kernels_use(const td_kernels *kernels) { wanted = kernels; }

#if defined(__x86_64__)

const td_kernels *td_kernels_get(void) {
  if (wanted) {
    return wanted;
  }
  if (__builtin_cpu_supports("avx512f")) {
    return &td_kernels_512;
  }
  return __builtin_cpu_supports("avx2") ? &td_kernels_256 : &td_kernels_128;
}

const td_kernels *td_kernels_each(size_t i) {
  switch (i) {
  case 0:
    return &td_kernels_128;
  case 1:
    return __builtin_cpu_supports("avx2") ? &td_kernels_256 : NULL;
  case 2:
    return __builtin_cpu_supports("avx512f") ? &td_kernels_512 : NULL;
  default:
    return NULL;
  }
}

#else

const td_kernels *td_kernels_get(void) {
  return wanted ? wanted : &td_kernels_128;
}

const td_kernels *td_kernels_each(size_t i) {
  return i == 0 ? &td_kernels_128 : NULL;
}

#endif
