// SPDX-License-Identifier: MIT

#include "sparql/value.h"

#include "rdf/vocab.h"

#include <math.h>
#include <strings.h>

typedef enum {
  AS_STRING,
  AS_BOOLEAN,
  AS_INTEGER,
  AS_DECIMAL,
  AS_FLOAT,
  AS_DOUBLE,
  AS_MOMENT
} reading;

typedef struct {
  td_vocab datatype;
  reading as;
  td_moment_form form;
  int least; ///< of integers: -1 negative, 0, 1; UNBOUNDED
  int bits;  ///< of integers; 0: any
} datatype_row;

enum { UNBOUNDED = 2, NOT_POSITIVE = 3, NEGATIVE = 4 };

static const datatype_row datatypes[] = {
    {TD_XSD_integer, AS_INTEGER, 0, UNBOUNDED, 0},
    {TD_XSD_date, AS_MOMENT, TD_MOMENT_DATE, 0, 0},
    {TD_XSD_decimal, AS_DECIMAL, 0, 0, 0},
    {TD_XSD_nonNegativeInteger, AS_INTEGER, 0, 0, 0},
    {TD_XSD_boolean, AS_BOOLEAN, 0, 0, 0},
    {TD_XSD_dateTime, AS_MOMENT, TD_MOMENT_DATETIME, 0, 0},
    {TD_XSD_double, AS_DOUBLE, 0, 0, 0},
    {TD_XSD_float, AS_FLOAT, 0, 0, 0},
    {TD_XSD_string, AS_STRING, 0, 0, 0},
    {TD_XSD_gYear, AS_MOMENT, TD_MOMENT_YEAR, 0, 0},
    {TD_XSD_gYearMonth, AS_MOMENT, TD_MOMENT_YEAR_MONTH, 0, 0},
    {TD_XSD_time, AS_MOMENT, TD_MOMENT_TIME, 0, 0},
    {TD_XSD_dateTimeStamp, AS_MOMENT, TD_MOMENT_DATETIME, 0, 0},
    {TD_XSD_positiveInteger, AS_INTEGER, 0, 1, 0},
    {TD_XSD_nonPositiveInteger, AS_INTEGER, 0, NOT_POSITIVE, 0},
    {TD_XSD_negativeInteger, AS_INTEGER, 0, NEGATIVE, 0},
    {TD_XSD_long, AS_INTEGER, 0, UNBOUNDED, 64},
    {TD_XSD_int, AS_INTEGER, 0, UNBOUNDED, 32},
    {TD_XSD_short, AS_INTEGER, 0, UNBOUNDED, 16},
    {TD_XSD_byte, AS_INTEGER, 0, UNBOUNDED, 8},
    {TD_XSD_unsignedLong, AS_INTEGER, 0, 0, 64},
    {TD_XSD_unsignedInt, AS_INTEGER, 0, 0, 32},
    {TD_XSD_unsignedShort, AS_INTEGER, 0, 0, 16},
    {TD_XSD_unsignedByte, AS_INTEGER, 0, 0, 8},
};

static const datatype_row *find_datatype(td_slice iri) {
  for (size_t i = 0; i < sizeof(datatypes) / sizeof(datatypes[0]); i++) {
    if (td_slice_is(iri, td_vocab_iri(datatypes[i].datatype))) {
      return &datatypes[i];
    }
  }
  return NULL;
}

static bool is_in_range(const datatype_row *row, td_wide wide) {
  const td_wide half = row->bits ? (td_wide)1 << (row->bits - 1) : 0;
  switch (row->least) {
  case UNBOUNDED:
    return !row->bits || (wide >= -half && wide < half);
  case NOT_POSITIVE:
    return wide <= 0;
  case NEGATIVE:
    return wide < 0;
  default:
    return wide >= row->least && (!row->bits || wide < 2 * half);
  }
}

static bool read_boolean(td_slice text, bool *out) {
  *out = td_slice_is(text, "true") || td_slice_is(text, "1");
  return *out || td_slice_is(text, "false") || td_slice_is(text, "0");
}

static bool read_float(td_slice text, double *out) {
  const bool is_fine = td_double_parse(text, out);
  *out = (double)(float)*out;
  return is_fine;
}

