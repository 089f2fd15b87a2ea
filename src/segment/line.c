// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "segment/chars.h"
#include "segment/sentence.h"

#include <stdint.h>

// Lines up to here are never taken for folded text.
#define SHORT_LINE_BYTES 50U

size_t td_longest_line(td_slice text, size_t begin, size_t end) {
  size_t longest = 0;
  while (begin < end) {
    const char *stop = memchr(text.data + begin, '\n', end - begin);
    const size_t next = stop ? (size_t)(stop - text.data) : end;
    longest = next - begin > longest ? next - begin : longest;
    begin = next + 1;
  }
  return longest;
}

static size_t skip_blanks(td_slice text, size_t at) {
  size_t n;
  while (at < text.length && td_utf8_is_blank(td_utf8_decode(text, at, &n))) {
    at += n;
  }
  return at;
}

// "- ", "* ", "1. ", "(a) ": signs of an item.
static bool begins_item(td_slice text, size_t at) {
  size_t n;
  const uint32_t c = td_utf8_decode(text, at, &n);
  if (c == '-' || c == '*' || c == 0x2022 || c == 0xB7 || c == 0x25CF ||
      td_char_is_dash(c) || (c >= 0x25A0 && c <= 0x25FF)) {
    return true;
  }
  size_t end = at + (c == '(');
  const size_t digits = end;
  while (end < text.length && td_char_is_digit_ascii(text.data[end])) {
    end++;
  }
  return end > digits && end - digits <= 2 && end < text.length &&
         (text.data[end] == '.' || text.data[end] == ')') &&
         end + 1 < text.length && text.data[end + 1] == ' ';
}

bool td_line_is_hard(td_slice text, size_t at, size_t longest) {
  size_t begin = at;
  while (begin > 0 && text.data[begin - 1] != '\n') {
    begin--;
  }
  const size_t next = skip_blanks(text, at);
  if (next >= text.length || begins_item(text, next)) {
    return true;
  }
  if (td_char_is_small_at(text, next)) {
    return false;
  }
  const size_t length = at - begin;
  const char last = at > begin ? text.data[at - 1] : ' ';
  if (last == ',' || last == ';' || last == '-') {
    return false;
  }
  return length < SHORT_LINE_BYTES || length < longest - longest / 3;
}
