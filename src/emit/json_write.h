// SPDX-License-Identifier: MIT

/// @file emit/json_write.h
/// JSON, written piece by piece behind what a buffer holds.
///
/// Members and items are parted by ", ", a key from its value by ": ". Strings
/// are UTF-8 as they are, but for quotes, backslashes and control characters.
/// The caller writes a key before each member and closes what it opened. What
/// does not fit is told by the buffer's `failed`.

#ifndef TD_EMIT_JSON_WRITE_H
#define TD_EMIT_JSON_WRITE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  td_buffer *out;
  bool is_later; ///< something stands before in the same object or array
  bool has_key;  ///< what comes is the value of a key
} td_json_writer;

/// Begin or end an object or array: '{', '}', '[', ']'.
void td_json_open(td_json_writer *w, char bracket);
void td_json_close(td_json_writer *w, char bracket);

void td_json_key(td_json_writer *w, const char *key);

void td_json_null(td_json_writer *w);
void td_json_bool(td_json_writer *w, bool value);
void td_json_integer(td_json_writer *w, int64_t value);

/// A decimal number as it is written.
void td_json_decimal(td_json_writer *w, td_slice digits);

/// With six digits at most; `value` is zero or from 0.0001 to 999999 in size.
void td_json_real(td_json_writer *w, double value);

/// A string, or null for an empty one.
void td_json_text(td_json_writer *w, td_slice text);

#endif
