// SPDX-License-Identifier: MIT

// Property paths that are no joins: closures and negated sets (18.4). What can
// be reached from one node is collected; without a node to begin at, from every
// node of the graph.

#include "sparql/iterator.h"

#include "base/try.h"
#include "sparql/table.h"

typedef struct {
  td_iterator base;
  bool is_forward;  ///< from subjects to objects
  td_term goal;     ///< the other end, when it is known too
  td_table starts;  ///< to begin at
  uint32_t n_done;  ///< of them
  td_term start;    ///< the one being done
  td_table reached; ///< from it
  uint32_t at;
} path;

static td_status add_once(td_table *set, td_term term) {
  return td_table_find(set, &term) == TD_NO_ROW ? td_table_add(set, &term)
                                                : TD_OK;
}

static bool is_excluded(const td_path *negated, td_term predicate) {
  for (uint32_t i = 0; i < negated->links.count; i++) {
    if (negated->links.items[i].term == predicate) {
      return true;
    }
  }
  return false;
}

static bool is_visible(const td_run *run, const td_quad *quad,
                       const td_quad *before) {
  if (run->active.kind == TD_GRAPHS_ONE) {
    return true;
  }
  if (run->active.kind == TD_GRAPHS_LISTED &&
      !td_run_is_merged(run, quad->at[TD_QUAD_G])) {
    return false;
  }
  return !before || memcmp(before, quad, 3 * sizeof(td_term)) != 0;
}

// One triple along a link, or along any that a negated set does not name.
static td_status follow(td_run *run, const td_path *p, td_term from,
                        bool is_forward, td_table *out) {
  td_quad wanted = {{0}};
  wanted.at[is_forward ? TD_QUAD_S : TD_QUAD_O] = from;
  if (p->kind == TD_PATH_LINK) {
    wanted.at[TD_QUAD_P] = p->link.term;
  }
  if (run->active.kind == TD_GRAPHS_ONE) {
    wanted.at[TD_QUAD_G] = run->active.graph;
  }
  const td_quad_range range = td_quads_find(run->quads, &wanted);
  const td_quad *before = NULL;
  for (const td_quad *quad = range.at; quad < range.end; quad++) {
    TD_TRY(td_run_step(run));
    if (!is_visible(run, quad, before)) {
      continue;
    }
    before = quad;
    if (p->kind == TD_PATH_LINK || !is_excluded(p, quad->at[TD_QUAD_P])) {
      TD_TRY(td_table_add(out, &quad->at[is_forward ? TD_QUAD_O : TD_QUAD_S]));
    }
  }
  return TD_OK;
}

static td_status reach(td_run *run, const td_path *p, td_term from,
                       bool is_forward, td_table *out);

static td_status reach_from_all(td_run *run, const td_path *p,
                                const td_table *starts, bool is_forward,
                                td_table *out) {
  for (uint32_t i = 0; i < starts->n_rows; i++) {
    TD_TRY(reach(run, p, *td_table_row(starts, i), is_forward, out));
  }
  return TD_OK;
}

static td_status reach_sequence(td_run *run, const td_path *p, td_term from,
                                bool is_forward, td_table *out) {
  const td_path *first = is_forward ? p->first : p->second;
  const td_path *second = is_forward ? p->second : p->first;
  td_table middle;
  td_table_init(&middle, run, 1, 0);
  td_status status = reach(run, first, from, is_forward, &middle);
  if (status == TD_OK) {
    status = reach_from_all(run, second, &middle, is_forward, out);
  }
  td_table_clear(&middle);
  return status;
}

// Breadth first; each node once.
static td_status reach_closure(td_run *run, const td_path *p, td_term from,
                               bool is_forward, td_table *out) {
  td_table seen;
  td_table step;
  td_table_init(&seen, run, 1, 1);
  td_table_init(&step, run, 1, 0);
  td_status status = TD_OK;
  if (p->kind == TD_PATH_ZERO_OR_MORE) {
    status = add_once(&seen, from);
  }
  td_term at = from;
  for (uint32_t i = p->kind == TD_PATH_ZERO_OR_MORE; status == TD_OK; i++) {
    step.n_rows = 0;
    status = reach(run, p->first, at, is_forward, &step);
    for (uint32_t k = 0; k < step.n_rows && status == TD_OK; k++) {
      status = add_once(&seen, *td_table_row(&step, k));
    }
    if (i >= seen.n_rows) {
      break;
    }
    at = *td_table_row(&seen, i);
  }
  for (uint32_t i = 0; i < seen.n_rows && status == TD_OK; i++) {
    status = td_table_add(out, td_table_row(&seen, i));
  }
  td_table_clear(&seen);
  td_table_clear(&step);
  return status;
}

static td_status reach(td_run *run, const td_path *p, td_term from,
                       bool is_forward, td_table *out) {
  switch (p->kind) {
  case TD_PATH_LINK:
  case TD_PATH_NEGATED:
    TD_TRY(follow(run, p, from, is_forward, out));
    if (p->kind == TD_PATH_NEGATED && p->inverse_links.count) {
      const td_path inverse = {.kind = TD_PATH_NEGATED,
                               .links = p->inverse_links};
      return follow(run, &inverse, from, !is_forward, out);
    }
    return TD_OK;
  case TD_PATH_INVERSE:
    return reach(run, p->first, from, !is_forward, out);
  case TD_PATH_SEQUENCE:
    return reach_sequence(run, p, from, is_forward, out);
  case TD_PATH_ALTERNATIVE:
    TD_TRY(reach(run, p->first, from, is_forward, out));
    return reach(run, p->second, from, is_forward, out);
  case TD_PATH_ZERO_OR_ONE:
    TD_TRY(td_table_add(out, &from));
    return reach(run, p->first, from, is_forward, out);
  default:
    return reach_closure(run, p, from, is_forward, out);
  }
}

