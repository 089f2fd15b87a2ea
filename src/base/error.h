// SPDX-License-Identifier: MIT

/// @file base/error.h
/// Where the words about a failure go.
///
/// An error is reported once, where its detail is known, to a sink; the status
/// then travels up. The tool's sink prints "tidings: file:line: words". A sink
/// belongs to one thread; worker threads have sinks that keep errors for later.

#ifndef TD_BASE_ERROR_H
#define TD_BASE_ERROR_H

#include "base/status.h"

#include <stddef.h>

typedef struct {
  td_status status;
  const char *file; ///< file name or IRI; NULL where there is none
  size_t line;      ///< from 1; 0 where there is none
  const char *text; ///< what is wrong and what to do; no full stop
} td_error;

typedef void (*td_error_func)(void *handle, const td_error *error);

typedef struct {
  td_error_func report; ///< NULL drops the words
  void *handle;
} td_error_sink;

/// Send an error with printf-formatted words (cut at 1,000 bytes); returns
/// `status`, so that one can write `return td_error_send(...)`.
__attribute__((format(printf, 5, 6))) td_status
td_error_send(const td_error_sink *sink, td_status status, const char *file,
              size_t line, const char *format, ...);

#endif
