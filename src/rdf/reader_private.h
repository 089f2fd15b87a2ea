// SPDX-License-Identifier: MIT

/// @file rdf/reader_private.h
/// What the two readers share: the open input and how they are called.

#ifndef TD_RDF_READER_PRIVATE_H
#define TD_RDF_READER_PRIVATE_H

#include "rdf/reader.h"

#include <stdio.h>

typedef struct {
  const td_reader_input *input;
  td_syntax syntax; ///< never NONE
  FILE *file;       ///< NULL: read input->text
  td_statement_sink sink;
  const td_error_sink *errors;
} td_reading;

/// Up to `capacity` next bytes of file or text; `*offset` is where the text
/// is read from, and moves on. 0 at the end, or when reading failed.
size_t td_reading_get(const td_reading *reading, char *out, size_t capacity,
                      size_t *offset);

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

/// The serd reader (outside) and the raptor reader (ours).
TD_MUST_CHECK td_status td_reading_run_serd(const td_reading *reading);
TD_MUST_CHECK td_status td_reading_run_raptor(const td_reading *reading,
                                              td_rdf_world *world);

#endif
