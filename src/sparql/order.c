// SPDX-License-Identifier: MIT

// ORDER BY and DISTINCT.

#include "sparql/iterator.h"

#include "base/memory.h"
#include "base/try.h"
#include "sparql/expression.h"
#include "sparql/table.h"

#include <math.h>
#include <stdlib.h>

// --------------------------------------------------------------- distinct

typedef struct {
  td_iterator base;
  td_var_list vars;
  td_table seen;
  td_term *key;
} distinct;

static td_status open_distinct(td_iterator *base, const td_term *seed) {
  distinct *self = (distinct *)base;
  td_table_clear(&self->seen);
  td_table_init(&self->seen, base->run, self->vars.count, self->vars.count);
  return td_iterator_open(base->left, seed);
}

static td_status next_distinct(td_iterator *base) {
  distinct *self = (distinct *)base;
  do {
    TD_TRY(td_iterator_next(base->left));
    for (uint32_t i = 0; i < self->vars.count; i++) {
      self->key[i] = base->left->row[self->vars.items[i]];
    }
  } while (td_table_find(&self->seen, self->key) != TD_NO_ROW);
  base->row = base->left->row;
  return td_table_add(&self->seen, self->key);
}

static void clear_distinct(td_iterator *base) {
  td_table_clear(&((distinct *)base)->seen);
}

static bool list_vars(td_run *run, const td_vars *set, td_var_list *out) {
  for (td_var v = 0; v < run->width; v++) {
    if (td_vars_has(set, v)) {
      td_var *item = TD_PUSH(run->arena, out);
      if (!item) {
        return false;
      }
      *item = v;
    }
  }
  return true;
}

td_iterator *td_iterator_new_distinct(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_distinct, next_distinct,
                                          clear_distinct};
  distinct *self = TD_ARENA_NEW(run->arena, distinct);
  if (!self || !list_vars(run, &op->scope, &self->vars)) {
    return NULL;
  }
  self->base = (td_iterator){.class = &class, .run = run, .op = op};
  self->key = td_run_row(run);
  return self->key ? &self->base : NULL;
}

// ------------------------------------------------------------------ order

// What most comparisons need: the kind of a value, and a number that orders
// those of one kind, as far as 64 bits can.
typedef struct {
  uint64_t rank;
  td_term term;
  uint8_t kind;
} sort_key;

typedef struct {
  td_iterator base;
  uint64_t most;
  td_var_list vars;
  td_table rows;
  sort_key *keys;  ///< [rows][conditions]
  uint32_t n_room; ///< rows that there is room for
  uint32_t *sorted;
  uint32_t at;
  td_term *cells;
} order;

