// SPDX-License-Identifier: MIT

/// @file rdf/quads.h
/// A set of quads in memory, to be filled once and then searched by any
/// pattern.
///
/// Nodes are numbers of a dictionary (rdf/terms.h). Sorted copies of the quads
/// answer every pattern by one contiguous range: three (SPO, POS, OSP with the
/// graph last), and three more with the graph first when there are named
/// graphs. A table of where each first number begins leaves the binary search
/// only the range of one term. 48 (96) bytes a quad, about 40 a term and the
/// texts; see scripts/bench-query for what that comes to.
///
///     td_quads_add ...; td_quads_finish; td_quads_find ...
///
/// One thread until finished, any number afterwards.

#ifndef TD_RDF_QUADS_H
#define TD_RDF_QUADS_H

#include "base/error.h"
#include "rdf/statement.h"
#include "rdf/terms.h"

typedef struct td_quads td_quads;

enum { TD_QUAD_S, TD_QUAD_P, TD_QUAD_O, TD_QUAD_G };

/// Its terms by TD_QUAD_S ...
typedef struct {
  td_term at[4];
} td_quad;

/// The number that stands for the default graph; it is no node's.
#define TD_DEFAULT_GRAPH 1

#define TD_QUADS_MAX 100000000

/// Quads in a row, in the order of the index that has them.
typedef struct {
  const td_quad *at;
  const td_quad *end;
} td_quad_range;

/// `errors` must outlive it. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_quads_new(const td_error_sink *errors,
                                     td_quads **out);
void td_quads_free(td_quads *quads);

/// A td_statement_func: `quads` is a td_quads. Errors: TD_ERR_LIMIT, sent, for
/// more than TD_QUADS_MAX; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_quads_add(void *quads,
                                     const td_statement *statement);

/// Sort and drop duplicates. Must come before any search. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_quads_finish(td_quads *quads);

size_t td_quads_size(const td_quads *quads);
bool td_quads_has_named(const td_quads *quads);
td_terms *td_quads_terms(td_quads *quads);

/// All quads with the terms of `pattern`, TD_NO_TERM being any. Numbers that
/// the dictionary does not have match nothing. With a graph given, triples come
/// in the order of their terms, else equal triples of several graphs stand
/// together.
td_quad_range td_quads_find(const td_quads *quads, const td_quad *pattern);

/// The named graphs: an array of *n terms.
const td_term *td_quads_graphs(const td_quads *quads, size_t *n);

/// How many different subjects, objects a predicate has; 0 for no predicate.
typedef struct {
  td_term predicate;
  uint32_t n_subjects;
  uint32_t n_objects;
} td_quads_predicate;

const td_quads_predicate *td_quads_predicate_of(const td_quads *quads,
                                                td_term predicate);

/// Send each statement with these nodes to `sink`, whatever its graph; NULL is
/// any node. A triple of several graphs comes once, without its graph.
TD_MUST_CHECK td_status td_quads_each(const td_quads *quads,
                                      const td_node *subject,
                                      const td_node *predicate,
                                      const td_node *object,
                                      td_statement_sink sink);

/// Memory held.
size_t td_quads_bytes(const td_quads *quads);

#endif
