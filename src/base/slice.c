// SPDX-License-Identifier: MIT

#include "base/slice.h"

#include <endian.h>
#include <stdint.h>

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool td_slice_equal_caseless(td_slice a, td_slice b) {
  const size_t n = a.length == b.length ? a.length : 0;
  for (size_t i = 0; i < n; i++) {
    if (lower(a.data[i]) != lower(b.data[i])) {
      return false;
    }
  }
  return a.length == b.length;
}

int td_slice_compare(td_slice a, td_slice b) {
  const size_t n = a.length < b.length ? a.length : b.length;
  const int order = n ? memcmp(a.data, b.data, n) : 0;
  return order ? order : (a.length > b.length) - (a.length < b.length);
}

size_t td_slice_find(td_slice s, td_slice needle, size_t from) {
  if (from > s.length || needle.length > s.length - from) {
    return s.length;
  }
  if (needle.length == 0) {
    return from;
  }
  const char *found =
      memmem(s.data + from, s.length - from, needle.data, needle.length);
  return found ? (size_t)(found - s.data) : s.length;
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
         c == '\v';
}

td_slice td_slice_trim(td_slice s) {
  while (s.length && is_space(s.data[0])) {
    s.data++;
    s.length--;
  }
  while (s.length && is_space(s.data[s.length - 1])) {
    s.length--;
  }
  return s;
}

td_slice td_slice_split(td_slice s, char separator, td_slice *rest) {
  const char *at = s.length ? memchr(s.data, separator, s.length) : NULL;
  if (!at) {
    *rest = (td_slice){s.data + s.length, 0};
    return s;
  }
  const size_t n = (size_t)(at - s.data);
  *rest = td_slice_part(s, n + 1, s.length);
  return td_slice_part(s, 0, n);
}

// Numbers of 8 and 4 bytes, the same on every machine.
static uint64_t eight_at(const char *p) {
  uint64_t n;
  memcpy(&n, p, sizeof(n));
  return le64toh(n);
}

static uint64_t four_at(const char *p) {
  uint32_t n;
  memcpy(&n, p, sizeof(n));
  return le32toh(n);
}

// The last eight bytes or fewer; their number is mixed in elsewhere.
static uint64_t end_of(td_slice s) {
  const char *end = s.data + s.length;
  if (s.length >= 8) {
    return eight_at(end - 8);
  }
  if (s.length >= 4) {
    return four_at(s.data) << 32 | four_at(end - 4);
  }
  uint64_t n = 0;
  for (size_t i = 0; i < s.length; i++) {
    n = n << 8 | (unsigned char)s.data[i];
  }
  return n;
}

unsigned long long td_slice_hash(td_slice s) {
  uint64_t hash = 0xCBF29CE484222325U ^ s.length;
  for (size_t i = 0; i + 8 < s.length; i += 8) {
    hash = (hash ^ eight_at(s.data + i)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
  }
  hash = (hash ^ end_of(s)) * 0x9E3779B97F4A7C15U;
  hash ^= hash >> 32;
  hash *= 0xBF58476D1CE4E5B9U;
  return hash ^ (hash >> 29);
}
