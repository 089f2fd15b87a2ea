// SPDX-License-Identifier: MIT

/// @file learn/kernels_private.h
/// The kernels by what they need: nothing, or registers of so many bits.

#ifndef TD_LEARN_KERNELS_PRIVATE_H
#define TD_LEARN_KERNELS_PRIVATE_H

#include "learn/kernels.h"

extern const td_kernels td_kernels_plain;
#if defined(__x86_64__)
extern const td_kernels td_kernels_128;
extern const td_kernels td_kernels_256;
extern const td_kernels td_kernels_512;
extern const td_kernels td_kernels_vnni;
#endif

#endif
