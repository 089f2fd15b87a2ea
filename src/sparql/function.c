// SPDX-License-Identifier: MIT

#include "sparql/function.h"

#include "rdf/vocab.h"

#include <limits.h>
#include <strings.h>

enum { ANY = INT_MAX };

const td_function_form td_function_forms[TD_N_FUNCTIONS] = {
    [TD_FN_BOUND] = {"BOUND", 1, 1},
    [TD_FN_IF] = {"IF", 3, 3},
    [TD_FN_COALESCE] = {"COALESCE", 0, ANY},
    [TD_FN_STR] = {"STR", 1, 1},
    [TD_FN_LANG] = {"LANG", 1, 1},
    [TD_FN_LANGMATCHES] = {"LANGMATCHES", 2, 2},
    [TD_FN_DATATYPE] = {"DATATYPE", 1, 1},
    [TD_FN_IRI] = {"IRI", 1, 1},
    [TD_FN_BNODE] = {"BNODE", 0, 1},
    [TD_FN_STRDT] = {"STRDT", 2, 2},
    [TD_FN_STRLANG] = {"STRLANG", 2, 2},
    [TD_FN_UUID] = {"UUID", 0, 0},
    [TD_FN_STRUUID] = {"STRUUID", 0, 0},
    [TD_FN_SAMETERM] = {"SAMETERM", 2, 2},
    [TD_FN_ISIRI] = {"ISIRI", 1, 1},
    [TD_FN_ISBLANK] = {"ISBLANK", 1, 1},
    [TD_FN_ISLITERAL] = {"ISLITERAL", 1, 1},
    [TD_FN_ISNUMERIC] = {"ISNUMERIC", 1, 1},
    [TD_FN_STRLEN] = {"STRLEN", 1, 1},
    [TD_FN_SUBSTR] = {"SUBSTR", 2, 3},
    [TD_FN_UCASE] = {"UCASE", 1, 1},
    [TD_FN_LCASE] = {"LCASE", 1, 1},
    [TD_FN_STRSTARTS] = {"STRSTARTS", 2, 2},
    [TD_FN_STRENDS] = {"STRENDS", 2, 2},
    [TD_FN_CONTAINS] = {"CONTAINS", 2, 2},
    [TD_FN_STRBEFORE] = {"STRBEFORE", 2, 2},
    [TD_FN_STRAFTER] = {"STRAFTER", 2, 2},
    [TD_FN_ENCODE_FOR_URI] = {"ENCODE_FOR_URI", 1, 1},
    [TD_FN_CONCAT] = {"CONCAT", 0, ANY},
    [TD_FN_REGEX] = {"REGEX", 2, 3},
    [TD_FN_REPLACE] = {"REPLACE", 3, 4},
    [TD_FN_RAND] = {"RAND", 0, 0},
    [TD_FN_ABS] = {"ABS", 1, 1},
    [TD_FN_ROUND] = {"ROUND", 1, 1},
    [TD_FN_CEIL] = {"CEIL", 1, 1},
    [TD_FN_FLOOR] = {"FLOOR", 1, 1},
    [TD_FN_NOW] = {"NOW", 0, 0},
    [TD_FN_YEAR] = {"YEAR", 1, 1},
    [TD_FN_MONTH] = {"MONTH", 1, 1},
    [TD_FN_DAY] = {"DAY", 1, 1},
    [TD_FN_HOURS] = {"HOURS", 1, 1},
    [TD_FN_MINUTES] = {"MINUTES", 1, 1},
    [TD_FN_SECONDS] = {"SECONDS", 1, 1},
    [TD_FN_TIMEZONE] = {"TIMEZONE", 1, 1},
    [TD_FN_TZ] = {"TZ", 1, 1},
    [TD_FN_MD5] = {"MD5", 1, 1},
    [TD_FN_SHA1] = {"SHA1", 1, 1},
    [TD_FN_SHA256] = {"SHA256", 1, 1},
    [TD_FN_SHA384] = {"SHA384", 1, 1},
    [TD_FN_SHA512] = {"SHA512", 1, 1},
    [TD_FN_TO_STRING] = {NULL, 1, 1},
    [TD_FN_TO_BOOLEAN] = {NULL, 1, 1},
    [TD_FN_TO_INTEGER] = {NULL, 1, 1},
    [TD_FN_TO_DECIMAL] = {NULL, 1, 1},
    [TD_FN_TO_FLOAT] = {NULL, 1, 1},
    [TD_FN_TO_DOUBLE] = {NULL, 1, 1},
    [TD_FN_TO_DATETIME] = {NULL, 1, 1},
    [TD_FN_TO_DATE] = {NULL, 1, 1},
    [TD_FN_TO_TIME] = {NULL, 1, 1},
    [TD_FN_UNKNOWN] = {NULL, 0, ANY}};

td_function td_function_find(td_slice keyword) {
  for (int i = 0; i < TD_N_FUNCTIONS; i++) {
    const char *name = td_function_forms[i].name;
    if (name && strlen(name) == keyword.length &&
        strncasecmp(name, keyword.data, keyword.length) == 0) {
      return (td_function)i;
    }
  }
  return keyword.length == 3 && strncasecmp("URI", keyword.data, 3) == 0
             ? TD_FN_IRI
         : keyword.length == 5 && strncasecmp("ISURI", keyword.data, 5) == 0
             ? TD_FN_ISIRI
             : TD_N_FUNCTIONS;
}

td_function td_function_of_iri(td_slice iri) {
  static const struct {
    td_vocab datatype;
    td_function function;
  } casts[] = {
      {TD_XSD_string, TD_FN_TO_STRING},   {TD_XSD_boolean, TD_FN_TO_BOOLEAN},
      {TD_XSD_integer, TD_FN_TO_INTEGER}, {TD_XSD_decimal, TD_FN_TO_DECIMAL},
      {TD_XSD_float, TD_FN_TO_FLOAT},     {TD_XSD_double, TD_FN_TO_DOUBLE},
      {TD_XSD_date, TD_FN_TO_DATE},       {TD_XSD_dateTime, TD_FN_TO_DATETIME},
      {TD_XSD_time, TD_FN_TO_TIME}};
  for (size_t i = 0; i < sizeof(casts) / sizeof(casts[0]); i++) {
    if (td_slice_is(iri, td_vocab_iri(casts[i].datatype))) {
      return casts[i].function;
    }
  }
  return TD_FN_UNKNOWN;
}
