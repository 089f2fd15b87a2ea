// SPDX-License-Identifier: MIT

/// @file base/buffer.h
/// Bytes that grow: text being built.
///
/// A buffer is zero-initialised, appended to, and cleared by its owner. A
/// failed append sets `failed` and later appends do nothing, so a whole text
/// can be built and checked once at the end.

#ifndef TD_BASE_BUFFER_H
#define TD_BASE_BUFFER_H

#include "base/slice.h"

typedef struct {
  char *data;
  size_t length;
  size_t capacity;
  bool failed; ///< memory ran out; the content is incomplete
} td_buffer;

void td_buffer_add(td_buffer *buffer, td_slice text);
void td_buffer_add_string(td_buffer *buffer, const char *string);
void td_buffer_add_char(td_buffer *buffer, char c);
__attribute__((format(printf, 2, 3))) void
td_buffer_printf(td_buffer *buffer, const char *format, ...);

/// The content, borrowed until the next append.
static inline td_slice td_buffer_as_slice(const td_buffer *buffer) {
  return (td_slice){buffer->data, buffer->length};
}

/// Forget the content but keep the memory.
static inline void td_buffer_rewind(td_buffer *buffer) {
  buffer->length = 0;
  buffer->failed = false;
}

/// Free the memory; the buffer is empty and usable again.
void td_buffer_clear(td_buffer *buffer);

#endif
