// SPDX-License-Identifier: MIT

/// @file rdf/sparql_private.h
/// What a query is, and its judge.

#ifndef TD_RDF_SPARQL_PRIVATE_H
#define TD_RDF_SPARQL_PRIVATE_H

#include "base/array.h"
#include "rdf/sparql.h"
#include "rdf/world_private.h"

/// What the values of a property must be for an answer to be right.
typedef enum {
  TD_MEASURE_BOUND,   ///< anything
  TD_MEASURE_NUMBERS, ///< all numbers
  TD_MEASURE_ORDERED, ///< all numbers, or all dates
  TD_MEASURE_SORTABLE ///< all numbers, dates, IRIs, or texts
} td_measure_kind;

typedef struct {
  td_slice predicate;
  td_measure_kind kind;
} td_measure;

struct td_sparql {
  td_rdf_world *world;
  const td_error_sink *errors;
  td_arena *arena;
  const char *file;
  td_slice text; ///< with prefixes declared; NUL-terminated
  td_verb verb;
  bool has_graph;      ///< says GRAPH
  td_slice graph_name; ///< after GRAPH; empty if that is a variable
  bool is_one_row;     ///< aggregates without GROUP BY: one row, come what may
  bool needs_small_numbers; ///< wrong on integers of more than 32 bits
  bool needs_ascii;         ///< changes or ignores case, of ASCII letters only
  bool needs_no_blanks;     ///< STR of a blank node would lose the row
  TD_ARRAY(td_measure) measures;
  size_t n_columns;
  td_slice *columns;     ///< [n_columns]
  bool *is_key;          ///< [n_columns], of GROUP BY
  librdf_node **values;  ///< [n_columns], of the row being sent
  td_node *row;          ///< [n_columns], the same as our nodes
  td_node *empty_values; ///< [n_columns], the one row's when nothing matches
};

/// What is found out while a query is judged.
typedef struct {
  td_sparql *query;
  rasqal_query *parsed;
  const char *reason; ///< why it is refused ("it has ..."); NULL so far
  bool is_plain;      ///< triples, FILTER and BIND only
  bool has_optional;
  bool has_bind;
  size_t n_aggregates; ///< columns that are one
  size_t n_plain;      ///< columns that are other expressions
} td_judge;

/// Keep the first reason; always false.
bool td_judge_deny(td_judge *judge, const char *reason);

/// Whether each function in a FILTER's expression is answered rightly, and
/// those in a BIND's or SELECT's, where more is wrong.
bool td_judge_expression(td_judge *judge, rasqal_expression *expression);
bool td_judge_value(td_judge *judge, rasqal_expression *expression);

bool td_judge_is_variable(const rasqal_expression *e);

/// Whether the values of `variable` can be known to be of `kind`; if so they
/// are looked at when the query is asked.
bool td_judge_measure(td_judge *judge, const rasqal_variable *variable,
                      td_measure_kind kind);

/// Whether columns, groups and order are answered rightly.
bool td_judge_head(td_judge *judge);

/// Whether all values that the query measures are as they must be in `model`;
/// TD_ERR_UNSUPPORTED, sent to the error sink, if not.
TD_MUST_CHECK td_status td_sparql_check_measures(const td_sparql *query,
                                                 td_model *model);

/// Whether some { } is no one's: neither of the query, OPTIONAL, GRAPH nor
/// UNION. rasqal's tree does not tell.
bool td_sparql_has_bare_group(td_slice text);

/// Set what there is to know of `parsed` in `query`, or refuse it.
TD_MUST_CHECK td_status td_sparql_check(td_sparql *query, rasqal_query *parsed);

#endif
