// SPDX-License-Identifier: MIT

#include "link/link_private.h"

#define FIRST_SLOTS 64

static uint32_t find_slot(const td_link_table *table, uint64_t key) {
  uint32_t slot = (uint32_t)(key ^ (key >> 32)) & (table->n_slots - 1);
  while (table->keys[slot] && table->keys[slot] != key) {
    slot = (slot + 1) & (table->n_slots - 1);
  }
  return slot;
}

uint32_t td_link_find(const td_link_table *table, uint64_t key) {
  if (table->n_slots == 0 || key == 0) {
    return TD_NONE;
  }
  const uint32_t slot = find_slot(table, key);
  return table->keys[slot] ? table->values[slot] : TD_NONE;
}

static bool grow(td_linking *l, td_link_table *table) {
  const td_link_table old = *table;
  table->n_slots = old.n_slots ? old.n_slots * 2 : FIRST_SLOTS;
  td_arena *arena = l->document->arena;
  table->keys = TD_ARENA_ARRAY(arena, uint64_t, table->n_slots);
  table->values = TD_ARENA_ARRAY(arena, uint32_t, table->n_slots);
  if (!table->keys || !table->values) {
    *table = old;
    l->status = TD_ERR_NO_MEM;
    return false;
  }
  for (uint32_t i = 0; i < old.n_slots; i++) {
    if (old.keys[i]) {
      const uint32_t slot = find_slot(table, old.keys[i]);
      table->keys[slot] = old.keys[i];
      table->values[slot] = old.values[i];
    }
  }
  return true;
}

void td_link_put(td_linking *l, td_link_table *table, uint64_t key,
                 uint32_t entity) {
  if (key == 0 || (table->n_used >= table->n_slots / 2 && !grow(l, table))) {
    return;
  }
  const uint32_t slot = find_slot(table, key);
  table->n_used += table->keys[slot] == 0;
  table->keys[slot] = key;
  table->values[slot] = entity;
}

// FNV-1a over the words in lower case (ASCII) with a blank between them.
uint64_t td_link_key(const td_linking *l, uint32_t begin, uint32_t end) {
  uint64_t hash = 0xCBF29CE484222325ULL;
  for (uint32_t t = begin; t < end; t++) {
    const td_slice word = l->words[t];
    for (size_t i = 0; i < word.length; i++) {
      const char c = word.data[i];
      const char low = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
      hash = (hash ^ (unsigned char)low) * 0x100000001B3ULL;
    }
    hash = (hash ^ ' ') * 0x100000001B3ULL;
  }
  return hash | 1; // 0 marks a free slot
}
