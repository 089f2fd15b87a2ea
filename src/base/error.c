// SPDX-License-Identifier: MIT

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

td_status td_error_send(const td_error_sink *sink, td_status status,
                        const char *file, size_t line, const char *format,
                        ...) {
  if (!sink || !sink->report) {
    return status;
  }
  char text[1000];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  const td_error error = {status, file, line, text};
  sink->report(sink->handle, &error);
  return status;
}
