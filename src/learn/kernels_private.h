// SPDX-License-Identifier: MIT

/// @file learn/kernels_private.h
/// The kernels by register width in bits.

#ifndef TD_LEARN_KERNELS_PRIVATE_H
#define TD_LEARN_KERNELS_PRIVATE_H

#include "learn/kernels.h"

extern const td_kernels td_kernels_128;
#if defined(__x86_64__)
extern const td_kernels td_kernels_256;
extern const td_kernels td_kernels_512;
#endif

#endif
