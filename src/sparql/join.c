// SPDX-License-Identifier: MIT

// JOIN, LEFT_JOIN and MINUS, in two ways: by opening the right side for every
// solution of the left (an index answers), or with the right side in a table
// (each side is read once).

#include "sparql/iterator.h"

#include "base/try.h"
#include "sparql/expression.h"
#include "sparql/table.h"

typedef struct {
  td_iterator base;
  td_term *merged;
  td_term *seed; ///< of the left side, for the right
  bool has_seed;
  bool is_inside;   ///< the left side has a solution that is being joined
  bool has_matched; ///< that solution
  // Of a table:
  td_var_list keys; ///< bound by every solution of both sides
  td_var_list kept; ///< the columns: the keys, then all else of the right
  td_table table;
  bool is_built;
  td_term *stamp;   ///< what the table was built for
  td_active active; ///< the same
  uint32_t at;      ///< the next row of the table
  td_term *key;
} join;

// MINUS: whether they bind a variable in common. In EXISTS a variable that has
// a value from outside is one of both sides, if both have it.
static bool has_common(const join *self, const td_term *a, const td_term *b) {
  const td_op *op = self->base.op;
  const td_vars both = td_vars_common(&op->left->scope, &op->right->scope);
  for (td_var v = 0; v < self->base.run->width; v++) {
    if (a[v] && b[v] && td_vars_has(&both, v)) {
      return true;
    }
  }
  return false;
}

// Whether the solution of the left and `right` belong together; base->merged.
static td_status test_pair(join *self, const td_term *right, bool *fits) {
  td_iterator *base = &self->base;
  const td_term *left = base->left->row;
  *fits = td_row_merge(base->run, left, right, self->merged);
  if (!*fits) {
    return TD_OK;
  }
  if (base->op->kind == TD_OP_MINUS) {
    *fits = has_common(self, left, right);
  } else if (base->op->kind == TD_OP_LEFT_JOIN && base->op->expr) {
    return td_expr_test(base->run, base->op->expr, self->merged, fits);
  }
  return TD_OK;
}

typedef td_status (*begin_func)(join *self);
/// The next of the right side that may fit; TD_END.
typedef td_status (*step_func)(join *self, const td_term **right);

// The next solution of the whole, by whatever gives the right side.
static td_status next_pair(join *self, begin_func begin, step_func step) {
  td_iterator *base = &self->base;
  const td_op_kind kind = base->op->kind;
  for (;;) {
    if (!self->is_inside) {
      TD_TRY(td_iterator_next(base->left));
      TD_TRY(begin(self));
      self->is_inside = true;
      self->has_matched = false;
    }
    const td_term *right;
    const td_status status = step(self, &right);
    if (status == TD_END) {
      self->is_inside = false;
      if (!self->has_matched && kind != TD_OP_JOIN) {
        base->row = base->left->row;
        return TD_OK;
      }
      continue;
    }
    TD_TRY(status);
    bool fits;
    TD_TRY(td_run_step(base->run));
    TD_TRY(test_pair(self, right, &fits));
    if (!fits) {
      continue;
    }
    self->has_matched = true;
    if (kind == TD_OP_MINUS) {
      self->is_inside = false;
      continue;
    }
    base->row = self->merged;
    return TD_OK;
  }
}

static join *make(td_run *run, const td_op *op,
                  const td_iterator_class *class) {
  join *self = TD_ARENA_NEW(run->arena, join);
  if (!self) {
    return NULL;
  }
  self->base = (td_iterator){.class = class, .run = run, .op = op};
  self->merged = td_run_row(run);
  self->seed = td_run_row(run);
  self->stamp = td_run_row(run);
  self->key = td_run_row(run);
  return self->merged && self->seed && self->stamp && self->key ? self : NULL;
}

static td_status open_left(join *self, const td_term *seed) {
  self->is_inside = false;
  self->has_seed = seed != NULL;
  if (seed) {
    memcpy(self->seed, seed, self->base.run->width * sizeof(td_term));
  }
  return td_iterator_open(self->base.left, seed);
}

// ----------------------------------------------------------------- nested

static td_status open_nested(td_iterator *base, const td_term *seed) {
  return open_left((join *)base, seed);
}

