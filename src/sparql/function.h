// SPDX-License-Identifier: MIT

/// @file sparql/function.h
/// The operators and functions of SPARQL 1.1, section 17, by name.

#ifndef TD_SPARQL_FUNCTION_H
#define TD_SPARQL_FUNCTION_H

#include "base/slice.h"

typedef enum {
  // Operators, and forms that do not evaluate all of their arguments.
  TD_FN_OR,
  TD_FN_AND,
  TD_FN_NOT,
  TD_FN_EQUAL,
  TD_FN_NOT_EQUAL,
  TD_FN_LESS,
  TD_FN_LESS_OR_EQUAL,
  TD_FN_GREATER,
  TD_FN_GREATER_OR_EQUAL,
  TD_FN_IN,
  TD_FN_NOT_IN,
  TD_FN_ADD,
  TD_FN_SUBTRACT,
  TD_FN_MULTIPLY,
  TD_FN_DIVIDE,
  TD_FN_PLUS,
  TD_FN_MINUS,
  TD_FN_BOUND,
  TD_FN_IF,
  TD_FN_COALESCE,
  // Terms.
  TD_FN_STR,
  TD_FN_LANG,
  TD_FN_LANGMATCHES,
  TD_FN_DATATYPE,
  TD_FN_IRI,
  TD_FN_BNODE,
  TD_FN_STRDT,
  TD_FN_STRLANG,
  TD_FN_UUID,
  TD_FN_STRUUID,
  TD_FN_SAMETERM,
  TD_FN_ISIRI,
  TD_FN_ISBLANK,
  TD_FN_ISLITERAL,
  TD_FN_ISNUMERIC,
  // Strings.
  TD_FN_STRLEN,
  TD_FN_SUBSTR,
  TD_FN_UCASE,
  TD_FN_LCASE,
  TD_FN_STRSTARTS,
  TD_FN_STRENDS,
  TD_FN_CONTAINS,
  TD_FN_STRBEFORE,
  TD_FN_STRAFTER,
  TD_FN_ENCODE_FOR_URI,
  TD_FN_CONCAT,
  TD_FN_REGEX,
  TD_FN_REPLACE,
  // Numbers.
  TD_FN_RAND,
  TD_FN_ABS,
  TD_FN_ROUND,
  TD_FN_CEIL,
  TD_FN_FLOOR,
  // Dates and times.
  TD_FN_NOW,
  TD_FN_YEAR,
  TD_FN_MONTH,
  TD_FN_DAY,
  TD_FN_HOURS,
  TD_FN_MINUTES,
  TD_FN_SECONDS,
  TD_FN_TIMEZONE,
  TD_FN_TZ,
  // Digests.
  TD_FN_MD5,
  TD_FN_SHA1,
  TD_FN_SHA256,
  TD_FN_SHA384,
  TD_FN_SHA512,
  // Casts: xsd:string(...) and the like.
  TD_FN_TO_STRING,
  TD_FN_TO_BOOLEAN,
  TD_FN_TO_INTEGER,
  TD_FN_TO_DECIMAL,
  TD_FN_TO_FLOAT,
  TD_FN_TO_DOUBLE,
  TD_FN_TO_DATETIME,
  TD_FN_TO_DATE,
  TD_FN_TO_TIME,
  TD_FN_UNKNOWN, ///< a function by an IRI that we do not know: an error
  TD_N_FUNCTIONS
} td_function;

/// How many arguments a function takes.
typedef struct {
  const char *name; ///< as a keyword; NULL where it is none
  int min;
  int max;
} td_function_form;

extern const td_function_form td_function_forms[TD_N_FUNCTIONS];

/// The function of a keyword, in any case; TD_N_FUNCTIONS where there is none.
td_function td_function_find(td_slice keyword);

/// The cast to a datatype; TD_FN_UNKNOWN where there is none.
td_function td_function_of_iri(td_slice iri);

#endif
