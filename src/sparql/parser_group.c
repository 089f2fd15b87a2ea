// SPDX-License-Identifier: MIT

// Group graph patterns: section 18.2.2.6, as it is read.

#include "sparql/parser_private.h"

typedef TD_ARRAY(td_expr *) filter_list;

// A group so far. Its filters hold for the whole of it, wherever they stand.
typedef struct {
  td_op *op;
  filter_list filters;
  td_op *bgp; ///< that triples after a filter go on with; or NULL
} group;

static bool add_bgp(td_parser *p, group *g, const td_pattern_list *patterns) {
  if (g->bgp) {
    g->bgp->patterns = *patterns;
    td_op_finish(g->bgp);
    if (g->op != g->bgp) {
      td_op_finish(g->op);
    }
    return true;
  }
  g->bgp = td_parser_op(p, TD_OP_BGP, NULL, NULL);
  if (!g->bgp) {
    return false;
  }
  g->bgp->patterns = *patterns;
  td_op_finish(g->bgp);
  g->op = td_parser_join(p, g->op, g->bgp);
  return g->op != NULL;
}

static bool take_triples(td_parser *p, group *g) {
  td_pattern_list patterns = {0};
  td_op *paths = NULL;
  if (g->bgp) {
    patterns = g->bgp->patterns;
  }
  const uint32_t n = patterns.count;
  if (!td_parser_triples(p, &patterns, &paths)) {
    return false;
  }
  if (patterns.count > n && !add_bgp(p, g, &patterns)) {
    return false;
  }
  if (paths) {
    g->op = td_parser_join(p, g->op, paths);
    g->bgp = NULL; // it is no longer the last part of g->op
  }
  return g->op != NULL;
}

static bool take_filter(td_parser *p, group *g) {
  const uint32_t bgp = p->bgp; // an EXISTS in it has others
  td_expr *expr = td_parser_constraint(p);
  p->bgp = bgp;
  td_expr **place = expr ? TD_PUSH(p->arena, &g->filters) : NULL;
  if (!place) {
    return expr ? td_parser_no_memory(p) : false;
  }
  *place = expr;
  return true;
}

static bool take_group(td_parser *p, group *g);

// LeftJoin(G, A, F): the filters of the optional group are its condition.
static bool take_optional(td_parser *p, group *g) {
  group inner = {0};
  if (!take_group(p, &inner)) {
    return false;
  }
  td_op *op = td_parser_op(p, TD_OP_LEFT_JOIN, g->op, inner.op);
  if (!op) {
    return false;
  }
  for (uint32_t i = 0; i < inner.filters.count; i++) {
    td_expr *expr = inner.filters.items[i];
    op->expr = op->expr ? td_parser_call(p, TD_FN_AND, op->expr, expr) : expr;
    if (!op->expr) {
      return false;
    }
  }
  td_op_finish(op);
  g->op = op;
  return true;
}

static bool take_minus(td_parser *p, group *g) {
  td_op *right = td_parser_group(p);
  g->op = right ? td_parser_op(p, TD_OP_MINUS, g->op, right) : NULL;
  return g->op != NULL;
}

static bool take_bind(td_parser *p, group *g) {
  td_var var;
  if (!td_parser_need_sign(p, "(")) {
    return false;
  }
  td_expr *expr = td_parser_expression(p);
  if (!expr || !td_parser_need_word(p, "AS")) {
    return false;
  }
  const td_slice name = p->token.text;
  if (!td_parser_take_var(p, &var) || !td_parser_need_sign(p, ")")) {
    return false;
  }
  if (td_vars_has(&g->op->scope, var)) {
    return td_parser_fail(p, "BIND to ?%.*s, which is bound before",
                          (int)name.length, name.data);
  }
  g->op = td_parser_extend(p, g->op, expr, var);
  return g->op != NULL;
}

static bool take_graph(td_parser *p, group *g) {
  td_slot slot;
  p->query->has_graph = true;
  if (!td_parser_take_var_or_iri(p, &slot)) {
    return false;
  }
  td_op *inner = td_parser_group(p);
  td_op *op = inner ? td_parser_op(p, TD_OP_GRAPH, inner, NULL) : NULL;
  if (!op) {
    return false;
  }
  op->graph = slot;
  td_op_finish(op);
  g->op = td_parser_join(p, g->op, op);
  return g->op != NULL;
}

static bool take_union(td_parser *p, group *g) {
  td_op *op = td_parser_group(p);
  while (op && td_parser_take_word(p, "UNION")) {
    td_op *right = td_parser_group(p);
    op = right ? td_parser_op(p, TD_OP_UNION, op, right) : NULL;
  }
  g->op = op ? td_parser_join(p, g->op, op) : NULL;
  return g->op != NULL;
}

static bool take_values(td_parser *p, group *g) {
  td_op *op = td_parser_values(p);
  g->op = op ? td_parser_join(p, g->op, op) : NULL;
  return g->op != NULL;
}

static bool refuse_service(td_parser *p, group *g) {
  (void)g;
  if (p->status == TD_OK) {
    p->status = td_error_send(p->errors, TD_ERR_UNSUPPORTED, p->source->file, 0,
                              "SERVICE is not offered: a query asks the graphs "
                              "it is given and nothing else");
  }
  return false;
}

