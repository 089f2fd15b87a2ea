// SPDX-License-Identifier: MIT

#include "base/array.h"

#include <string.h>

void *td_array_grow(td_arena *arena, void *items, uint32_t count,
                    uint32_t *capacity, size_t item_bytes) {
  const uint32_t wanted = *capacity ? *capacity * 2 : 8;
  if (wanted <= *capacity) {
    return NULL;
  }
  void *grown = td_arena_get(arena, wanted, item_bytes);
  if (!grown) {
    return NULL;
  }
  if (count) {
    memcpy(grown, items, (size_t)count * item_bytes);
  }
  *capacity = wanted;
  return grown;
}