static td_value_kind read_typed(const datatype_row *row, td_value *value) {
  const td_slice text = td_slice_trim(value->text);
  switch (row->as) {
  case AS_STRING:
    return TD_VALUE_STRING;
  case AS_BOOLEAN:
    return read_boolean(text, &value->truth) ? TD_VALUE_BOOLEAN
                                             : TD_VALUE_OTHER;
  case AS_INTEGER:
    return td_integer_parse(text, &value->wide) && is_in_range(row, value->wide)
               ? TD_VALUE_INTEGER
               : TD_VALUE_OTHER;
  case AS_DECIMAL:
    return td_decimal_parse(text, &value->wide) ? TD_VALUE_DECIMAL
                                                : TD_VALUE_OTHER;
  case AS_FLOAT:
    return read_float(text, &value->real) ? TD_VALUE_FLOAT : TD_VALUE_OTHER;
  case AS_DOUBLE:
    return td_double_parse(text, &value->real) ? TD_VALUE_DOUBLE
                                               : TD_VALUE_OTHER;
  case AS_MOMENT:
    break;
  }
  return td_moment_parse(row->form, text, &value->moment) ? TD_VALUE_MOMENT
                                                          : TD_VALUE_OTHER;
}

td_value td_value_of_node(const td_node *node) {
  td_value value = {.text = node->text, .has_text = true};
  switch (node->kind) {
  case TD_NODE_NONE:
    value.kind = TD_VALUE_ERROR;
    return value;
  case TD_NODE_IRI:
    value.kind = TD_VALUE_IRI;
    return value;
  case TD_NODE_BLANK:
    value.kind = TD_VALUE_BLANK;
    return value;
  case TD_NODE_LITERAL:
    break;
  }
  if (node->language.length) {
    value.kind = TD_VALUE_LANGUAGE;
    value.tag = node->language;
  } else if (!node->datatype.length) {
    value.kind = TD_VALUE_STRING;
  } else {
    const datatype_row *row = find_datatype(node->datatype);
    value.tag = node->datatype;
    value.kind = row ? read_typed(row, &value) : TD_VALUE_OTHER;
  }
  return value;
}

td_value td_value_boolean(bool truth) {
  return (td_value){.kind = TD_VALUE_BOOLEAN, .truth = truth};
}

td_value td_value_integer(td_wide wide) {
  return (td_value){.kind = TD_VALUE_INTEGER, .wide = wide};
}

td_value td_value_decimal(td_wide wide) {
  return (td_value){.kind = TD_VALUE_DECIMAL, .wide = wide};
}

td_value td_value_double(double real) {
  return (td_value){.kind = TD_VALUE_DOUBLE, .real = real};
}

td_value td_value_string(td_slice text) {
  return (td_value){.kind = TD_VALUE_STRING, .has_text = true, .text = text};
}

// ------------------------------------------------------------------ texts

static void write_value(const td_value *value, td_buffer *out) {
  switch (value->kind) {
  case TD_VALUE_BOOLEAN:
    td_buffer_add_string(out, value->truth ? "true" : "false");
    return;
  case TD_VALUE_INTEGER:
    td_integer_write(value->wide, out);
    return;
  case TD_VALUE_DECIMAL:
    td_decimal_write(value->wide, out);
    return;
  case TD_VALUE_FLOAT:
  case TD_VALUE_DOUBLE:
    td_double_write(value->real, value->kind == TD_VALUE_FLOAT, out);
    return;
  case TD_VALUE_MOMENT:
    td_moment_write(&value->moment, out);
    return;
  default:
    return;
  }
}

static bool lexical(const td_value *value, td_arena *arena, td_slice *out) {
  if (value->has_text) {
    *out = value->text;
    return true;
  }
  td_buffer text = {0};
  write_value(value, &text);
  *out = td_arena_copy(arena, td_buffer_as_slice(&text));
  const bool is_fine = !text.failed && out->data;
  td_buffer_clear(&text);
  return is_fine;
}

bool td_value_text(const td_value *value, td_arena *arena, td_slice *out) {
  return value->kind != TD_VALUE_ERROR && value->kind != TD_VALUE_BLANK &&
         lexical(value, arena, out);
}

