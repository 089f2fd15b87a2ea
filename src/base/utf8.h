// SPDX-License-Identifier: MIT

/// @file base/utf8.h
/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past
/// U+10FFFF.

#ifndef TD_BASE_UTF8_H
#define TD_BASE_UTF8_H

#include "base/slice.h"

#include <stdint.h>

/// The code point at `offset` of `s`, and its length in bytes in `*n_bytes`;
/// for a byte that starts no valid sequence UINT32_MAX and a length of 1.
/// `offset` must be less than s.length.
uint32_t td_utf8_decode(td_slice s, size_t offset, size_t *n_bytes);

/// Offset of the first byte that is not valid UTF-8; s.length when all are.
size_t td_utf8_validate(td_slice s);

/// Code points in valid `s`.
size_t td_utf8_count(td_slice s);

/// Write `code_point` (at most U+10FFFF, no surrogate) to `out`, which has
/// room for 4 bytes; returns the bytes written.
size_t td_utf8_encode(uint32_t code_point, char *out);

/// Whether a code point is blank: white space of Unicode, controls, and the
/// marks of no width that news pages are strewn with (zero width space, byte
/// order mark, word joiner).
bool td_utf8_is_blank(uint32_t code_point);

/// The lower-case letter of a capital of the Latin, Greek, Cyrillic or Armenian
/// script (one to one, Unicode's simple mapping); other code points as they
/// are.
uint32_t td_utf8_lower(uint32_t code_point);

/// Whether byte `c` continues a sequence.
static inline int td_utf8_is_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

#endif
