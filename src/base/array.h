// SPDX-License-Identifier: MIT

/// @file base/array.h
/// Typed arrays that grow inside an arena.
///
/// Declare `struct { type *items; uint32_t count, capacity; }` and push with
/// TD_PUSH, which evaluates to a pointer to a new zeroed item, or NULL when the
/// arena is out of memory. Items may move at each push: keep indexes, not
/// pointers. Old space stays in the arena until it is freed (at most as much
/// again as the array holds).

#ifndef TD_BASE_ARRAY_H
#define TD_BASE_ARRAY_H

#include "base/arena.h"

#include <stdint.h>

#define TD_ARRAY(type)                                                         \
  struct {                                                                     \
    type *items;                                                               \
    uint32_t count;                                                            \
    uint32_t capacity;                                                         \
  }

/// Make room for one more item of `item_bytes`; the new items pointer, or NULL.
void *td_array_grow(td_arena *arena, void *items, uint32_t count,
                    uint32_t *capacity, size_t item_bytes);

#define TD_PUSH(arena, array)                                                  \
  ((((array)->count < (array)->capacity) ||                                    \
    td_array_reserve_((arena), (void **)&(array)->items, (array)->count,       \
                      &(array)->capacity, sizeof(*(array)->items)))            \
       ? &(array)->items[(array)->count++]                                     \
       : NULL)

static inline int td_array_reserve_(td_arena *arena, void **items,
                                    uint32_t count, uint32_t *capacity,
                                    size_t item_bytes) {
  void *grown = td_array_grow(arena, *items, count, capacity, item_bytes);
  if (!grown) {
    return 0;
  }
  *items = grown;
  return 1;
}

#endif
