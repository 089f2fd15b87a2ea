// SPDX-License-Identifier: MIT

// N-Triples and N-Quads, after the grammar of RDF 1.1. A line is a statement,
// so this needs none of serd's byte-by-byte care and is several times faster;
// nodes are checked like all that comes from outside.

#include "base/buffer.h"
#include "base/memory.h"
#include "base/try.h"
#include "base/utf8.h"
#include "rdf/node.h"
#include "rdf/reader_private.h"
#include "rdf/vocab.h"

enum { MAX_LINE_BYTES = 64 << 20 };

enum { SUBJECT, PREDICATE, OBJECT, DATATYPE, GRAPH, N_PLACES };

typedef struct {
  const td_reading *reading;
  const char *at;
  const char *end;
  const char *fault;          ///< the first; NULL so far
  td_buffer places[N_PLACES]; ///< texts that had escapes; labels
  td_buffer subject;          ///< the last, an IRI that was found good
  td_buffer predicate;        ///< the same
} line_reading;

static bool deny(line_reading *self, const char *fault) {
  self->fault = self->fault ? self->fault : fault;
  return false;
}

static void skip_blanks(line_reading *self) {
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t')) {
    self->at++;
  }
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static unsigned hex_value(char c) {
  return is_digit(c)              ? (unsigned)(c - '0')
         : (c >= 'A' && c <= 'F') ? (unsigned)(c - 'A') + 10
         : (c >= 'a' && c <= 'f') ? (unsigned)(c - 'a') + 10
                                  : 16;
}

// ---------------------------------------------------------------- escapes

// \uXXXX or \UXXXXXXXX, of which `digits` is behind the letter.
static bool add_code_point(line_reading *self, td_slice digits, size_t n,
                           td_buffer *out) {
  uint32_t c = 0;
  if (digits.length < n) {
    return deny(self, "an escape is cut short");
  }
  for (size_t i = 0; i < n; i++) {
    const unsigned value = hex_value(digits.data[i]);
    if (value > 15 || c > 0x10FFFF) {
      return deny(self, "an escape is not hexadecimal");
    }
    c = c << 4 | value;
  }
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    return deny(self, "an escape is no character");
  }
  char bytes[4];
  td_buffer_add(out, (td_slice){bytes, td_utf8_encode(c, bytes)});
  return true;
}

static const char *plain_of_escape(char c) {
  static const char *const pairs[] = {"t\t", "b\b",  "n\n", "r\r",
                                      "f\f", "\"\"", "''",  "\\\\"};
  for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
    if (pairs[i][0] == c) {
      return pairs[i] + 1;
    }
  }
  return NULL;
}

// `text` holds a backslash somewhere; IRIs have \u and \U only.
static bool unescape(line_reading *self, td_slice text, bool is_iri,
                     td_buffer *out, td_slice *plain) {
  td_buffer_rewind(out);
  size_t from = 0;
  for (size_t i = td_slice_find(text, TD_SLICE("\\"), 0); i < text.length;
       i = td_slice_find(text, TD_SLICE("\\"), from)) {
    td_buffer_add(out, td_slice_part(text, from, i));
    const char c = i + 1 < text.length ? text.data[i + 1] : '\0';
    const char *one = is_iri ? NULL : plain_of_escape(c);
    if (one) {
      td_buffer_add_char(out, *one);
      from = i + 2;
      continue;
    }
    const size_t n = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (n == 0) {
      return deny(self, "there is no such escape");
    }
    if (!add_code_point(self, td_slice_part(text, i + 2, text.length), n,
                        out)) {
      return false;
    }
    from = i + 2 + n;
  }
  td_buffer_add(out, td_slice_part(text, from, text.length));
  *plain = td_buffer_as_slice(out);
  return true;
}

// ------------------------------------------------------------------ nodes

