// SPDX-License-Identifier: MIT

// Expressions, by precedence: || && comparisons + - * / ! unary primary.

#include "sparql/parser_private.h"

static td_expr *new_expr(td_parser *p, td_expr_kind kind) {
  td_expr *expr = TD_ARENA_NEW(p->arena, td_expr);
  if (!expr) {
    td_parser_no_memory(p);
    return NULL;
  }
  expr->kind = kind;
  return expr;
}

static td_expr *constant(td_parser *p, td_node node) {
  td_expr *expr = new_expr(p, TD_EXPR_CONSTANT);
  if (expr) {
    expr->node = node;
  }
  return expr;
}

td_expr *td_parser_var_expr(td_parser *p, td_var var) {
  td_expr *expr = new_expr(p, TD_EXPR_VARIABLE);
  if (expr) {
    expr->var = var;
    td_vars_add(&expr->vars, var);
  }
  return expr;
}

static bool add_argument(td_parser *p, td_expr *call, td_expr *argument) {
  td_expr **place =
      call && argument ? TD_PUSH(p->arena, &call->arguments) : NULL;
  if (!place) {
    return p->status != TD_OK ? false : td_parser_no_memory(p);
  }
  *place = argument;
  td_vars_join(&call->vars, &argument->vars);
  return true;
}

td_expr *td_parser_call(td_parser *p, td_function function, td_expr *first,
                        td_expr *second) {
  td_expr *call = new_expr(p, TD_EXPR_CALL);
  if (!call || !first || !add_argument(p, call, first) ||
      (second && !add_argument(p, call, second))) {
    return NULL;
  }
  call->function = function;
  return call;
}

static td_expr *binary(td_parser *p, td_function function, td_expr *first,
                       td_expr *second) {
  return second ? td_parser_call(p, function, first, second) : NULL;
}

// ( Expression, ... ) into `call`.
static bool expression_list(td_parser *p, td_expr *call) {
  if (!td_parser_need_sign(p, "(")) {
    return false;
  }
  if (td_parser_take_sign(p, ")")) {
    return true;
  }
  do {
    if (!add_argument(p, call, td_parser_expression(p))) {
      return false;
    }
  } while (td_parser_take_sign(p, ","));
  return td_parser_need_sign(p, ")");
}

static td_expr *function_call(td_parser *p, td_function function,
                              const char *name) {
  td_expr *call = new_expr(p, TD_EXPR_CALL);
  if (!call || !expression_list(p, call)) {
    return NULL;
  }
  call->function = function;
  const td_function_form *form = &td_function_forms[function];
  const int n = (int)call->arguments.count;
  if (n < form->min || n > form->max) {
    td_parser_fail(p, "%s does not take %d arguments", name, n);
    return NULL;
  }
  if (function == TD_FN_BOUND &&
      call->arguments.items[0]->kind != TD_EXPR_VARIABLE &&
      call->arguments.items[0]->kind != TD_EXPR_CONSTANT) {
    td_parser_fail(p, "BOUND takes a variable");
    return NULL;
  }
  return call;
}

// ------------------------------------------------------------- aggregates

static bool find_aggregate(const td_parser *p, td_aggregate_kind *kind) {
  static const char *const names[] = {[TD_AGGREGATE_COUNT] = "COUNT",
                                      [TD_AGGREGATE_SUM] = "SUM",
                                      [TD_AGGREGATE_MIN] = "MIN",
                                      [TD_AGGREGATE_MAX] = "MAX",
                                      [TD_AGGREGATE_AVG] = "AVG",
                                      [TD_AGGREGATE_SAMPLE] = "SAMPLE",
                                      [TD_AGGREGATE_GROUP_CONCAT] =
                                          "GROUP_CONCAT"};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
    if (td_parser_is_word(p, names[i])) {
      *kind = (td_aggregate_kind)i;
      return true;
    }
  }
  return false;
}

static bool take_separator(td_parser *p, td_aggregate *aggregate) {
  aggregate->separator = td_slice_of(" ");
  if (aggregate->kind != TD_AGGREGATE_GROUP_CONCAT ||
      !td_parser_take_sign(p, ";")) {
    return true;
  }
  if (!td_parser_need_word(p, "SEPARATOR") || !td_parser_need_sign(p, "=")) {
    return false;
  }
  if (p->token.kind != TD_TOKEN_STRING) {
    return td_parser_fail(p, "SEPARATOR takes a string");
  }
  aggregate->separator = p->token.text;
  td_parser_advance(p);
  return true;
}

