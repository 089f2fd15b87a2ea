// SPDX-License-Identifier: MIT

/// @file emit/json.h
/// A document as JSON: what was found in it, and one record for each report.
///
/// The forms are those of the contract; all offsets are code points of their
/// part. One object for a document or report is written straight to the buffer,
/// keys in a fixed order, so equal documents give equal bytes. As
/// td_emit_document, a function uses the document's arena for scratch.

#ifndef TD_EMIT_JSON_H
#define TD_EMIT_JSON_H

#include "base/buffer.h"
#include "emit/emit.h"

/// The event that a report (IRI) is one of; empty when unknown.
typedef td_slice (*td_event_of_func)(const void *handle, td_slice report);

/// Append one line (with its "\n"): {"document", "length", "sentences",
/// "mentions", "times", "events", "attributions"} of the body.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_emit_annotation(const td_emit_config *config,
                                           const td_document *document,
                                           td_event_of_func event_of,
                                           const void *handle, td_buffer *out);

/// What is between a record's beginning and its end: the event's IRI, which is
/// known only when all documents are.
typedef struct {
  td_slice report; ///< IRI
  td_slice before; ///< JSON up to the value of "event"
  td_slice behind; ///< JSON after it
} td_record;

/// The record of report `event`, in the document's arena. Errors:
/// TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_emit_record(const td_emit_config *config,
                                       const td_document *document,
                                       uint32_t event, td_record *out);

/// The first line of a CSV file of records, with its "\r\n" (RFC 4180).
void td_record_csv_header(td_buffer *out);

/// Append a complete record, given as JSON, as a line of CSV.
/// Errors: TD_ERR_BAD_SYNTAX when it is no record; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_record_csv(td_slice record, td_buffer *out);

#endif
