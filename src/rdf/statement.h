// SPDX-License-Identifier: MIT

/// @file rdf/statement.h
/// Triples and quads as plain values, and where they go.
///
/// A node's text is borrowed: it lives as long as whoever made it says, at the
/// least until the sink's function returns. Text is UTF-8 without escapes.

#ifndef TD_RDF_STATEMENT_H
#define TD_RDF_STATEMENT_H

#include "base/slice.h"
#include "base/status.h"

typedef enum {
  TD_NODE_NONE, ///< only as the graph of a triple
  TD_NODE_IRI,
  TD_NODE_LITERAL,
  TD_NODE_BLANK
} td_node_kind;

typedef struct {
  td_node_kind kind;
  td_slice text;     ///< IRI, lexical form, or label without "_:"
  td_slice datatype; ///< IRI; empty: xsd:string or, with language, langString
  td_slice language; ///< BCP 47 tag; empty
} td_node;

typedef struct {
  td_node subject;
  td_node predicate;
  td_node object;
  td_node graph;   ///< NONE in the default graph
  bool is_checked; ///< whoever made it found no fault (rdf/node.h): checks
                   ///< need not be made again
} td_statement;

typedef td_status (*td_statement_func)(void *handle,
                                       const td_statement *statement);

/// Where statements go; a status other than TD_OK stops whoever sends.
typedef struct {
  td_statement_func write;
  void *handle;
} td_statement_sink;

static inline td_node td_node_iri(td_slice iri) {
  return (td_node){TD_NODE_IRI, iri, {0}, {0}};
}

static inline td_node td_node_literal(td_slice text, td_slice datatype,
                                      td_slice language) {
  return (td_node){TD_NODE_LITERAL, text, datatype, language};
}

#endif