// The aggregate is evaluated with its group; here stands what it came to.
static td_expr *aggregate(td_parser *p, td_aggregate_kind kind) {
  td_aggregate made = {.kind = kind};
  if (!p->scope->takes_aggregates) {
    td_parser_fail(p, "an aggregate cannot stand here");
    return NULL;
  }
  p->scope->takes_aggregates = false;
  td_parser_advance(p);
  if (!td_parser_need_sign(p, "(")) {
    return NULL;
  }
  made.is_distinct = td_parser_take_word(p, "DISTINCT");
  if (kind != TD_AGGREGATE_COUNT || !td_parser_take_sign(p, "*")) {
    made.argument = td_parser_expression(p);
    if (!made.argument) {
      return NULL;
    }
  }
  if (!take_separator(p, &made) || !td_parser_need_sign(p, ")")) {
    return NULL;
  }
  p->scope->takes_aggregates = true;
  made.var = td_parser_fresh(p);
  td_aggregate *item = TD_PUSH(p->arena, &p->scope->aggregates);
  if (!item) {
    td_parser_no_memory(p);
    return NULL;
  }
  *item = made;
  return td_parser_var_expr(p, made.var);
}

// ---------------------------------------------------------------- primary

static td_expr *exists(td_parser *p) {
  const bool takes = p->scope->takes_aggregates;
  p->scope->takes_aggregates = false;
  td_op *pattern = td_parser_group(p);
  p->scope->takes_aggregates = takes;
  td_expr *expr = pattern ? new_expr(p, TD_EXPR_EXISTS) : NULL;
  if (expr) {
    expr->pattern = pattern;
    expr->vars = pattern->mentions;
  }
  return expr;
}

static td_expr *built_in(td_parser *p) {
  td_aggregate_kind kind;
  if (td_parser_take_word(p, "EXISTS")) {
    return exists(p);
  }
  if (td_parser_take_word(p, "NOT")) {
    return td_parser_need_word(p, "EXISTS")
               ? td_parser_call(p, TD_FN_NOT, exists(p), NULL)
               : NULL;
  }
  if (find_aggregate(p, &kind)) {
    return aggregate(p, kind);
  }
  const td_function function = td_function_find(p->token.text);
  if (function == TD_N_FUNCTIONS) {
    td_parser_fail(p, "there is no function '%.*s'", (int)p->token.text.length,
                   p->token.text.data);
    return NULL;
  }
  td_parser_advance(p);
  return function_call(p, function, td_function_forms[function].name);
}

static td_expr *iri_or_function(td_parser *p) {
  td_node node = {.kind = TD_NODE_IRI};
  if (!td_parser_take_iri(p, &node.text)) {
    return NULL;
  }
  if (!td_parser_is_sign(p, "(")) {
    return constant(p, node);
  }
  return function_call(p, td_function_of_iri(node.text), "a cast");
}

static td_expr *bracketted(td_parser *p) {
  if (!td_parser_need_sign(p, "(")) {
    return NULL;
  }
  td_expr *inner = td_parser_expression(p);
  return inner && td_parser_need_sign(p, ")") ? inner : NULL;
}

static td_expr *primary(td_parser *p) {
  td_slot slot;
  td_node node;
  if (td_parser_is_sign(p, "(")) {
    return bracketted(p);
  }
  if (td_parser_is_iri(p)) {
    return iri_or_function(p);
  }
  if (p->token.kind == TD_TOKEN_VAR) {
    if (!td_parser_take_var_or_iri(p, &slot)) {
      return NULL;
    }
    return slot.is_var ? td_parser_var_expr(p, slot.var)
                       : constant(p, slot.node);
  }
  if (td_parser_is_literal(p)) {
    return td_parser_take_literal(p, &node) ? constant(p, node) : NULL;
  }
  if (p->token.kind == TD_TOKEN_WORD) {
    return built_in(p);
  }
  td_parser_fail(p,
                 p->token.kind == TD_TOKEN_END
                     ? "the query ends inside an expression"
                     : "an expression is missing before '%.*s'",
                 (int)p->token.text.length, p->token.text.data);
  return NULL;
}

