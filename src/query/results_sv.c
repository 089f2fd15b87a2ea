// SPDX-License-Identifier: MIT

// SPARQL 1.1 Query Results CSV and TSV Formats.

#include "query/results_private.h"
#include "rdf/node.h"

static void add_csv_field(td_slice text, td_buffer *out) {
  bool is_plain = true;
  for (size_t i = 0; i < text.length && is_plain; i++) {
    is_plain = !strchr("\",\r\n", text.data[i]) || text.data[i] == '\0';
  }
  if (is_plain) {
    td_buffer_add(out, text);
    return;
  }
  td_buffer_add_char(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.data[i] == '"') {
      td_buffer_add_char(out, '"');
    }
    td_buffer_add_char(out, text.data[i]);
  }
  td_buffer_add_char(out, '"');
}

static void begin_csv(td_results *results) {
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "," : "");
    add_csv_field(results->options.columns[i], &results->text);
  }
  td_buffer_add_char(&results->text, '\n');
}

static td_status add_csv(td_results *results, const td_node *row) {
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "," : "");
    td_buffer_add_string(&results->text,
                         row[i].kind == TD_NODE_BLANK ? "_:" : "");
    add_csv_field(row[i].text, &results->text);
  }
  td_buffer_add_char(&results->text, '\n');
  return TD_OK;
}

static void begin_tsv(td_results *results) {
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "\t?" : "?");
    td_buffer_add(&results->text, results->options.columns[i]);
  }
  td_buffer_add_char(&results->text, '\n');
}

static td_status add_tsv(td_results *results, const td_node *row) {
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "\t" : "");
    td_node_add_ntriples(&row[i], &results->text);
  }
  td_buffer_add_char(&results->text, '\n');
  return TD_OK;
}

const td_results_class td_results_csv = {begin_csv, add_csv, NULL};
const td_results_class td_results_tsv = {begin_tsv, add_tsv, NULL};
