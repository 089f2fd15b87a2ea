// SPDX-License-Identifier: MIT

/// @file sparql/table.h
/// Rows that are held: what a join, a group, DISTINCT and ORDER BY keep.
///
/// Rows stay in the order in which they came, so that answers do not depend on
/// hashes. The first `n_keys` columns are what is searched by.

#ifndef TD_SPARQL_TABLE_H
#define TD_SPARQL_TABLE_H

#include "sparql/run.h"

#define TD_NO_ROW UINT32_MAX

typedef struct {
  td_run *run;
  uint32_t n_columns;
  uint32_t n_keys;
  td_term *cells; ///< [n_rows][n_columns]
  uint32_t *next; ///< of each row: the one before it with its hash
  uint32_t *slots;
  uint32_t n_rows;
  uint32_t capacity;
  uint32_t n_slots;
} td_table;

/// n_columns may be 0.
void td_table_init(td_table *table, td_run *run, uint32_t n_columns,
                   uint32_t n_keys);
void td_table_clear(td_table *table);

/// Add a row behind all others. TD_ERR_LIMIT, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_table_add(td_table *table, const td_term *row);

/// The last row with these keys; then the one before it.
uint32_t td_table_find(const td_table *table, const td_term *keys);
uint32_t td_table_find_next(const td_table *table, const td_term *keys,
                            uint32_t row);

static inline td_term *td_table_row(const td_table *table, uint32_t i) {
  return table->cells + (size_t)i * table->n_columns;
}

#endif