// Doubles in their order as integers in theirs.
static uint64_t rank_of_double(double x) {
  uint64_t bits;
  if (isnan(x)) {
    return UINT64_MAX;
  }
  x = x == 0 ? 0 : x; // no -0
  memcpy(&bits, &x, sizeof(bits));
  return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static uint64_t rank_of_text(td_slice text) {
  uint64_t rank = 0;
  for (size_t i = 0; i < 8; i++) {
    rank = rank << 8 | (i < text.length ? (unsigned char)text.data[i] : 0);
  }
  return rank;
}

static sort_key key_of(const td_run *run, td_term term) {
  const td_value value = td_value_of_term(run, term);
  sort_key key = {.term = term, .kind = (uint8_t)value.kind};
  if (td_value_is_numeric(&value)) {
    key.kind = TD_VALUE_INTEGER;
    key.rank = rank_of_double(td_value_to_double(&value));
  } else if (value.kind == TD_VALUE_MOMENT) {
    key.rank =
        (uint64_t)value.moment.form << 60 |
        ((uint64_t)td_moment_seconds(&value.moment) + (UINT64_C(1) << 59));
  } else if (value.kind == TD_VALUE_BOOLEAN) {
    key.rank = value.truth;
  } else {
    key.rank = rank_of_text(value.text);
  }
  return key;
}

static int compare_keys(const td_run *run, const sort_key *a,
                        const sort_key *b) {
  if (a->term == b->term) {
    return 0;
  }
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  if (a->rank != b->rank) {
    return a->rank < b->rank ? -1 : 1;
  }
  const td_value x = td_value_of_term(run, a->term);
  const td_value y = td_value_of_term(run, b->term);
  return td_value_order(&x, &y);
}

// Equal rows stay in the order in which they came.
static int compare_rows(const void *left, const void *right, void *handle) {
  const order *self = handle;
  const uint32_t a = *(const uint32_t *)left;
  const uint32_t b = *(const uint32_t *)right;
  const uint32_t n = self->base.op->order.count;
  for (uint32_t i = 0; i < n; i++) {
    const int compared = compare_keys(self->base.run, &self->keys[a * n + i],
                                      &self->keys[b * n + i]);
    if (compared) {
      return self->base.op->order.items[i].is_descending ? -compared : compared;
    }
  }
  return (a > b) - (a < b);
}

static td_status sort_rows(order *self) {
  const uint32_t n = self->rows.n_rows;
  uint32_t *sorted = td_memory_resize(self->sorted, n + 1, sizeof(uint32_t));
  if (!sorted) {
    return TD_ERR_NO_MEM;
  }
  self->sorted = sorted;
  for (uint32_t i = 0; i < n; i++) {
    sorted[i] = i;
  }
  qsort_r(sorted, n, sizeof(uint32_t), compare_rows, self);
  return TD_OK;
}

// Keep the first `most` rows only, in their order.
static td_status drop_last(order *self) {
  const uint32_t n_keys = self->base.op->order.count;
  const uint32_t n = (uint32_t)self->most;
  TD_TRY(sort_rows(self));
  td_table kept;
  td_table_init(&kept, self->base.run, self->vars.count, 0);
  sort_key *keys = td_memory_resize(NULL, (size_t)self->n_room * n_keys + 1,
                                    sizeof(sort_key));
  if (!keys) {
    return TD_ERR_NO_MEM;
  }
  td_status status = TD_OK;
  for (uint32_t i = 0; i < n && status == TD_OK; i++) {
    status = td_table_add(&kept, td_table_row(&self->rows, self->sorted[i]));
    memcpy(&keys[(size_t)i * n_keys],
           &self->keys[(size_t)self->sorted[i] * n_keys],
           n_keys * sizeof(sort_key));
  }
  td_table_clear(&self->rows);
  td_memory_free(self->keys);
  self->rows = kept;
  self->keys = keys;
  return status;
}

static td_status make_room(order *self) {
  const uint32_t n_keys = self->base.op->order.count;
  if (self->rows.n_rows < self->n_room) {
    return TD_OK;
  }
  const uint32_t room = self->n_room ? self->n_room * 2 : 64;
  sort_key *keys =
      td_memory_resize(self->keys, (size_t)room * n_keys + 1, sizeof(sort_key));
  if (!keys) {
    return TD_ERR_NO_MEM;
  }
  self->keys = keys;
  TD_TRY(td_run_use(self->base.run, (uint64_t)(room - self->n_room) * n_keys *
                                        sizeof(sort_key)));
  self->n_room = room;
  return TD_OK;
}

static td_status add_row(order *self) {
  const td_op *op = self->base.op;
  const td_term *row = self->base.left->row;
  TD_TRY(make_room(self));
  for (uint32_t i = 0; i < op->order.count; i++) {
    td_term term;
    TD_TRY(td_expr_term(self->base.run, op->order.items[i].expr, row, &term));
    self->keys[(size_t)self->rows.n_rows * op->order.count + i] =
        key_of(self->base.run, term);
  }
  for (uint32_t i = 0; i < self->vars.count; i++) {
    self->cells[i] = row[self->vars.items[i]];
  }
  TD_TRY(td_table_add(&self->rows, self->cells));
  return self->most < UINT32_MAX / 4 &&
                 self->rows.n_rows >= 2 * self->most + 1024
             ? drop_last(self)
             : TD_OK;
}

static void clear_order(td_iterator *base) {
  order *self = (order *)base;
  td_run_give_back(base->run, (uint64_t)self->n_room * base->op->order.count *
                                  sizeof(sort_key));
  td_table_clear(&self->rows);
  td_memory_free(self->keys);
  td_memory_free(self->sorted);
  self->keys = NULL;
  self->sorted = NULL;
  self->n_room = 0;
}

static td_status open_order(td_iterator *base, const td_term *seed) {
  order *self = (order *)base;
  clear_order(base);
  td_table_init(&self->rows, base->run, self->vars.count, 0);
  self->at = 0;
  TD_TRY(td_iterator_open(base->left, seed));
  for (;;) {
    const td_status status = td_iterator_next(base->left);
    if (status == TD_END) {
      return sort_rows(self);
    }
    TD_TRY(status);
    TD_TRY(add_row(self));
  }
}

static td_status next_order(td_iterator *base) {
  order *self = (order *)base;
  if (self->at == self->rows.n_rows) {
    return TD_END;
  }
  const td_term *cells = td_table_row(&self->rows, self->sorted[self->at++]);
  td_row_begin(base->run, base->row);
  for (uint32_t i = 0; i < self->vars.count; i++) {
    base->row[self->vars.items[i]] = cells[i];
  }
  return TD_OK;
}

td_iterator *td_iterator_new_order(td_run *run, const td_op *op,
                                   uint64_t most) {
  static const td_iterator_class class = {open_order, next_order, clear_order};
  order *self = TD_ARENA_NEW(run->arena, order);
  td_term *row = td_run_row(run);
  if (!self || !row || !list_vars(run, &op->left->scope, &self->vars)) {
    return NULL;
  }
  self->base = (td_iterator){.class = &class, .run = run, .op = op, .row = row};
  self->cells = td_run_row(run);
  self->most = most;
  return self->cells ? &self->base : NULL;
}