// GraphPatternNotTriples.
static bool take_other(td_parser *p, group *g) {
  static const struct {
    const char *word;
    bool (*take)(td_parser *p, group *g);
  } forms[] = {{"OPTIONAL", take_optional}, {"MINUS", take_minus},
               {"GRAPH", take_graph},       {"SERVICE", refuse_service},
               {"BIND", take_bind},         {"VALUES", take_values}};
  p->bgp = ++p->n_bgps;
  g->bgp = NULL;
  if (td_parser_is_sign(p, "{")) {
    return take_union(p, g);
  }
  for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
    if (td_parser_take_word(p, forms[i].word)) {
      const bool is_fine = forms[i].take(p, g);
      p->bgp = ++p->n_bgps;
      return is_fine;
    }
  }
  return td_parser_fail(p, "'%.*s' cannot stand in a group",
                        (int)p->token.text.length, p->token.text.data);
}

static bool take_parts(td_parser *p, group *g) {
  while (p->status == TD_OK && !td_parser_is_sign(p, "}")) {
    bool is_fine;
    if (td_parser_begins_triples(p)) {
      is_fine = take_triples(p, g);
      if (is_fine && !td_parser_is_sign(p, "}") &&
          td_parser_begins_triples(p)) {
        return td_parser_fail(p, "a '.' is missing between triples");
      }
      if (!is_fine) {
        return false;
      }
      continue;
    }
    if (td_parser_take_word(p, "FILTER")) {
      is_fine = take_filter(p, g);
    } else if (p->token.kind == TD_TOKEN_END) {
      return td_parser_fail(p, "a group does not end: '}' is missing");
    } else {
      is_fine = take_other(p, g);
    }
    if (!is_fine) {
      return false;
    }
    td_parser_take_sign(p, ".");
  }
  return p->status == TD_OK;
}

static bool take_group(td_parser *p, group *g) {
  g->op = td_parser_op(p, TD_OP_UNIT, NULL, NULL);
  p->bgp = ++p->n_bgps;
  if (!g->op || !td_parser_enter(p) || !td_parser_need_sign(p, "{")) {
    return false;
  }
  if (td_parser_is_word(p, "SELECT")) {
    td_var_list columns;
    td_scope scope = {.outer = p->scope};
    p->scope = &scope;
    g->op = td_parser_select(p, &columns);
    p->scope = scope.outer;
  } else if (!take_parts(p, g)) {
    return false;
  }
  td_parser_leave(p);
  p->bgp = ++p->n_bgps;
  return g->op && td_parser_need_sign(p, "}");
}

td_op *td_parser_group(td_parser *p) {
  group g = {0};
  if (!take_group(p, &g)) {
    return NULL;
  }
  for (uint32_t i = 0; g.op && i < g.filters.count; i++) {
    g.op = td_parser_filter(p, g.op, g.filters.items[i]);
  }
  return g.op;
}

// ----------------------------------------------------------------- VALUES

static bool take_cell(td_parser *p, td_op *op) {
  td_slot *cell = TD_PUSH(p->arena, &op->cells);
  if (!cell) {
    return td_parser_no_memory(p);
  }
  if (td_parser_take_word(p, "UNDEF")) {
    return true;
  }
  if (p->token.kind == TD_TOKEN_BLANK) {
    return td_parser_fail(p, "a blank node cannot stand in VALUES");
  }
  td_slot slot;
  if (!td_parser_take_var_or_term(p, &slot)) {
    return false;
  }
  *cell = slot;
  return !slot.is_var ||
         td_parser_fail(p, "a variable cannot stand among the VALUES");
}

static bool take_row(td_parser *p, td_op *op, bool is_single) {
  const uint32_t before = op->cells.count;
  op->n_rows++;
  if (is_single) {
    return take_cell(p, op);
  }
  if (!td_parser_need_sign(p, "(")) {
    return false;
  }
  while (!td_parser_take_sign(p, ")")) {
    if (!take_cell(p, op)) {
      return false;
    }
  }
  return op->cells.count - before == op->vars.count ||
         td_parser_fail(p, "a row of VALUES has %u values for %u variables",
                        op->cells.count - before, op->vars.count);
}

static bool take_values_var(td_parser *p, td_op *op) {
  td_var *var = TD_PUSH(p->arena, &op->vars);
  if (!var) {
    return td_parser_no_memory(p);
  }
  if (!td_parser_take_var(p, var)) {
    return false;
  }
  for (uint32_t i = 0; i + 1 < op->vars.count; i++) {
    if (op->vars.items[i] == op->vars.items[op->vars.count - 1]) {
      return td_parser_fail(p, "VALUES has a variable twice");
    }
  }
  return true;
}

td_op *td_parser_values(td_parser *p) {
  td_op *op = td_parser_op(p, TD_OP_VALUES, NULL, NULL);
  if (!op) {
    return NULL;
  }
  const bool is_single = !td_parser_take_sign(p, "(");
  if (is_single) {
    if (!take_values_var(p, op)) {
      return NULL;
    }
  } else {
    while (!td_parser_take_sign(p, ")")) {
      if (!take_values_var(p, op)) {
        return NULL;
      }
    }
  }
  if (!td_parser_need_sign(p, "{")) {
    return NULL;
  }
  while (!td_parser_take_sign(p, "}")) {
    if (!take_row(p, op, is_single)) {
      return NULL;
    }
  }
  td_op_finish(op);
  return op;
}
