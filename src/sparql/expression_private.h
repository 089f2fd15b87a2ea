// SPDX-License-Identifier: MIT

/// @file sparql/expression_private.h
/// The functions that get the values of all their arguments, none an error.

#ifndef TD_SPARQL_EXPRESSION_PRIVATE_H
#define TD_SPARQL_EXPRESSION_PRIVATE_H

#include "sparql/expression.h"

typedef struct {
  td_run *run;
  td_function function;
  const td_value *arguments;
  uint32_t n_arguments;
} td_function_call;

/// Each has the functions of one part of section 17.4.
td_value td_function_of_terms(const td_function_call *call);
td_value td_function_of_strings(const td_function_call *call);
td_value td_function_of_numbers(const td_function_call *call);
td_value td_function_of_moments(const td_function_call *call);
td_value td_function_of_digests(const td_function_call *call);
td_value td_function_cast(const td_function_call *call);

/// A string that a buffer has; the buffer is cleared.
td_value td_function_text(td_run *run, td_buffer *text);

/// Whether EXISTS holds: made with the plan of the query.
bool td_expr_exists(td_run *run, const td_expr *expr, const td_term *row);

static inline td_value td_value_error(void) {
  return (td_value){.kind = TD_VALUE_ERROR};
}

#endif
