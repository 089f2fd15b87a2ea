// SPDX-License-Identifier: MIT

// GROUP BY and aggregates: section 18.5.

#include "sparql/iterator.h"

#include "base/memory.h"
#include "base/try.h"
#include "sparql/expression.h"
#include "sparql/table.h"

// One aggregate of one group so far.
typedef struct {
  uint64_t n;
  bool has_failed;    ///< a value was an error
  td_term best;       ///< of MIN, MAX, SAMPLE
  td_value_kind kind; ///< of the sum
  union {
    td_wide wide;
    double real;
  } sum;
  td_buffer text; ///< of GROUP_CONCAT
} tally;

typedef struct {
  td_iterator base;
  td_table groups; ///< the keys
  tally *tallies;  ///< [groups][aggregates]
  uint32_t n_room; ///< groups that there is room for
  td_table *seen;  ///< of each DISTINCT: group and value
  td_var_list all; ///< the columns of COUNT(DISTINCT *)
  td_term *key;
  uint32_t at;
} group;

static td_value sum_value(const tally *t) {
  td_value value = {.kind = t->kind};
  if (t->kind >= TD_VALUE_FLOAT) {
    value.real = t->sum.real;
  } else {
    value.wide = t->sum.wide;
  }
  return value;
}

static void set_sum(tally *t, const td_value *value) {
  t->kind = value->kind;
  if (value->kind >= TD_VALUE_FLOAT) {
    t->sum.real = value->real;
  } else {
    t->sum.wide = value->wide;
  }
}

static void add_number(tally *t, const td_value *value) {
  const td_value sum = sum_value(t);
  const td_value more = td_value_arithmetic(TD_FN_ADD, &sum, value);
  if (more.kind == TD_VALUE_ERROR) {
    t->has_failed = true;
  } else {
    set_sum(t, &more);
  }
}

static void add_extreme(td_run *run, tally *t, td_term term, bool is_max) {
  if (!t->best) {
    t->best = term;
    return;
  }
  const td_value a = td_value_of_term(run, t->best);
  const td_value b = td_value_of_term(run, term);
  const int order = td_value_order(&b, &a);
  if (is_max ? order > 0 : order < 0) {
    t->best = term;
  }
}

static td_status add_text(td_run *run, tally *t, const td_value *value,
                          td_slice separator) {
  td_slice text;
  if (!td_value_text(value, run->scratch, &text)) {
    t->has_failed = true;
    return TD_OK;
  }
  if (t->n > 1) {
    td_buffer_add(&t->text, separator);
  }
  td_buffer_add(&t->text, text);
  return td_run_use(run, text.length + separator.length);
}

// What a value that is no error does to its aggregate.
static td_status add_value(td_run *run, const td_aggregate *a, tally *t,
                           td_term term) {
  const td_value value = td_value_of_term(run, term);
  t->n++;
  switch (a->kind) {
  case TD_AGGREGATE_COUNT:
    return TD_OK;
  case TD_AGGREGATE_SUM:
  case TD_AGGREGATE_AVG:
    add_number(t, &value);
    return TD_OK;
  case TD_AGGREGATE_MIN:
  case TD_AGGREGATE_MAX:
    add_extreme(run, t, term, a->kind == TD_AGGREGATE_MAX);
    return TD_OK;
  case TD_AGGREGATE_SAMPLE:
    t->best = t->best ? t->best : term;
    return TD_OK;
  case TD_AGGREGATE_GROUP_CONCAT:
    break;
  }
  return add_text(run, t, &value, a->separator);
}

// Whether this is the first time that the group has the value.
static td_status is_first(group *self, uint32_t i, uint32_t g, td_term term,
                          bool *out) {
  td_table *seen = &self->seen[i];
  td_term *cells = self->key;
  cells[0] = g + 1;
  if (self->base.op->aggregates.items[i].argument) {
    cells[1] = term;
  } else {
    for (uint32_t k = 0; k < self->all.count; k++) {
      cells[k + 1] = self->base.left->row[self->all.items[k]];
    }
  }
  *out = td_table_find(seen, cells) == TD_NO_ROW;
  return *out ? td_table_add(seen, cells) : TD_OK;
}

static td_status add_solution(group *self, uint32_t g) {
  const td_op *op = self->base.op;
  td_run *run = self->base.run;
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    const td_aggregate *a = &op->aggregates.items[i];
    tally *t = &self->tallies[g * op->aggregates.count + i];
    td_term term = TD_NO_TERM;
    bool is_new = true;
    if (a->argument) {
      TD_TRY(td_expr_term(run, a->argument, self->base.left->row, &term));
      if (!term) {
        t->has_failed = true;
        continue;
      }
    }
    if (a->is_distinct) {
      TD_TRY(is_first(self, i, g, term, &is_new));
    }
    if (!is_new) {
      continue;
    }
    if (a->argument) {
      TD_TRY(add_value(run, a, t, term));
    } else {
      t->n++;
    }
  }
  return TD_OK;
}

static td_status add_group(group *self, const td_term *key) {
  const uint32_t n = self->base.op->aggregates.count;
  if (self->groups.n_rows == self->n_room) {
    const uint32_t room = self->n_room ? self->n_room * 2 : 16;
    tally *grown =
        td_memory_resize(self->tallies, (size_t)room * (n + 1), sizeof(tally));
    if (!grown) {
      return TD_ERR_NO_MEM;
    }
    self->tallies = grown;
    memset(grown + (size_t)self->n_room * n, 0,
           (size_t)(room - self->n_room) * n * sizeof(tally));
    TD_TRY(td_run_use(self->base.run,
                      (uint64_t)(room - self->n_room) * n * sizeof(tally)));
    self->n_room = room;
  }
  tally *made = &self->tallies[(size_t)self->groups.n_rows * n];
  for (uint32_t i = 0; i < n; i++) {
    made[i] = (tally){.kind = TD_VALUE_INTEGER};
  }
  return td_table_add(&self->groups, key);
}

