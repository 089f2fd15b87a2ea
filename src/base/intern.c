// SPDX-License-Identifier: MIT

#include "base/intern.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/memory.h"

#include <assert.h>

#define FIRST_SLOTS 1024

typedef struct {
  td_slice text;
  unsigned long long hash;
} entry;

// Open addressing; a slot holds the number of a text, 0 when free.
struct td_interner {
  td_arena *arena;
  TD_ARRAY(entry) entries;
  uint32_t *slots;
  uint32_t n_slots; // a power of two
};

td_interner *td_interner_new(void) {
  td_interner *interner = td_memory_new(1, sizeof(*interner));
  if (!interner) {
    return NULL;
  }
  interner->arena = td_arena_new(0);
  interner->slots = td_memory_new(FIRST_SLOTS, sizeof(uint32_t));
  interner->n_slots = FIRST_SLOTS;
  if (!interner->arena || !interner->slots) {
    td_interner_free(interner);
    return NULL;
  }
  return interner;
}

void td_interner_free(td_interner *interner) {
  if (interner) {
    td_arena_free(interner->arena);
    td_memory_free(interner->slots);
    td_memory_free(interner);
  }
}

// The slot that holds `text`, or the free one where it belongs.
static uint32_t find_slot(const td_interner *interner, td_slice text,
                          unsigned long long hash) {
  const uint32_t mask = interner->n_slots - 1;
  uint32_t slot = (uint32_t)hash & mask;
  for (;; slot = (slot + 1) & mask) {
    const uint32_t id = interner->slots[slot];
    if (id == 0) {
      return slot;
    }
    const entry *e = &interner->entries.items[id - 1];
    if (e->hash == hash && td_slice_equal(e->text, text)) {
      return slot;
    }
  }
}

static bool grow(td_interner *interner) {
  const uint32_t n_slots = interner->n_slots * 2;
  uint32_t *slots = n_slots ? td_memory_new(n_slots, sizeof(uint32_t)) : NULL;
  if (!slots) {
    return false;
  }
  td_memory_free(interner->slots);
  interner->slots = slots;
  interner->n_slots = n_slots;
  for (uint32_t i = 0; i < interner->entries.count; i++) {
    uint32_t slot = (uint32_t)interner->entries.items[i].hash & (n_slots - 1);
    while (slots[slot]) {
      slot = (slot + 1) & (n_slots - 1);
    }
    slots[slot] = i + 1;
  }
  return true;
}

uint32_t td_interner_add(td_interner *interner, td_slice text) {
  if (interner->entries.count >= interner->n_slots / 2 && !grow(interner)) {
    return 0;
  }
  const unsigned long long hash = td_slice_hash(text);
  const uint32_t slot = find_slot(interner, text, hash);
  if (interner->slots[slot]) {
    return interner->slots[slot];
  }
  const td_slice copy = td_arena_copy(interner->arena, text);
  entry *e = copy.data ? TD_PUSH(interner->arena, &interner->entries) : NULL;
  if (!e) {
    return 0;
  }
  *e = (entry){copy, hash};
  interner->slots[slot] = interner->entries.count;
  return interner->entries.count;
}

uint32_t td_interner_find(const td_interner *interner, td_slice text) {
  return interner->slots[find_slot(interner, text, td_slice_hash(text))];
}

td_slice td_interner_text(const td_interner *interner, uint32_t id) {
  assert(id >= 1 && id <= interner->entries.count);
  return interner->entries.items[id - 1].text;
}

uint32_t td_interner_count(const td_interner *interner) {
  return interner->entries.count;
}
