// SPDX-License-Identifier: MIT

#include "rdf/node.h"

#include "base/utf8.h"
#include "rdf/vocab.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_escape(td_slice s, size_t i) {
  return i + 2 < s.length && is_hex(s.data[i + 1]) && is_hex(s.data[i + 2]);
}

// RFC 3987, section 2.2: ucschar, and iprivate, which only a query may hold.
static bool is_iri_code_point(uint32_t c, bool in_query) {
  if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) {
    return in_query && (c & 0xFFFE) != 0xFFFE;
  }
  return c >= 0xA0 && (c < 0xFDD0 || c > 0xFDEF) && (c & 0xFFFE) != 0xFFFE &&
         (c < 0xFFF0 || c > 0xFFFD) && (c < 0xE0000 || c >= 0xE1000);
}

// One table for letters, digits and -._~:/?@!$&'()*+,;= of ASCII.
static const uint64_t iri_chars[4] = {0xAFFFFFD200000000, 0x47FFFFFE87FFFFFF};

static bool is_iri_char(char c) {
  const unsigned char byte = (unsigned char)c;
  return iri_chars[byte / 64] >> byte % 64 & 1;
}

// Most bytes of most statements are looked at here: the first from `i` on that
// is not allowed wherever it stands.
static size_t plain_end(td_slice s, size_t i) {
  while (i < s.length && s.data[i] != '?' && is_iri_char(s.data[i])) {
    i++;
  }
  return i;
}

// The length of "scheme:" at the beginning of `s`, 0 if there is none.
static size_t scheme_length(td_slice s) {
  if (s.length == 0 || !is_letter(s.data[0])) {
    return 0;
  }
  for (size_t i = 1; i < s.length; i++) {
    const char c = s.data[i];
    if (c == ':') {
      return i + 1;
    }
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') {
      return 0;
    }
  }
  return 0;
}

// Where "//authority" ends that begins at `from`; `from` if there is none.
static size_t authority_end(td_slice s, size_t from) {
  if (from + 1 >= s.length || s.data[from] != '/' || s.data[from + 1] != '/') {
    return from;
  }
  size_t i = from + 2;
  while (i < s.length && s.data[i] != '/' && s.data[i] != '?' &&
         s.data[i] != '#') {
    i++;
  }
  return i;
}

// [2001:db8::1] is the only place of brackets; a port is digits.
static bool is_authority(td_slice s) {
  size_t host = 0;
  for (size_t i = 0; i < s.length; i++) {
    host = s.data[i] == '@' ? i + 1 : host;
  }
  size_t port = host;
  if (host < s.length && s.data[host] == '[') {
    while (port < s.length && s.data[port] != ']') {
      port++;
    }
    if (port == s.length || port - host < 3) {
      return false;
    }
    for (size_t i = host + 1; i < port; i++) {
      if (!is_hex(s.data[i]) && s.data[i] != ':' && s.data[i] != '.') {
        return false;
      }
    }
    port++;
  }
  while (port < s.length && s.data[port] != ':') {
    port++;
  }
  for (size_t i = port + 1; i < s.length; i++) {
    if (!is_digit(s.data[i])) {
      return false;
    }
  }
  return true;
}

typedef struct {
  size_t authority_begin;
  size_t authority_end;
  bool in_query;
  bool in_fragment;
} iri_state;

// Whether the character at `i` may stand there; `*n_bytes` gets its length.
static bool iri_step(td_slice s, size_t i, iri_state *state, size_t *n_bytes) {
  const char c = s.data[i];
  *n_bytes = 1;
  if ((unsigned char)c >= 0x80) {
    const uint32_t code_point = td_utf8_decode(s, i, n_bytes);
    return code_point != UINT32_MAX &&
           is_iri_code_point(code_point, state->in_query);
  }
  if (c == '%') {
    return is_escape(s, i);
  }
  if (c == '#') {
    const bool first = !state->in_fragment;
    state->in_fragment = true;
    state->in_query = false;
    return first;
  }
  if (c == '[' || c == ']') {
    return i >= state->authority_begin && i < state->authority_end;
  }
  state->in_query |= c == '?' && !state->in_fragment;
  return is_iri_char(c);
}

bool td_node_is_iri(td_slice s) {
  const size_t scheme = scheme_length(s);
  iri_state state = {scheme, authority_end(s, scheme), false, false};
  if (scheme == 0) {
    return false;
  }
  if (state.authority_end > scheme + 2 &&
      !is_authority(td_slice_part(s, scheme + 2, state.authority_end))) {
    return false;
  }
  size_t n_bytes;
  for (size_t i = scheme; i < s.length; i += n_bytes) {
    i = plain_end(s, i);
    if (i == s.length) {
      break;
    }
    if (!iri_step(s, i, &state, &n_bytes)) {
      return false;
    }
  }
  return true;
}

