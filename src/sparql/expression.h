// SPDX-License-Identifier: MIT

/// @file sparql/expression.h
/// The value of an expression for a solution.

#ifndef TD_SPARQL_EXPRESSION_H
#define TD_SPARQL_EXPRESSION_H

#include "sparql/run.h"
#include "sparql/value.h"

/// The value; TD_VALUE_ERROR for an error or an unbound variable. What it
/// borrows lasts until the run's scratch is reset. A failure of the machine
/// (memory, time) is kept in run->status.
td_value td_expr_value(td_run *run, const td_expr *expr, const td_term *row);

/// Whether a FILTER lets the solution pass; errors do not.
TD_MUST_CHECK td_status td_expr_test(td_run *run, const td_expr *expr,
                                     const td_term *row, bool *out);

/// The term of the value; TD_NO_TERM for an error.
TD_MUST_CHECK td_status td_expr_term(td_run *run, const td_expr *expr,
                                     const td_term *row, td_term *out);

/// The value of a term, and the term of a value.
td_value td_value_of_term(const td_run *run, td_term term);
TD_MUST_CHECK td_status td_value_to_term(td_run *run, const td_value *value,
                                         td_term *out);

/// a op b for TD_FN_ADD, SUBTRACT, MULTIPLY, DIVIDE.
td_value td_value_arithmetic(td_function function, const td_value *a,
                             const td_value *b);

#endif
