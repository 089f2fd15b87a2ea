// SPDX-License-Identifier: MIT

// The terms of a query get their numbers.

#include "base/try.h"
#include "sparql/plan_private.h"

static td_status number_op(td_run *run, td_op *op);

static td_status number_slot(td_run *run, td_slot *slot) {
  return slot->is_var || slot->node.kind == TD_NODE_NONE
             ? TD_OK
             : td_run_term(run, &slot->node, &slot->term);
}

static td_status number_slots(td_run *run, td_slot *slots, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(number_slot(run, &slots[i]));
  }
  return TD_OK;
}

static td_status number_patterns(td_run *run, td_pattern_list *patterns) {
  for (uint32_t i = 0; i < patterns->count; i++) {
    TD_TRY(number_slots(run, patterns->items[i].at, 4));
  }
  return TD_OK;
}

static td_status number_expr(td_run *run, td_expr *expr) {
  if (!expr) {
    return TD_OK;
  }
  if (expr->kind == TD_EXPR_CONSTANT) {
    return td_run_term(run, &expr->node, &expr->term);
  }
  for (uint32_t i = 0; i < expr->arguments.count; i++) {
    TD_TRY(number_expr(run, expr->arguments.items[i]));
  }
  return expr->pattern ? number_op(run, expr->pattern) : TD_OK;
}

static td_status number_path(td_run *run, const td_path *path) {
  td_path *p = (td_path *)path; // made by the parser, of the same query
  if (!p) {
    return TD_OK;
  }
  TD_TRY(number_slot(run, &p->link));
  TD_TRY(number_slots(run, p->links.items, p->links.count));
  TD_TRY(number_slots(run, p->inverse_links.items, p->inverse_links.count));
  TD_TRY(number_path(run, p->first));
  return number_path(run, p->second);
}

static td_status number_parts(td_run *run, td_op *op) {
  for (uint32_t i = 0; i < op->keys.count; i++) {
    TD_TRY(number_expr(run, op->keys.items[i].expr));
  }
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    TD_TRY(number_expr(run, op->aggregates.items[i].argument));
  }
  for (uint32_t i = 0; i < op->order.count; i++) {
    TD_TRY(number_expr(run, op->order.items[i].expr));
  }
  return TD_OK;
}

static td_status number_op(td_run *run, td_op *op) {
  if (!op) {
    return TD_OK;
  }
  TD_TRY(number_patterns(run, &op->patterns));
  TD_TRY(number_path(run, op->path));
  TD_TRY(number_expr(run, op->expr));
  TD_TRY(number_slot(run, &op->graph));
  TD_TRY(number_slots(run, op->cells.items, op->cells.count));
  TD_TRY(number_parts(run, op));
  TD_TRY(number_op(run, op->left));
  return number_op(run, op->right);
}

td_status td_plan_number_terms(td_run *run, td_query *query) {
  TD_TRY(number_op(run, query->where));
  TD_TRY(number_slots(run, query->described.items, query->described.count));
  for (uint32_t i = 0; i < query->template.count; i++) {
    td_pattern *pattern = &query->template.items[i];
    for (int k = 0; k < 3; k++) {
      if (pattern->at[k].node.kind != TD_NODE_BLANK) {
        TD_TRY(number_slot(run, &pattern->at[k]));
      }
    }
  }
  return TD_OK;
}
