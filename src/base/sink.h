// SPDX-License-Identifier: MIT

/// @file base/sink.h
/// Where bytes go: a file, standard output, or memory.
///
/// A file appears whole or not at all: bytes go to a temporary file beside it
/// that takes its name when the sink is closed, and is removed when anything
/// failed or the sink is dropped. "-" and what is no regular file (a pipe, a
/// device) are written directly. The first failure is told to the error sink
/// and kept: later writes do nothing, and closing returns it.
///
/// What goes to a name that ends in ".gz" is packed by gzip, without name or
/// time in its header, so the same bytes always give the same file.
///
/// Cost: 64 KiB each, 400 KiB when packing; a copy of each byte.

#ifndef TD_BASE_SINK_H
#define TD_BASE_SINK_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct td_sink td_sink;

/// Errors, sent to `errors`, which must outlive the sink: TD_ERR_IO.
TD_MUST_CHECK td_status td_sink_open(const char *path,
                                     const td_error_sink *errors,
                                     td_sink **out);

/// Append to `buffer`, which must outlive the sink; NULL without memory.
td_sink *td_sink_new_memory(td_buffer *buffer);

void td_sink_write(td_sink *sink, td_slice bytes);
void td_sink_write_string(td_sink *sink, const char *string);

/// TD_OK, or the first failure so far.
td_status td_sink_status(const td_sink *sink);

/// Write out what is held, so that a reader of a pipe sees it.
TD_MUST_CHECK td_status td_sink_flush(td_sink *sink);

/// Write the rest, give the file its name, free the sink.
TD_MUST_CHECK td_status td_sink_close(td_sink *sink);

/// Free the sink and remove what it wrote of a file; NULL is fine.
void td_sink_drop(td_sink *sink);

#endif
