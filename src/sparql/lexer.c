// SPDX-License-Identifier: MIT

#include "sparql/lexer.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <stdlib.h>

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static char peek(const td_lexer *lexer, size_t ahead) {
  return lexer->at + ahead < lexer->text.length
             ? lexer->text.data[lexer->at + ahead]
             : '\0';
}

static td_token bad(td_lexer *lexer, const char *words) {
  lexer->at = lexer->text.length;
  return (td_token){TD_TOKEN_BAD, td_slice_of(words), {0}, lexer->line, false};
}

static td_token token(td_lexer *lexer, td_token_kind kind, size_t begin,
                      size_t end) {
  return (td_token){
      kind, td_slice_part(lexer->text, begin, end), {0}, lexer->line, false};
}

static bool skip_space(td_lexer *lexer) {
  const size_t begin = lexer->at;
  while (lexer->at < lexer->text.length) {
    const char c = lexer->text.data[lexer->at];
    if (c == '#') {
      while (lexer->at < lexer->text.length && peek(lexer, 0) != '\n' &&
             peek(lexer, 0) != '\r') {
        lexer->at++;
      }
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      lexer->line += c == '\n';
      lexer->at++;
    } else {
      break;
    }
  }
  return lexer->at > begin;
}

// ------------------------------------------------------------------ names

typedef struct {
  uint32_t first;
  uint32_t last;
} range;

// PN_CHARS_BASE without ASCII.
static const range base_ranges[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

static bool is_base(uint32_t c) {
  if (c < 0x80) {
    return is_letter((char)c);
  }
  for (size_t i = 0; i < sizeof(base_ranges) / sizeof(base_ranges[0]); i++) {
    if (c >= base_ranges[i].first && c <= base_ranges[i].last) {
      return true;
    }
  }
  return false;
}

static bool is_name_char(uint32_t c) {
  return is_base(c) || c == '_' || c == '-' || (c >= '0' && c <= '9') ||
         c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x203F && c <= 0x2040);
}

// The bytes of the character at `i` if it is one of a name, else 0.
static size_t name_char(td_slice s, size_t i) {
  size_t n_bytes;
  return i < s.length && is_name_char(td_utf8_decode(s, i, &n_bytes)) ? n_bytes
                                                                      : 0;
}

static size_t base_char(td_slice s, size_t i) {
  size_t n_bytes;
  return i < s.length && is_base(td_utf8_decode(s, i, &n_bytes)) ? n_bytes : 0;
}

// PN_PREFIX and BLANK_NODE_LABEL: dots inside, none at the end.
static size_t end_of_dotted(td_slice s, size_t i) {
  size_t end = i;
  for (;;) {
    const size_t n = name_char(s, i);
    if (n) {
      i += n;
      end = i;
    } else if (i < s.length && s.data[i] == '.') {
      i++;
    } else {
      return end;
    }
  }
}

// One of PN_LOCAL behind its beginning; 0 where there is none.
static size_t local_char(td_slice s, size_t i) {
  if (i >= s.length) {
    return 0;
  }
  if (s.data[i] == '%') {
    return i + 2 < s.length && is_hex(s.data[i + 1]) && is_hex(s.data[i + 2])
               ? 3
               : 0;
  }
  if (s.data[i] == '\\') {
    return i + 1 < s.length && s.data[i + 1] &&
                   strchr("_~.-!$&'()*+,;=/?#@%", s.data[i + 1])
               ? 2
               : 0;
  }
  return s.data[i] == ':' ? 1 : name_char(s, i);
}

// PN_LOCAL: dots inside, none at the end; it does not begin with "-" or a
// middle dot.
static size_t end_of_local(td_slice s, size_t i) {
  size_t end = i;
  size_t n_bytes;
  const uint32_t first = i < s.length ? td_utf8_decode(s, i, &n_bytes) : 0;
  if (first == '-' || first == '.' || (first > 0x7F && !is_base(first))) {
    return i;
  }
  for (;;) {
    const size_t n = local_char(s, i);
    if (n) {
      i += n;
      end = i;
    } else if (i < s.length && s.data[i] == '.') {
      i++;
    } else {
      return end;
    }
  }
}

static td_slice without_backslashes(td_lexer *lexer, td_slice local) {
  if (!local.length || !memchr(local.data, '\\', local.length)) {
    return local;
  }
  char *out = td_arena_get(lexer->arena, local.length, 1);
  size_t n = 0;
  for (size_t i = 0; out && i < local.length; i++) {
    if (local.data[i] != '\\') {
      out[n++] = local.data[i];
    }
  }
  return (td_slice){out, n};
}

// `begin` is where the prefix does, `colon` where it ends.
static td_token prefixed_name(td_lexer *lexer, size_t begin, size_t colon) {
  const size_t local = colon + 1;
  const size_t end = end_of_local(lexer->text, local);
  td_token name = token(lexer, TD_TOKEN_NAME, local, end);
  name.prefix = td_slice_part(lexer->text, begin, colon);
  name.text = without_backslashes(lexer, name.text);
  lexer->at = end;
  return name;
}

