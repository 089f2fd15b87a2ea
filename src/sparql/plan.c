// SPDX-License-Identifier: MIT

#include "sparql/plan.h"

#include "base/try.h"
#include "sparql/expression_private.h"
#include "sparql/plan_private.h"

typedef TD_ARRAY(const td_op *) op_list;

static td_iterator *plan_op(td_planner *p, const td_op *op,
                            const td_vars *bound, td_filter_list *filters);

// Register an iterator with its parts; NULL stays NULL.
static td_iterator *keep(td_planner *p, td_iterator *made, td_iterator *left,
                         td_iterator *right) {
  if (made) {
    made->left = left;
    made->right = right;
    made->made_before = p->last;
    p->last = made;
  }
  return made;
}

// ----------------------------------------------------------------- EXISTS

typedef struct {
  td_iterator *iterator;
  td_term *row;
} exists_plan;

static bool plan_expr(td_planner *p, const td_expr *expr,
                      const td_vars *bound) {
  if (expr->kind == TD_EXPR_EXISTS) {
    exists_plan *plan = TD_ARENA_NEW(p->run->arena, exists_plan);
    td_filter_list none = {0};
    if (!plan) {
      return false;
    }
    plan->row = td_run_row(p->run);
    plan->iterator = plan_op(p, expr->pattern, bound, &none);
    ((td_expr *)expr)->plan = plan; // of the query that is being prepared
    return plan->row && plan->iterator;
  }
  for (uint32_t i = 0; i < expr->arguments.count; i++) {
    if (!plan_expr(p, expr->arguments.items[i], bound)) {
      return false;
    }
  }
  return true;
}

bool td_expr_exists(td_run *run, const td_expr *expr, const td_term *row) {
  exists_plan *plan = expr->plan;
  const td_term *outer = run->bound;
  memcpy(plan->row, row, run->width * sizeof(td_term));
  run->bound = plan->row;
  td_status status = td_iterator_open(plan->iterator, NULL);
  if (status == TD_OK) {
    status = td_iterator_next(plan->iterator);
  }
  run->bound = outer;
  if (status != TD_OK && status != TD_END) {
    run->status = status;
  }
  return status == TD_OK;
}

// ---------------------------------------------------------------- filters

static bool add_filter(td_planner *p, td_filter_list *list,
                       const td_expr *expr) {
  if (expr->kind == TD_EXPR_CALL && expr->function == TD_FN_AND) {
    for (uint32_t i = 0; i < expr->arguments.count; i++) {
      if (!add_filter(p, list, expr->arguments.items[i])) {
        return false;
      }
    }
    return true;
  }
  const td_expr **item = TD_PUSH(p->run->arena, list);
  if (item) {
    *item = expr;
  }
  return item != NULL;
}

// Move to `to` the filters that need no more than `known`.
static bool take_filters(td_planner *p, td_filter_list *from,
                         const td_vars *known, td_filter_list *to) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < from->count; i++) {
    if (td_vars_within(&from->items[i]->vars, known)) {
      const td_expr **item = TD_PUSH(p->run->arena, to);
      if (!item) {
        return false;
      }
      *item = from->items[i];
    } else {
      from->items[n++] = from->items[i];
    }
  }
  from->count = n;
  return true;
}

static bool plan_filters(td_planner *p, const td_filter_list *filters,
                         const td_vars *bound) {
  for (uint32_t i = 0; i < filters->count; i++) {
    if (!plan_expr(p, filters->items[i], bound)) {
      return false;
    }
  }
  return true;
}

// The filters that are left, behind `made`.
static td_iterator *filtered(td_planner *p, td_iterator *made,
                             td_filter_list *filters, const td_vars *certain) {
  if (!made || !filters->count) {
    return made;
  }
  if (!plan_filters(p, filters, certain)) {
    return NULL;
  }
  td_iterator *filter =
      keep(p, td_iterator_new_filter(p->run, filters), made, NULL);
  filters->count = 0;
  return filter;
}

// ------------------------------------------------------------------- BGPs

static bool order_patterns(td_planner *p, const td_op *op, const td_vars *bound,
                           td_filter_list *filters, td_scan_step_list *steps) {
  uint32_t *order =
      TD_ARENA_ARRAY(p->run->arena, uint32_t, op->patterns.count + 1);
  td_vars own = {{0}};
  if (!order) {
    return false;
  }
  td_plan_order_patterns(p->run, &op->patterns, bound, order);
  for (uint32_t n = 0; n < op->patterns.count; n++) {
    td_scan_step *step = TD_PUSH(p->run->arena, steps);
    if (!step) {
      return false;
    }
    step->pattern = &op->patterns.items[order[n]];
    td_pattern_add_vars(step->pattern, &own);
    if (!take_filters(p, filters, &own, &step->filters) ||
        !plan_filters(p, &step->filters, &own)) {
      return false;
    }
  }
  return true;
}

