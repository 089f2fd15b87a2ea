// SPDX-License-Identifier: MIT

/// @file rdf/writer.h
/// Statements in, a graph file out, as it goes.
///
/// Turtle, TriG, RDF/XML and JSON-LD group neighbouring statements by subject
/// and hold one subject at a time: its type first, then predicates and objects
/// in byte order, duplicates dropped. Give statements sorted (rdf/sorter.h) to
/// have each subject once. Every statement is checked before it is written,
/// unless its maker has done so. Turtle, N-Triples and RDF/XML have no graphs:
/// theirs is left out.
///
/// JSON-LD is expanded, with our prefixes as its context: objects are always in
/// arrays, literals always with @value. What RDF/XML or JSON-LD cannot say is
/// refused. One thread.

#ifndef TD_RDF_WRITER_H
#define TD_RDF_WRITER_H

#include "base/sink.h"
#include "rdf/statement.h"
#include "rdf/syntax.h"
#include "rdf/vocab.h"

typedef struct td_writer td_writer;

typedef struct {
  td_syntax syntax;                ///< not NONE
  const td_vocab_prefix *prefixes; ///< NULL: those of the vocabulary
  size_t n_prefixes;
} td_writer_options;

/// Begin a graph on `out`; options' prefixes, `out` and `errors` must outlive
/// the writer.
TD_MUST_CHECK td_status td_writer_open(const td_writer_options *options,
                                       td_sink *out,
                                       const td_error_sink *errors,
                                       td_writer **writer);

/// Write one statement. A td_statement_func: `writer` is a td_writer.
/// Errors, sent to the error sink: TD_ERR_BAD_TEXT for one that no file may
/// hold; TD_ERR_UNSUPPORTED for one that RDF/XML or JSON-LD cannot say; the
/// sink's.
TD_MUST_CHECK td_status td_writer_add(void *writer,
                                      const td_statement *statement);

/// Write what is held; `out` stays open. Then only td_writer_free is left.
TD_MUST_CHECK td_status td_writer_finish(td_writer *writer);

void td_writer_free(td_writer *writer);

#endif
