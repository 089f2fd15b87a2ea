// SPDX-License-Identifier: MIT

/// @file train/count.h
/// Counting keys, and keys with a value.

#ifndef TD_TRAIN_COUNT_H
#define TD_TRAIN_COUNT_H

#include "base/array.h"
#include "learn/keys.h"

#include <stdint.h>

typedef struct {
  uint32_t key;
  uint32_t value;
  uint32_t count;
} td_count;

typedef TD_ARRAY(td_count) td_counts;

/// Note one occurrence.
TD_MUST_CHECK td_status td_counts_add(td_counts *counts, td_arena *arena,
                                      uint32_t key, uint32_t value);

/// Put same keys, in them same values, together, each with its count; ordered
/// by key, then by count from high to low, then by value.
void td_counts_sum(td_counts *counts);

/// Index after the last entry with the same key as entry `i` of summed counts.
uint32_t td_counts_end(const td_counts *counts, uint32_t i);

/// Sum `counts`, whose values are all 0, and index the keys that occur at least
/// `least` times; `*numbers` [out->n_keys] says how often.
TD_MUST_CHECK td_status td_counts_index(td_counts *counts, uint32_t least,
                                        td_arena *arena, td_keys *out,
                                        uint32_t **numbers);

#endif
