// SPDX-License-Identifier: MIT

// SELECT with its modifiers: section 18.2.4.

#include "sparql/parser_private.h"

typedef struct {
  td_expr *expr; ///< NULL: the variable as it is
  td_var var;
} item;

typedef struct {
  TD_ARRAY(item) items;
  bool is_all; ///< *
  bool is_distinct;
} head;

typedef struct {
  TD_ARRAY(td_group_key) keys;
  TD_ARRAY(td_expr *) having;
  TD_ARRAY(td_order_key) order;
  uint64_t offset;
  uint64_t limit;
  td_op *values;
  bool has_limit;
} tail;

static td_slice name_of(const td_parser *p, td_var var) {
  return p->query->names[var];
}

// ( Expression AS Var )
static bool take_named(td_parser *p, td_expr **expr, td_var *var) {
  *expr = td_parser_expression(p);
  return *expr && td_parser_need_word(p, "AS") && td_parser_take_var(p, var) &&
         td_parser_need_sign(p, ")");
}

static bool take_item(td_parser *p, head *h) {
  item *i = TD_PUSH(p->arena, &h->items);
  if (!i) {
    return td_parser_no_memory(p);
  }
  const bool is_fine = td_parser_take_sign(p, "(")
                           ? take_named(p, &i->expr, &i->var)
                           : td_parser_take_var(p, &i->var);
  for (uint32_t k = 0; is_fine && k + 1 < h->items.count; k++) {
    const item *other = &h->items.items[k];
    const item *last = &h->items.items[h->items.count - 1];
    if (other->var == last->var && (other->expr || last->expr)) {
      const td_slice name = name_of(p, last->var);
      return td_parser_fail(p, "SELECT names ?%.*s twice", (int)name.length,
                            name.data);
    }
  }
  return is_fine;
}

static bool take_head(td_parser *p, head *h) {
  h->is_distinct = td_parser_take_word(p, "DISTINCT");
  if (!h->is_distinct) {
    td_parser_take_word(p, "REDUCED"); // which may leave all as it is
  }
  h->is_all = td_parser_take_sign(p, "*");
  p->scope->takes_aggregates = true;
  while (!h->is_all &&
         (p->token.kind == TD_TOKEN_VAR || td_parser_is_sign(p, "("))) {
    if (!take_item(p, h)) {
      return false;
    }
  }
  p->scope->takes_aggregates = false;
  return h->is_all || h->items.count > 0 ||
         td_parser_fail(p, "SELECT names nothing");
}

// -------------------------------------------------------------- modifiers

static bool take_group_key(td_parser *p, tail *t) {
  td_group_key *key = TD_PUSH(p->arena, &t->keys);
  if (!key) {
    return td_parser_no_memory(p);
  }
  if (p->token.kind == TD_TOKEN_VAR) {
    if (!td_parser_take_var(p, &key->var)) {
      return false;
    }
    key->expr = td_parser_var_expr(p, key->var);
    return key->expr != NULL;
  }
  if (!td_parser_take_sign(p, "(")) {
    key->expr = td_parser_constraint(p);
    key->var = td_parser_fresh(p);
    return key->expr != NULL;
  }
  key->expr = td_parser_expression(p);
  if (!key->expr) {
    return false;
  }
  if (td_parser_take_word(p, "AS")) {
    return td_parser_take_var(p, &key->var) && td_parser_need_sign(p, ")");
  }
  key->var =
      key->expr->kind == TD_EXPR_VARIABLE ? key->expr->var : td_parser_fresh(p);
  return td_parser_need_sign(p, ")");
}

static bool take_order_key(td_parser *p, tail *t) {
  td_order_key *key = TD_PUSH(p->arena, &t->order);
  if (!key) {
    return td_parser_no_memory(p);
  }
  key->is_descending = td_parser_take_word(p, "DESC");
  const bool is_marked = key->is_descending || td_parser_take_word(p, "ASC");
  td_slot slot;
  if (is_marked) {
    key->expr = td_parser_is_sign(p, "(") ? td_parser_constraint(p) : NULL;
    return key->expr || td_parser_fail(p, "ASC and DESC take ( )");
  }
  if (p->token.kind != TD_TOKEN_VAR) {
    key->expr = td_parser_constraint(p);
    return key->expr != NULL;
  }
  if (!td_parser_take_var_or_iri(p, &slot)) {
    return false;
  }
  if (!slot.is_var) { // a parameter: all the same
    t->order.count--;
    return true;
  }
  key->expr = td_parser_var_expr(p, slot.var);
  return key->expr != NULL;
}

static bool begins_order_key(const td_parser *p) {
  return p->token.kind == TD_TOKEN_VAR || td_parser_is_word(p, "ASC") ||
         td_parser_is_word(p, "DESC") || td_parser_is_constraint(p);
}

