// SPDX-License-Identifier: MIT

// GRAPH ?g { ... } asks one graph after the other; with many small graphs that
// is slow. Where every part inside is made of triples, the graph can be one
// more place of each: ?g is then what they are joined by.

#include "sparql/plan_private.h"

static bool has_exists(const td_expr *expr) {
  if (expr->kind == TD_EXPR_EXISTS) {
    return true;
  }
  for (uint32_t i = 0; i < expr->arguments.count; i++) {
    if (has_exists(expr->arguments.items[i])) {
      return true;
    }
  }
  return false;
}

static td_op *lift(td_planner *p, const td_op *op, const td_slot *graph);

static bool lift_patterns(td_planner *p, td_op *op, const td_slot *graph) {
  const td_pattern_list from = op->patterns;
  op->patterns = (td_pattern_list){0};
  for (uint32_t i = 0; i < from.count; i++) {
    td_pattern *pattern = TD_PUSH(p->run->arena, &op->patterns);
    if (!pattern) {
      return false;
    }
    *pattern = from.items[i];
    if (pattern->has_graph) {
      return false;
    }
    pattern->has_graph = true;
    pattern->at[TD_SLOT_G] = *graph;
  }
  return from.count > 0;
}

// VALUES are the same in all graphs; the other side says which one it is.
static bool lift_parts(td_planner *p, td_op *op, const td_slot *graph) {
  const bool is_join = op->kind == TD_OP_JOIN;
  if (!(is_join && op->left->kind == TD_OP_VALUES)) {
    op->left = lift(p, op->left, graph);
  }
  if (op->right && op->left &&
      !(is_join && op->right->kind == TD_OP_VALUES &&
        op->left->kind != TD_OP_VALUES)) {
    op->right = lift(p, op->right, graph);
    return op->right != NULL;
  }
  return op->left != NULL;
}

static td_op *lift(td_planner *p, const td_op *op, const td_slot *graph) {
  const bool is_liftable = op->kind == TD_OP_BGP || op->kind == TD_OP_JOIN ||
                           op->kind == TD_OP_LEFT_JOIN ||
                           op->kind == TD_OP_UNION ||
                           op->kind == TD_OP_FILTER || op->kind == TD_OP_EXTEND;
  td_op *lifted = is_liftable && !(op->expr && has_exists(op->expr))
                      ? TD_ARENA_NEW(p->run->arena, td_op)
                      : NULL;
  if (!lifted) {
    return NULL;
  }
  *lifted = *op;
  if (!(op->kind == TD_OP_BGP ? lift_patterns(p, lifted, graph)
                              : lift_parts(p, lifted, graph))) {
    return NULL;
  }
  td_op_finish(lifted);
  return lifted;
}

td_op *td_plan_lift_graph(td_planner *p, const td_op *op) {
  if (op->graph.is_var && td_vars_has(&op->left->mentions, op->graph.var)) {
    return NULL; // inside, ?g is not yet what GRAPH will make it
  }
  return lift(p, op->left, &op->graph);
}
