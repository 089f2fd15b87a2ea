// SPDX-License-Identifier: MIT

/// @file query/question.h
/// Questions with a name and parameters: a query file whose first lines say
/// what it asks.
///
///     # What two parties did to each other.
///     # @one! entity: the one
///     # @from date: not before this day
///     # @least number 2: of so many articles
///
/// The first line is the title. A parameter has a name, that of a variable of
/// the query; "!" when it must be given; a type; perhaps a value for when it is
/// not given; and words. One that is not given and has no such value stays a
/// variable. Values become terms, never text of the query.

#ifndef TD_QUERY_QUESTION_H
#define TD_QUERY_QUESTION_H

#include "base/array.h"
#include "rdf/quads.h"
#include "sparql/parser.h"

typedef enum {
  TD_PARAMETER_ENTITY, ///< an IRI, a short or local name, or a label
  TD_PARAMETER_CLASS,  ///< an IRI, a short or local name
  TD_PARAMETER_DATE,   ///< YYYY-MM-DD
  TD_PARAMETER_NUMBER, ///< an xsd:integer
  TD_PARAMETER_DECIMAL,
  TD_PARAMETER_TEXT
} td_parameter_type;

typedef struct {
  td_slice name;
  bool is_required;
  td_parameter_type type;
  td_slice fallback; ///< empty: none
  td_slice words;
} td_parameter;

typedef struct {
  td_slice title;
  TD_ARRAY(td_parameter) parameters;
} td_question;

/// What the head of `text` says; borrows from it. Errors, sent:
/// TD_ERR_BAD_SYNTAX for a line that begins with "# @" and is no parameter.
TD_MUST_CHECK td_status td_question_parse(td_slice text, const char *file,
                                          td_arena *arena,
                                          const td_error_sink *errors,
                                          td_question *out);

/// The values that are given, and where names of entities are looked up.
typedef struct {
  const td_slice *arguments; ///< each "name=value"
  size_t n_arguments;
  const td_quads *quads; ///< finished
  td_slice entities;     ///< what local names of entities come after
} td_question_values;

/// The terms of the values, and of what has a fallback, in `arena`. Errors,
/// sent: TD_ERR_BAD_ARG for a name that is no parameter, a value that is not of
/// its type, one that is missing; TD_ERR_NOT_FOUND for a label that the graph
/// does not have, or that several entities have.
TD_MUST_CHECK td_status td_question_bind(const td_question *question,
                                         const td_question_values *values,
                                         td_arena *arena,
                                         const td_error_sink *errors,
                                         td_sparql_binding **out, size_t *n);

#endif
