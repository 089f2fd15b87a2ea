// SPDX-License-Identifier: MIT

#include "sparql/expression.h"

#include "base/try.h"
#include "sparql/expression_private.h"

td_value td_value_of_term(const td_run *run, td_term term) {
  if (!term) {
    return td_value_error();
  }
  const td_node node = td_terms_get(run->terms, term);
  td_value value = td_value_of_node(&node);
  value.term = term;
  return value;
}

td_status td_value_to_term(td_run *run, const td_value *value, td_term *out) {
  td_node node;
  *out = value->term;
  if (value->kind == TD_VALUE_ERROR || *out) {
    return TD_OK;
  }
  if (!td_value_to_node(value, run->scratch, &node)) {
    return TD_ERR_NO_MEM;
  }
  return td_run_term(run, &node, out);
}

// ------------------------------------------------------------- arithmetic

static td_value whole(td_function function, td_wide a, td_wide b) {
  td_wide out;
  const bool has_overflowed =
      function == TD_FN_ADD        ? __builtin_add_overflow(a, b, &out)
      : function == TD_FN_SUBTRACT ? __builtin_sub_overflow(a, b, &out)
                                   : __builtin_mul_overflow(a, b, &out);
  return has_overflowed ? td_value_error() : td_value_integer(out);
}

static td_value decimal(td_function function, td_wide a, td_wide b) {
  td_wide out;
  const bool is_fine =
      function == TD_FN_ADD        ? !__builtin_add_overflow(a, b, &out)
      : function == TD_FN_SUBTRACT ? !__builtin_sub_overflow(a, b, &out)
      : function == TD_FN_MULTIPLY ? td_decimal_multiply(a, b, &out)
                                   : td_decimal_divide(a, b, &out);
  return is_fine ? td_value_decimal(out) : td_value_error();
}

static td_value real(td_function function, td_value_kind kind, double a,
                     double b) {
  double out = function == TD_FN_ADD        ? a + b
               : function == TD_FN_SUBTRACT ? a - b
               : function == TD_FN_MULTIPLY ? a * b
                                            : a / b;
  td_value value =
      td_value_double(kind == TD_VALUE_FLOAT ? (double)(float)out : out);
  value.kind = kind;
  return value;
}

static bool as_decimal(const td_value *value, td_wide *out) {
  if (value->kind == TD_VALUE_INTEGER) {
    return td_decimal_of_integer(value->wide, out);
  }
  *out = value->wide;
  return true;
}

td_value td_value_arithmetic(td_function function, const td_value *a,
                             const td_value *b) {
  td_wide x;
  td_wide y;
  if (!td_value_is_numeric(a) || !td_value_is_numeric(b)) {
    return td_value_error();
  }
  const td_value_kind kind = td_value_promote(a, b);
  if (kind >= TD_VALUE_FLOAT) {
    return real(function, kind, td_value_to_double(a), td_value_to_double(b));
  }
  if (kind == TD_VALUE_INTEGER && function != TD_FN_DIVIDE) {
    return whole(function, a->wide, b->wide);
  }
  return as_decimal(a, &x) && as_decimal(b, &y) ? decimal(function, x, y)
                                                : td_value_error();
}

static td_value negative(const td_value *a) {
  const td_value zero = td_value_integer(0);
  if (a->kind >= TD_VALUE_FLOAT && td_value_is_numeric(a)) {
    td_value value = td_value_double(-a->real);
    value.kind = a->kind;
    return value;
  }
  return td_value_arithmetic(TD_FN_SUBTRACT, &zero, a);
}

static td_value unchanged_number(const td_value *a) {
  return td_value_is_numeric(a) ? *a : td_value_error();
}

// ------------------------------------------------------------- comparison

static td_value equality(const td_value *a, const td_value *b, bool wanted) {
  bool is_equal;
  return td_value_equal(a, b, &is_equal) ? td_value_boolean(is_equal == wanted)
                                         : td_value_error();
}

static td_value comparison(td_function function, const td_value *a,
                           const td_value *b) {
  int order;
  if (!td_value_compare(a, b, &order)) {
    return td_value_error();
  }
  if (order == 2) { // NaN
    return td_value_boolean(false);
  }
  return td_value_boolean(function == TD_FN_LESS            ? order < 0
                          : function == TD_FN_LESS_OR_EQUAL ? order <= 0
                          : function == TD_FN_GREATER       ? order > 0
                                                            : order >= 0);
}

// ------------------------------------------------- forms: errors are caught

// Of || one true argument is enough, of && one false; else an error stays one.
static td_value logical(td_run *run, const td_expr *expr, const td_term *row) {
  const bool deciding = expr->function == TD_FN_OR;
  bool has_error = false;
  for (uint32_t i = 0; i < expr->arguments.count; i++) {
    bool truth;
    const td_value value = td_expr_value(run, expr->arguments.items[i], row);
    if (!td_value_truth(&value, &truth)) {
      has_error = true;
    } else if (truth == deciding) {
      return td_value_boolean(deciding);
    }
  }
  return has_error ? td_value_error() : td_value_boolean(!deciding);
}

static td_value membership(td_run *run, const td_expr *expr,
                           const td_term *row) {
  const bool is_in = expr->function == TD_FN_IN;
  const td_value first = td_expr_value(run, expr->arguments.items[0], row);
  bool has_error = first.kind == TD_VALUE_ERROR;
  for (uint32_t i = 1; i < expr->arguments.count && !has_error; i++) {
    const td_value other = td_expr_value(run, expr->arguments.items[i], row);
    bool is_equal;
    if (!td_value_equal(&first, &other, &is_equal)) {
      has_error = true;
      for (uint32_t k = i + 1; k < expr->arguments.count; k++) {
        const td_value later =
            td_expr_value(run, expr->arguments.items[k], row);
        if (td_value_equal(&first, &later, &is_equal) && is_equal) {
          return td_value_boolean(is_in);
        }
      }
    } else if (is_equal) {
      return td_value_boolean(is_in);
    }
  }
  return has_error ? td_value_error() : td_value_boolean(!is_in);
}

