// SPDX-License-Identifier: MIT

// A basic graph pattern: triple by triple, each by the index that fits what is
// bound by then.

#include "sparql/iterator.h"

#include "base/try.h"

typedef struct {
  td_scan_step what;
  const td_quad *at;
  const td_quad *end;
  const td_quad
      *last;      ///< matched; an equal triple of another graph is the same
  td_var vars[4]; ///< that this step binds now ...
  int places[4];  ///< ... and from which place of a quad
  int n_vars;
  bool is_merged; ///< of many graphs: each triple once, run->merged only
  bool is_named;  ///< any named graph
} step;

typedef struct {
  td_iterator base;
  step *steps;
  int n_steps;
  int depth;   ///< of the step that goes on; -1: at the end
  bool is_new; ///< that step has not begun
} scan;

static td_status open_scan(td_iterator *base, const td_term *seed) {
  scan *self = (scan *)base;
  td_row_begin(base->run, base->row);
  for (int i = 0; seed && i < self->n_steps; i++) {
    const td_pattern *p = self->steps[i].what.pattern;
    for (int k = 0; k < 4; k++) {
      if (p->at[k].is_var && (k < TD_SLOT_G || p->has_graph) &&
          !base->row[p->at[k].var]) {
        base->row[p->at[k].var] = seed[p->at[k].var];
      }
    }
  }
  self->depth = 0;
  self->is_new = true;
  return TD_OK;
}

// Which graphs the step looks at; false when there is none such.
static bool choose_graphs(const td_run *run, step *s, td_quad *wanted) {
  const td_slot *slot = &s->what.pattern->at[TD_SLOT_G];
  s->is_merged = s->is_named = false;
  if (!s->what.pattern->has_graph) {
    wanted->at[TD_QUAD_G] =
        run->active.kind == TD_GRAPHS_ONE ? run->active.graph : TD_NO_TERM;
    s->is_merged = run->active.kind != TD_GRAPHS_ONE;
    return true;
  }
  if (!slot->is_var) {
    wanted->at[TD_QUAD_G] = slot->term;
  }
  if (wanted->at[TD_QUAD_G]) {
    return td_run_is_named(run, wanted->at[TD_QUAD_G]);
  }
  s->is_named = true;
  return true;
}

static void begin_step(scan *self, step *s) {
  const td_term *row = self->base.row;
  const td_pattern *p = s->what.pattern;
  td_quad wanted = {{0}};
  s->n_vars = 0;
  for (int k = 0; k < 4; k++) {
    if (k == TD_SLOT_G && !p->has_graph) {
      break;
    }
    wanted.at[k] = p->at[k].is_var ? row[p->at[k].var] : p->at[k].term;
    if (!wanted.at[k]) {
      s->vars[s->n_vars] = p->at[k].var;
      s->places[s->n_vars++] = k;
    }
  }
  s->at = s->end = s->last = NULL;
  if (choose_graphs(self->base.run, s, &wanted)) {
    const td_quad_range range = td_quads_find(self->base.run->quads, &wanted);
    s->at = range.at;
    s->end = range.end;
  }
}

static bool is_in_dataset(const td_run *run, step *s, const td_quad *quad) {
  const td_term name = quad->at[TD_QUAD_G];
  if (s->is_named) {
    return name != TD_DEFAULT_GRAPH && td_run_is_named(run, name);
  }
  if (!s->is_merged) {
    return true;
  }
  if (run->active.kind == TD_GRAPHS_LISTED && !td_run_is_merged(run, name)) {
    return false;
  }
  const bool is_again =
      s->last && memcmp(s->last, quad, 3 * sizeof(td_term)) == 0;
  s->last = quad;
  return !is_again;
}

static void forget(const step *s, td_term *row) {
  for (int i = 0; i < s->n_vars; i++) {
    row[s->vars[i]] = TD_NO_TERM;
  }
}

// Bind what the quad has; false when a variable stands twice and differs.
static bool bind(const step *s, const td_quad *quad, td_term *row) {
  forget(s, row);
  for (int i = 0; i < s->n_vars; i++) {
    td_term *place = &row[s->vars[i]];
    const td_term term = quad->at[s->places[i]];
    if (*place && *place != term) {
      return false;
    }
    *place = term;
  }
  return true;
}

// The next match of one step; TD_END behind the last.
static td_status advance(scan *self, step *s) {
  td_run *run = self->base.run;
  while (s->at < s->end) {
    const td_quad *quad = s->at++;
    TD_TRY(td_run_step(run));
    if (!is_in_dataset(run, s, quad) || !bind(s, quad, self->base.row)) {
      continue;
    }
    bool passes = true;
    if (s->what.filters.count) {
      TD_TRY(td_filters_test(run, &s->what.filters, self->base.row, &passes));
    }
    if (passes) {
      return TD_OK;
    }
  }
  forget(s, self->base.row);
  return TD_END;
}

static td_status next_scan(td_iterator *base) {
  scan *self = (scan *)base;
  while (self->depth >= 0) {
    step *s = &self->steps[self->depth];
    if (self->is_new) {
      begin_step(self, s);
      self->is_new = false;
    }
    const td_status status = advance(self, s);
    if (status == TD_END) {
      self->depth--;
    } else if (status != TD_OK) {
      return status;
    } else if (self->depth + 1 == self->n_steps) {
      return TD_OK;
    } else {
      self->depth++;
      self->is_new = true;
    }
  }
  return TD_END;
}

td_iterator *td_iterator_new_scan(td_run *run, const td_scan_step_list *steps) {
  static const td_iterator_class class = {open_scan, next_scan, NULL};
  scan *self = TD_ARENA_NEW(run->arena, scan);
  step *made = TD_ARENA_ARRAY(run->arena, step, steps->count + 1);
  td_term *row = td_run_row(run);
  if (!self || !made || !row) {
    return NULL;
  }
  for (uint32_t i = 0; i < steps->count; i++) {
    made[i].what = steps->items[i];
  }
  *self = (scan){.base = {.class = &class, .run = run, .row = row},
                 .steps = made,
                 .n_steps = (int)steps->count};
  return &self->base;
}