static bool take_count(td_parser *p, uint64_t *count) {
  *count = 0;
  if (p->token.kind != TD_TOKEN_INTEGER) {
    return td_parser_fail(p, "LIMIT and OFFSET take a number");
  }
  for (size_t i = 0; i < p->token.text.length; i++) {
    const uint64_t digit = (uint64_t)(p->token.text.data[i] - '0');
    if (*count > (UINT64_MAX - digit) / 10) {
      return td_parser_fail(p, "LIMIT and OFFSET take a smaller number");
    }
    *count = *count * 10 + digit;
  }
  td_parser_advance(p);
  return true;
}

static bool take_slice(td_parser *p, tail *t) {
  bool has_offset = false;
  for (;;) {
    if (!t->has_limit && td_parser_take_word(p, "LIMIT")) {
      t->has_limit = true;
      if (!take_count(p, &t->limit)) {
        return false;
      }
    } else if (!has_offset && td_parser_take_word(p, "OFFSET")) {
      has_offset = true;
      if (!take_count(p, &t->offset)) {
        return false;
      }
    } else {
      return true;
    }
  }
}

static bool take_having(td_parser *p, tail *t) {
  do {
    td_expr **place = TD_PUSH(p->arena, &t->having);
    if (!place) {
      return td_parser_no_memory(p);
    }
    *place = td_parser_constraint(p);
    if (!*place) {
      return false;
    }
  } while (td_parser_is_constraint(p));
  return true;
}

static bool take_tail(td_parser *p, tail *t) {
  t->limit = UINT64_MAX;
  if (td_parser_take_word(p, "GROUP")) {
    if (!td_parser_need_word(p, "BY")) {
      return false;
    }
    do {
      if (!take_group_key(p, t)) {
        return false;
      }
    } while (p->token.kind == TD_TOKEN_VAR || td_parser_is_constraint(p));
  }
  p->scope->takes_aggregates = true;
  if (td_parser_take_word(p, "HAVING") && !take_having(p, t)) {
    return false;
  }
  if (td_parser_take_word(p, "ORDER")) {
    if (!td_parser_need_word(p, "BY")) {
      return false;
    }
    do {
      if (!take_order_key(p, t)) {
        return false;
      }
    } while (begins_order_key(p));
  }
  p->scope->takes_aggregates = false;
  if (!take_slice(p, t)) {
    return false;
  }
  if (td_parser_take_word(p, "VALUES")) {
    p->bgp = ++p->n_bgps;
    t->values = td_parser_values(p);
    return t->values != NULL;
  }
  return true;
}

// --------------------------------------------------------------- assembly

static td_op *group_op(td_parser *p, td_op *where, const tail *t) {
  td_op *op = td_parser_op(p, TD_OP_GROUP, where, NULL);
  if (!op) {
    return NULL;
  }
  memcpy(&op->keys, &t->keys, sizeof(op->keys));
  memcpy(&op->aggregates, &p->scope->aggregates, sizeof(op->aggregates));
  op->is_grouped = t->keys.count > 0;
  td_op_finish(op);
  return op;
}

static bool check_key_names(td_parser *p, const td_op *where, const tail *t) {
  for (uint32_t i = 0; i < t->keys.count; i++) {
    const td_group_key *key = &t->keys.items[i];
    if (!(key->expr->kind == TD_EXPR_VARIABLE && key->expr->var == key->var) &&
        td_vars_has(&where->scope, key->var)) {
      const td_slice name = name_of(p, key->var);
      return td_parser_fail(p, "GROUP BY names ?%.*s, which is bound before",
                            (int)name.length, name.data);
    }
  }
  return true;
}

static td_op *order_op(td_parser *p, td_op *op, const tail *t) {
  if (!op || !t->order.count) {
    return op;
  }
  td_op *ordered = td_parser_op(p, TD_OP_ORDER, op, NULL);
  if (ordered) {
    memcpy(&ordered->order, &t->order, sizeof(ordered->order));
    td_op_finish(ordered);
  }
  return ordered;
}

static td_op *slice_op(td_parser *p, td_op *op, const tail *t) {
  if (!op || (!t->has_limit && !t->offset)) {
    return op;
  }
  td_op *slice = td_parser_op(p, TD_OP_SLICE, op, NULL);
  if (slice) {
    slice->offset = t->offset;
    slice->limit = t->limit;
  }
  return slice;
}

// Behind a group only its keys, its aggregates and what was made of them may
// be used.
static bool check_grouped(td_parser *p, const td_op *op, const td_expr *expr,
                          td_var var) {
  td_vars used = {{0}};
  if (expr) {
    used = expr->vars;
  } else {
    td_vars_add(&used, var);
  }
  if (td_vars_within(&used, &op->scope) ||
      (expr && expr->kind == TD_EXPR_EXISTS)) {
    return true;
  }
  return td_parser_fail(p, "SELECT uses a variable that is neither grouped by "
                           "nor aggregated");
}

