// SPDX-License-Identifier: MIT

/// @file learn/vmath.h
/// Functions that the C library does not give the same bits of everywhere.

#ifndef TD_LEARN_VMATH_H
#define TD_LEARN_VMATH_H

/// Natural logarithm of x > 0 (a normal number); the error is below 1e-4.
float td_log(float x);

#endif
