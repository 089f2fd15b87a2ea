// SPDX-License-Identifier: MIT

/// @file query/results_private.h
/// What a format supplies to query/results.c.

#ifndef TD_QUERY_RESULTS_PRIVATE_H
#define TD_QUERY_RESULTS_PRIVATE_H

#include "base/arena.h"
#include "query/results.h"

struct td_results {
  td_results_options options;
  td_sink *out;
  const td_error_sink *errors;
  td_buffer text; ///< being made
  size_t n_rows;
  td_arena *arena; ///< of the table's cells
  td_slice *cells; ///< [held rows][n_columns]
  size_t *widths;  ///< [n_columns]; table only
  bool is_wide;    ///< widths are fixed, rows are written as they come
};

/// Each may be NULL. Functions append to `text`, which is then written.
typedef struct {
  void (*begin)(td_results *results);
  td_status (*add)(td_results *results, const td_node *row);
  td_status (*end)(td_results *results);
} td_results_class;

extern const td_results_class td_results_table;
extern const td_results_class td_results_csv;
extern const td_results_class td_results_tsv;
extern const td_results_class td_results_json;
extern const td_results_class td_results_xml;

/// Append `node` as the table shows it; for the table and for explanations.
void td_results_add_shown(const td_prefix_map *prefixes, const td_node *node,
                          td_buffer *out);

#endif