static td_token word_or_name(td_lexer *lexer) {
  const size_t begin = lexer->at;
  const size_t end = end_of_dotted(lexer->text, begin);
  if (end < lexer->text.length && lexer->text.data[end] == ':') {
    return prefixed_name(lexer, begin, end);
  }
  size_t i = begin;
  while (i < lexer->text.length &&
         (is_letter(lexer->text.data[i]) || is_digit(lexer->text.data[i]) ||
          lexer->text.data[i] == '_')) {
    i++;
  }
  if (i == begin) {
    return bad(lexer, "a character that no word begins with");
  }
  lexer->at = i;
  return token(lexer, TD_TOKEN_WORD, begin, i);
}

// VARNAME: letters, digits, "_" and more, but no "-" and no dot.
static size_t end_of_variable(td_slice s, size_t i) {
  for (;;) {
    const size_t n = i < s.length && s.data[i] == '-' ? 0 : name_char(s, i);
    if (!n) {
      return i;
    }
    i += n;
  }
}

static td_token blank_label(td_lexer *lexer) {
  const size_t begin = lexer->at + 2;
  if (!base_char(lexer->text, begin) &&
      !(begin < lexer->text.length && (is_digit(lexer->text.data[begin]) ||
                                       lexer->text.data[begin] == '_'))) {
    return bad(lexer, "a blank node without a label");
  }
  lexer->at = end_of_dotted(lexer->text, begin);
  return token(lexer, TD_TOKEN_BLANK, begin, lexer->at);
}

// ---------------------------------------------------------------- literals

static td_token number(td_lexer *lexer) {
  const size_t begin = lexer->at;
  const td_slice s = lexer->text;
  size_t i = begin;
  td_token_kind kind = TD_TOKEN_INTEGER;
  while (i < s.length && is_digit(s.data[i])) {
    i++;
  }
  if (i + 1 < s.length && s.data[i] == '.' && is_digit(s.data[i + 1])) {
    kind = TD_TOKEN_DECIMAL;
    i++;
    while (i < s.length && is_digit(s.data[i])) {
      i++;
    }
  }
  size_t e = i;
  if (i > begin && e < s.length && s.data[e] == '.' && e + 1 < s.length &&
      (s.data[e + 1] == 'e' || s.data[e + 1] == 'E')) {
    e++; // 1.e5
  }
  if (e < s.length && (s.data[e] == 'e' || s.data[e] == 'E')) {
    e++;
    e += e < s.length && (s.data[e] == '+' || s.data[e] == '-');
    if (e < s.length && is_digit(s.data[e])) {
      kind = TD_TOKEN_DOUBLE;
      while (e < s.length && is_digit(s.data[e])) {
        e++;
      }
      i = e;
    }
  }
  lexer->at = i;
  return token(lexer, kind, begin, i);
}

static char escaped(char c) {
  switch (c) {
  case 't':
    return '\t';
  case 'b':
    return '\b';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 'f':
    return '\f';
  case '"':
  case '\'':
  case '\\':
    return c;
  default:
    return '\0';
  }
}

static td_token string(td_lexer *lexer) {
  const char quote = peek(lexer, 0);
  const bool is_long = peek(lexer, 1) == quote && peek(lexer, 2) == quote;
  const size_t line = lexer->line;
  size_t i = lexer->at + (is_long ? 3 : 1);
  const td_slice s = lexer->text;
  char *out = td_arena_get(lexer->arena, s.length - lexer->at + 1, 1);
  if (!out) {
    return bad(lexer, "out of memory");
  }
  size_t n = 0;
  for (; i < s.length; i++) {
    const char c = s.data[i];
    if (c == quote &&
        (!is_long || (i + 2 < s.length && s.data[i + 1] == quote &&
                      s.data[i + 2] == quote))) {
      lexer->at = i + (is_long ? 3 : 1);
      return (td_token){TD_TOKEN_STRING, {out, n}, {0}, line, false};
    }
    if (c == '\\') {
      out[n] = i + 1 < s.length ? escaped(s.data[++i]) : '\0';
      if (!out[n++]) {
        return bad(lexer, "a string has an unknown escape");
      }
      continue;
    }
    if (!is_long && (c == '\n' || c == '\r')) {
      break;
    }
    lexer->line += c == '\n';
    out[n++] = c;
  }
  lexer->line = line;
  return bad(lexer, "a string does not end");
}

// "<" begins an IRI when everything up to ">" may stand in one.
static bool iri(td_lexer *lexer, td_token *out) {
  const td_slice s = lexer->text;
  for (size_t i = lexer->at + 1; i < s.length; i++) {
    const char c = s.data[i];
    if (c == '>') {
      *out = token(lexer, TD_TOKEN_IRI, lexer->at + 1, i);
      lexer->at = i + 1;
      return true;
    }
    if ((unsigned char)c <= 0x20 || strchr("<\"{}|^`\\", c)) {
      break;
    }
  }
  return false;
}