static td_iterator *plan_bgp(td_planner *p, const td_op *op,
                             const td_vars *bound, td_filter_list *filters) {
  td_scan_step_list steps = {0};
  if (!op->patterns.count) {
    return keep(p, td_iterator_new_unit(p->run, op), NULL, NULL);
  }
  return order_patterns(p, op, bound, filters, &steps)
             ? keep(p, td_iterator_new_scan(p->run, &steps), NULL, NULL)
             : NULL;
}

// ------------------------------------------------------------------ joins

// The right side of a join, behind a left one that binds `left_certain` and has
// about `left` rows: by the index, or kept in a table, whichever touches less.
static td_iterator *plan_pair(td_planner *p, const td_op *op,
                              td_iterator *left_iterator, double left_rows,
                              const td_vars *bound, td_filter_list *filters) {
  const td_vars *left_certain = &op->left->certain;
  td_vars known = *bound;
  td_vars_join(&known, left_certain);
  const td_vars keys = td_vars_common(left_certain, &op->right->certain);
  const td_estimate seeded = td_plan_estimate(p, op->right, &known);
  const td_estimate whole = td_plan_estimate(p, op->right, bound);
  const bool is_nested = td_plan_takes_seed(op->right) &&
                         (left_rows <= 2 || left_rows * (seeded.cost + 1) <=
                                                2 * whole.cost + left_rows);
  td_iterator *right =
      plan_op(p, op->right, is_nested ? &known : bound, filters);
  if (!left_iterator || !right) {
    return NULL;
  }
  if (op->expr && !plan_expr(p, op->expr, &known)) {
    return NULL;
  }
  return keep(p,
              is_nested ? td_iterator_new_nested(p->run, op)
                        : td_iterator_new_hash(p->run, op, &keys),
              left_iterator, right);
}

static bool add_patterns(td_planner *p, const td_op *from, td_op *to) {
  for (uint32_t i = 0; i < from->patterns.count; i++) {
    td_pattern *pattern = TD_PUSH(p->run->arena, &to->patterns);
    if (!pattern) {
      return false;
    }
    *pattern = from->patterns.items[i];
  }
  return true;
}

static bool flatten(td_planner *p, const td_op *op, op_list *parts,
                    td_op **bgp) {
  if (op->kind == TD_OP_JOIN) {
    return flatten(p, op->left, parts, bgp) &&
           flatten(p, op->right, parts, bgp);
  }
  if (op->kind == TD_OP_GRAPH) {
    td_op *lifted = td_plan_lift_graph(p, op);
    if (lifted) {
      return flatten(p, lifted, parts, bgp);
    }
  }
  if (op->kind == TD_OP_BGP && *bgp) {
    if (!add_patterns(p, op, *bgp)) {
      return false;
    }
    td_op_finish(*bgp);
    return true;
  }
  const td_op **item = TD_PUSH(p->run->arena, parts);
  if (!item) {
    return false;
  }
  *item = op;
  if (op->kind == TD_OP_BGP) { // of its own, so that others can be added
    *bgp = TD_ARENA_NEW(p->run->arena, td_op);
    if (!*bgp) {
      return false;
    }
    **bgp = *op;
    (*bgp)->patterns = (td_pattern_list){0};
    if (!add_patterns(p, op, *bgp)) {
      return false;
    }
    *item = *bgp;
  }
  return true;
}

// The cheapest of the parts that are left; one that shares a variable with
// what is known goes before one that does not.
static uint32_t next_part(td_planner *p, const op_list *parts,
                          const td_vars *known, bool is_first) {
  uint32_t best = UINT32_MAX;
  double best_cost = 0;
  bool best_joins = false;
  for (uint32_t i = 0; i < parts->count; i++) {
    if (!parts->items[i]) {
      continue;
    }
    const td_estimate e = td_plan_estimate(p, parts->items[i], known);
    const td_vars common = td_vars_common(&parts->items[i]->scope, known);
    const bool joins = is_first || e.rows <= 1 || !td_vars_is_empty(&common);
    const double cost =
        e.cost + e.rows + (td_plan_takes_seed(parts->items[i]) ? 0 : 1000);
    if (best == UINT32_MAX || (joins && !best_joins) ||
        (joins == best_joins && cost < best_cost)) {
      best = i;
      best_cost = cost;
      best_joins = joins;
    }
  }
  return best;
}

