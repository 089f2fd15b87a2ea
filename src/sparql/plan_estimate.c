// SPDX-License-Identifier: MIT

// How much work an operator is: from the sizes of the index's ranges, which are
// exact, and the numbers of different subjects and objects of a predicate.

#include "sparql/plan_private.h"

enum { MAX_EFFORT = 100000, MAX_PATTERNS = 512, MAX_TRIED = 10 };

void td_pattern_add_vars(const td_pattern *pattern, td_vars *set) {
  for (int k = 0; k < 4; k++) {
    if (pattern->at[k].is_var && (k < TD_SLOT_G || pattern->has_graph)) {
      td_vars_add(set, pattern->at[k].var);
    }
  }
}

static bool is_known(const td_slot *slot, const td_vars *bound) {
  return slot->is_var && td_vars_has(bound, slot->var);
}

double td_plan_pattern_rows(const td_run *run, const td_pattern *pattern,
                            const td_vars *bound) {
  td_quad wanted = {{0}};
  for (int k = 0; k < 3; k++) {
    wanted.at[k] = pattern->at[k].is_var ? TD_NO_TERM : pattern->at[k].term;
  }
  if (pattern->has_graph && !pattern->at[TD_SLOT_G].is_var) {
    wanted.at[TD_QUAD_G] = pattern->at[TD_SLOT_G].term;
  } else if (!pattern->has_graph && run->active.kind == TD_GRAPHS_ONE) {
    wanted.at[TD_QUAD_G] = run->active.graph;
  }
  const td_quad_range range = td_quads_find(run->quads, &wanted);
  double rows = (double)(range.end - range.at);
  const td_quads_predicate *predicate =
      td_quads_predicate_of(run->quads, wanted.at[TD_QUAD_P]);
  const double size = (double)td_quads_size(run->quads) + 8;
  if (is_known(&pattern->at[TD_SLOT_S], bound)) {
    rows /= predicate ? predicate->n_subjects : size / 8;
  }
  if (is_known(&pattern->at[TD_SLOT_O], bound)) {
    rows /= predicate ? predicate->n_objects : size / 4;
  }
  if (is_known(&pattern->at[TD_SLOT_P], bound)) {
    rows /= 8;
  }
  return rows;
}

static bool is_connected(const td_pattern *pattern, const td_vars *bound) {
  td_vars vars = {{0}};
  td_pattern_add_vars(pattern, &vars);
  const td_vars common = td_vars_common(&vars, bound);
  return td_vars_is_empty(&vars) || !td_vars_is_empty(&common);
}

// One that shares a variable goes before one that does not, unless that has
// hardly any rows.
static uint32_t next_pattern(const td_run *run, const td_pattern_list *patterns,
                             const bool *is_done, const td_vars *bound,
                             double *rows) {
  const bool is_first = td_vars_is_empty(bound);
  uint32_t best = UINT32_MAX;
  bool best_joins = false;
  for (uint32_t i = 0; i < patterns->count; i++) {
    if (is_done[i]) {
      continue;
    }
    const double r = td_plan_pattern_rows(run, &patterns->items[i], bound);
    const bool joins =
        is_first || r <= 1 || is_connected(&patterns->items[i], bound);
    if (best == UINT32_MAX || (joins && !best_joins) ||
        (joins == best_joins && r < *rows)) {
      best = i;
      best_joins = joins;
      *rows = r;
    }
  }
  return best;
}

// Always the cheapest next, beginning with `first` where that is one.
static td_estimate order_from(const td_run *run,
                              const td_pattern_list *patterns,
                              const td_vars *bound, uint32_t first,
                              uint32_t *order) {
  bool is_done[MAX_PATTERNS] = {false};
  td_vars known = *bound;
  td_estimate e = {1, 1};
  for (uint32_t n = 0; n < patterns->count; n++) {
    double rows = 0;
    uint32_t i = first;
    if (n == 0 && first < patterns->count) {
      rows = td_plan_pattern_rows(run, &patterns->items[i], &known);
    } else {
      i = next_pattern(run, patterns, is_done, &known, &rows);
    }
    is_done[i] = true;
    order[n] = i;
    td_pattern_add_vars(&patterns->items[i], &known);
    e.rows *= rows;
    e.cost += e.rows;
  }
  return e;
}

// Of few patterns each is tried as the first: the cheapest to begin with need
// not lead to the cheapest whole.
td_estimate td_plan_order_patterns(const td_run *run,
                                   const td_pattern_list *patterns,
                                   const td_vars *bound, uint32_t *order) {
  if (patterns->count > MAX_PATTERNS) {
    for (uint32_t i = 0; i < patterns->count; i++) {
      order[i] = i;
    }
    return (td_estimate){1000, 1000};
  }
  td_estimate best = order_from(run, patterns, bound, UINT32_MAX, order);
  uint32_t tried[MAX_TRIED];
  for (uint32_t i = 0; i < patterns->count && patterns->count <= MAX_TRIED;
       i++) {
    const td_estimate e = order_from(run, patterns, bound, i, tried);
    if (e.cost < 0.8 * best.cost) {
      best = e;
      memcpy(order, tried, patterns->count * sizeof(*order));
    }
  }
  return best;
}

