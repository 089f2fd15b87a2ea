// SPDX-License-Identifier: MIT

#include "rdf/sparql_private.h"

#include <strings.h>

// The text without what braces mean nothing in: strings, IRIs, comments.
typedef struct {
  td_slice text;
  size_t at;
} scanner;

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == ':' || c == '?' || c == '$' || (unsigned char)c >= 0x80;
}

static bool has_at(const scanner *self, const char *word) {
  const size_t length = strlen(word);
  return self->text.length - self->at >= length &&
         memcmp(self->text.data + self->at, word, length) == 0;
}

static void skip_string(scanner *self) {
  const char quote = self->text.data[self->at];
  const char three[] = {quote, quote, quote, '\0'};
  const char one[] = {quote, '\0'};
  const char *end = has_at(self, three) ? three : one;
  self->at += strlen(end);
  while (self->at < self->text.length && !has_at(self, end)) {
    self->at += self->text.data[self->at] == '\\' ? 2 : 1;
  }
  self->at += strlen(end);
  if (self->at > self->text.length) {
    self->at = self->text.length; // not closed: the parser will say so
  }
}

// "<" opens an IRI when a ">" follows before anything an IRI cannot hold.
static size_t iri_end(const scanner *self) {
  for (size_t i = self->at + 1; i < self->text.length; i++) {
    const char c = self->text.data[i];
    if (c == '>') {
      return i + 1;
    }
    if ((unsigned char)c <= ' ' || strchr("<\"{}|^`\\", c)) {
      break;
    }
  }
  return 0;
}

// The next token: a word, an IRI, or one character; strings and comments are
// passed over. Empty at the end.
static td_slice next_token(scanner *self) {
  while (self->at < self->text.length) {
    const size_t begin = self->at;
    const char c = self->text.data[begin];
    if (c == '"' || c == '\'') {
      skip_string(self);
    } else if (c == '#') {
      while (self->at < self->text.length &&
             self->text.data[self->at] != '\n') {
        self->at++;
      }
    } else if (c == '<' && iri_end(self)) {
      self->at = iri_end(self);
      return td_slice_part(self->text, begin, self->at);
    } else if (is_name_char(c)) {
      while (self->at < self->text.length &&
             is_name_char(self->text.data[self->at])) {
        self->at++;
      }
      return td_slice_part(self->text, begin, self->at);
    } else {
      self->at++;
      if ((unsigned char)c > ' ') {
        return td_slice_part(self->text, begin, self->at);
      }
    }
  }
  return (td_slice){0};
}

static bool is_word(td_slice token, const char *word) {
  return token.length == strlen(word) &&
         strncasecmp(token.data, word, token.length) == 0;
}

enum { MAX_BRACES = 300 };

bool td_sparql_has_bare_group(td_slice text) {
  scanner self = {text, 0};
  bool is_owned[MAX_BRACES] = {false};
  unsigned depth = 0;
  td_slice last[2] = {{0}, {0}}; // the last token, and the one before
  bool closed_bare = false;      // the last token ended a { } of no one so far
  for (;;) {
    const td_slice token = next_token(&self);
    if (closed_bare && !is_word(token, "UNION")) {
      return true;
    }
    closed_bare = false;
    if (!token.length) {
      return false;
    }
    if (is_word(token, "{")) {
      if (depth == MAX_BRACES) {
        return true;
      }
      is_owned[depth] = depth == 0 || is_word(last[0], "OPTIONAL") ||
                        is_word(last[0], "UNION") || is_word(last[1], "GRAPH");
      depth++;
    } else if (is_word(token, "}") && depth > 0) {
      depth--;
      closed_bare = !is_owned[depth];
    }
    last[1] = last[0];
    last[0] = token;
  }
}