static td_slice made_datatype(const td_value *value) {
  static const td_vocab moments[] = {[TD_MOMENT_DATETIME] = TD_XSD_dateTime,
                                     [TD_MOMENT_DATE] = TD_XSD_date,
                                     [TD_MOMENT_TIME] = TD_XSD_time,
                                     [TD_MOMENT_YEAR_MONTH] = TD_XSD_gYearMonth,
                                     [TD_MOMENT_YEAR] = TD_XSD_gYear};
  static const td_vocab kinds[] = {[TD_VALUE_BOOLEAN] = TD_XSD_boolean,
                                   [TD_VALUE_INTEGER] = TD_XSD_integer,
                                   [TD_VALUE_DECIMAL] = TD_XSD_decimal,
                                   [TD_VALUE_FLOAT] = TD_XSD_float,
                                   [TD_VALUE_DOUBLE] = TD_XSD_double};
  return td_slice_of(td_vocab_iri(value->kind == TD_VALUE_MOMENT
                                      ? moments[value->moment.form]
                                      : kinds[value->kind]));
}

bool td_value_to_node(const td_value *value, td_arena *arena, td_node *out) {
  *out = (td_node){.kind = value->kind == TD_VALUE_IRI     ? TD_NODE_IRI
                           : value->kind == TD_VALUE_BLANK ? TD_NODE_BLANK
                                                           : TD_NODE_LITERAL};
  if (!lexical(value, arena, &out->text)) {
    return false;
  }
  if (value->kind == TD_VALUE_LANGUAGE) {
    out->language = value->tag;
  } else if (out->kind == TD_NODE_LITERAL && value->kind != TD_VALUE_STRING) {
    out->datatype = value->tag.length ? value->tag : made_datatype(value);
  }
  return true;
}

// ---------------------------------------------------------------- numbers

bool td_value_is_numeric(const td_value *value) {
  return value->kind >= TD_VALUE_INTEGER && value->kind <= TD_VALUE_DOUBLE;
}

bool td_value_is_literal(const td_value *value) {
  return value->kind >= TD_VALUE_STRING;
}

double td_value_to_double(const td_value *value) {
  switch (value->kind) {
  case TD_VALUE_INTEGER:
    return (double)value->wide;
  case TD_VALUE_DECIMAL:
    return td_decimal_to_double(value->wide);
  default:
    return value->real;
  }
}

td_value_kind td_value_promote(const td_value *a, const td_value *b) {
  return a->kind > b->kind ? a->kind : b->kind;
}

static int compare_wide(td_wide a, td_wide b) { return (a > b) - (a < b); }

static int compare_real(double a, double b) {
  if (isnan(a) || isnan(b)) {
    return 2;
  }
  return (a > b) - (a < b);
}

// An integer that no decimal can hold is beyond all of them.
static int compare_mixed(td_wide integer, td_wide decimal) {
  td_wide wide;
  if (td_decimal_of_integer(integer, &wide)) {
    return compare_wide(wide, decimal);
  }
  return integer < 0 ? -1 : 1;
}

static int compare_numbers(const td_value *a, const td_value *b) {
  if (a->kind >= TD_VALUE_FLOAT || b->kind >= TD_VALUE_FLOAT) {
    double x = td_value_to_double(a);
    double y = td_value_to_double(b);
    if (td_value_promote(a, b) == TD_VALUE_FLOAT) {
      x = (double)(float)x;
      y = (double)(float)y;
    }
    return compare_real(x, y);
  }
  if (a->kind == b->kind) {
    return compare_wide(a->wide, b->wide);
  }
  return a->kind == TD_VALUE_INTEGER ? compare_mixed(a->wide, b->wide)
                                     : -compare_mixed(b->wide, a->wide);
}

// -------------------------------------------------------------- comparison

bool td_value_truth(const td_value *value, bool *out) {
  switch (value->kind) {
  case TD_VALUE_BOOLEAN:
    *out = value->truth;
    return true;
  case TD_VALUE_STRING:
    *out = value->text.length > 0;
    return true;
  case TD_VALUE_INTEGER:
  case TD_VALUE_DECIMAL:
    *out = value->wide != 0;
    return true;
  case TD_VALUE_FLOAT:
  case TD_VALUE_DOUBLE:
    *out = value->real != 0 && !isnan(value->real);
    return true;
  case TD_VALUE_OTHER: {
    // "x"^^xsd:integer and the like are false, not an error
    const datatype_row *row = find_datatype(value->tag);
    *out = false;
    return row && row->as != AS_MOMENT;
  }
  default:
    return false;
  }
}

static bool same_language(td_slice a, td_slice b) {
  return a.length == b.length && strncasecmp(a.data, b.data, a.length) == 0;
}