bool td_node_is_language(td_slice s) {
  size_t part = 0;
  bool is_first = true;
  for (size_t i = 0; i < s.length; i++) {
    const char c = s.data[i];
    if (c == '-') {
      if (part == 0) {
        return false;
      }
      part = 0;
      is_first = false;
    } else if (!is_letter(c) && (is_first || !is_digit(c))) {
      return false;
    } else if (++part > 8) {
      return false;
    }
  }
  return part > 0;
}

bool td_node_is_text(td_slice s) {
  return s.length == 0 ||
         (!memchr(s.data, '\0', s.length) && td_utf8_validate(s) == s.length);
}

bool td_node_is_label(td_slice s) {
  for (size_t i = 0; i < s.length; i++) {
    const char c = s.data[i];
    if (!is_letter(c) && !is_digit(c) && c != '_') {
      return false;
    }
  }
  return s.length > 0;
}

static const char *literal_fault(const td_node *node) {
  if (!td_node_is_text(node->text)) {
    return "a literal is not valid UTF-8";
  }
  if (node->language.length && !td_node_is_language(node->language)) {
    return "a language tag is not of the form en or en-GB";
  }
  if (node->language.length && node->datatype.length) {
    return "a literal has both a language and a datatype";
  }
  if (node->datatype.length && !td_node_is_iri(node->datatype)) {
    return "a datatype is not an absolute IRI";
  }
  if (!node->language.length &&
      td_slice_is(node->datatype, td_vocab_iri(TD_RDF_langString))) {
    return "a literal of rdf:langString has no language";
  }
  return NULL;
}

const char *td_node_find_fault(const td_node *node) {
  switch (node->kind) {
  case TD_NODE_IRI:
    return td_node_is_iri(node->text) ? NULL : "not a valid absolute IRI";
  case TD_NODE_LITERAL:
    return literal_fault(node);
  case TD_NODE_BLANK:
    return td_node_is_label(node->text) ? NULL : "a blank node's label is bad";
  case TD_NODE_NONE:
    break;
  }
  return "a node is missing";
}

const char *td_statement_find_fault(const td_statement *statement) {
  if (statement->subject.kind == TD_NODE_LITERAL) {
    return "a literal cannot be a subject";
  }
  if (statement->predicate.kind != TD_NODE_IRI) {
    return "a predicate must be an IRI";
  }
  if (statement->graph.kind == TD_NODE_LITERAL) {
    return "a literal cannot name a graph";
  }
  const char *fault = td_node_find_fault(&statement->subject);
  fault = fault ? fault : td_node_find_fault(&statement->predicate);
  fault = fault ? fault : td_node_find_fault(&statement->object);
  if (!fault && statement->graph.kind != TD_NODE_NONE) {
    fault = td_node_find_fault(&statement->graph);
  }
  return fault;
}

void td_node_encode_iri(td_slice s, td_buffer *out) {
  const size_t scheme = scheme_length(s);
  iri_state state = {scheme, authority_end(s, scheme), false, false};
  size_t n_bytes;
  for (size_t i = 0; i < s.length; i += n_bytes) {
    if (iri_step(s, i, &state, &n_bytes)) {
      td_buffer_add(out, td_slice_part(s, i, i + n_bytes));
      continue;
    }
    for (size_t k = i; k < i + n_bytes; k++) {
      td_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)s.data[k]);
    }
  }
}

