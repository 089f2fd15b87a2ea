// SPDX-License-Identifier: MIT

/// @file rdf/writer_private.h
/// One way to write: what each syntax supplies to rdf/writer.c.

#ifndef TD_RDF_WRITER_PRIVATE_H
#define TD_RDF_WRITER_PRIVATE_H

#include "rdf/block.h"
#include "rdf/writer.h"

typedef struct {
  td_writer_options options;
  td_sink *out;
  const td_error_sink *errors;
} td_writing;

/// `state` is the syntax's own, made by `open`. Statements are checked before
/// they come: one by one to `add`, or where that is NULL all of one subject,
/// sorted, to `write`. `close` frees the state whether or not `finish` was
/// called.
typedef struct {
  td_status (*open)(const td_writing *writing, void **state);
  td_status (*add)(void *state, const td_statement *statement);
  td_status (*write)(void *state, const td_block *block);
  td_status (*finish)(void *state);
  void (*close)(void *state);
} td_writer_class;

extern const td_writer_class td_writer_lines;  ///< N-Triples, N-Quads
extern const td_writer_class td_writer_turtle; ///< Turtle, TriG
extern const td_writer_class td_writer_jsonld;
extern const td_writer_class td_writer_rdfxml;

#endif