static td_op *new_join(td_planner *p, const td_op *left, const td_op *right) {
  td_op *join = TD_ARENA_NEW(p->run->arena, td_op);
  if (join) {
    join->kind = TD_OP_JOIN;
    join->left = (td_op *)left;
    join->right = (td_op *)right;
    td_op_finish(join);
  }
  return join;
}

// The filters that a part answers by itself go with it.
static td_iterator *plan_part(td_planner *p, const td_op *op,
                              const td_vars *bound, td_filter_list *filters) {
  td_filter_list own = {0};
  return take_filters(p, filters, &op->certain, &own)
             ? plan_op(p, op, bound, &own)
             : NULL;
}

static td_iterator *plan_join(td_planner *p, const td_op *op,
                              const td_vars *bound, td_filter_list *filters) {
  op_list parts = {0};
  td_op *bgp = NULL;
  if (!flatten(p, op, &parts, &bgp)) {
    return NULL;
  }
  const uint32_t first = next_part(p, &parts, bound, true);
  const td_op *whole = parts.items[first];
  parts.items[first] = NULL;
  td_vars known = *bound;
  td_vars_join(&known, &whole->certain);
  double rows = td_plan_estimate(p, whole, bound).rows;
  td_iterator *made = plan_part(p, whole, bound, filters);
  for (uint32_t n = 1; made && n < parts.count; n++) {
    const uint32_t i = next_part(p, &parts, &known, false);
    td_op *join = new_join(p, whole, parts.items[i]);
    if (!join) {
      return NULL;
    }
    parts.items[i] = NULL;
    td_filter_list own = {0};
    if (!take_filters(p, filters, &join->right->certain, &own)) {
      return NULL;
    }
    made = plan_pair(p, join, made, rows, bound, &own);
    rows *= td_plan_estimate(p, join->right, &known).rows;
    td_vars_join(&known, &join->right->certain);
    whole = join;
    td_filter_list ready = {0};
    if (!take_filters(p, filters, &whole->certain, &ready)) {
      return NULL;
    }
    made = filtered(p, made, &ready, &whole->certain);
  }
  return made;
}

static td_iterator *plan_two(td_planner *p, const td_op *op,
                             const td_vars *bound, td_filter_list *filters) {
  td_filter_list none = {0};
  td_iterator *left = plan_part(p, op->left, bound, filters);
  const double rows = td_plan_estimate(p, op->left, bound).rows;
  return left ? plan_pair(p, op, left, rows, bound, &none) : NULL;
}

static td_iterator *plan_union(td_planner *p, const td_op *op,
                               const td_vars *bound) {
  td_filter_list none[2] = {{0}, {0}};
  td_iterator *left = plan_op(p, op->left, bound, &none[0]);
  td_iterator *right = left ? plan_op(p, op->right, bound, &none[1]) : NULL;
  return right ? keep(p, td_iterator_new_union(p->run, op), left, right) : NULL;
}

// ------------------------------------------------------------ one operand

static td_iterator *plan_graph(td_planner *p, const td_op *op,
                               const td_vars *bound, td_filter_list *filters) {
  td_filter_list none = {0};
  const td_op *lifted = td_plan_lift_graph(p, op);
  if (lifted) {
    return plan_op(p, lifted, bound, filters);
  }
  td_iterator *left = plan_op(p, op->left, bound, &none);
  return left ? keep(p, td_iterator_new_graph(p->run, op), left, NULL) : NULL;
}

static td_iterator *plan_project(td_planner *p, const td_op *op) {
  const td_vars unknown = {{0}};
  td_filter_list none = {0};
  td_iterator *left = plan_op(p, op->left, &unknown, &none);
  return left ? keep(p, td_iterator_new_project(p->run, op), left, NULL) : NULL;
}

static bool plan_exprs(td_planner *p, const td_op *op) {
  const td_vars *known = &op->left->certain;
  for (uint32_t i = 0; i < op->keys.count; i++) {
    if (!plan_expr(p, op->keys.items[i].expr, known)) {
      return false;
    }
  }
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    const td_expr *argument = op->aggregates.items[i].argument;
    if (argument && !plan_expr(p, argument, known)) {
      return false;
    }
  }
  for (uint32_t i = 0; i < op->order.count; i++) {
    if (!plan_expr(p, op->order.items[i].expr, known)) {
      return false;
    }
  }
  return !op->expr || plan_expr(p, op->expr, known);
}