static td_token language(td_lexer *lexer) {
  const td_slice s = lexer->text;
  const size_t begin = lexer->at + 1;
  size_t i = begin;
  while (i < s.length && is_letter(s.data[i])) {
    i++;
  }
  while (i > begin && i + 1 < s.length && s.data[i] == '-' &&
         (is_letter(s.data[i + 1]) || is_digit(s.data[i + 1]))) {
    i++;
    while (i < s.length && (is_letter(s.data[i]) || is_digit(s.data[i]))) {
      i++;
    }
  }
  if (i == begin) {
    return bad(lexer, "@ without a language");
  }
  lexer->at = i;
  return token(lexer, TD_TOKEN_LANGUAGE, begin, i);
}

static td_token sign(td_lexer *lexer) {
  static const char doubles[][3] = {"!=", "<=", ">=", "&&", "||", "^^"};
  const size_t begin = lexer->at;
  for (size_t i = 0; i < sizeof(doubles) / sizeof(doubles[0]); i++) {
    if (peek(lexer, 0) == doubles[i][0] && peek(lexer, 1) == doubles[i][1]) {
      lexer->at += 2;
      return token(lexer, TD_TOKEN_SIGN, begin, lexer->at);
    }
  }
  if (!strchr("{}()[].;,*/+-!|^?=<>", peek(lexer, 0))) {
    return bad(lexer, "a character that no word begins with");
  }
  lexer->at++;
  return token(lexer, TD_TOKEN_SIGN, begin, lexer->at);
}

static td_token next(td_lexer *lexer) {
  const char c = peek(lexer, 0);
  td_token found;
  if (lexer->at >= lexer->text.length) {
    return token(lexer, TD_TOKEN_END, lexer->at, lexer->at);
  }
  if (c == '<' && iri(lexer, &found)) {
    return found;
  }
  if (c == '?' || c == '$') {
    const size_t end = end_of_variable(lexer->text, lexer->at + 1);
    if (end > lexer->at + 1) {
      found = token(lexer, TD_TOKEN_VAR, lexer->at + 1, end);
      lexer->at = end;
      return found;
    }
  }
  if (c == '"' || c == '\'') {
    return string(lexer);
  }
  if (c == '@') {
    return language(lexer);
  }
  if (is_digit(c) || (c == '.' && is_digit(peek(lexer, 1)))) {
    return number(lexer);
  }
  if (c == '_' && peek(lexer, 1) == ':') {
    return blank_label(lexer);
  }
  if (c == ':') {
    return prefixed_name(lexer, lexer->at, lexer->at);
  }
  return base_char(lexer->text, lexer->at) ? word_or_name(lexer) : sign(lexer);
}

td_token td_lexer_next(td_lexer *lexer) {
  const bool is_spaced = skip_space(lexer);
  td_token found = next(lexer);
  found.is_spaced = is_spaced;
  return found;
}

// The number of the escape at `i`, and its bytes; UINT32_MAX where there is
// none, or no such character.
static uint32_t decode_escape(td_slice text, size_t i, size_t *n_bytes) {
  const size_t n = text.data[i + 1] == 'u' ? 4 : 8;
  char digits[9] = {0};
  for (size_t k = 0; k < n; k++) {
    if (i + 2 + k >= text.length || !is_hex(text.data[i + 2 + k])) {
      return UINT32_MAX;
    }
    digits[k] = text.data[i + 2 + k];
  }
  const unsigned long c = strtoul(digits, NULL, 16);
  *n_bytes = n + 2;
  return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? UINT32_MAX
                                                               : (uint32_t)c;
}

td_slice td_lexer_decode(td_slice text, td_arena *arena) {
  if (!text.length || !memchr(text.data, '\\', text.length)) {
    return text;
  }
  char *out = td_arena_get(arena, text.length, 1);
  size_t n = 0;
  for (size_t i = 0; out && i < text.length;) {
    size_t n_bytes = 1;
    if (text.data[i] == '\\' && i + 1 < text.length &&
        (text.data[i + 1] == 'u' || text.data[i + 1] == 'U')) {
      const uint32_t c = decode_escape(text, i, &n_bytes);
      if (c == UINT32_MAX) {
        return (td_slice){NULL, 0};
      }
      n += td_utf8_encode(c, out + n);
    } else {
      // A backslash takes the next character along: \\u is no escape.
      n_bytes = text.data[i] == '\\' && i + 1 < text.length ? 2 : 1;
      memcpy(out + n, text.data + i, n_bytes);
      n += n_bytes;
    }
    i += n_bytes;
  }
  return (td_slice){out, n};
}
