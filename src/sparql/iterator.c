// SPDX-License-Identifier: MIT

// The iterators that hold nothing.

#include "sparql/iterator.h"

#include "base/try.h"
#include "sparql/expression.h"

void td_row_begin(const td_run *run, td_term *row) {
  if (run->bound) {
    memcpy(row, run->bound, run->width * sizeof(td_term));
  } else {
    memset(row, 0, run->width * sizeof(td_term));
  }
}

bool td_row_merge(const td_run *run, const td_term *a, const td_term *b,
                  td_term *into) {
  for (td_var v = 0; v < run->width; v++) {
    if (a[v] && b[v] && a[v] != b[v]) {
      return false;
    }
    into[v] = a[v] ? a[v] : b[v];
  }
  return true;
}

td_status td_filters_test(td_run *run, const td_filter_list *filters,
                          const td_term *row, bool *out) {
  *out = true;
  for (uint32_t i = 0; i < filters->count && *out; i++) {
    TD_TRY(td_expr_test(run, filters->items[i], row, out));
  }
  return TD_OK;
}

static td_iterator *make(td_run *run, const td_op *op, size_t bytes,
                         const td_iterator_class *class) {
  td_iterator *self = td_arena_get(run->arena, 1, bytes);
  td_term *row = td_run_row(run);
  if (!self || !row) {
    return NULL;
  }
  self->class = class;
  self->run = run;
  self->op = op;
  self->row = row;
  return self;
}

static td_status open_left(td_iterator *self, const td_term *seed) {
  return td_iterator_open(self->left, seed);
}

// ------------------------------------------------------------------- unit

typedef struct {
  td_iterator base;
  bool is_done;
} unit;

static td_status open_unit(td_iterator *base, const td_term *seed) {
  (void)seed;
  ((unit *)base)->is_done = false;
  return TD_OK;
}

static td_status next_unit(td_iterator *base) {
  unit *self = (unit *)base;
  if (self->is_done) {
    return TD_END;
  }
  self->is_done = true;
  td_row_begin(base->run, base->row);
  return TD_OK;
}

td_iterator *td_iterator_new_unit(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_unit, next_unit, NULL};
  return make(run, op, sizeof(unit), &class);
}

// ----------------------------------------------------------------- values

typedef struct {
  td_iterator base;
  uint32_t at;
} values;

static td_status open_values(td_iterator *base, const td_term *seed) {
  (void)seed; // there are few
  ((values *)base)->at = 0;
  return TD_OK;
}

static td_status next_values(td_iterator *base) {
  values *self = (values *)base;
  const td_op *op = base->op;
  while (self->at < op->n_rows) {
    const td_slot *cells = &op->cells.items[self->at++ * op->vars.count];
    bool is_fine = true;
    td_row_begin(base->run, base->row);
    for (uint32_t c = 0; c < op->vars.count && is_fine; c++) {
      td_term *place = &base->row[op->vars.items[c]];
      if (cells[c].term) {
        is_fine = !*place || *place == cells[c].term;
        *place = cells[c].term;
      }
    }
    if (is_fine) {
      return TD_OK;
    }
  }
  return TD_END;
}

td_iterator *td_iterator_new_values(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_values, next_values, NULL};
  return make(run, op, sizeof(values), &class);
}

// ------------------------------------------------------------------ union

typedef struct {
  td_iterator base;
  bool is_right;
  td_term *seed;
  bool has_seed;
} either;

static td_status open_union(td_iterator *base, const td_term *seed) {
  either *self = (either *)base;
  self->is_right = false;
  self->has_seed = seed != NULL;
  if (seed) {
    memcpy(self->seed, seed, base->run->width * sizeof(td_term));
  }
  return td_iterator_open(base->left, seed);
}

static td_status next_union(td_iterator *base) {
  either *self = (either *)base;
  if (!self->is_right) {
    const td_status status = td_iterator_next(base->left);
    if (status != TD_END) {
      base->row = base->left->row;
      return status;
    }
    self->is_right = true;
    TD_TRY(td_iterator_open(base->right, self->has_seed ? self->seed : NULL));
  }
  TD_TRY(td_iterator_next(base->right));
  base->row = base->right->row;
  return TD_OK;
}

