// SPDX-License-Identifier: MIT

#include "learn/keys.h"

uint32_t td_key_of(uint32_t kind, const char *text, size_t length) {
  uint64_t h = 0xCBF29CE484222325u ^ ((uint64_t)kind * 0x9E3779B97F4A7C15u);
  for (size_t i = 0; i < length; i++) {
    h = (h ^ (unsigned char)text[i]) * 0x100000001B3u;
  }
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9u;
  return (uint32_t)(h >> 32);
}

td_status td_keys_init(td_keys *table, td_arena *arena, const uint32_t *keys,
                       uint32_t n_keys) {
  size_t n_slots = 16;
  while (n_slots < (size_t)n_keys * 2) {
    n_slots *= 2;
  }
  if (n_slots > UINT32_MAX) {
    return TD_ERR_BAD_SYNTAX;
  }
  *table = (td_keys){.keys = keys,
                     .n_keys = n_keys,
                     .slots = TD_ARENA_ARRAY(arena, td_key_slot, n_slots),
                     .mask = (uint32_t)(n_slots - 1)};
  if (!table->slots) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    uint32_t slot = keys[i] & table->mask;
    for (; table->slots[slot].row; slot = (slot + 1) & table->mask) {
      if (table->slots[slot].key == keys[i]) {
        return TD_ERR_BAD_SYNTAX;
      }
    }
    table->slots[slot] = (td_key_slot){keys[i], i + 1};
  }
  return TD_OK;
}

uint32_t td_keys_find(const td_keys *table, uint32_t key) {
  const td_key_slot *slot = &table->slots[key & table->mask];
  while (slot->row && slot->key != key) {
    slot = &table->slots[(uint32_t)(slot - table->slots + 1) & table->mask];
  }
  return slot->row - 1; // of a free one UINT32_MAX
}

void td_keys_find_all(const td_keys *table, const uint32_t *keys, uint32_t n,
                      uint32_t *rows) {
  for (uint32_t i = 0; i < n; i++) {
    __builtin_prefetch(&table->slots[keys[i] & table->mask]);
  }
  for (uint32_t i = 0; i < n; i++) {
    rows[i] = td_keys_find(table, keys[i]);
  }
}
