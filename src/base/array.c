// SPDX-License-Identifier: MIT

#include "base/array.h"

#include <string.h>

void *td_array_grow(td_arena *arena, void *items, uint32_t count,
                    uint32_t *capacity, size_t item_bytes) {
  const uint32_t wanted = *capacity ? *capacity * 2 : 8;
  if (wanted <= *capacity) {
    return NULL;
  }
  char *grown = td_arena_get_raw(arena, wanted, item_bytes);
  if (!grown) {
    return NULL;
  }
  const size_t used = (size_t)count * item_bytes;
  if (count) {
    memcpy(grown, items, used);
  }
  memset(grown + used, 0, (size_t)wanted * item_bytes - used);
  *capacity = wanted;
  return grown;
}
