// SPDX-License-Identifier: MIT

/// @file ingest/input.h
/// The list of files to read, and reading them document by document.

#ifndef TD_INGEST_INPUT_H
#define TD_INGEST_INPUT_H

#include "base/array.h"
#include "base/source.h"
#include "ingest/ingest.h"

typedef struct {
  const char *path; ///< for messages
  int spool_fd;     ///< the content, when `path` can be read once only; or -1
} td_input;

typedef struct {
  td_arena *arena;
  TD_ARRAY(td_input) items;
} td_input_list;

/// Add a file, the articles of a folder, or standard input.
/// Errors, sent: TD_ERR_IO, TD_ERR_NOT_FOUND for a folder without articles,
/// TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_inputs_add(td_input_list *list, const char *path,
                                      const td_error_sink *errors);
void td_inputs_clear(td_input_list *list);

/// A document as it stands in its input, before versions are compared.
typedef struct {
  td_document *document;
  td_slice number;   ///< "version" of ninjs; empty
  bool is_withdrawn; ///< then it may have no text
} td_candidate;

typedef struct {
  const td_input_list *list;
  const td_ingest_options *options;
  const td_error_sink *errors;
  uint32_t next_input;
  td_source *source; ///< NULL between inputs
  td_input_format format;
  size_t n_failed;
} td_input_reader;

/// The next document; wrong ones are sent to the errors, counted and left out.
/// TD_END after the last. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_input_read(td_input_reader *reader,
                                      td_candidate *out);
void td_input_reader_clear(td_input_reader *reader);

// ---------------------------------------------------------------- formats

/// Where a document stands, for messages.
typedef struct {
  const td_error_sink *errors;
  const char *path;
  size_t line; ///< 0: a whole file
} td_place;

/// Fill `out` (its document is new) from ninjs in `json`. (ingest/json.c)
/// Errors, sent: TD_ERR_BAD_SYNTAX, TD_ERR_BAD_TEXT, TD_ERR_LIMIT,
/// TD_ERR_UNSUPPORTED, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_json_fill(td_candidate *out, td_slice json,
                                     const td_ingest_options *options,
                                     const td_place *place);

/// Whether `line` is JSON by itself. (ingest/json.c)
bool td_json_is_whole(td_slice line);

/// Give part `part` of `document` the text `text`, which lives as long, after
/// checking it. (ingest/text.c)
/// Errors, sent: TD_ERR_BAD_TEXT, TD_ERR_LIMIT, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_text_set(td_document *document, td_part_id part,
                                    td_slice text, const td_place *place);

/// `text` without a byte order mark.
td_slice td_text_without_mark(td_slice text);

/// The day that the byline or the beginning of the body names in full;
/// TD_NO_DAY. (ingest/day.c)
td_day td_day_in_text(const td_know *know, const td_document *document);

/// The day of an ISO 8601 time stamp, and the seconds of its instant since
/// 1970 in UTC; TD_NO_DAY and INT64_MIN when it is none. (ingest/day.c)
td_day td_stamp_day(td_slice stamp);
int64_t td_stamp_instant(td_slice stamp);

#endif
