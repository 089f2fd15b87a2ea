// SPDX-License-Identifier: MIT

/// @file base/memory.h
/// The only place that asks the C library for memory.
///
/// Everything else takes memory from an arena, an array or these functions, so
/// that a test can make any one allocation fail: td_memory_fail_after(n).
/// Thread use: the counter is for tests with one thread.

#ifndef TD_BASE_MEMORY_H
#define TD_BASE_MEMORY_H

#include <stddef.h>

/// Zeroed memory for `count` things of `size` bytes; NULL without memory or on
/// overflow. Freed by td_memory_free.
void *td_memory_new(size_t count, size_t size);

/// `old` (or NULL) grown or shrunk to `count` things of `size` bytes; new bytes
/// are not set. NULL without memory or on overflow: then `old` is still valid.
void *td_memory_resize(void *old, size_t count, size_t size);

void td_memory_free(void *memory);

/// Let the next `n` allocations of this thread succeed and fail all after
/// them; a negative `n` ends this. For tests.
void td_memory_fail_after(long n);

#endif
