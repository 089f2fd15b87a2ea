// SPDX-License-Identifier: MIT

/// @file base/slice.h
/// Text that somebody else owns: a pointer and a length in bytes.
///
/// A slice may hold NUL bytes and is not terminated. The empty slice has
/// length 0; its pointer may be NULL. Slices are values: pass and return them.

#ifndef TD_BASE_SLICE_H
#define TD_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  const char *data;
  size_t length;
} td_slice;

#define TD_SLICE(literal) ((td_slice){"" literal, sizeof(literal) - 1})

static inline td_slice td_slice_of(const char *string) {
  return (td_slice){string, string ? strlen(string) : 0};
}

static inline td_slice td_slice_part(td_slice s, size_t begin, size_t end) {
  return (td_slice){s.data + begin, end - begin};
}

static inline bool td_slice_equal(td_slice a, td_slice b) {
  return a.length == b.length &&
         (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static inline bool td_slice_is(td_slice a, const char *string) {
  return td_slice_equal(a, td_slice_of(string));
}

static inline bool td_slice_has_prefix(td_slice s, td_slice prefix) {
  return s.length >= prefix.length &&
         (prefix.length == 0 ||
          memcmp(s.data, prefix.data, prefix.length) == 0);
}

static inline bool td_slice_has_suffix(td_slice s, td_slice suffix) {
  return s.length >= suffix.length &&
         (suffix.length == 0 || memcmp(s.data + s.length - suffix.length,
                                       suffix.data, suffix.length) == 0);
}

/// Whether the two are equal but for the case of ASCII letters.
bool td_slice_equal_caseless(td_slice a, td_slice b);

/// Byte order, shorter first when one begins the other; <0, 0, >0.
int td_slice_compare(td_slice a, td_slice b);

/// Offset of the first `needle` in `s` at or after `from`; s.length if none.
size_t td_slice_find(td_slice s, td_slice needle, size_t from);

/// `s` without ASCII white space at both ends.
td_slice td_slice_trim(td_slice s);

/// Split off the text before the first `separator`; `*rest` gets what follows
/// it (empty at the end). Never returns the separator.
td_slice td_slice_split(td_slice s, char separator, td_slice *rest);

/// A 64-bit hash, eight bytes at a time; the same on every machine.
unsigned long long td_slice_hash(td_slice s);

#endif
