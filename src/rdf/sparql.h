// SPDX-License-Identifier: MIT

/// @file rdf/sparql.h
/// A SPARQL query over a model: read, judged, and answered row by row.
///
/// rasqal answers, and it answers some shapes wrongly. So a query is accepted
/// only if all of its parts are of kinds that a differential test has shown to
/// be answered rightly; the rest is refused with the reason
/// (rdf/sparql_check.c). One thread, that of the world.

#ifndef TD_RDF_SPARQL_H
#define TD_RDF_SPARQL_H

#include "base/error.h"
#include "rdf/model.h"
#include "rdf/statement.h"
#include "rdf/vocab.h"
#include "rdf/world.h"

typedef struct td_sparql td_sparql;

typedef enum { TD_SPARQL_SELECT, TD_SPARQL_ASK, TD_SPARQL_CONSTRUCT } td_verb;

typedef struct {
  td_slice text;
  const char *file;                ///< names it in errors; NULL: none
  const td_vocab_prefix *prefixes; ///< declared before; NULL: the vocabulary's
  size_t n_prefixes;
} td_sparql_source;

/// Parse and judge. Errors, sent to `errors`, which must outlive the query:
/// TD_ERR_BAD_SYNTAX; TD_ERR_BAD_TEXT; TD_ERR_UNSUPPORTED for what would not
/// be answered rightly.
TD_MUST_CHECK td_status td_sparql_new(td_rdf_world *world,
                                      const td_sparql_source *source,
                                      const td_error_sink *errors,
                                      td_sparql **out);
void td_sparql_free(td_sparql *query);

td_verb td_sparql_verb(const td_sparql *query);

/// The model that it must be asked of: NAMED_GRAPHS if it says GRAPH.
td_model_kind td_sparql_model_kind(const td_sparql *query);

/// Columns of a SELECT and their names, borrowed.
size_t td_sparql_count_columns(const td_sparql *query);
td_slice td_sparql_column(const td_sparql *query, size_t i);

/// `row` has a node for each column, NONE where unbound; borrowed until it
/// returns. A status other than TD_OK ends the answer.
typedef td_status (*td_row_func)(void *handle, const td_node *row);

/// The three verbs; each fits its own. TD_ERR_INTERNAL, sent to the error
/// sink, when the engine fails; what a callback returns.
TD_MUST_CHECK td_status td_sparql_select(td_sparql *query, td_model *model,
                                         td_row_func take_row, void *handle);
TD_MUST_CHECK td_status td_sparql_ask(td_sparql *query, td_model *model,
                                      bool *answer);
TD_MUST_CHECK td_status td_sparql_construct(td_sparql *query, td_model *model,
                                            td_statement_sink sink);

#endif
