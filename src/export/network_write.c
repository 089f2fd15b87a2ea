// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "export/export_private.h"

static const char *const node_keys[] = {"label", "classes", "country"};
static const char *const edge_keys[TD_N_EDGE_PARTS] = {
    "kind", "classes", "date", "status", "label", "event"};

// ---------------------------------------------------------------- GraphML

// What XML 1.0 has no character for becomes U+FFFD: this is to be looked at,
// the graph itself has the text.
static void add_xml(td_slice text, td_buffer *out) {
  size_t n_bytes;
  for (size_t i = 0; i < text.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(text, i, &n_bytes);
    if (c == '&') {
      td_buffer_add_string(out, "&amp;");
    } else if (c == '<') {
      td_buffer_add_string(out, "&lt;");
    } else if (c == '>') {
      td_buffer_add_string(out, "&gt;");
    } else if (c == '"') {
      td_buffer_add_string(out, "&quot;");
    } else if (c == '\r') {
      td_buffer_add_string(out, "&#13;");
    } else if (c == 0xFFFE || c == 0xFFFF || c == UINT32_MAX ||
               (c < 0x20 && c != '\t' && c != '\n')) {
      td_buffer_add_string(out, "\xEF\xBF\xBD");
    } else {
      td_buffer_add(out, td_slice_part(text, i, i + n_bytes));
    }
  }
}

static void add_keys(const char *what, const char *const *keys, size_t n,
                     td_buffer *out) {
  for (size_t i = 0; i < n; i++) {
    td_buffer_printf(out,
                     "<key id=\"%s-%s\" for=\"%s\" attr.name=\"%s\" "
                     "attr.type=\"string\"/>\n",
                     what, keys[i], what, keys[i]);
  }
}

static void begin_graphml(td_buffer *out) {
  td_buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  td_buffer_add_string(
      out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  add_keys("node", node_keys, 3, out);
  add_keys("edge", edge_keys, TD_N_EDGE_PARTS, out);
  td_buffer_add_string(out,
                       "<graph id=\"tidings\" edgedefault=\"directed\">\n");
}

static void add_data(const char *what, const char *const *keys,
                     const td_slice *parts, size_t n, td_buffer *out) {
  for (size_t i = 0; i < n; i++) {
    if (parts[i].length) {
      td_buffer_printf(out, "<data key=\"%s-%s\">", what, keys[i]);
      add_xml(parts[i], out);
      td_buffer_add_string(out, "</data>");
    }
  }
}

static void add_graphml_node(td_slice id, const td_slice parts[3],
                             td_buffer *out) {
  td_buffer_add_string(out, "<node id=\"");
  add_xml(id, out);
  td_buffer_add_string(out, "\">");
  add_data("node", node_keys, parts, 3, out);
  td_buffer_add_string(out, "</node>\n");
}

static void add_graphml_edge(td_slice source, td_slice target,
                             const td_slice parts[TD_N_EDGE_PARTS],
                             td_buffer *out) {
  td_buffer_add_string(out, "<edge source=\"");
  add_xml(source, out);
  td_buffer_add_string(out, "\" target=\"");
  add_xml(target, out);
  td_buffer_add_string(out, "\">");
  add_data("edge", edge_keys, parts, TD_N_EDGE_PARTS, out);
  td_buffer_add_string(out, "</edge>\n");
}

static void end_graphml(td_buffer *out) {
  td_buffer_add_string(out, "</graph>\n</graphml>\n");
}

const td_network_format td_network_graphml = {begin_graphml, add_graphml_node,
                                              add_graphml_edge, end_graphml};

// -------------------------------------------------------------------- DOT

// Between quotes; a backslash would begin an escape of Graphviz.
static void add_quoted(td_slice text, td_buffer *out) {
  td_buffer_add_char(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == '"' || c == '\\') {
      td_buffer_add_char(out, '\\');
    }
    td_buffer_add_char(out, c < 0x20 || c == 0x7F ? ' ' : (char)c);
  }
  td_buffer_add_char(out, '"');
}

static void begin_dot(td_buffer *out) {
  td_buffer_add_string(out, "digraph tidings {\n  rankdir=LR;\n"
                            "  node [shape=box, style=rounded];\n");
}

static void add_dot_node(td_slice id, const td_slice parts[3], td_buffer *out) {
  td_buffer_add_string(out, "  ");
  add_quoted(id, out);
  td_buffer_add_string(out, " [label=");
  add_quoted(parts[0], out);
  td_buffer_add_string(out, "];\n");
}

static void add_dot_edge(td_slice source, td_slice target,
                         const td_slice parts[TD_N_EDGE_PARTS],
                         td_buffer *out) {
  td_buffer label = {0};
  td_buffer_add(&label, parts[TD_EDGE_CLASSES]);
  td_buffer_add_string(&label, parts[TD_EDGE_DATE].length ? ", " : "");
  td_buffer_add(&label, parts[TD_EDGE_DATE]);
  td_buffer_add_string(out, "  ");
  add_quoted(source, out);
  td_buffer_add_string(out, " -> ");
  add_quoted(target, out);
  td_buffer_add_string(out, " [label=");
  add_quoted(td_buffer_as_slice(&label), out);
  td_buffer_add_string(out, td_slice_is(parts[TD_EDGE_KIND], "together")
                                ? ", dir=none];\n"
                                : "];\n");
  out->failed |= label.failed;
  td_buffer_clear(&label);
}

static void end_dot(td_buffer *out) { td_buffer_add_string(out, "}\n"); }

const td_network_format td_network_dot = {begin_dot, add_dot_node, add_dot_edge,
                                          end_dot};
