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
    uint64_t eight; // at once while they are ASCII
    while (s.length - offset >= sizeof(eight)) {
      memcpy(&eight, s.data + offset, sizeof(eight));
      if (eight & UINT64_C(0x8080808080808080)) {
        break;
      }
      offset += sizeof(eight);
    }
    if (offset == s.length) {
      break;
    }
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

// Latin beyond U+00FF and extended Cyrillic stand in pairs, capital first: on
// even code points, or on odd ones in some stretches.
static uint32_t lower_of_pairs(uint32_t c) {
  const bool is_odd_stretch =
      (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) ||
      (c >= 0x1CD && c <= 0x1DC) || (c >= 0x4C1 && c <= 0x4CE);
  return (c & 1) == is_odd_stretch ? c + 1 : c;
}

uint32_t td_utf8_lower(uint32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB) ||
      (c >= 0x410 && c <= 0x42F)) {
    return c == 0x3A2 ? c : c + 32;
  }
  if (c >= 0x400 && c <= 0x40F) {
    return c + 80;
  }
  if (c >= 0x531 && c <= 0x556) {
    return c + 48;
  }
  if (c == 0x1A0 || c == 0x1AF) {
    return c + 1; // the horned letters of Vietnamese
  }
  if (c == 0x130 || c == 0x178) {
    return c == 0x130 ? 'i' : 0xFF;
  }
  const bool has_pairs =
      (c >= 0x100 && c <= 0x17E && c != 0x131 && c != 0x138 && c != 0x149) ||
      (c >= 0x1CD && c <= 0x1DC) || (c >= 0x1DE && c <= 0x1EF) ||
      (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233) ||
      (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
      (c >= 0x4C1 && c <= 0x4CE) || (c >= 0x4D0 && c <= 0x52F) ||
      (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF);
  return has_pairs ? lower_of_pairs(c) : c;
}