// Of an ORDER under a LIMIT only the first rows will be asked for.
static void note_limit(td_planner *p, const td_op *slice) {
  const td_op *project = slice->left;
  if (project->kind == TD_OP_PROJECT && project->left->kind == TD_OP_ORDER &&
      slice->limit < UINT32_MAX && slice->offset < UINT32_MAX) {
    p->first = project->left;
    p->most = slice->limit + slice->offset;
  }
}

static td_iterator *new_one(td_planner *p, const td_op *op) {
  switch (op->kind) {
  case TD_OP_EXTEND:
    return td_iterator_new_extend(p->run, op);
  case TD_OP_GROUP:
    return td_iterator_new_group(p->run, op);
  case TD_OP_ORDER:
    return td_iterator_new_order(p->run, op,
                                 p->first == op ? p->most : UINT64_MAX);
  case TD_OP_DISTINCT:
    return td_iterator_new_distinct(p->run, op);
  default:
    return td_iterator_new_slice(p->run, op);
  }
}

static td_iterator *plan_one(td_planner *p, const td_op *op,
                             const td_vars *bound, td_filter_list *filters) {
  const td_vars unknown = {{0}};
  const bool is_whole = op->kind == TD_OP_GROUP || op->kind == TD_OP_SLICE;
  td_filter_list own = {0};
  if (op->kind == TD_OP_EXTEND &&
      !take_filters(p, filters, &op->left->certain, &own)) {
    return NULL;
  }
  if (op->kind == TD_OP_SLICE) {
    note_limit(p, op);
  }
  td_iterator *left = plan_op(p, op->left, is_whole ? &unknown : bound, &own);
  return left && plan_exprs(p, op) ? keep(p, new_one(p, op), left, NULL) : NULL;
}

static td_iterator *plan_filter(td_planner *p, const td_op *op,
                                const td_vars *bound, td_filter_list *filters) {
  while (op->kind == TD_OP_FILTER) {
    if (!add_filter(p, filters, op->expr)) {
      return NULL;
    }
    op = op->left;
  }
  return plan_op(p, op, bound, filters);
}

static td_iterator *plan_kind(td_planner *p, const td_op *op,
                              const td_vars *bound, td_filter_list *filters) {
  switch (op->kind) {
  case TD_OP_UNIT:
    return keep(p, td_iterator_new_unit(p->run, op), NULL, NULL);
  case TD_OP_BGP:
    return plan_bgp(p, op, bound, filters);
  case TD_OP_PATH:
    return keep(p, td_iterator_new_path(p->run, op), NULL, NULL);
  case TD_OP_VALUES:
    return keep(p, td_iterator_new_values(p->run, op), NULL, NULL);
  case TD_OP_JOIN:
    return plan_join(p, op, bound, filters);
  case TD_OP_LEFT_JOIN:
  case TD_OP_MINUS:
    return plan_two(p, op, bound, filters);
  case TD_OP_UNION:
    return plan_union(p, op, bound);
  case TD_OP_FILTER:
    return plan_filter(p, op, bound, filters);
  case TD_OP_GRAPH:
    return plan_graph(p, op, bound, filters);
  case TD_OP_PROJECT:
    return plan_project(p, op);
  default:
    return plan_one(p, op, bound, filters);
  }
}

// Those of `filters` that nothing below takes stand behind the operator.
static td_iterator *plan_op(td_planner *p, const td_op *op,
                            const td_vars *bound, td_filter_list *filters) {
  td_iterator *made = plan_kind(p, op, bound, filters);
  return filtered(p, made, filters, &op->certain);
}

td_status td_plan_make(td_run *run, td_query *query, td_plan *plan) {
  const td_vars unknown = {{0}};
  td_filter_list none = {0};
  td_planner p = {.run = run};
  *plan = (td_plan){0};
  TD_TRY(td_plan_number_terms(run, query));
  plan->root = plan_op(&p, query->where, &unknown, &none);
  plan->last = p.last;
  return plan->root ? TD_OK : TD_ERR_NO_MEM;
}

void td_plan_clear(td_plan *plan) {
  for (td_iterator *i = plan->last; i; i = i->made_before) {
    if (i->class->clear) {
      i->class->clear(i);
    }
  }
  *plan = (td_plan){0};
}
