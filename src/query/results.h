// SPDX-License-Identifier: MIT

/// @file query/results.h
/// Rows of a SELECT, or the yes or no of an ASK, as somebody wants to read
/// them.
///
/// csv, tsv, json and xml are the W3C's SPARQL 1.1 formats (csv with plain line
/// feeds) and are written row by row. table is for people: columns as wide as
/// their content on the terminal, IRIs shortened by prefixes; it holds up to
/// TD_RESULTS_HELD_ROWS rows to find the widths.

#ifndef TD_QUERY_RESULTS_H
#define TD_QUERY_RESULTS_H

#include "base/sink.h"
#include "rdf/prefix.h"
#include "rdf/statement.h"

#define TD_RESULTS_HELD_ROWS 10000

typedef enum {
  TD_RESULTS_NONE, ///< no such format
  TD_RESULTS_TABLE,
  TD_RESULTS_CSV,
  TD_RESULTS_TSV,
  TD_RESULTS_JSON,
  TD_RESULTS_XML
} td_results_format;

/// By name; NONE if there is none such.
td_results_format td_results_format_of(td_slice name);

typedef struct td_results td_results;

typedef struct {
  td_results_format format;
  const td_slice *columns;
  size_t n_columns;
  const td_prefix_map *prefixes; ///< for the table
} td_results_options;

/// Options' parts, `out` and `errors` must outlive the results.
TD_MUST_CHECK td_status td_results_new(const td_results_options *options,
                                       td_sink *out,
                                       const td_error_sink *errors,
                                       td_results **results);
void td_results_free(td_results *results);

/// A td_row_func: `results` is a td_results, `row` has a node a column.
/// Errors: the sink's; TD_ERR_UNSUPPORTED, sent to the error sink, for text
/// that XML cannot hold.
TD_MUST_CHECK td_status td_results_add(void *results, const td_node *row);

/// Write what is held and what ends the format.
TD_MUST_CHECK td_status td_results_finish(td_results *results);

/// The answer of an ASK: a word, or the format's own form.
TD_MUST_CHECK td_status td_results_write_boolean(td_results_format format,
                                                 bool value, td_sink *out);

#endif