td_iterator *td_iterator_new_union(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_union, next_union, NULL};
  td_iterator *base = make(run, op, sizeof(either), &class);
  if (base) {
    ((either *)base)->seed = base->row; // the row is one of a part's
  }
  return base;
}

// ----------------------------------------------------------------- filter

typedef struct {
  td_iterator base;
  td_filter_list filters;
} filter;

static td_status next_filter(td_iterator *base) {
  filter *self = (filter *)base;
  bool passes = false;
  while (!passes) {
    TD_TRY(td_iterator_next(base->left));
    TD_TRY(
        td_filters_test(base->run, &self->filters, base->left->row, &passes));
  }
  base->row = base->left->row;
  return TD_OK;
}

td_iterator *td_iterator_new_filter(td_run *run,
                                    const td_filter_list *filters) {
  static const td_iterator_class class = {open_left, next_filter, NULL};
  td_iterator *base = make(run, NULL, sizeof(filter), &class);
  if (base) {
    ((filter *)base)->filters = *filters;
  }
  return base;
}

// ----------------------------------------------------------------- extend

static td_status next_extend(td_iterator *base) {
  for (;;) {
    td_term term;
    TD_TRY(td_iterator_next(base->left));
    memcpy(base->row, base->left->row, base->run->width * sizeof(td_term));
    base->run->solution += base->left->class != base->class;
    TD_TRY(td_expr_term(base->run, base->op->expr, base->row, &term));
    td_term *place = &base->row[base->op->var];
    if (!*place || !term || *place == term) { // bound only inside of EXISTS
      *place = term ? term : *place;
      return TD_OK;
    }
  }
}

td_iterator *td_iterator_new_extend(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_left, next_extend, NULL};
  return make(run, op, sizeof(td_iterator), &class);
}

// ------------------------------------------------------------------ slice

typedef struct {
  td_iterator base;
  uint64_t n_left;
} slice;

static td_status open_slice(td_iterator *base, const td_term *seed) {
  slice *self = (slice *)base;
  (void)seed; // which solutions are counted must not depend on it
  self->n_left = base->op->limit;
  TD_TRY(td_iterator_open(base->left, NULL));
  for (uint64_t i = 0; i < base->op->offset && self->n_left; i++) {
    const td_status status = td_iterator_next(base->left);
    if (status == TD_END) {
      self->n_left = 0;
    } else if (status != TD_OK) {
      return status;
    }
  }
  return TD_OK;
}

static td_status next_slice(td_iterator *base) {
  slice *self = (slice *)base;
  if (!self->n_left) {
    return TD_END;
  }
  self->n_left--;
  TD_TRY(td_iterator_next(base->left));
  base->row = base->left->row;
  return TD_OK;
}

td_iterator *td_iterator_new_slice(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_slice, next_slice, NULL};
  return make(run, op, sizeof(slice), &class);
}

// ---------------------------------------------------------------- project

// What is inside has variables of its own; of what EXISTS has bound it sees
// those that it shares.
typedef struct {
  td_iterator base;
  td_term *seed;
  td_term *bound;
} project;

static const td_term *turn_inwards(const project *self, const td_term *from,
                                   td_term *to) {
  const td_op *op = self->base.op;
  if (!from) {
    return NULL;
  }
  memset(to, 0, self->base.run->width * sizeof(td_term));
  for (uint32_t i = 0; i < op->projected.count; i++) {
    to[op->projected.items[i].inner] = from[op->projected.items[i].outer];
  }
  return to;
}

static td_status open_project(td_iterator *base, const td_term *seed) {
  project *self = (project *)base;
  const td_term *outer = base->run->bound;
  base->run->bound = turn_inwards(self, outer, self->bound);
  const td_status status =
      td_iterator_open(base->left, turn_inwards(self, seed, self->seed));
  base->run->bound = outer;
  return status;
}

