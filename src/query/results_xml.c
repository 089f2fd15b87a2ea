// SPDX-License-Identifier: MIT

// SPARQL Query Results XML Format (second edition).

#include "base/try.h"
#include "base/utf8.h"
#include "query/results_private.h"

static bool is_xml_char(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' ||
         (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

static td_status add_text(td_results *results, td_slice text) {
  td_buffer *out = &results->text;
  size_t n_bytes;
  for (size_t i = 0; i < text.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(text, i, &n_bytes);
    if (!is_xml_char(c)) {
      return td_error_send(results->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                           "a text has control characters, which XML cannot "
                           "hold; ask for json");
    }
    if (c == '&') {
      td_buffer_add_string(out, "&amp;");
    } else if (c == '<') {
      td_buffer_add_string(out, "&lt;");
    } else if (c == '>') {
      td_buffer_add_string(out, "&gt;");
    } else if (c == '"') {
      td_buffer_add_string(out, "&quot;");
    } else if (c == '\r') {
      td_buffer_add_string(out, "&#xD;");
    } else {
      td_buffer_add(out, td_slice_part(text, i, i + n_bytes));
    }
  }
  return TD_OK;
}

static void begin_xml(td_results *results) {
  td_buffer_add_string(
      &results->text,
      "<?xml version=\"1.0\"?>\n"
      "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
      "  <head>\n");
  for (size_t i = 0; i < results->options.n_columns; i++) {
    td_buffer_printf(&results->text, "    <variable name=\"%.*s\"/>\n",
                     (int)results->options.columns[i].length,
                     results->options.columns[i].data);
  }
  td_buffer_add_string(&results->text, "  </head>\n  <results>\n");
}

static td_status add_literal(td_results *results, const td_node *node) {
  td_buffer_add_string(&results->text, "<literal");
  if (node->language.length) {
    td_buffer_printf(&results->text, " xml:lang=\"%.*s\"",
                     (int)node->language.length, node->language.data);
  } else if (node->datatype.length) {
    td_buffer_add_string(&results->text, " datatype=\"");
    TD_TRY(add_text(results, node->datatype));
    td_buffer_add_char(&results->text, '"');
  }
  td_buffer_add_char(&results->text, '>');
  TD_TRY(add_text(results, node->text));
  td_buffer_add_string(&results->text, "</literal>");
  return TD_OK;
}

static td_status add_node(td_results *results, const td_node *node) {
  if (node->kind == TD_NODE_LITERAL) {
    return add_literal(results, node);
  }
  const char *tag = node->kind == TD_NODE_IRI ? "uri" : "bnode";
  td_buffer_printf(&results->text, "<%s>", tag);
  TD_TRY(add_text(results, node->text));
  td_buffer_printf(&results->text, "</%s>", tag);
  return TD_OK;
}

static td_status add_xml(td_results *results, const td_node *row) {
  td_buffer_add_string(&results->text, "    <result>\n");
  for (size_t i = 0; i < results->options.n_columns; i++) {
    if (row[i].kind != TD_NODE_NONE) {
      td_buffer_printf(&results->text, "      <binding name=\"%.*s\">",
                       (int)results->options.columns[i].length,
                       results->options.columns[i].data);
      TD_TRY(add_node(results, &row[i]));
      td_buffer_add_string(&results->text, "</binding>\n");
    }
  }
  td_buffer_add_string(&results->text, "    </result>\n");
  return TD_OK;
}

static td_status end_xml(td_results *results) {
  td_buffer_add_string(&results->text, "  </results>\n</sparql>\n");
  return TD_OK;
}

const td_results_class td_results_xml = {begin_xml, add_xml, end_xml};