// The select expressions, one after the other.
static td_op *add_items(td_parser *p, td_op *op, const head *h,
                        bool is_grouped) {
  for (uint32_t i = 0; op && i < h->items.count; i++) {
    const item *one = &h->items.items[i];
    if (is_grouped && !check_grouped(p, op, one->expr, one->var)) {
      return NULL;
    }
    if (one->expr && td_vars_has(&op->scope, one->var)) {
      const td_slice name = name_of(p, one->var);
      td_parser_fail(p, "SELECT makes ?%.*s, which is bound before",
                     (int)name.length, name.data);
      return NULL;
    }
    op = one->expr ? td_parser_extend(p, op, one->expr, one->var) : op;
  }
  return op;
}

static bool add_column(td_parser *p, td_op *project, td_var_list *columns,
                       td_var inner) {
  for (uint32_t i = 0; i < project->projected.count; i++) {
    if (project->projected.items[i].inner == inner) {
      return true; // SELECT ?x ?x
    }
  }
  td_projected *made = TD_PUSH(p->arena, &project->projected);
  td_var *column = TD_PUSH(p->arena, columns);
  if (!made || !column) {
    return td_parser_no_memory(p);
  }
  const td_slice name = name_of(p, inner);
  td_scope *outer = p->scope->outer;
  *made = (td_projected){inner, outer ? td_parser_var(p, outer, name) : inner};
  *column = made->outer;
  return p->status == TD_OK;
}

static td_op *project_op(td_parser *p, td_op *op, const head *h,
                         td_var_list *columns) {
  td_op *project = op ? td_parser_op(p, TD_OP_PROJECT, op, NULL) : NULL;
  *columns = (td_var_list){0};
  if (!project) {
    return NULL;
  }
  for (uint32_t i = 0; i < h->items.count; i++) {
    if (!add_column(p, project, columns, h->items.items[i].var)) {
      return NULL;
    }
  }
  for (uint32_t i = 0; h->is_all && i < p->scope->vars.count; i++) {
    const td_var var = p->scope->vars.items[i].var;
    if (td_vars_has(&op->scope, var) && !add_column(p, project, columns, var)) {
      return NULL;
    }
  }
  td_op_finish(project);
  return project;
}

static td_op *apply_tail(td_parser *p, td_op *where, const head *h,
                         const tail *t) {
  td_op *op = where;
  const bool is_grouped = t->keys.count > 0 || p->scope->aggregates.count > 0;
  if (is_grouped) {
    if (h && h->is_all) {
      td_parser_fail(p, "SELECT * cannot stand with GROUP BY");
      return NULL;
    }
    op = check_key_names(p, where, t) ? group_op(p, op, t) : NULL;
  }
  for (uint32_t i = 0; op && i < t->having.count; i++) {
    op = td_parser_filter(p, op, t->having.items[i]);
  }
  if (op && t->values) {
    op = td_parser_join(p, op, t->values);
  }
  op = op && h ? add_items(p, op, h, is_grouped) : op;
  return order_op(p, op, t);
}

bool td_parser_datasets(td_parser *p) {
  while (td_parser_take_word(p, "FROM")) {
    const bool is_named = td_parser_take_word(p, "NAMED");
    td_slot *slot =
        TD_PUSH(p->arena, is_named ? &p->query->from_named : &p->query->from);
    if (!slot) {
      return td_parser_no_memory(p);
    }
    *slot = (td_slot){.node = {TD_NODE_IRI, {0}, {0}, {0}}};
    if (!td_parser_take_iri(p, &slot->node.text)) {
      return false;
    }
  }
  return p->status == TD_OK;
}

td_op *td_parser_where(td_parser *p) {
  td_parser_take_word(p, "WHERE");
  return td_parser_group(p);
}

td_op *td_parser_modifiers(td_parser *p, td_op *where) {
  tail t = {0};
  return where && take_tail(p, &t)
             ? slice_op(p, apply_tail(p, where, NULL, &t), &t)
             : NULL;
}

td_op *td_parser_select(td_parser *p, td_var_list *columns) {
  head h = {0};
  tail t = {0};
  *columns = (td_var_list){0};
  if (!td_parser_need_word(p, "SELECT") || !take_head(p, &h) ||
      (!p->scope->outer && !td_parser_datasets(p))) {
    return NULL;
  }
  td_op *op = td_parser_where(p);
  if (!op || !take_tail(p, &t)) {
    return NULL;
  }
  op = project_op(p, apply_tail(p, op, &h, &t), &h, columns);
  if (op && h.is_distinct) {
    op = td_parser_op(p, TD_OP_DISTINCT, op, NULL);
  }
  return slice_op(p, op, &t);
}
