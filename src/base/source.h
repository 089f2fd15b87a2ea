// SPDX-License-Identifier: MIT

/// @file base/source.h
/// Bytes that come from a file, standard input or memory, gzip unpacked.
///
/// Gzip is recognised by content, whatever the file's name. What a source
/// reads is bounded by the limits its caller gives, so a small file that
/// unpacks to much does no harm. A source belongs to one thread.

#ifndef TD_BASE_SOURCE_H
#define TD_BASE_SOURCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

typedef struct td_source td_source;

/// Open the file at `path`; `errors` must outlive the source.
/// Errors, sent: TD_ERR_IO (missing, a folder, no permission), TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_source_open(const char *path,
                                       const td_error_sink *errors,
                                       td_source **out);

/// Read from descriptor `fd`, which stays the caller's and whose position
/// moves; `name` is for messages and copied.
TD_MUST_CHECK td_status td_source_open_fd(int fd, const char *name,
                                          const td_error_sink *errors,
                                          td_source **out);

/// Open the file at `path`, or standard input for "-".
/// Errors: as td_source_open.
TD_MUST_CHECK td_status td_source_open_input(const char *path,
                                             const td_error_sink *errors,
                                             td_source **out);

/// Read `bytes`, which must outlive the source, as they are.
TD_MUST_CHECK td_status td_source_open_memory(td_slice bytes, const char *name,
                                              const td_error_sink *errors,
                                              td_source **out);
void td_source_close(td_source *source);

/// The next line without its "\n" or "\r\n", borrowed until the next call.
/// TD_END after the last. Errors, sent: TD_ERR_LIMIT for a line of more than
/// `limit_bytes` (it is skipped: reading may go on), TD_ERR_IO, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_source_read_line(td_source *source,
                                            size_t limit_bytes, td_slice *line);

/// All bytes not yet read, in `arena`. Errors, sent: TD_ERR_LIMIT for more than
/// `limit_bytes`, TD_ERR_IO, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_source_read_all(td_source *source,
                                           size_t limit_bytes, td_arena *arena,
                                           td_slice *bytes);

/// Up to `capacity` next bytes to `out`, their number to `*n`: 0 at the end.
/// Errors, sent: TD_ERR_IO.
TD_MUST_CHECK td_status td_source_read(td_source *source, char *out,
                                       size_t capacity, size_t *n);

/// The bytes that come next, at most `length` (and at most 64 KiB), without
/// reading past them; fewer only at the end.
TD_MUST_CHECK td_status td_source_peek(td_source *source, size_t length,
                                       td_slice *bytes);

/// Number of the line last read, from 1; 0 before the first.
size_t td_source_line(const td_source *source);
const char *td_source_name(const td_source *source);

#endif
