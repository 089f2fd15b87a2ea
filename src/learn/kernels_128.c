// SPDX-License-Identifier: MIT

// Kernels for any processor: 4 floats at a time.

#include "learn/kernels_private.h"

#define LANES 4
#define TARGET
#define KERNELS td_kernels_128

#include "learn/kernels_body.h"
