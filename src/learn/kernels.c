// SPDX-License-Identifier: MIT

#include "learn/kernels.h"

#include "learn/kernels_private.h"

#include <stdbool.h>

/// What a test wants to be run; else NULL.
static const td_kernels *wanted;

void td_kernels_use(const td_kernels *kernels) { wanted = kernels; }

#if defined(__x86_64__)

static bool has_512(void) {
  return __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw");
}

static bool has_vnni(void) {
  return has_512() && __builtin_cpu_supports("avx512vnni");
}

static const td_kernels *fastest(void) {
  if (has_512()) {
    return has_vnni() ? &td_kernels_vnni : &td_kernels_512;
  }
  return __builtin_cpu_supports("avx2") ? &td_kernels_256 : &td_kernels_128;
}

const td_kernels *td_kernels_each(size_t i) {
  switch (i) {
  case 0:
    return &td_kernels_plain;
  case 1:
    return &td_kernels_128;
  case 2:
    return __builtin_cpu_supports("avx2") ? &td_kernels_256 : NULL;
  case 3:
    return has_512() ? &td_kernels_512 : NULL;
  case 4:
    return has_vnni() ? &td_kernels_vnni : NULL;
  default:
    return NULL;
  }
}

#else

static const td_kernels *fastest(void) { return &td_kernels_plain; }

const td_kernels *td_kernels_each(size_t i) {
  return i == 0 ? &td_kernels_plain : NULL;
}

#endif

const td_kernels *td_kernels_get(void) { return wanted ? wanted : fastest(); }