void td_node_clean_text(td_slice s, td_buffer *out) {
  size_t n_bytes;
  for (size_t i = 0; i < s.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(s, i, &n_bytes);
    if (c == UINT32_MAX) {
      td_buffer_add(out, TD_SLICE("\xEF\xBF\xBD"));
    } else if (c != 0xFFFE && c != 0xFFFF && c != 0x7F &&
               (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')) {
      td_buffer_add(out, td_slice_part(s, i, i + n_bytes));
    }
  }
}

void td_node_encode_label(td_slice s, td_buffer *out) {
  for (size_t i = 0; i < s.length; i++) {
    const char c = s.data[i];
    if (is_letter(c) || is_digit(c)) {
      td_buffer_add_char(out, c);
    } else {
      td_buffer_printf(out, "_%02X", (unsigned)(unsigned char)c);
    }
  }
}

void td_node_add_decimal(int64_t value, unsigned places, td_buffer *out) {
  const uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  char digits[24];
  snprintf(digits, sizeof(digits), "%020" PRIu64, size);
  places = places < 19 ? places : 19;
  size_t end = 20;
  while (end > 21 - places && digits[end - 1] == '0') {
    end--;
  }
  const size_t point = 20 - places;
  size_t begin = 0;
  while (begin + 1 < point && digits[begin] == '0') {
    begin++;
  }
  td_buffer_add_string(out, value < 0 ? "-" : "");
  td_buffer_add(out, (td_slice){digits + begin, point - begin});
  td_buffer_add_char(out, '.');
  if (end > point) {
    td_buffer_add(out, (td_slice){digits + point, end - point});
  } else {
    td_buffer_add_char(out, '0');
  }
}

bool td_node_equal(const td_node *a, const td_node *b) {
  return a->kind == b->kind && td_slice_equal(a->text, b->text) &&
         td_slice_equal(a->datatype, b->datatype) &&
         td_slice_equal(a->language, b->language);
}

static const char *short_escape(char c) {
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    return NULL;
  }
}

void td_node_add_quoted(td_slice text, td_buffer *out) {
  size_t plain = 0;
  td_buffer_add_char(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
      continue;
    }
    td_buffer_add(out, td_slice_part(text, plain, i));
    const char *escape = short_escape((char)c);
    if (escape) {
      td_buffer_add_string(out, escape);
    } else {
      td_buffer_printf(out, "\\u%04X", (unsigned)c);
    }
    plain = i + 1;
  }
  td_buffer_add(out, td_slice_part(text, plain, text.length));
  td_buffer_add_char(out, '"');
}

static void add_iri(td_slice iri, td_buffer *out) {
  td_buffer_add_char(out, '<');
  td_buffer_add(out, iri);
  td_buffer_add_char(out, '>');
}

void td_node_add_ntriples(const td_node *node, td_buffer *out) {
  switch (node->kind) {
  case TD_NODE_NONE:
    return;
  case TD_NODE_IRI:
    add_iri(node->text, out);
    return;
  case TD_NODE_BLANK:
    td_buffer_add_string(out, "_:");
    td_buffer_add(out, node->text);
    return;
  case TD_NODE_LITERAL:
    break;
  }
  td_node_add_quoted(node->text, out);
  if (node->language.length) {
    td_buffer_add_char(out, '@');
    td_buffer_add(out, node->language);
  } else if (node->datatype.length) {
    td_buffer_add_string(out, "^^");
    add_iri(node->datatype, out);
  }
}

// Only the escapes that td_node_add_quoted makes.
static td_slice unescape(td_slice text, td_buffer *scratch) {
  if (!text.length || !memchr(text.data, '\\', text.length)) {
    return text;
  }
  td_buffer_rewind(scratch);
  for (size_t i = 0; i < text.length; i++) {
    char c = text.data[i];
    if (c != '\\') {
      td_buffer_add_char(scratch, c);
      continue;
    }
    c = text.data[++i];
    if (c == 'u') {
      char digits[5] = {0};
      memcpy(digits, text.data + i + 1, 4);
      td_buffer_add_char(scratch, (char)strtol(digits, NULL, 16));
      i += 4;
    } else {
      td_buffer_add_char(scratch, c == 'n'   ? '\n'
                                  : c == 'r' ? '\r'
                                  : c == 't' ? '\t'
                                             : c);
    }
  }
  return td_buffer_as_slice(scratch);
}

td_node td_node_of_ntriples(td_slice text, td_buffer *scratch) {
  td_node node = {0};
  if (text.length < 2) {
    return node;
  }
  if (text.data[0] != '"') {
    const bool is_iri = text.data[0] == '<';
    node.kind = is_iri ? TD_NODE_IRI : TD_NODE_BLANK;
    node.text = is_iri ? td_slice_part(text, 1, text.length - 1)
                       : td_slice_part(text, 2, text.length);
    return node;
  }
  size_t quote = text.length - 1;
  while (text.data[quote] != '"') {
    quote--;
  }
  node.kind = TD_NODE_LITERAL;
  node.text = unescape(td_slice_part(text, 1, quote), scratch);
  if (quote + 1 < text.length && text.data[quote + 1] == '@') {
    node.language = td_slice_part(text, quote + 2, text.length);
  } else if (quote + 1 < text.length) {
    node.datatype = td_slice_part(text, quote + 4, text.length - 1);
  }
  return node;
}
