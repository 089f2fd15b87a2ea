// SPDX-License-Identifier: MIT

/// @file sparql/sparql.h
/// SPARQL 1.1 queries over a graph in memory: all of the query language but
/// SERVICE and entailment. doc/queries.md says how it works and what is chosen
/// where the specification leaves a choice.
///
///     td_sparql_new(&source, errors, &query);
///     td_sparql_select(query, &asking, take_row, handle);
///     td_sparql_free(query);

#ifndef TD_SPARQL_SPARQL_H
#define TD_SPARQL_SPARQL_H

#include "sparql/parser.h"
#include "sparql/run.h"

typedef struct td_sparql td_sparql;

/// A row of a SELECT: a node for each column, NONE where there is no value.
/// Nodes are borrowed until it returns. A status other than TD_OK ends it.
typedef td_status (*td_row_func)(void *handle, const td_node *row);

/// Parse a query. The source's texts must outlive it. Errors: see
/// td_sparql_parse.
TD_MUST_CHECK td_status td_sparql_new(const td_sparql_source *source,
                                      const td_error_sink *errors,
                                      td_sparql **out);
void td_sparql_free(td_sparql *query);

td_sparql_verb td_sparql_get_verb(const td_sparql *query);
bool td_sparql_has_graph(const td_sparql *query);
size_t td_sparql_count_columns(const td_sparql *query);
td_slice td_sparql_column(const td_sparql *query, size_t i);

/// Each asks the graph of `asking`, whose quads are finished, and may be called
/// once. Errors, sent: TD_ERR_LIMIT when a limit is reached; TD_ERR_NO_MEM;
/// whatever the function returns.
TD_MUST_CHECK td_status td_sparql_select(td_sparql *query,
                                         const td_run_options *asking,
                                         td_row_func take, void *handle);
TD_MUST_CHECK td_status td_sparql_ask(td_sparql *query,
                                      const td_run_options *asking, bool *out);
/// The statements of a CONSTRUCT or DESCRIBE; some may come more than once.
TD_MUST_CHECK td_status td_sparql_construct(td_sparql *query,
                                            const td_run_options *asking,
                                            td_statement_sink sink);

#endif
