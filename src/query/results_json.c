// SPDX-License-Identifier: MIT

// SPARQL 1.1 Query Results JSON Format.

#include "query/results_private.h"

static void add_string(td_slice text, td_buffer *out) {
  td_buffer_add_char(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    if (c == '"' || c == '\\') {
      td_buffer_add_char(out, '\\');
      td_buffer_add_char(out, c);
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
      td_buffer_printf(out, "\\u%04X", (unsigned)(unsigned char)c);
    } else {
      td_buffer_add_char(out, c);
    }
  }
  td_buffer_add_char(out, '"');
}

static void begin_json(td_results *results) {
  td_buffer_add_string(&results->text, "{\"head\":{\"vars\":[");
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_add_string(&results->text, i ? "," : "");
    add_string(results->options.columns[i], &results->text);
  }
  td_buffer_add_string(&results->text, "]},\"results\":{\"bindings\":[");
}

static void add_node(const td_node *node, td_buffer *out) {
  static const char *const types[] = {[TD_NODE_IRI] = "uri",
                                      [TD_NODE_LITERAL] = "literal",
                                      [TD_NODE_BLANK] = "bnode"};
  td_buffer_printf(out, "{\"type\":\"%s\",\"value\":", types[node->kind]);
  add_string(node->text, out);
  if (node->language.length) {
    td_buffer_add_string(out, ",\"xml:lang\":");
    add_string(node->language, out);
  } else if (node->datatype.length) {
    td_buffer_add_string(out, ",\"datatype\":");
    add_string(node->datatype, out);
  }
  td_buffer_add_char(out, '}');
}

static td_status add_json(td_results *results, const td_node *row) {
  td_buffer_add_string(&results->text, results->n_rows ? ",\n{" : "\n{");
  bool is_first = true;
  for (size_t i = 0; i < results->options.n_columns; i++) {
    if (row[i].kind != TD_NODE_NONE) {
      td_buffer_add_string(&results->text, is_first ? "" : ",");
      add_string(results->options.columns[i], &results->text);
      td_buffer_add_char(&results->text, ':');
      add_node(&row[i], &results->text);
      is_first = false;
    }
  }
  td_buffer_add_char(&results->text, '}');
  return TD_OK;
}

static td_status end_json(td_results *results) {
  td_buffer_add_string(&results->text, "\n]}}\n");
  return TD_OK;
}

const td_results_class td_results_json = {begin_json, add_json, end_json};
