// SPDX-License-Identifier: MIT

/// @file sparql/parser.h
/// SPARQL 1.1 query text to algebra.
///
/// A recursive-descent parser of our own: rasqal 0.9.33, the parser that there
/// is for C, knows neither property paths nor EXISTS, and hands its reader a
/// tree in which sub-selects, VALUES and the scope of filters are lost. Every
/// production stands under its name of section 19.8; nesting is bounded.
/// Updates and SERVICE are refused.

#ifndef TD_SPARQL_PARSER_H
#define TD_SPARQL_PARSER_H

#include "base/error.h"
#include "rdf/vocab.h"
#include "sparql/algebra.h"

/// A value for a variable of the query, which then stands for that term
/// wherever it is used.
typedef struct {
  td_slice name; ///< without "?"
  td_node node;
} td_sparql_binding;

typedef struct {
  td_slice text;
  const char *file; ///< where it is from, for errors; or NULL
  const char *base; ///< for relative IRIs; NULL: there must be none
  const td_vocab_prefix *prefixes; ///< predeclared; NULL: the vocabulary's
  size_t n_prefixes;
  const td_sparql_binding *bindings;
  size_t n_bindings;
} td_sparql_source;

/// Parse into `arena`; `*out` borrows from the source's text too.
/// Errors, sent to `errors` with their line: TD_ERR_BAD_SYNTAX; TD_ERR_BAD_TEXT
/// for what is no UTF-8; TD_ERR_LIMIT for a query that is too long, too deep or
/// has too many variables; TD_ERR_UNSUPPORTED for updates and SERVICE.
TD_MUST_CHECK td_status td_sparql_parse(const td_sparql_source *source,
                                        td_arena *arena,
                                        const td_error_sink *errors,
                                        td_query **out);

#endif