static td_expr *unary(td_parser *p) {
  static const struct {
    const char *sign;
    td_function function;
  } signs[] = {{"!", TD_FN_NOT}, {"+", TD_FN_PLUS}, {"-", TD_FN_MINUS}};
  if (!td_parser_enter(p)) {
    return NULL;
  }
  td_expr *expr = NULL;
  size_t i = 0;
  while (i < 3 && !td_parser_is_sign(p, signs[i].sign)) {
    i++;
  }
  if (i == 3) {
    expr = primary(p);
  } else {
    td_parser_advance(p);
    td_expr *inner = unary(p);
    expr = inner ? td_parser_call(p, signs[i].function, inner, NULL) : NULL;
  }
  td_parser_leave(p);
  return expr;
}

// -------------------------------------------------------------- operators

static td_expr *multiplicative(td_parser *p) {
  td_expr *expr = unary(p);
  while (expr) {
    if (td_parser_take_sign(p, "*")) {
      expr = binary(p, TD_FN_MULTIPLY, expr, unary(p));
    } else if (td_parser_take_sign(p, "/")) {
      expr = binary(p, TD_FN_DIVIDE, expr, unary(p));
    } else {
      break;
    }
  }
  return expr;
}

static td_expr *additive(td_parser *p) {
  td_expr *expr = multiplicative(p);
  while (expr) {
    if (td_parser_take_sign(p, "+")) {
      expr = binary(p, TD_FN_ADD, expr, multiplicative(p));
    } else if (td_parser_take_sign(p, "-")) {
      expr = binary(p, TD_FN_SUBTRACT, expr, multiplicative(p));
    } else {
      break;
    }
  }
  return expr;
}

static td_expr *in_list(td_parser *p, td_function function, td_expr *first) {
  td_expr *call = td_parser_call(p, function, first, NULL);
  return call && expression_list(p, call) ? call : NULL;
}

static td_expr *relational(td_parser *p) {
  static const struct {
    const char *sign;
    td_function function;
  } signs[] = {{"=", TD_FN_EQUAL},          {"!=", TD_FN_NOT_EQUAL},
               {"<=", TD_FN_LESS_OR_EQUAL}, {">=", TD_FN_GREATER_OR_EQUAL},
               {"<", TD_FN_LESS},           {">", TD_FN_GREATER}};
  td_expr *expr = additive(p);
  if (!expr) {
    return NULL;
  }
  for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
    if (td_parser_take_sign(p, signs[i].sign)) {
      return binary(p, signs[i].function, expr, additive(p));
    }
  }
  if (td_parser_take_word(p, "IN")) {
    return in_list(p, TD_FN_IN, expr);
  }
  if (td_parser_take_word(p, "NOT")) {
    return td_parser_need_word(p, "IN") ? in_list(p, TD_FN_NOT_IN, expr) : NULL;
  }
  return expr;
}

// Long chains are one call with many arguments, so they do not nest.
static td_expr *chain(td_parser *p, const char *sign, td_function function,
                      td_expr *(*part)(td_parser *p)) {
  td_expr *first = part(p);
  if (!first || !td_parser_is_sign(p, sign)) {
    return first;
  }
  td_expr *call = td_parser_call(p, function, first, NULL);
  while (call && td_parser_take_sign(p, sign)) {
    if (!add_argument(p, call, part(p))) {
      return NULL;
    }
  }
  return call;
}

static td_expr *conjunction(td_parser *p) {
  return chain(p, "&&", TD_FN_AND, relational);
}

td_expr *td_parser_expression(td_parser *p) {
  td_expr *expr =
      td_parser_enter(p) ? chain(p, "||", TD_FN_OR, conjunction) : NULL;
  td_parser_leave(p);
  return expr;
}

bool td_parser_is_constraint(const td_parser *p) {
  td_aggregate_kind kind;
  return td_parser_is_sign(p, "(") || td_parser_is_iri(p) ||
         (p->token.kind == TD_TOKEN_WORD &&
          (td_function_find(p->token.text) != TD_N_FUNCTIONS ||
           td_parser_is_word(p, "EXISTS") || td_parser_is_word(p, "NOT") ||
           find_aggregate(p, &kind)));
}

td_expr *td_parser_constraint(td_parser *p) {
  if (td_parser_is_sign(p, "(")) {
    return bracketted(p);
  }
  if (td_parser_is_iri(p)) {
    td_expr *call = iri_or_function(p);
    if (call && call->kind != TD_EXPR_CALL) {
      td_parser_fail(p, "an IRI alone is no condition");
      return NULL;
    }
    return call;
  }
  if (!td_parser_is_constraint(p)) {
    td_parser_fail(p, "a condition is missing");
    return NULL;
  }
  return built_in(p);
}
