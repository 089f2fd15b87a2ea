// SPDX-License-Identifier: MIT

/// @file sparql/value.h
/// What a term is worth to an expression, and how values compare.
///
/// A literal whose text is not of its datatype, or whose datatype is none of
/// XML Schema's that are known here, is OTHER: equal to itself, comparable to
/// nothing.

#ifndef TD_SPARQL_VALUE_H
#define TD_SPARQL_VALUE_H

#include "base/arena.h"
#include "rdf/terms.h"
#include "sparql/moment.h"
#include "sparql/number.h"

typedef enum {
  TD_VALUE_ERROR, ///< an error, or unbound
  TD_VALUE_BLANK,
  TD_VALUE_IRI,
  TD_VALUE_STRING,
  TD_VALUE_LANGUAGE, ///< a string with a language
  TD_VALUE_BOOLEAN,
  TD_VALUE_INTEGER,
  TD_VALUE_DECIMAL,
  TD_VALUE_FLOAT,
  TD_VALUE_DOUBLE,
  TD_VALUE_MOMENT,
  TD_VALUE_OTHER
} td_value_kind;

typedef struct {
  td_value_kind kind;
  td_term term;  ///< TD_NO_TERM: made by an expression
  bool has_text; ///< of a number or moment: `text` is its lexical form
  td_slice text; ///< IRI, label, string, lexical form
  td_slice tag;  ///< language or datatype
  union {
    bool truth;
    td_wide wide; ///< INTEGER, DECIMAL
    double real;  ///< FLOAT, DOUBLE
    td_moment moment;
  };
} td_value;

/// The value of a node, whose texts it borrows.
td_value td_value_of_node(const td_node *node);

/// The node of a value that is no error; texts are made in `arena`. false
/// without memory.
bool td_value_to_node(const td_value *value, td_arena *arena, td_node *out);

/// The lexical form or IRI of a value, as STR() has it. false for blank nodes,
/// errors, or without memory.
bool td_value_text(const td_value *value, td_arena *arena, td_slice *out);

td_value td_value_boolean(bool truth);
td_value td_value_integer(td_wide wide);
td_value td_value_decimal(td_wide wide);
td_value td_value_double(double real);
td_value td_value_string(td_slice text);

bool td_value_is_numeric(const td_value *value);
bool td_value_is_literal(const td_value *value);

/// A number as double.
double td_value_to_double(const td_value *value);

/// The kind that an operation on two numbers has: the wider of them.
td_value_kind td_value_promote(const td_value *a, const td_value *b);

/// Effective boolean value (17.2.2); false when there is none.
bool td_value_truth(const td_value *value, bool *out);

/// a = b (17.3, RDFterm-equal); false on an error.
bool td_value_equal(const td_value *a, const td_value *b, bool *out);

/// Whether both are the same RDF term.
bool td_value_same_term(const td_value *a, const td_value *b);

/// The order of < on values: <0, 0, >0, or 2 for NaN beside a number. false on
/// an error: terms that < does not compare.
bool td_value_compare(const td_value *a, const td_value *b, int *out);

/// A total order of all terms, that of ORDER BY (15.1): unbound, blank nodes,
/// IRIs, literals; those that < compares by <, others by kind and text.
int td_value_order(const td_value *a, const td_value *b);

#endif