// "<" has been seen.
static bool read_iri(line_reading *self, td_buffer *out, td_slice *text) {
  const char *begin = ++self->at;
  const char *stop = memchr(begin, '>', (size_t)(self->end - begin));
  if (!stop) {
    return deny(self, "an IRI has no end: '>' is missing");
  }
  self->at = stop + 1;
  *text = (td_slice){begin, (size_t)(stop - begin)};
  return !memchr(begin, '\\', text->length) ||
         unescape(self, *text, true, out, text);
}

static bool is_label_char(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' ||
         (unsigned char)c >= 0x80;
}

static bool read_blank(line_reading *self, td_buffer *out, td_slice *text) {
  const char *begin = self->at + 2;
  if (self->end - self->at < 3 || self->at[1] != ':' || *begin == '-' ||
      *begin == '.') {
    return deny(self, "a blank node has no label");
  }
  const char *at = begin;
  while (at < self->end && is_label_char(*at)) {
    at++;
  }
  while (at > begin && at[-1] == '.') {
    at--; // ends the statement
  }
  if (at == begin) {
    return deny(self, "a blank node has no label");
  }
  const char *prefix = self->reading->input->blank_prefix;
  td_buffer_rewind(out);
  td_buffer_add_string(out, prefix ? prefix : "");
  td_node_encode_label((td_slice){begin, (size_t)(at - begin)}, out);
  *text = td_buffer_as_slice(out);
  self->at = at;
  return true;
}

static bool read_quoted(line_reading *self, td_slice *text) {
  const char *begin = ++self->at;
  const char *at = begin;
  bool has_escapes = false;
  while (at < self->end && *at != '"' && *at != '\r') {
    has_escapes |= *at == '\\';
    at += *at == '\\' ? 2 : 1;
  }
  if (at >= self->end || *at != '"') {
    return deny(self, "a literal has no end: '\"' is missing");
  }
  self->at = at + 1;
  *text = (td_slice){begin, (size_t)(at - begin)};
  return !has_escapes ||
         unescape(self, *text, false, &self->places[OBJECT], text);
}

static bool read_literal(line_reading *self, td_node *node) {
  node->kind = TD_NODE_LITERAL;
  if (!read_quoted(self, &node->text)) {
    return false;
  }
  if (self->at < self->end && *self->at == '@') {
    const char *begin = ++self->at;
    while (self->at < self->end &&
           (is_letter(*self->at) || is_digit(*self->at) || *self->at == '-')) {
      self->at++;
    }
    node->language = (td_slice){begin, (size_t)(self->at - begin)};
    return node->language.length || deny(self, "a language tag is missing");
  }
  if (self->end - self->at < 3 || memcmp(self->at, "^^<", 3) != 0) {
    return (self->at < self->end && *self->at != '^') ||
           deny(self, "a statement is not complete");
  }
  self->at += 2;
  if (!read_iri(self, &self->places[DATATYPE], &node->datatype)) {
    return false;
  }
  if (td_slice_is(node->datatype, td_vocab_iri(TD_XSD_string))) {
    node->datatype = (td_slice){0};
  }
  return true;
}

static bool read_node(line_reading *self, int place, td_node *node) {
  skip_blanks(self);
  const char c = self->at < self->end ? *self->at : '\0';
  if (c == '<') {
    node->kind = TD_NODE_IRI;
    return read_iri(self, &self->places[place], &node->text);
  }
  if (c == '_' && place != PREDICATE) {
    node->kind = TD_NODE_BLANK;
    return read_blank(self, &self->places[place], &node->text);
  }
  if (c == '"' && place == OBJECT) {
    return read_literal(self, node);
  }
  return deny(self, place == OBJECT ? "an object is missing"
                                    : "an IRI in <> is missing");
}

// ------------------------------------------------------------- statements

// Behind a statement only a comment may stand, or a lone carriage return.
static bool read_end(line_reading *self) {
  skip_blanks(self);
  if (self->at == self->end || *self->at != '.') {
    return deny(self, "'.' is missing at the statement's end");
  }
  self->at++;
  skip_blanks(self);
  return self->at == self->end || *self->at == '#' || *self->at == '\r' ||
         deny(self, "there is something behind the statement's end");
}