static td_estimate estimate_bgp(td_planner *p, const td_op *op,
                                const td_vars *bound) {
  uint32_t *order =
      TD_ARENA_ARRAY(p->run->arena, uint32_t, op->patterns.count + 1);
  return order ? td_plan_order_patterns(p->run, &op->patterns, bound, order)
               : (td_estimate){1000, 1000};
}

static td_estimate estimate_path(const td_run *run, const td_op *op,
                                 const td_vars *bound) {
  const td_slot *at = op->patterns.items[0].at;
  const double size = (double)td_quads_size(run->quads) + 1;
  if (!at[TD_SLOT_S].is_var || !at[TD_SLOT_O].is_var ||
      is_known(&at[TD_SLOT_S], bound) || is_known(&at[TD_SLOT_O], bound)) {
    return (td_estimate){8, 64};
  }
  return (td_estimate){size, size * 16};
}

bool td_plan_takes_seed(const td_op *op) {
  switch (op->kind) {
  case TD_OP_GROUP:
  case TD_OP_SLICE:
    return false;
  case TD_OP_JOIN:
    return td_plan_takes_seed(op->left) || td_plan_takes_seed(op->right);
  case TD_OP_UNION:
    return td_plan_takes_seed(op->left) && td_plan_takes_seed(op->right);
  default:
    return !op->left || td_plan_takes_seed(op->left);
  }
}

// The variables inside of a sub-select that are known when those outside are.
static td_vars turn_inwards(const td_op *op, const td_vars *bound) {
  td_vars inner = {{0}};
  for (uint32_t i = 0; i < op->projected.count; i++) {
    if (td_vars_has(bound, op->projected.items[i].outer)) {
      td_vars_add(&inner, op->projected.items[i].inner);
    }
  }
  return inner;
}

static td_estimate two(td_planner *p, const td_op *op, const td_vars *bound) {
  const td_estimate left = td_plan_estimate(p, op->left, bound);
  td_vars known = *bound;
  if (op->kind == TD_OP_UNION) {
    const td_estimate right = td_plan_estimate(p, op->right, bound);
    return (td_estimate){left.rows + right.rows, left.cost + right.cost};
  }
  if (op->kind == TD_OP_MINUS) {
    return left;
  }
  td_vars_join(&known, &op->left->certain);
  const td_estimate right = td_plan_estimate(p, op->right, &known);
  const double each =
      op->kind == TD_OP_LEFT_JOIN && right.rows < 1 ? 1 : right.rows;
  return (td_estimate){left.rows * each, left.cost + left.rows * right.cost};
}

static td_estimate one(td_planner *p, const td_op *op, const td_vars *bound) {
  const td_vars none = {{0}};
  const td_vars inner = op->kind == TD_OP_PROJECT ? turn_inwards(op, bound)
                        : op->kind == TD_OP_GROUP || op->kind == TD_OP_SLICE
                            ? none
                            : *bound;
  td_estimate e = td_plan_estimate(p, op->left, &inner);
  if (op->kind == TD_OP_FILTER) {
    e.rows /= 2;
  } else if (op->kind == TD_OP_GROUP) {
    e.rows = op->is_grouped ? e.rows / 4 + 1 : 1;
  } else if (op->kind == TD_OP_SLICE && e.rows > (double)op->limit) {
    e.rows = (double)op->limit;
  } else if (op->kind == TD_OP_GRAPH && !is_known(&op->graph, bound) &&
             op->graph.is_var) {
    e.cost *= (double)p->run->named.count + 1;
  }
  return e;
}

td_estimate td_plan_estimate(td_planner *p, const td_op *op,
                             const td_vars *bound) {
  if (++p->effort > MAX_EFFORT) {
    return (td_estimate){1000, 1000};
  }
  switch (op->kind) {
  case TD_OP_UNIT:
    return (td_estimate){1, 1};
  case TD_OP_BGP:
    return estimate_bgp(p, op, bound);
  case TD_OP_PATH:
    return estimate_path(p->run, op, bound);
  case TD_OP_VALUES:
    return (td_estimate){op->n_rows, op->n_rows};
  case TD_OP_JOIN:
  case TD_OP_LEFT_JOIN:
  case TD_OP_UNION:
  case TD_OP_MINUS:
    return two(p, op, bound);
  default:
    return one(p, op, bound);
  }
}