static td_status next_project(td_iterator *base) {
  project *self = (project *)base;
  td_run *run = base->run;
  const td_term *outer = run->bound;
  run->bound = outer ? self->bound : NULL;
  const td_status status = td_iterator_next(base->left);
  run->bound = outer;
  TD_TRY(status);
  td_row_begin(run, base->row);
  for (uint32_t i = 0; i < base->op->projected.count; i++) {
    const td_projected *p = &base->op->projected.items[i];
    const td_term term = base->left->row[p->inner];
    base->row[p->outer] = term ? term : base->row[p->outer];
  }
  return TD_OK;
}

td_iterator *td_iterator_new_project(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_project, next_project, NULL};
  td_iterator *base = make(run, op, sizeof(project), &class);
  if (base) {
    ((project *)base)->seed = td_run_row(run);
    ((project *)base)->bound = td_run_row(run);
  }
  return base && ((project *)base)->seed && ((project *)base)->bound ? base
                                                                     : NULL;
}

// ------------------------------------------------------------------ graph

// GRAPH where the graph cannot be made a part of every pattern: one graph
// after the other.
typedef struct {
  td_iterator base;
  td_term only; ///< one graph; TD_NO_TERM: all of them
  size_t at;
  td_term current;
  td_term *seed;
  bool has_seed;
} graph;

static td_status open_graph(td_iterator *base, const td_term *seed) {
  graph *self = (graph *)base;
  const td_slot *slot = &base->op->graph;
  const td_run *run = base->run;
  self->only = slot->term;
  if (slot->is_var) {
    self->only = run->bound && run->bound[slot->var] ? run->bound[slot->var]
                 : seed                              ? seed[slot->var]
                                                     : TD_NO_TERM;
  }
  self->at = 0;
  self->current = TD_NO_TERM;
  self->has_seed = seed != NULL;
  if (seed) {
    memcpy(self->seed, seed, run->width * sizeof(td_term));
  }
  return TD_OK;
}

// The next graph; TD_NO_TERM behind the last.
static td_term next_name(graph *self) {
  const td_run *run = self->base.run;
  if (!self->only) {
    return self->at < run->named.count ? run->named.items[self->at++]
                                       : TD_NO_TERM;
  }
  return self->at++ == 0 && td_run_is_named(run, self->only) ? self->only
                                                             : TD_NO_TERM;
}

static td_status step_graph(graph *self) {
  td_iterator *base = &self->base;
  if (!self->current) {
    self->current = next_name(self);
    if (!self->current) {
      return TD_END;
    }
    base->run->active = (td_active){TD_GRAPHS_ONE, self->current};
    TD_TRY(td_iterator_open(base->left, self->has_seed ? self->seed : NULL));
  }
  base->run->active = (td_active){TD_GRAPHS_ONE, self->current};
  return td_iterator_next(base->left);
}

static td_status next_graph(td_iterator *base) {
  graph *self = (graph *)base;
  for (;;) {
    const td_active active = base->run->active;
    const bool had_graph = self->current != TD_NO_TERM;
    const td_status status = step_graph(self);
    base->run->active = active;
    if (status == TD_END) {
      if (!had_graph && !self->current) {
        return TD_END;
      }
      self->current = TD_NO_TERM;
      TD_TRY(td_run_step(base->run));
      continue;
    }
    TD_TRY(status);
    memcpy(base->row, base->left->row, base->run->width * sizeof(td_term));
    if (!base->op->graph.is_var) {
      return TD_OK;
    }
    td_term *place = &base->row[base->op->graph.var];
    if (!*place || *place == self->current) {
      *place = self->current;
      return TD_OK;
    }
  }
}

td_iterator *td_iterator_new_graph(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_graph, next_graph, NULL};
  td_iterator *base = make(run, op, sizeof(graph), &class);
  if (base) {
    ((graph *)base)->seed = td_run_row(run);
  }
  return base && ((graph *)base)->seed ? base : NULL;
}