static td_value form(td_run *run, const td_expr *expr, const td_term *row) {
  td_expr *const *arguments = expr->arguments.items;
  bool truth;
  td_value value;
  switch (expr->function) {
  case TD_FN_OR:
  case TD_FN_AND:
    return logical(run, expr, row);
  case TD_FN_IN:
  case TD_FN_NOT_IN:
    return membership(run, expr, row);
  case TD_FN_BOUND:
    return td_value_boolean(arguments[0]->kind == TD_EXPR_CONSTANT ||
                            row[arguments[0]->var] != TD_NO_TERM);
  case TD_FN_IF:
    value = td_expr_value(run, arguments[0], row);
    return td_value_truth(&value, &truth)
               ? td_expr_value(run, arguments[truth ? 1 : 2], row)
               : td_value_error();
  default: // COALESCE
    for (uint32_t i = 0; i < expr->arguments.count; i++) {
      value = td_expr_value(run, arguments[i], row);
      if (value.kind != TD_VALUE_ERROR) {
        return value;
      }
    }
    return td_value_error();
  }
}

static bool is_form(td_function function) {
  return function == TD_FN_OR || function == TD_FN_AND ||
         function == TD_FN_IN || function == TD_FN_NOT_IN ||
         function == TD_FN_BOUND || function == TD_FN_IF ||
         function == TD_FN_COALESCE;
}

// ------------------------------------------------------------------ calls

static td_value operate(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  const td_value *b = &call->arguments[1];
  bool truth;
  switch (call->function) {
  case TD_FN_NOT:
    return td_value_truth(a, &truth) ? td_value_boolean(!truth)
                                     : td_value_error();
  case TD_FN_EQUAL:
  case TD_FN_NOT_EQUAL:
    return equality(a, b, call->function == TD_FN_EQUAL);
  case TD_FN_PLUS:
    return unchanged_number(a);
  case TD_FN_MINUS:
    return negative(a);
  case TD_FN_ADD:
  case TD_FN_SUBTRACT:
  case TD_FN_MULTIPLY:
  case TD_FN_DIVIDE:
    return td_value_arithmetic(call->function, a, b);
  default:
    return comparison(call->function, a, b);
  }
}

static td_value dispatch(const td_function_call *call) {
  if (call->function < TD_FN_STR) {
    return operate(call);
  }
  if (call->function < TD_FN_STRLEN) {
    return td_function_of_terms(call);
  }
  if (call->function < TD_FN_RAND) {
    return td_function_of_strings(call);
  }
  if (call->function < TD_FN_NOW) {
    return td_function_of_numbers(call);
  }
  if (call->function < TD_FN_MD5) {
    return td_function_of_moments(call);
  }
  return call->function < TD_FN_TO_STRING ? td_function_of_digests(call)
                                          : td_function_cast(call);
}

static td_value call_function(td_run *run, const td_expr *expr,
                              const td_term *row) {
  td_value small[4];
  const uint32_t n = expr->arguments.count;
  td_value *values = n <= 4 ? small : TD_ARENA_ARRAY(run->scratch, td_value, n);
  if (!values) {
    run->status = TD_ERR_NO_MEM;
    return td_value_error();
  }
  for (uint32_t i = 0; i < n; i++) {
    values[i] = td_expr_value(run, expr->arguments.items[i], row);
    if (values[i].kind == TD_VALUE_ERROR) {
      return td_value_error();
    }
  }
  const td_function_call call = {run, expr->function, values, n};
  return dispatch(&call);
}

td_value td_expr_value(td_run *run, const td_expr *expr, const td_term *row) {
  switch (expr->kind) {
  case TD_EXPR_CONSTANT:
    return td_value_of_term(run, expr->term);
  case TD_EXPR_VARIABLE:
    return td_value_of_term(run, row[expr->var]);
  case TD_EXPR_EXISTS:
    return td_value_boolean(td_expr_exists(run, expr, row));
  case TD_EXPR_CALL:
    break;
  }
  return is_form(expr->function) ? form(run, expr, row)
                                 : call_function(run, expr, row);
}

// An expression may stand in an EXISTS of another, so only what it made itself
// is given back.
static td_status end(td_run *run, td_arena_mark mark) {
  const td_status status = run->status;
  td_arena_rewind(run->scratch, mark);
  run->status = TD_OK;
  return status;
}

td_status td_expr_test(td_run *run, const td_expr *expr, const td_term *row,
                       bool *out) {
  const td_arena_mark mark = td_arena_set_mark(run->scratch);
  const td_value value = td_expr_value(run, expr, row);
  if (!td_value_truth(&value, out)) {
    *out = false;
  }
  return end(run, mark);
}

td_status td_expr_term(td_run *run, const td_expr *expr, const td_term *row,
                       td_term *out) {
  *out = TD_NO_TERM;
  if (expr->kind == TD_EXPR_VARIABLE) {
    *out = row[expr->var];
    return TD_OK;
  }
  const td_arena_mark mark = td_arena_set_mark(run->scratch);
  const td_value value = td_expr_value(run, expr, row);
  const td_status status = td_value_to_term(run, &value, out);
  const td_status ended = end(run, mark);
  return ended != TD_OK ? ended : status;
}
