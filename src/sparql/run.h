// SPDX-License-Identifier: MIT

/// @file sparql/run.h
/// A query at work: the graph it asks, the terms it makes, what it may use up.
///
/// Rows. A solution is an array of `width` terms, one for each variable of the
/// query; TD_NO_TERM is unbound.
///
/// Bounds. Every step is counted and every byte that grows with the graph is
/// told, so a query ends with TD_ERR_LIMIT instead of hanging or taking the
/// machine's memory.

#ifndef TD_SPARQL_RUN_H
#define TD_SPARQL_RUN_H

#include "base/arena.h"
#include "base/error.h"
#include "rdf/quads.h"
#include "sparql/algebra.h"
#include "sparql/regex.h"

/// What a query may use; 0 is no bound.
typedef struct {
  double seconds;
  uint64_t rows;  ///< of the answer
  uint64_t bytes; ///< of solutions and terms that are held meanwhile
} td_sparql_limits;

/// Which graphs a pattern is matched in.
typedef enum {
  TD_GRAPHS_ONE,    ///< `graph`
  TD_GRAPHS_LISTED, ///< the triples of all of run->merged, each once
  TD_GRAPHS_ALL     ///< the triples of all graphs, each once
} td_graphs_kind;

typedef struct {
  td_graphs_kind kind;
  td_term graph;
} td_active;

typedef struct {
  td_term *items; ///< in order
  size_t count;
} td_term_list;

typedef struct {
  const td_quads *quads;
  td_terms *terms;   ///< the query's own, over the graph's
  td_arena *arena;   ///< of plans: as long as the run
  td_arena *scratch; ///< of one expression
  const td_error_sink *errors;
  td_sparql_limits limits;
  td_var width;
  td_slice base; ///< of IRI()
  td_active active;
  td_term_list merged;  ///< FROM
  td_term_list named;   ///< FROM NAMED, or all
  const td_term *bound; ///< a row: what EXISTS has put in place of variables
  td_regex_cache *regexes;
  double deadline; ///< seconds of the monotonic clock; 0: none
  int64_t now;     ///< seconds since 1970: NOW()
  uint64_t random; ///< state
  uint64_t n_blanks;
  uint64_t solution; ///< number of the one that expressions are added to
  uint64_t n_bytes;  ///< held
  uint32_t n_steps;
  td_status status; ///< of an expression that could not be evaluated
} td_run;

typedef struct {
  const td_quads *quads;
  const td_error_sink *errors;
  td_sparql_limits limits;
  bool is_union; ///< the default graph is all graphs
} td_run_options;

/// Make ready for `query`, whose terms get their numbers. `*run` is cleared
/// by td_run_clear, in any case. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_run_init(td_run *run, td_query *query,
                                    const td_run_options *options);
void td_run_clear(td_run *run);

/// A step was taken. TD_ERR_LIMIT, told, when time is up.
TD_MUST_CHECK td_status td_run_step(td_run *run);

/// `n` more bytes are held. TD_ERR_LIMIT, told, when they are too many.
TD_MUST_CHECK td_status td_run_use(td_run *run, uint64_t n);
void td_run_give_back(td_run *run, uint64_t n);

/// The number of a node, new if need be.
TD_MUST_CHECK td_status td_run_term(td_run *run, const td_node *node,
                                    td_term *out);

/// The next number of a sequence that cannot be foretold.
uint64_t td_run_random(td_run *run);

/// Whether `graph` may be named by GRAPH.
bool td_run_is_named(const td_run *run, td_term graph);
bool td_run_is_merged(const td_run *run, td_term graph);

/// A new row of the run's width in its arena.
td_term *td_run_row(td_run *run);

#endif
