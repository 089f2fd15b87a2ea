// SPDX-License-Identifier: MIT

/// @file rdf/reader_private.h
/// What the readers share: the open input and how they are called.

#ifndef TD_RDF_READER_PRIVATE_H
#define TD_RDF_READER_PRIVATE_H

#include "base/source.h"
#include "rdf/reader.h"

typedef struct {
  const td_reader_input *input;
  td_syntax syntax; ///< never NONE
  td_source *source;
  td_status source_status; ///< of reading bytes; the words have been sent
  td_statement_sink sink;
  const td_error_sink *errors;
} td_reading;

/// Up to `capacity` next bytes; 0 at the end, or when reading failed.
size_t td_reading_get(td_reading *reading, char *out, size_t capacity);

/// How deep brackets nest in what has been read of Turtle and its kin.
typedef struct {
  unsigned depth;
  unsigned char state; ///< inside what; see reader_nesting.c
  char quote;
  unsigned n_quotes;
} td_nesting;

/// More than this and a reader would run out of stack.
#define TD_READER_MAX_DEPTH 1000

/// Read one more byte; the depth after it.
unsigned td_nesting_add(td_nesting *nesting, char c);

/// From outside: Turtle and TriG by serd, N-Triples and N-Quads by lines; ours
/// by raptor.
TD_MUST_CHECK td_status td_reading_run_serd(td_reading *reading);
TD_MUST_CHECK td_status td_reading_run_lines(const td_reading *reading);
TD_MUST_CHECK td_status td_reading_run_raptor(td_reading *reading,
                                              td_rdf_world *world);

#endif