static td_status find_group(group *self, uint32_t *out) {
  const td_op *op = self->base.op;
  for (uint32_t i = 0; i < op->keys.count; i++) {
    TD_TRY(td_expr_term(self->base.run, op->keys.items[i].expr,
                        self->base.left->row, &self->key[i]));
  }
  *out = td_table_find(&self->groups, self->key);
  if (*out == TD_NO_ROW) {
    *out = self->groups.n_rows;
    return add_group(self, self->key);
  }
  return TD_OK;
}

static void clear_group(td_iterator *base) {
  group *self = (group *)base;
  const uint32_t n = base->op->aggregates.count;
  for (size_t i = 0; i < (size_t)self->groups.n_rows * n; i++) {
    td_run_give_back(base->run, self->tallies[i].text.length);
    td_buffer_clear(&self->tallies[i].text);
  }
  td_run_give_back(base->run, (uint64_t)self->n_room * n * sizeof(tally));
  td_memory_free(self->tallies);
  self->tallies = NULL;
  self->n_room = 0;
  td_table_clear(&self->groups);
  for (uint32_t i = 0; i < n; i++) {
    td_table_clear(&self->seen[i]);
  }
}

static void begin_group(group *self) {
  const td_op *op = self->base.op;
  clear_group(&self->base);
  td_table_init(&self->groups, self->base.run, op->keys.count, op->keys.count);
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    const uint32_t n =
        1 + (op->aggregates.items[i].argument ? 1 : self->all.count);
    td_table_init(&self->seen[i], self->base.run, n, n);
  }
  self->at = 0;
}

static td_status open_group(td_iterator *base, const td_term *seed) {
  group *self = (group *)base;
  (void)seed; // groups are of all solutions
  begin_group(self);
  TD_TRY(td_iterator_open(base->left, NULL));
  if (!base->op->is_grouped) {
    TD_TRY(add_group(self, self->key)); // one, even of nothing
  }
  for (;;) {
    const td_status status = td_iterator_next(base->left);
    uint32_t g;
    if (status == TD_END) {
      return TD_OK;
    }
    TD_TRY(status);
    TD_TRY(find_group(self, &g));
    TD_TRY(add_solution(self, g));
  }
}

static td_value average(const tally *t) {
  const td_value sum = sum_value(t);
  const td_value n = td_value_integer((td_wide)t->n);
  return t->n ? td_value_arithmetic(TD_FN_DIVIDE, &sum, &n)
              : td_value_integer(0);
}

// What an aggregate came to; TD_NO_TERM: an error, or nothing to choose from.
static td_status result(td_run *run, const td_aggregate *a, const tally *t,
                        td_term *out) {
  td_value value;
  *out = TD_NO_TERM;
  switch (a->kind) {
  case TD_AGGREGATE_COUNT:
    value = td_value_integer((td_wide)t->n);
    break;
  case TD_AGGREGATE_SUM:
    value = sum_value(t);
    break;
  case TD_AGGREGATE_AVG:
    value = average(t);
    break;
  case TD_AGGREGATE_GROUP_CONCAT:
    value = td_value_string(td_buffer_as_slice(&t->text));
    break;
  default:
    *out = t->best;
    return TD_OK;
  }
  if (t->has_failed && a->kind != TD_AGGREGATE_COUNT) {
    return TD_OK;
  }
  const td_arena_mark mark = td_arena_set_mark(run->scratch);
  const td_status status = td_value_to_term(run, &value, out);
  td_arena_rewind(run->scratch, mark);
  return status;
}

static td_status next_group(td_iterator *base) {
  group *self = (group *)base;
  const td_op *op = base->op;
  if (self->at == self->groups.n_rows) {
    return TD_END;
  }
  td_row_begin(base->run, base->row);
  const td_term *key = td_table_row(&self->groups, self->at);
  for (uint32_t i = 0; i < op->keys.count; i++) {
    td_term *place = &base->row[op->keys.items[i].var];
    *place = key[i] ? key[i] : *place;
  }
  for (uint32_t i = 0; i < op->aggregates.count; i++) {
    TD_TRY(result(base->run, &op->aggregates.items[i],
                  &self->tallies[self->at * op->aggregates.count + i],
                  &base->row[op->aggregates.items[i].var]));
  }
  self->at++;
  return TD_OK;
}

td_iterator *td_iterator_new_group(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_group, next_group, clear_group};
  group *self = TD_ARENA_NEW(run->arena, group);
  td_term *row = td_run_row(run);
  if (!self || !row) {
    return NULL;
  }
  self->base = (td_iterator){.class = &class, .run = run, .op = op, .row = row};
  self->seen = TD_ARENA_ARRAY(run->arena, td_table, op->aggregates.count + 1);
  self->key =
      TD_ARENA_ARRAY(run->arena, td_term, run->width + op->keys.count + 2);
  for (td_var v = 0; v < run->width; v++) {
    td_var *item = td_vars_has(&op->left->scope, v)
                       ? TD_PUSH(run->arena, &self->all)
                       : NULL;
    if (item) {
      *item = v;
    } else if (td_vars_has(&op->left->scope, v)) {
      return NULL;
    }
  }
  return self->seen && self->key ? &self->base : NULL;
}
