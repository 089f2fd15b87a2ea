// SPDX-License-Identifier: MIT

/// @file query/query.h
/// A SPARQL query over graph files: the `query` command without its options.

#ifndef TD_QUERY_QUERY_H
#define TD_QUERY_QUERY_H

#include "base/sink.h"
#include "query/results.h"
#include "rdf/model.h"
#include "rdf/vocab.h"
#include "rdf/world.h"

typedef struct {
  const char *const *graphs; ///< files, read as from outside; "-" is stdin
  size_t n_graphs;
  td_slice text;                   ///< the query
  const char *file;                ///< where it is from, for errors; or NULL
  const td_vocab_prefix *prefixes; ///< predeclared; NULL: the vocabulary's
  size_t n_prefixes;
  td_results_format format; ///< of SELECT and ASK; CONSTRUCT gives Turtle
} td_query_request;

/// Judge the query, load the graphs, ask, and write the answer to `out`, which
/// stays open. Nothing is written before the query and all graphs are fine.
/// A query with GRAPH sees the named graphs, any other the default graph.
/// Errors, sent to `errors`: those of td_sparql_new, td_reader_read,
/// td_model_add and of `out`.
TD_MUST_CHECK td_status td_query_run(td_rdf_world *world,
                                     const td_query_request *request,
                                     td_sink *out, const td_error_sink *errors);

/// Load graph files into a new model. Blank nodes of different files stay
/// different.
TD_MUST_CHECK td_status td_query_load(td_rdf_world *world,
                                      const char *const *graphs,
                                      size_t n_graphs, td_model_kind kind,
                                      const td_error_sink *errors,
                                      td_model **out);

#endif