bool td_value_same_term(const td_value *a, const td_value *b) {
  if (a->term && b->term) {
    return a->term == b->term;
  }
  if (a->kind != b->kind) {
    return false;
  }
  td_buffer texts[2] = {{0}, {0}};
  const td_value *values[] = {a, b};
  td_slice tags[2];
  for (int i = 0; i < 2; i++) {
    if (values[i]->has_text) {
      td_buffer_add(&texts[i], values[i]->text);
    } else {
      write_value(values[i], &texts[i]);
    }
    const bool has_datatype = values[i]->kind >= TD_VALUE_BOOLEAN;
    tags[i] = has_datatype && !values[i]->tag.length ? made_datatype(values[i])
                                                     : values[i]->tag;
  }
  const bool is_same =
      td_slice_equal(td_buffer_as_slice(&texts[0]),
                     td_buffer_as_slice(&texts[1])) &&
      (a->kind == TD_VALUE_LANGUAGE ? same_language(tags[0], tags[1])
                                    : td_slice_equal(tags[0], tags[1]));
  td_buffer_clear(&texts[0]);
  td_buffer_clear(&texts[1]);
  return is_same;
}

bool td_value_compare(const td_value *a, const td_value *b, int *out) {
  if (td_value_is_numeric(a) && td_value_is_numeric(b)) {
    *out = compare_numbers(a, b);
    return true;
  }
  if (a->kind != b->kind) {
    return false;
  }
  switch (a->kind) {
  case TD_VALUE_STRING:
    *out = td_slice_compare(a->text, b->text);
    return true;
  case TD_VALUE_BOOLEAN:
    *out = a->truth - b->truth;
    return true;
  case TD_VALUE_MOMENT:
    return a->moment.form == b->moment.form &&
           td_moment_compare(&a->moment, &b->moment, out);
  default:
    return false;
  }
}

// Literals of known types that differ in kind are known to be different, and
// one with a language from one without; what an unknown datatype means nobody
// knows.
bool td_value_equal(const td_value *a, const td_value *b, bool *out) {
  int compared;
  if (a->kind == TD_VALUE_ERROR || b->kind == TD_VALUE_ERROR) {
    return false;
  }
  if (td_value_compare(a, b, &compared)) {
    *out = compared == 0;
    return true;
  }
  *out = td_value_same_term(a, b);
  if (*out || !td_value_is_literal(a) || !td_value_is_literal(b)) {
    return true;
  }
  if (a->kind == TD_VALUE_OTHER || b->kind == TD_VALUE_OTHER) {
    return (a->kind == TD_VALUE_LANGUAGE) != (b->kind == TD_VALUE_LANGUAGE);
  }
  return a->kind != TD_VALUE_MOMENT || b->kind != TD_VALUE_MOMENT ||
         a->moment.form != b->moment.form;
}

static int order_class(const td_value *value) {
  return td_value_is_numeric(value) ? TD_VALUE_INTEGER : (int)value->kind;
}

static int order_moments(const td_value *a, const td_value *b) {
  if (a->moment.form != b->moment.form) {
    return (int)a->moment.form - (int)b->moment.form;
  }
  const int64_t x = td_moment_seconds(&a->moment);
  const int64_t y = td_moment_seconds(&b->moment);
  if (x != y) {
    return x < y ? -1 : 1;
  }
  return (a->moment.fraction > b->moment.fraction) -
         (a->moment.fraction < b->moment.fraction);
}

// NaN stands behind all numbers.
static int order_numbers(const td_value *a, const td_value *b) {
  const int compared = compare_numbers(a, b);
  if (compared != 2) {
    return compared;
  }
  const bool is_nan = a->kind >= TD_VALUE_FLOAT && isnan(a->real);
  const bool other_is = b->kind >= TD_VALUE_FLOAT && isnan(b->real);
  return is_nan - other_is;
}

int td_value_order(const td_value *a, const td_value *b) {
  const int class = order_class(a);
  if (class != order_class(b)) {
    return class - order_class(b);
  }
  switch (class) {
  case TD_VALUE_ERROR:
    return 0;
  case TD_VALUE_INTEGER:
    return order_numbers(a, b);
  case TD_VALUE_BOOLEAN:
    return a->truth - b->truth;
  case TD_VALUE_MOMENT:
    return order_moments(a, b);
  default: {
    const int order = td_slice_compare(a->text, b->text);
    return order ? order : td_slice_compare(a->tag, b->tag);
  }
  }
}