// What the solution of the left binds is a seed; of a join also what came from
// outside: it will bind the same.
static td_status begin_nested(join *self) {
  td_iterator *base = &self->base;
  const td_term *seed = base->left->row;
  if (self->has_seed && base->op->kind == TD_OP_JOIN) {
    for (td_var v = 0; v < base->run->width; v++) {
      self->key[v] = seed[v] ? seed[v] : self->seed[v];
    }
    seed = self->key;
  }
  return td_iterator_open(base->right, seed);
}

static td_status step_nested(join *self, const td_term **right) {
  TD_TRY(td_iterator_next(self->base.right));
  *right = self->base.right->row;
  return TD_OK;
}

static td_status next_nested(td_iterator *base) {
  return next_pair((join *)base, begin_nested, step_nested);
}

td_iterator *td_iterator_new_nested(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_nested, next_nested, NULL};
  join *self = make(run, op, &class);
  return self ? &self->base : NULL;
}

// ------------------------------------------------------------------ table

// Whether the table still holds what the right side has: it depends on the
// active graph and on what EXISTS has bound of it.
static bool is_current(const join *self) {
  const td_run *run = self->base.run;
  if (!self->is_built || self->active.kind != run->active.kind ||
      self->active.graph != run->active.graph) {
    return false;
  }
  const td_vars *mentions = &self->base.op->right->mentions;
  for (td_var v = 0; v < run->width; v++) {
    if (td_vars_has(mentions, v) &&
        self->stamp[v] != (run->bound ? run->bound[v] : TD_NO_TERM)) {
      return false;
    }
  }
  return true;
}

static td_status build(join *self) {
  td_iterator *base = &self->base;
  td_run *run = base->run;
  td_table_clear(&self->table);
  td_table_init(&self->table, run, self->kept.count, self->keys.count);
  self->is_built = true;
  self->active = run->active;
  td_row_begin(run, self->stamp);
  TD_TRY(td_iterator_open(base->right, NULL));
  td_term *cells = self->key;
  for (;;) {
    const td_status status = td_iterator_next(base->right);
    if (status == TD_END) {
      return TD_OK;
    }
    TD_TRY(status);
    for (uint32_t i = 0; i < self->kept.count; i++) {
      cells[i] = base->right->row[self->kept.items[i]];
    }
    TD_TRY(td_table_add(&self->table, cells));
  }
}

static td_status open_hash(td_iterator *base, const td_term *seed) {
  join *self = (join *)base;
  if (!is_current(self)) {
    TD_TRY(build(self));
  }
  return open_left(self, seed);
}

static td_status begin_hash(join *self) {
  for (uint32_t i = 0; i < self->keys.count; i++) {
    self->key[i] = self->base.left->row[self->keys.items[i]];
  }
  self->at = td_table_find(&self->table, self->key);
  return TD_OK;
}

static td_status step_hash(join *self, const td_term **right) {
  const td_run *run = self->base.run;
  if (self->at == TD_NO_ROW) {
    return TD_END;
  }
  const td_term *cells = td_table_row(&self->table, self->at);
  td_row_begin(run, self->seed);
  for (uint32_t i = 0; i < self->kept.count; i++) {
    self->seed[self->kept.items[i]] = cells[i];
  }
  self->at = td_table_find_next(&self->table, self->key, self->at);
  *right = self->seed;
  return TD_OK;
}

static td_status next_hash(td_iterator *base) {
  return next_pair((join *)base, begin_hash, step_hash);
}

static void clear_hash(td_iterator *base) {
  td_table_clear(&((join *)base)->table);
}

static bool add_var(td_run *run, td_var_list *list, td_var var) {
  td_var *item = TD_PUSH(run->arena, list);
  if (item) {
    *item = var;
  }
  return item != NULL;
}

td_iterator *td_iterator_new_hash(td_run *run, const td_op *op,
                                  const td_vars *keys) {
  static const td_iterator_class class = {open_hash, next_hash, clear_hash};
  join *self = make(run, op, &class);
  for (td_var v = 0; self && v < run->width; v++) {
    if (td_vars_has(keys, v) &&
        !(add_var(run, &self->keys, v) && add_var(run, &self->kept, v))) {
      return NULL;
    }
  }
  for (td_var v = 0; self && v < run->width; v++) {
    if (!td_vars_has(keys, v) && td_vars_has(&op->right->scope, v) &&
        !add_var(run, &self->kept, v)) {
      return NULL;
    }
  }
  return self ? &self->base : NULL;
}
