// SPDX-License-Identifier: MIT

#include "sparql/table.h"

#include "base/memory.h"
#include "base/try.h"

void td_table_init(td_table *table, td_run *run, uint32_t n_columns,
                   uint32_t n_keys) {
  *table = (td_table){.run = run, .n_columns = n_columns, .n_keys = n_keys};
}

static uint64_t bytes_of(const td_table *table) {
  return (uint64_t)table->capacity * (table->n_columns + 2) * sizeof(td_term) +
         table->n_slots * sizeof(uint32_t);
}

void td_table_clear(td_table *table) {
  if (table->run) {
    td_run_give_back(table->run, bytes_of(table));
  }
  td_memory_free(table->cells);
  td_memory_free(table->next);
  td_memory_free(table->slots);
  table->cells = NULL;
  table->next = NULL;
  table->slots = NULL;
  table->n_rows = table->capacity = table->n_slots = 0;
}

static uint32_t slot_of(const td_table *table, const td_term *keys) {
  uint64_t hash = 0;
  for (uint32_t i = 0; i < table->n_keys; i++) {
    hash = (hash ^ keys[i]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 29;
  }
  return (uint32_t)(hash >> 16) & (table->n_slots - 1);
}

static void link_row(td_table *table, uint32_t i) {
  uint32_t *slot = &table->slots[slot_of(table, td_table_row(table, i))];
  table->next[i] = *slot;
  *slot = i;
}

static td_status grow(td_table *table) {
  const uint32_t capacity = table->capacity ? table->capacity * 2 : 16;
  const uint32_t n_slots = capacity * 2;
  if (table->capacity > UINT32_MAX / 8) {
    return TD_ERR_LIMIT;
  }
  const uint64_t before = bytes_of(table);
  td_term *cells = td_memory_resize(
      table->cells,
      (size_t)capacity * (table->n_columns ? table->n_columns : 1),
      sizeof(td_term));
  if (!cells) {
    return TD_ERR_NO_MEM;
  }
  table->cells = cells;
  if (table->n_keys) {
    uint32_t *next = td_memory_resize(table->next, capacity, sizeof(uint32_t));
    if (!next) {
      return TD_ERR_NO_MEM;
    }
    table->next = next;
    uint32_t *slots = td_memory_resize(table->slots, n_slots, sizeof(uint32_t));
    if (!slots) {
      return TD_ERR_NO_MEM;
    }
    table->slots = slots;
    table->n_slots = n_slots;
    memset(slots, 0xFF, n_slots * sizeof(uint32_t));
    for (uint32_t i = 0; i < table->n_rows; i++) {
      link_row(table, i);
    }
  }
  table->capacity = capacity;
  return td_run_use(table->run, bytes_of(table) - before);
}

td_status td_table_add(td_table *table, const td_term *row) {
  if (table->n_rows == table->capacity) {
    TD_TRY(grow(table));
  }
  if (table->n_columns) {
    memcpy(td_table_row(table, table->n_rows), row,
           table->n_columns * sizeof(td_term));
  }
  if (table->n_keys) {
    link_row(table, table->n_rows);
  }
  table->n_rows++;
  return TD_OK;
}

static uint32_t match(const td_table *table, const td_term *keys,
                      uint32_t row) {
  while (row != TD_NO_ROW && memcmp(td_table_row(table, row), keys,
                                    table->n_keys * sizeof(td_term)) != 0) {
    row = table->next[row];
  }
  return row;
}

uint32_t td_table_find(const td_table *table, const td_term *keys) {
  return table->n_rows && table->n_keys
             ? match(table, keys, table->slots[slot_of(table, keys)])
         : table->n_rows ? table->n_rows - 1
                         : TD_NO_ROW;
}

uint32_t td_table_find_next(const td_table *table, const td_term *keys,
                            uint32_t row) {
  if (!table->n_keys) {
    return row ? row - 1 : TD_NO_ROW;
  }
  return match(table, keys, table->next[row]);
}