static bool read_statement(line_reading *self, td_statement *statement) {
  if (!read_node(self, SUBJECT, &statement->subject) ||
      !read_node(self, PREDICATE, &statement->predicate) ||
      !read_node(self, OBJECT, &statement->object)) {
    return false;
  }
  skip_blanks(self);
  if (self->reading->syntax == TD_SYNTAX_NQUADS && self->at < self->end &&
      *self->at != '.' && !read_node(self, GRAPH, &statement->graph)) {
    return false;
  }
  return read_end(self);
}

// Subjects and predicates repeat: the last need not be checked again.
static const char *find_iri_fault(const td_node *node, td_buffer *last) {
  if (node->kind != TD_NODE_IRI) {
    return td_node_find_fault(node);
  }
  if (!td_slice_equal(node->text, td_buffer_as_slice(last))) {
    const char *fault = td_node_find_fault(node);
    if (fault) {
      return fault;
    }
    td_buffer_rewind(last);
    td_buffer_add(last, node->text);
  }
  return NULL;
}

static const char *find_fault(line_reading *self,
                              const td_statement *statement) {
  const char *fault = find_iri_fault(&statement->predicate, &self->predicate);
  if (!fault) {
    fault = find_iri_fault(&statement->subject, &self->subject);
  }
  fault = fault ? fault : td_node_find_fault(&statement->object);
  return fault || statement->graph.kind == TD_NODE_NONE
             ? fault
             : td_node_find_fault(&statement->graph);
}

static bool has_memory(const line_reading *self) {
  bool failed = self->predicate.failed || self->subject.failed;
  for (int i = 0; i < N_PLACES; i++) {
    failed |= self->places[i].failed;
  }
  return !failed;
}

static td_status refuse(const line_reading *self, td_status status,
                        const char *words) {
  const td_reading *reading = self->reading;
  return td_error_send(reading->errors, status, reading->input->path,
                       td_source_line(reading->source), "%s", words);
}

static td_status take_statement(line_reading *self) {
  const td_reading *reading = self->reading;
  td_statement statement = {0};
  self->fault = NULL;
  const bool is_read = read_statement(self, &statement);
  if (!has_memory(self)) {
    return TD_ERR_NO_MEM;
  }
  if (!is_read) {
    return refuse(self, TD_ERR_BAD_SYNTAX, self->fault);
  }
  const char *fault = find_fault(self, &statement);
  if (fault) {
    return refuse(self, TD_ERR_BAD_TEXT, fault);
  }
  statement.is_checked = true;
  return reading->sink.write(reading->sink.handle, &statement);
}

static td_status take_line(line_reading *self, td_slice line) {
  self->at = line.data;
  self->end = line.data + line.length;
  for (;;) {
    skip_blanks(self);
    if (self->at < self->end && *self->at == '#') {
      const char *stop = memchr(self->at, '\r', (size_t)(self->end - self->at));
      self->at = stop ? stop : self->end;
    }
    if (self->at == self->end) {
      return TD_OK;
    }
    if (*self->at == '\r') {
      self->at++;
      continue;
    }
    TD_TRY(take_statement(self));
  }
}

td_status td_reading_run_lines(const td_reading *reading) {
  line_reading self = {.reading = reading};
  td_slice line;
  td_status status = TD_OK;
  while (status == TD_OK) {
    status = td_source_read_line(reading->source, MAX_LINE_BYTES, &line);
    if (status != TD_OK) {
      break;
    }
    if (td_source_line(reading->source) == 1 &&
        td_slice_has_prefix(line, TD_SLICE("\xEF\xBB\xBF"))) {
      line = td_slice_part(line, 3, line.length);
    }
    status = take_line(&self, line);
  }
  for (int i = 0; i < N_PLACES; i++) {
    td_buffer_clear(&self.places[i]);
  }
  td_buffer_clear(&self.subject);
  td_buffer_clear(&self.predicate);
  return status == TD_END ? TD_OK : status;
}
