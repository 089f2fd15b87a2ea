// SPDX-License-Identifier: MIT

// Which expressions rasqal 0.9.33 evaluates rightly. Of the others some give
// values where there should be errors (DATATYPE), some none where there should
// be one (SUBSTR past the end), some are inexact (* of decimals), some return
// freed memory (CONCAT, STRBEFORE).

#include "base/try.h"
#include "rdf/sparql_private.h"
#include "rdf/vocab.h"

bool td_judge_deny(td_judge *judge, const char *reason) {
  judge->reason = judge->reason ? judge->reason : reason;
  return false;
}

static bool is_aggregate(rasqal_op op) {
  return op == RASQAL_EXPR_COUNT || op == RASQAL_EXPR_SUM ||
         op == RASQAL_EXPR_AVG || op == RASQAL_EXPR_MIN ||
         op == RASQAL_EXPR_MAX || op == RASQAL_EXPR_GROUP_CONCAT ||
         op == RASQAL_EXPR_SAMPLE;
}

// rasqal's integers have 32 bits.
static bool is_small(const rasqal_literal *literal) {
  if (!literal || !literal->string || literal->type == RASQAL_LITERAL_URI) {
    return true;
  }
  return literal->type != RASQAL_LITERAL_INTEGER || literal->string_len < 10;
}

static bool is_fine(td_judge *judge, const rasqal_expression *e) {
  switch (e->op) {
  case RASQAL_EXPR_LT:
  case RASQAL_EXPR_GT:
  case RASQAL_EXPR_LE:
  case RASQAL_EXPR_GE:
  case RASQAL_EXPR_EQ:
  case RASQAL_EXPR_NEQ:
  case RASQAL_EXPR_UMINUS:
  case RASQAL_EXPR_IN:
  case RASQAL_EXPR_NOT_IN:
    judge->query->needs_small_numbers = true;
    return true;
  case RASQAL_EXPR_AND:
  case RASQAL_EXPR_OR:
  case RASQAL_EXPR_BOUND:
  case RASQAL_EXPR_STR:
  case RASQAL_EXPR_LANG:
  case RASQAL_EXPR_LANGMATCHES:
  case RASQAL_EXPR_ISURI:
  case RASQAL_EXPR_ISBLANK:
  case RASQAL_EXPR_ISLITERAL:
  case RASQAL_EXPR_ISNUMERIC:
  case RASQAL_EXPR_REGEX:
  case RASQAL_EXPR_SAMETERM:
  case RASQAL_EXPR_COALESCE:
  case RASQAL_EXPR_STRLEN:
  case RASQAL_EXPR_STRSTARTS:
  case RASQAL_EXPR_STRENDS:
  case RASQAL_EXPR_CONTAINS:
  case RASQAL_EXPR_REPLACE:
    return true;
  case RASQAL_EXPR_BANG:
    // Errors inside are not errors of the whole, as they should be.
    return (e->arg1->op != RASQAL_EXPR_AND && e->arg1->op != RASQAL_EXPR_OR) ||
           td_judge_deny(judge, "! before && or ||; write it without ( )");
  case RASQAL_EXPR_UCASE:
  case RASQAL_EXPR_LCASE:
    judge->query->needs_ascii = true;
    return true;
  case RASQAL_EXPR_LITERAL:
    return is_small(e->literal) ||
           td_judge_deny(judge, "a number of more than nine digits");
  default:
    return td_judge_deny(
        judge, is_aggregate(e->op)
                   ? "an aggregate inside an expression"
                   : "arithmetic, or a function other than STR, LANG, "
                     "LANGMATCHES, BOUND, COALESCE, REGEX, CONTAINS, "
                     "STRSTARTS, STRENDS, STRLEN, UCASE, LCASE, "
                     "REPLACE, sameTerm, isIRI, isBLANK, isLITERAL, "
                     "isNUMERIC");
  }
}

static int visit(void *handle, rasqal_expression *e) {
  return !is_fine(handle, e);
}

bool td_judge_expression(td_judge *judge, rasqal_expression *expression) {
  if (!expression) {
    return td_judge_deny(judge, "a part that cannot be read");
  }
  return rasqal_expression_visit(expression, visit, judge) == 0 &&
         !judge->reason;
}

bool td_judge_is_variable(const rasqal_expression *e) {
  return e && e->op == RASQAL_EXPR_LITERAL && e->literal &&
         e->literal->type == RASQAL_LITERAL_VARIABLE;
}

// BIND and SELECT give no row where a function fails, though there should be
// one with the variable unbound: so nothing that can fail.
static int visit_value(void *handle, rasqal_expression *e) {
  switch (e->op) {
  case RASQAL_EXPR_LITERAL:
    return td_judge_is_variable(e) &&
           !td_judge_measure(handle, e->literal->value.variable,
                             TD_MEASURE_BOUND);
  case RASQAL_EXPR_STR:
  case RASQAL_EXPR_STRLEN:
  case RASQAL_EXPR_UCASE:
  case RASQAL_EXPR_LCASE:
  case RASQAL_EXPR_REPLACE:
    return 0;
  default:
    return !td_judge_deny(handle,
                          "a BIND or SELECT expression of other than STR, "
                          "STRLEN, UCASE, LCASE and REPLACE");
  }
}

bool td_judge_value(td_judge *judge, rasqal_expression *expression) {
  judge->query->needs_no_blanks = true;
  return td_judge_expression(judge, expression) &&
         rasqal_expression_visit(expression, visit_value, judge) == 0 &&
         !judge->reason;
}
