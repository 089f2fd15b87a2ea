// SPDX-License-Identifier: MIT

/// @file base/size.h
/// Sizes that cannot overflow unseen.

#ifndef TD_BASE_SIZE_H
#define TD_BASE_SIZE_H

#include <stdbool.h>
#include <stddef.h>

/// `*out` = a + b; false, with `*out` untouched, when that overflows.
static inline bool td_size_add(size_t a, size_t b, size_t *out) {
  size_t sum;
  if (__builtin_add_overflow(a, b, &sum)) {
    return false;
  }
  *out = sum;
  return true;
}

/// `*out` = a * b; false, with `*out` untouched, when that overflows.
static inline bool td_size_multiply(size_t a, size_t b, size_t *out) {
  size_t product;
  if (__builtin_mul_overflow(a, b, &product)) {
    return false;
  }
  *out = product;
  return true;
}

#endif
