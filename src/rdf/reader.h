// SPDX-License-Identifier: MIT

/// @file rdf/reader.h
/// A file or text in, statements out.
///
/// Our own Turtle is read by raptor, which holds the whole file; what comes
/// from outside is read streaming, strict, and every node checked (rdf/node.h):
/// Turtle and TriG by serd, N-Triples and N-Quads by our own code. Files packed
/// by gzip are unpacked, whatever they are called. Two cautions for callers:
/// blank nodes keep the labels of their file behind `blank_prefix`, so files
/// read into one graph need different ones; and statements before an error have
/// already been sent.

#ifndef TD_RDF_READER_H
#define TD_RDF_READER_H

#include "base/error.h"
#include "rdf/statement.h"
#include "rdf/syntax.h"
#include "rdf/world.h"

typedef enum {
  TD_TRUST_OUTSIDE, ///< anything
  TD_TRUST_OURS     ///< Turtle that comes with the program; read by raptor
} td_trust;

typedef struct {
  const char *path; ///< "-" is standard input; also names it in errors
  td_slice text;    ///< when not NULL read instead of the file
  td_syntax syntax; ///< NONE: by the path's end, and if that says nothing
                    ///< Turtle
  td_trust trust;
  const char *base;         ///< IRI for relative ones; NULL: they are errors
  const char *blank_prefix; ///< letters and digits before labels; NULL: none
} td_reader_input;

/// Send each statement of `input` to `sink`; nodes are borrowed until the
/// sink returns. A status other than TD_OK from the sink ends the reading and
/// is returned.
/// Errors, sent to `errors` with file and line: TD_ERR_IO, TD_ERR_BAD_SYNTAX,
/// TD_ERR_BAD_TEXT, TD_ERR_UNSUPPORTED for a syntax that is not read.
TD_MUST_CHECK td_status td_reader_read(td_rdf_world *world,
                                       const td_reader_input *input,
                                       td_statement_sink sink,
                                       const td_error_sink *errors);

#endif
