// SPDX-License-Identifier: MIT

#include "base/slice.h"

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

unsigned long long td_slice_hash(td_slice s) {
  unsigned long long hash = 14695981039346656037ULL;
  for (size_t i = 0; i < s.length; i++) {
    hash = (hash ^ (unsigned char)s.data[i]) * 1099511628211ULL;
  }
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}
