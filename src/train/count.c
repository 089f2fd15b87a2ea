// SPDX-License-Identifier: MIT

#include "train/count.h"

#include <stdlib.h>

td_status td_counts_add(td_counts *counts, td_arena *arena, uint32_t key,
                        uint32_t value) {
  td_count *entry = TD_PUSH(arena, counts);
  if (!entry) {
    return TD_ERR_NO_MEM;
  }
  *entry = (td_count){.key = key, .value = value, .count = 1};
  return TD_OK;
}

static int three_way(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int by_key_value(const void *pa, const void *pb) {
  const td_count *a = pa;
  const td_count *b = pb;
  const int by_key = three_way(a->key, b->key);
  return by_key ? by_key : three_way(a->value, b->value);
}

static int by_key_count(const void *pa, const void *pb) {
  const td_count *a = pa;
  const td_count *b = pb;
  const int by_key = three_way(a->key, b->key);
  const int by_count = three_way(b->count, a->count);
  return by_key ? by_key : by_count ? by_count : three_way(a->value, b->value);
}

void td_counts_sum(td_counts *counts) {
  if (counts->count == 0) {
    return;
  }
  qsort(counts->items, counts->count, sizeof(td_count), by_key_value);
  uint32_t n = 0;
  for (uint32_t i = 0; i < counts->count; i++) {
    const td_count *entry = &counts->items[i];
    if (n > 0 && by_key_value(&counts->items[n - 1], entry) == 0) {
      counts->items[n - 1].count += entry->count;
    } else {
      counts->items[n++] = *entry;
    }
  }
  counts->count = n;
  qsort(counts->items, n, sizeof(td_count), by_key_count);
}

uint32_t td_counts_end(const td_counts *counts, uint32_t i) {
  const uint32_t key = counts->items[i].key;
  while (i < counts->count && counts->items[i].key == key) {
    i++;
  }
  return i;
}

td_status td_counts_index(td_counts *counts, uint32_t least, td_arena *arena,
                          td_keys *out, uint32_t **numbers) {
  td_counts_sum(counts);
  uint32_t *keys = TD_ARENA_ARRAY(arena, uint32_t, (size_t)counts->count + 1);
  *numbers = TD_ARENA_ARRAY(arena, uint32_t, (size_t)counts->count + 1);
  if (!keys || !*numbers) {
    return TD_ERR_NO_MEM;
  }
  uint32_t n = 0;
  for (uint32_t i = 0; i < counts->count; i++) {
    if (counts->items[i].count >= least) {
      (*numbers)[n] = counts->items[i].count;
      keys[n++] = counts->items[i].key;
    }
  }
  return td_keys_init(out, arena, keys, n);
}
