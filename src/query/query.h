// SPDX-License-Identifier: MIT

/// @file query/query.h
/// A SPARQL query over graph files: the `query` command without its options.

#ifndef TD_QUERY_QUERY_H
#define TD_QUERY_QUERY_H

#include "base/sink.h"
#include "query/results.h"
#include "rdf/quads.h"
#include "rdf/world.h"
#include "sparql/sparql.h"

typedef struct {
  const char *const *graphs; ///< files, read as from outside; "-" is stdin
  size_t n_graphs;
  td_sparql_source query;   ///< its prefixes also shorten the answer
  td_results_format format; ///< of SELECT and ASK; others give Turtle
  td_sparql_limits limits;
  bool is_union; ///< outside of GRAPH all graphs are one; else the default one
} td_query_request;

/// Parse the query, load the graphs, ask, and write the answer to `out`, which
/// stays open. Nothing is written before the query and all graphs are fine.
/// Errors, sent to `errors`: those of td_sparql_new, td_sparql_select,
/// td_reader_read, td_quads_add and of `out`.
TD_MUST_CHECK td_status td_query_run(td_rdf_world *world,
                                     const td_query_request *request,
                                     td_sink *out, const td_error_sink *errors);

/// The same of a graph that is loaded.
TD_MUST_CHECK td_status td_query_ask(td_rdf_world *world,
                                     const td_query_request *request,
                                     const td_quads *quads, td_sink *out,
                                     const td_error_sink *errors);

/// Load graph files, ready to be searched. Blank nodes of different files stay
/// different.
TD_MUST_CHECK td_status td_query_load(td_rdf_world *world,
                                      const char *const *graphs,
                                      size_t n_graphs,
                                      const td_error_sink *errors,
                                      td_quads **out);

#endif
