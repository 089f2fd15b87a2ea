// SPDX-License-Identifier: MIT

#include "base/buffer.h"

#include "base/memory.h"
#include "base/size.h"

#include <stdarg.h>
#include <stdio.h>

// Room for `extra` more bytes and a NUL.
static bool reserve(td_buffer *buffer, size_t extra) {
  size_t wanted;
  if (buffer->failed || !td_size_add(buffer->length, extra, &wanted) ||
      !td_size_add(wanted, 1, &wanted)) {
    buffer->failed = true;
    return false;
  }
  if (wanted <= buffer->capacity) {
    return true;
  }
  size_t capacity = buffer->capacity ? buffer->capacity : 128;
  while (capacity < wanted) {
    if (!td_size_multiply(capacity, 2, &capacity)) {
      capacity = wanted;
    }
  }
  char *data = td_memory_resize(buffer->data, capacity, 1);
  if (!data) {
    buffer->failed = true;
    return false;
  }
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

void td_buffer_add(td_buffer *buffer, td_slice text) {
  if (text.length && reserve(buffer, text.length)) {
    memcpy(buffer->data + buffer->length, text.data, text.length);
    buffer->length += text.length;
    buffer->data[buffer->length] = '\0';
  }
}

void td_buffer_add_string(td_buffer *buffer, const char *string) {
  td_buffer_add(buffer, td_slice_of(string));
}

void td_buffer_add_char(td_buffer *buffer, char c) {
  td_buffer_add(buffer, (td_slice){&c, 1});
}

void td_buffer_printf(td_buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0 || !reserve(buffer, (size_t)length)) {
    buffer->failed = true;
    return;
  }
  va_start(arguments, format);
  vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format,
            arguments);
  va_end(arguments);
  buffer->length += (size_t)length;
}

void td_buffer_clear(td_buffer *buffer) {
  td_memory_free(buffer->data);
  *buffer = (td_buffer){0};
}
