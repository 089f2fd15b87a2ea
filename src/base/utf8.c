// SPDX-License-Identifier: MIT

#include "base/utf8.h"

#include <assert.h>

// RFC 3629, section 4: the second byte's range depends on the first.
static size_t sequence_length(td_slice s, size_t offset) {
  const unsigned char *p = (const unsigned char *)s.data + offset;
  const size_t left = s.length - offset;
  const unsigned char first = p[0];
  if (first < 0x80) {
    return 1;
  }
  const size_t n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || left < n) {
    return 0;
  }
  const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (p[1] < low || p[1] > high) {
    return 0;
  }
  for (size_t i = 2; i < n; i++) {
    if (p[i] < 0x80 || p[i] > 0xBF) {
      return 0;
    }
  }
  return n;
}

uint32_t td_utf8_decode(td_slice s, size_t offset, size_t *n_bytes) {
  assert(offset < s.length);
  const size_t n = sequence_length(s, offset);
  *n_bytes = n ? n : 1;
  const unsigned char *p = (const unsigned char *)s.data + offset;
  switch (n) {
  case 1:
    return p[0];
  case 2:
    return ((uint32_t)(p[0] & 0x1F) << 6) | (p[1] & 0x3F);
  case 3:
    return ((uint32_t)(p[0] & 0x0F) << 12) | ((uint32_t)(p[1] & 0x3F) << 6) |
           (p[2] & 0x3F);
  case 4:
    return ((uint32_t)(p[0] & 0x07) << 18) | ((uint32_t)(p[1] & 0x3F) << 12) |
           ((uint32_t)(p[2] & 0x3F) << 6) | (p[3] & 0x3F);
  default:
    return UINT32_MAX;
  }
}

size_t td_utf8_validate(td_slice s) {
  size_t offset = 0;
  while (offset < s.length) {
    const size_t n = sequence_length(s, offset);
    if (n == 0) {
      break;
    }
    offset += n;
  }
  return offset;
}

size_t td_utf8_count(td_slice s) {
  size_t count = 0;
  for (size_t i = 0; i < s.length; i++) {
    count += !td_utf8_is_continuation(s.data[i]);
  }
  return count;
}

size_t td_utf8_encode(uint32_t c, char *out) {
  assert(c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF));
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | (c >> 6));
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | (c >> 12));
    out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | (c >> 18));
  out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
  out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

bool td_utf8_is_blank(uint32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
         c == 0xFEFF;
}
