// SPDX-License-Identifier: MIT

/// @file ingest/ingest.h
/// The stage that makes documents of inputs.
///
/// Inputs are files, folders (their articles, recursively, by name) and
/// standard input ("-"), gzip or not: plain text, ninjs (1.x, 2.x, 3.x), or
/// JSON Lines of ninjs, one document a line. Documents come one by one, in
/// the order of the inputs.
///
/// Of several versions of one article the newest alone comes, and none when
/// that one is canceled or withheld. For that, all inputs are read twice; what
/// can be read once only is kept in an unnamed temporary file between.
///
/// An input or document that is wrong is told to the error sink, counted, and
/// left out. One thread; one document and one line are in memory at a time,
/// and about 60 bytes for each article.

#ifndef TD_INGEST_INGEST_H
#define TD_INGEST_INGEST_H

#include "doc/document.h"
#include "know/know.h"

/// Longest text of a document, and longest line or file of JSON.
#define TD_MAX_TEXT_BYTES ((size_t)8 << 20)
#define TD_MAX_JSON_BYTES ((size_t)32 << 20)

typedef enum {
  TD_INPUT_SNIFFED, ///< by the file's name, else by its content
  TD_INPUT_TEXT,
  TD_INPUT_NINJS,
  TD_INPUT_JSONL
} td_input_format;

typedef struct {
  td_input_format format;
  td_slice base; ///< IRI before "document/", of documents without a uri
  td_day day;    ///< of documents without a time stamp; TD_NO_DAY
  size_t document_limit_bytes; ///< of a document's arena; 0: none
} td_ingest_options;

typedef struct {
  size_t n_documents;  ///< given out
  size_t n_failed;     ///< inputs and documents that are wrong
  size_t n_superseded; ///< older versions, repetitions
  size_t n_withdrawn;  ///< canceled or withheld
} td_ingest_counts;

typedef struct td_ingest td_ingest;

/// `know` gives the names of months; it, the base and `errors` must outlive the
/// stage. NULL without memory.
td_ingest *td_ingest_new(const td_know *know, const td_ingest_options *options,
                         const td_error_sink *errors);
void td_ingest_free(td_ingest *ingest);

/// Add the input `path`, before the first document is taken.
/// Errors: those that td_ingest_next would return; what is wrong with the
/// input is counted only.
TD_MUST_CHECK td_status td_ingest_add(td_ingest *ingest, const char *path);

/// The next document, which is then the caller's; TD_END after the last.
/// It has uri, parts, path, line and what its format tells. Its day is that of
/// its time stamp, else the option's, else that of a dated dateline or byline.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_ingest_next(td_ingest *ingest, td_document **out);

td_ingest_counts td_ingest_get_counts(const td_ingest *ingest);

/// Give `document` its uri from `uri` where that is an absolute IRI (without
/// its fragment, illegal characters percent-encoded), else from the digest of
/// its body. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_ingest_set_uri(td_document *document, td_slice uri,
                                          td_slice base);

/// "text", "ninjs", "jsonl" as --input has them; false for another word.
bool td_input_format_parse(const char *word, td_input_format *out);

#endif