// ----------------------------------------------------------------- places

// The term of an end: its own, or what its variable is bound to by then.
static td_term end_of(const path *self, int place, const td_term *seed,
                      bool *is_var) {
  const td_slot *slot = &self->base.op->patterns.items[0].at[place];
  *is_var = slot->is_var && !self->base.row[slot->var];
  if (!slot->is_var) {
    return slot->term;
  }
  return self->base.row[slot->var] ? self->base.row[slot->var]
         : seed                    ? seed[slot->var]
                                   : TD_NO_TERM;
}

static td_quad active_pattern(const td_run *run) {
  return (td_quad){
      {0, 0, 0,
       run->active.kind == TD_GRAPHS_ONE ? run->active.graph : TD_NO_TERM}};
}

// A variable is a node of the graph even where the path is empty.
static bool is_node(const td_run *run, td_term term) {
  for (int k = TD_QUAD_S; k <= TD_QUAD_O; k += TD_QUAD_O - TD_QUAD_S) {
    td_quad wanted = active_pattern(run);
    wanted.at[k] = term;
    const td_quad_range range = td_quads_find(run->quads, &wanted);
    for (const td_quad *quad = range.at; quad < range.end; quad++) {
      if (is_visible(run, quad, NULL)) {
        return true;
      }
    }
  }
  return false;
}

static td_status add_all_nodes(path *self) {
  td_run *run = self->base.run;
  const td_quad wanted = active_pattern(run);
  const td_quad_range range = td_quads_find(run->quads, &wanted);
  for (const td_quad *quad = range.at; quad < range.end; quad++) {
    TD_TRY(td_run_step(run));
    if (is_visible(run, quad, NULL)) {
      TD_TRY(add_once(&self->starts, quad->at[TD_QUAD_S]));
      TD_TRY(add_once(&self->starts, quad->at[TD_QUAD_O]));
    }
  }
  return TD_OK;
}

static td_status open_path(td_iterator *base, const td_term *seed) {
  path *self = (path *)base;
  td_run *run = base->run;
  bool vars[2];
  td_row_begin(run, base->row);
  const td_term subject = end_of(self, TD_SLOT_S, seed, &vars[0]);
  const td_term object = end_of(self, TD_SLOT_O, seed, &vars[1]);
  td_table_clear(&self->starts);
  td_table_init(&self->starts, run, 1, 1);
  td_table_clear(&self->reached);
  td_table_init(&self->reached, run, 1, 0);
  self->n_done = self->at = 0;
  self->is_forward = subject != TD_NO_TERM || object == TD_NO_TERM;
  self->goal = subject && object ? object : TD_NO_TERM;
  if ((subject && vars[0] && !is_node(run, subject)) ||
      (object && vars[1] && !is_node(run, object))) {
    return TD_OK;
  }
  if (subject || object) {
    return add_once(&self->starts, subject ? subject : object);
  }
  return add_all_nodes(self);
}

// Of a set of nodes each once; a negated set gives one for each triple.
static td_status reach_start(path *self) {
  td_run *run = self->base.run;
  const td_path *p = self->base.op->path;
  self->start = *td_table_row(&self->starts, self->n_done++);
  self->at = 0;
  td_table_clear(&self->reached);
  td_table_init(&self->reached, run, 1, 0);
  if (p->kind == TD_PATH_NEGATED) {
    return reach(run, p, self->start, self->is_forward, &self->reached);
  }
  td_table all;
  td_table_init(&all, run, 1, 0);
  td_status status = reach(run, p, self->start, self->is_forward, &all);
  self->reached.n_keys = 1;
  for (uint32_t i = 0; i < all.n_rows && status == TD_OK; i++) {
    status = add_once(&self->reached, *td_table_row(&all, i));
  }
  td_table_clear(&all);
  return status;
}

static bool put(path *self, int place, td_term term) {
  const td_slot *slot = &self->base.op->patterns.items[0].at[place];
  if (!slot->is_var) {
    return slot->term == term;
  }
  td_term *at = &self->base.row[slot->var];
  const bool is_fine = !*at || *at == term;
  *at = term;
  return is_fine;
}

static td_status next_path(td_iterator *base) {
  path *self = (path *)base;
  for (;;) {
    TD_TRY(td_run_step(base->run));
    if (self->at == self->reached.n_rows) {
      if (self->n_done == self->starts.n_rows) {
        return TD_END;
      }
      TD_TRY(reach_start(self));
      continue;
    }
    const td_term end = *td_table_row(&self->reached, self->at++);
    if (self->goal && end != self->goal) {
      continue;
    }
    td_row_begin(base->run, base->row);
    if (put(self, self->is_forward ? TD_SLOT_S : TD_SLOT_O, self->start) &&
        put(self, self->is_forward ? TD_SLOT_O : TD_SLOT_S, end)) {
      return TD_OK;
    }
  }
}

static void clear_path(td_iterator *base) {
  td_table_clear(&((path *)base)->starts);
  td_table_clear(&((path *)base)->reached);
}

td_iterator *td_iterator_new_path(td_run *run, const td_op *op) {
  static const td_iterator_class class = {open_path, next_path, clear_path};
  path *self = TD_ARENA_NEW(run->arena, path);
  td_term *row = td_run_row(run);
  if (!self || !row) {
    return NULL;
  }
  self->base = (td_iterator){.class = &class, .run = run, .op = op, .row = row};
  return &self->base;
}
