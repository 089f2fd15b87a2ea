// SPDX-License-Identifier: MIT

// Functions on numbers: section 17.4.4; casts: 17.5.

#include "rdf/vocab.h"
#include "sparql/expression_private.h"

#include <math.h>

static td_value wide_function(td_function function, const td_value *a) {
  td_value out = *a;
  out.term = TD_NO_TERM;
  out.has_text = false;
  out.tag = (td_slice){0};
  const bool is_decimal = a->kind == TD_VALUE_DECIMAL;
  switch (function) {
  case TD_FN_ABS:
    out.wide = a->wide < 0 ? -a->wide : a->wide;
    break;
  case TD_FN_ROUND:
    out.wide = is_decimal ? td_decimal_round(a->wide) : a->wide;
    break;
  case TD_FN_CEIL:
    out.wide = is_decimal ? td_decimal_ceil(a->wide) : a->wide;
    break;
  default:
    out.wide = is_decimal ? td_decimal_floor(a->wide) : a->wide;
  }
  return out;
}

static td_value real_function(td_function function, const td_value *a) {
  const double x = a->real;
  td_value out = td_value_double(function == TD_FN_ABS     ? fabs(x)
                                 : function == TD_FN_ROUND ? td_double_round(x)
                                 : function == TD_FN_CEIL  ? ceil(x)
                                                           : floor(x));
  out.kind = a->kind;
  return out;
}

td_value td_function_of_numbers(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  if (call->function == TD_FN_RAND) {
    return td_value_double((double)(td_run_random(call->run) >> 11) * 0x1p-53);
  }
  if (!td_value_is_numeric(a)) {
    return td_value_error();
  }
  return a->kind >= TD_VALUE_FLOAT ? real_function(call->function, a)
                                   : wide_function(call->function, a);
}

// ------------------------------------------------------------------ casts

static td_value of_text(td_slice text, td_vocab datatype) {
  const td_node node = td_node_literal(
      td_slice_trim(text), td_slice_of(td_vocab_iri(datatype)), (td_slice){0});
  td_value value = td_value_of_node(&node);
  value.has_text = false; // canonical from now on
  value.tag = (td_slice){0};
  return value.kind == TD_VALUE_OTHER ? td_value_error() : value;
}

static td_value to_boolean(const td_value *a) {
  bool truth;
  if (a->kind == TD_VALUE_STRING) {
    return of_text(a->text, TD_XSD_boolean);
  }
  return (td_value_is_numeric(a) || a->kind == TD_VALUE_BOOLEAN) &&
                 td_value_truth(a, &truth)
             ? td_value_boolean(truth)
             : td_value_error();
}

static bool to_wide_decimal(const td_value *a, td_wide *out) {
  switch (a->kind) {
  case TD_VALUE_BOOLEAN:
    *out = a->truth ? TD_DECIMAL_ONE : 0;
    return true;
  case TD_VALUE_INTEGER:
    return td_decimal_of_integer(a->wide, out);
  case TD_VALUE_DECIMAL:
    *out = a->wide;
    return true;
  case TD_VALUE_FLOAT:
  case TD_VALUE_DOUBLE:
    return td_decimal_of_double(a->real, out);
  default:
    return false;
  }
}

static td_value to_integer(const td_value *a) {
  td_wide wide;
  if (a->kind == TD_VALUE_STRING) {
    return of_text(a->text, TD_XSD_integer);
  }
  if (a->kind == TD_VALUE_INTEGER) {
    return td_value_integer(a->wide);
  }
  return to_wide_decimal(a, &wide) ? td_value_integer(wide / TD_DECIMAL_ONE)
                                   : td_value_error();
}

static td_value to_decimal(const td_value *a) {
  td_wide wide;
  if (a->kind == TD_VALUE_STRING) {
    return of_text(a->text, TD_XSD_decimal);
  }
  return to_wide_decimal(a, &wide) ? td_value_decimal(wide) : td_value_error();
}

static td_value to_real(const td_value *a, td_value_kind kind) {
  double real;
  if (a->kind == TD_VALUE_STRING) {
    return of_text(a->text,
                   kind == TD_VALUE_FLOAT ? TD_XSD_float : TD_XSD_double);
  }
  if (a->kind == TD_VALUE_BOOLEAN) {
    real = a->truth;
  } else if (td_value_is_numeric(a)) {
    real = td_value_to_double(a);
  } else {
    return td_value_error();
  }
  td_value value =
      td_value_double(kind == TD_VALUE_FLOAT ? (double)(float)real : real);
  value.kind = kind;
  return value;
}

static td_value to_moment(const td_value *a, td_moment_form form,
                          td_vocab datatype) {
  if (a->kind == TD_VALUE_STRING) {
    return of_text(a->text, datatype);
  }
  if (a->kind != TD_VALUE_MOMENT) {
    return td_value_error();
  }
  td_value value = {.kind = TD_VALUE_MOMENT, .moment = a->moment};
  value.moment.form = form;
  if (a->moment.form == form) {
    return value;
  }
  if (a->moment.form == TD_MOMENT_DATE && form == TD_MOMENT_DATETIME) {
    return value;
  }
  return a->moment.form == TD_MOMENT_DATETIME ? value : td_value_error();
}

// XPath casts (Functions and Operators, 17.1.1, 17.1.2): without a point where
// nothing is behind it, and doubles of a middling size without an exponent.
static td_value number_text(td_run *run, const td_value *a) {
  td_buffer text = {0};
  if (a->kind == TD_VALUE_DECIMAL && a->wide % TD_DECIMAL_ONE == 0) {
    td_integer_write(a->wide / TD_DECIMAL_ONE, &text);
  } else if (a->kind == TD_VALUE_DECIMAL) {
    td_decimal_write(a->wide, &text);
  } else if (a->real == 0 || (fabs(a->real) >= 1e-6 && fabs(a->real) < 1e6)) {
    td_double_write_plain(a->real, a->kind == TD_VALUE_FLOAT, &text);
  } else {
    td_double_write(a->real, a->kind == TD_VALUE_FLOAT, &text);
  }
  return td_function_text(run, &text);
}

// Canonical, unlike STR().
static td_value to_string(const td_function_call *call) {
  td_slice text;
  td_value value = call->arguments[0];
  if (value.kind >= TD_VALUE_DECIMAL && value.kind <= TD_VALUE_DOUBLE) {
    return number_text(call->run, &value);
  }
  const bool is_typed =
      value.kind >= TD_VALUE_BOOLEAN && value.kind <= TD_VALUE_MOMENT;
  value.has_text = value.has_text && !is_typed;
  return td_value_text(&value, call->run->scratch, &text)
             ? td_value_string(text)
             : td_value_error();
}

td_value td_function_cast(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  switch (call->function) {
  case TD_FN_TO_STRING:
    return to_string(call);
  case TD_FN_TO_BOOLEAN:
    return to_boolean(a);
  case TD_FN_TO_INTEGER:
    return to_integer(a);
  case TD_FN_TO_DECIMAL:
    return to_decimal(a);
  case TD_FN_TO_FLOAT:
    return to_real(a, TD_VALUE_FLOAT);
  case TD_FN_TO_DOUBLE:
    return to_real(a, TD_VALUE_DOUBLE);
  case TD_FN_TO_DATETIME:
    return to_moment(a, TD_MOMENT_DATETIME, TD_XSD_dateTime);
  case TD_FN_TO_DATE:
    return to_moment(a, TD_MOMENT_DATE, TD_XSD_date);
  case TD_FN_TO_TIME:
    return to_moment(a, TD_MOMENT_TIME, TD_XSD_time);
  default:
    return td_value_error();
  }
}
