// SPDX-License-Identifier: MIT

#include "rdf/reader_private.h"

// Inside what the last byte was. Brackets count in PLAIN only.
enum {
  PLAIN,
  ESCAPE, // of a prefixed name
  IRI,
  COMMENT,
  OPENING, // n_quotes quotes have opened a string, or an empty one
  STRING,
  STRING_ESCAPE,
  LONG, // n_quotes quotes have been met that may end it
  LONG_ESCAPE
};

static void add_plain(td_nesting *self, char c) {
  switch (c) {
  case '[':
  case '(':
  case '{':
    self->depth++;
    break;
  case ']':
  case ')':
  case '}':
    self->depth -= self->depth > 0;
    break;
  case '<':
    self->state = IRI;
    break;
  case '#':
    self->state = COMMENT;
    break;
  case '\\':
    self->state = ESCAPE;
    break;
  case '"':
  case '\'':
    self->state = OPENING;
    self->quote = c;
    self->n_quotes = 1;
    break;
  default:
    break;
  }
}

static void add_to_string(td_nesting *self, char c) {
  if (c == '\\') {
    self->state = STRING_ESCAPE;
  } else if (c == self->quote) {
    self->state = PLAIN;
  }
}

static void add_to_opening(td_nesting *self, char c) {
  if (c == self->quote && ++self->n_quotes == 3) {
    self->state = LONG;
    self->n_quotes = 0;
  } else if (c != self->quote && self->n_quotes == 1) {
    self->state = STRING;
    add_to_string(self, c);
  } else if (c != self->quote) {
    self->state = PLAIN; // it was empty
    add_plain(self, c);
  }
}

static void add_to_long(td_nesting *self, char c) {
  if (c == '\\') {
    self->state = LONG_ESCAPE;
  }
  self->n_quotes = c == self->quote ? self->n_quotes + 1 : 0;
  if (self->n_quotes == 3) {
    self->state = PLAIN;
  }
}

unsigned td_nesting_add(td_nesting *self, char c) {
  switch (self->state) {
  case PLAIN:
    add_plain(self, c);
    break;
  case ESCAPE:
    self->state = PLAIN;
    break;
  case IRI:
    self->state = c == '>' || c == '\n' ? PLAIN : IRI;
    break;
  case COMMENT:
    self->state = c == '\n' || c == '\r' ? PLAIN : COMMENT;
    break;
  case OPENING:
    add_to_opening(self, c);
    break;
  case STRING:
    add_to_string(self, c);
    break;
  case STRING_ESCAPE:
    self->state = STRING;
    break;
  case LONG:
    add_to_long(self, c);
    break;
  default:
    self->state = LONG;
    self->n_quotes = 0;
  }
  return self->depth;
}
