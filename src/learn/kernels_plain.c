// SPDX-License-Identifier: MIT

// Kernels for any processor: 4 floats at a time, whatever becomes of them.

#include "learn/kernels_private.h"

#define LANES 4
#define TARGET
#define KERNELS td_kernels_plain

#include "learn/kernels_body.h"
