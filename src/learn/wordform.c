// SPDX-License-Identifier: MIT

#include "learn/wordform.h"

#include "base/utf8.h"
#include "learn/keys.h"

/// Base letters of U+00C0..U+017F; '~' where there is none.
static const char base_letters[] =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

char td_wordform_mark(uint32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
    return '-';
  }
  switch (c) {
  case 0x2018:
  case 0x2019:
  case 0x201A:
  case 0x201B:
  case 0x02BC:
  case 0x00B4:
    return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x201F:
  case 0x00AB:
  case 0x00BB:
    return '"';
  default:
    return 0;
  }
}

static char plain_char(uint32_t c) {
  if (c < 0x80) {
    return (char)((c >= '0' && c <= '9') ? '0' : c);
  }
  if (c >= 0xC0 && c < 0x180) {
    return base_letters[c - 0xC0];
  }
  if (c == 0x00A0 || c == 0x202F) {
    return ' ';
  }
  const char mark = td_wordform_mark(c);
  return (char)(mark ? mark : '~');
}

/// Append the plain form of one code point; an ellipsis is three dots.
static size_t add_plain(char *out, size_t length, uint32_t c) {
  if (c == 0x2026 && length + 3 <= TD_WORDFORM_BYTES) {
    memcpy(out + length, "...", 3);
    return length + 3;
  }
  out[length] = plain_char(c);
  return length + 1;
}

size_t td_wordform_plain(td_slice form, char *out) {
  size_t length = 0;
  for (size_t i = 0; i < form.length && length < TD_WORDFORM_BYTES;) {
    size_t n_bytes = 1;
    const uint32_t c = td_utf8_decode(form, i, &n_bytes);
    length = add_plain(out, length, c);
    i += n_bytes;
  }
  if (length == 0) {
    out[length++] = '~';
  }
  // `` and '' are old ways to write quotes.
  if (length == 2 && out[0] == out[1] && (out[0] == '`' || out[0] == '\'')) {
    out[0] = '"';
    length = 1;
  }
  return length;
}

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

void td_wordform_lower(char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    text[i] = lower(text[i]);
  }
}

static char shape_of(char c) {
  if (c >= 'A' && c <= 'Z') {
    return 'X';
  }
  return (char)(c >= 'a' && c <= 'z' ? 'x' : c);
}

/// The shape with runs longer than two cut; at most 8 characters.
static size_t make_shape(const char *plain, size_t length, char *out) {
  size_t n = 0;
  for (size_t i = 0; i < length && n < 8; i++) {
    const char c = shape_of(plain[i]);
    if (n < 2 || out[n - 1] != c || out[n - 2] != c) {
      out[n++] = c;
    }
  }
  return n;
}

td_word_keys td_word_keys_of(td_slice form, bool is_first) {
  char text[TD_WORDFORM_BYTES];
  char shape[9];
  td_word_keys keys;
  const size_t n = td_wordform_plain(form, text);
  size_t n_shape = make_shape(text, n, shape);
  keys.parts[7] = td_key_of(7, shape, n_shape);
  shape[n_shape++] = is_first ? '^' : '.';
  keys.parts[8] = td_key_of(8, shape, n_shape);
  td_wordform_lower(text, n);
  keys.word = td_key_of(100, text, n);
  for (uint32_t i = 0; i < 3; i++) {
    keys.parts[i] = td_key_of(i, text, n < i + 1 ? n : i + 1);
  }
  for (uint32_t i = 0; i < 4; i++) {
    const size_t size = n < i + 1 ? n : i + 1;
    keys.parts[3 + i] = td_key_of(3 + i, text + n - size, size);
  }
  return keys;
}
