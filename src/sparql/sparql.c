// SPDX-License-Identifier: MIT

#include "sparql/sparql.h"

#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "sparql/plan.h"
#include "sparql/table.h"

#include <inttypes.h>

struct td_sparql {
  td_arena *arena;
  const td_error_sink *errors;
  td_query *query;
};

td_status td_sparql_new(const td_sparql_source *source,
                        const td_error_sink *errors, td_sparql **out) {
  td_sparql *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->errors = errors;
  self->arena = td_arena_new(0);
  const td_status status =
      self->arena ? td_sparql_parse(source, self->arena, errors, &self->query)
                  : TD_ERR_NO_MEM;
  if (status != TD_OK) {
    td_sparql_free(self);
    return status;
  }
  *out = self;
  return TD_OK;
}

void td_sparql_free(td_sparql *query) {
  if (query) {
    td_arena_free(query->arena);
    td_memory_free(query);
  }
}

td_sparql_verb td_sparql_get_verb(const td_sparql *query) {
  return query->query->verb;
}

bool td_sparql_has_graph(const td_sparql *query) {
  return query->query->has_graph;
}

size_t td_sparql_count_columns(const td_sparql *query) {
  return query->query->columns.count;
}

td_slice td_sparql_column(const td_sparql *query, size_t i) {
  return query->query->names[query->query->columns.items[i]];
}

// ---------------------------------------------------------------- running

// A query being answered, and to whom.
typedef struct {
  td_query *query;
  td_run run;
  td_plan plan;
  uint64_t n_rows;
} answer;

typedef td_status (*solution_func)(answer *self, const td_term *row,
                                   void *handle);

static td_status count_row(answer *self) {
  if (self->run.limits.rows && ++self->n_rows > self->run.limits.rows) {
    return td_error_send(self->run.errors, TD_ERR_LIMIT, NULL, 0,
                         "the answer has more than %" PRIu64
                         " rows; ask for less, or allow it with --max-rows",
                         self->run.limits.rows);
  }
  return TD_OK;
}

static td_status each_solution(answer *self, solution_func take, void *handle) {
  TD_TRY(td_iterator_open(self->plan.root, NULL));
  for (;;) {
    const td_status status = td_iterator_next(self->plan.root);
    if (status == TD_END) {
      return TD_OK;
    }
    TD_TRY(status);
    TD_TRY(count_row(self));
    TD_TRY(take(self, self->plan.root->row, handle));
  }
}

static td_status answer_all(td_sparql *query, const td_run_options *asking,
                            solution_func take, void *handle) {
  answer self = {.query = query->query};
  td_status status = td_run_init(&self.run, query->query, asking);
  if (status == TD_OK) {
    status = td_plan_make(&self.run, query->query, &self.plan);
  }
  if (status == TD_OK) {
    status = each_solution(&self, take, handle);
  }
  td_plan_clear(&self.plan);
  td_run_clear(&self.run);
  return status;
}

// ----------------------------------------------------------------- SELECT

typedef struct {
  td_row_func take;
  void *handle;
  td_node *row;
} selecting;

static td_status give_row(answer *self, const td_term *row, void *handle) {
  selecting *s = handle;
  const td_var_list *columns = &self->query->columns;
  for (uint32_t i = 0; i < columns->count; i++) {
    const td_term term = row[columns->items[i]];
    s->row[i] = term ? td_terms_get(self->run.terms, term)
                     : (td_node){.kind = TD_NODE_NONE};
  }
  return s->take(s->handle, s->row);
}

td_status td_sparql_select(td_sparql *query, const td_run_options *asking,
                           td_row_func take, void *handle) {
  selecting s = {
      take, handle,
      td_memory_new(td_sparql_count_columns(query) + 1, sizeof(td_node))};
  if (!s.row) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = answer_all(query, asking, give_row, &s);
  td_memory_free(s.row);
  return status;
}

// -------------------------------------------------------------------- ASK

static td_status note(answer *self, const td_term *row, void *handle) {
  (void)self;
  (void)row;
  *(bool *)handle = true;
  return TD_END; // one is enough
}

td_status td_sparql_ask(td_sparql *query, const td_run_options *asking,
                        bool *out) {
  *out = false;
  TD_TRY_ERRORS(answer_all(query, asking, note, out));
  return TD_OK;
}

// -------------------------------------------------------------- CONSTRUCT

// A node of a template for one solution. Blank nodes are new in each; their
// labels are those of the template with the solution's number.
static bool fill(answer *self, const td_slot *slot, const td_term *row,
                 td_buffer *label, td_node *out) {
  if (slot->is_var) {
    *out = row[slot->var] ? td_terms_get(self->run.terms, row[slot->var])
                          : (td_node){.kind = TD_NODE_NONE};
  } else {
    *out = slot->node;
  }
  if (!slot->is_var && out->kind == TD_NODE_BLANK) {
    td_buffer_rewind(label);
    td_buffer_printf(label, "c%" PRIu64 "x", self->run.n_blanks);
    td_node_encode_label(out->text, label);
    out->text = td_buffer_as_slice(label);
  }
  return out->kind != TD_NODE_NONE;
}

typedef struct {
  td_statement_sink sink;
  td_buffer labels[3];
} constructing;

static td_status give_triples(answer *self, const td_term *row, void *handle) {
  constructing *c = handle;
  self->run.n_blanks++;
  for (uint32_t i = 0; i < self->query->template.count; i++) {
    const td_slot *at = self->query->template.items[i].at;
    td_statement s = {0};
    if (fill(self, &at[0], row, &c->labels[0], &s.subject) &&
        fill(self, &at[1], row, &c->labels[1], &s.predicate) &&
        fill(self, &at[2], row, &c->labels[2], &s.object) &&
        !td_statement_find_fault(&s)) {
      TD_TRY(c->sink.write(c->sink.handle, &s));
    }
  }
  return TD_OK;
}

// --------------------------------------------------------------- DESCRIBE

typedef struct {
  td_statement_sink sink;
  td_table terms; ///< described already, or to be
} describing;

static td_status describe_later(describing *d, td_term term) {
  return term && td_table_find(&d->terms, &term) == TD_NO_ROW
             ? td_table_add(&d->terms, &term)
             : TD_OK;
}

static td_status note_resources(answer *self, const td_term *row,
                                void *handle) {
  describing *d = handle;
  if (!d->terms.run) {
    td_table_init(&d->terms, &self->run, 1, 1);
  }
  for (uint32_t i = 0; i < self->query->described.count; i++) {
    const td_slot *slot = &self->query->described.items[i];
    TD_TRY(describe_later(d, slot->is_var ? row[slot->var] : slot->term));
  }
  return TD_OK;
}

// What a resource is the subject of; blank nodes that this names are described
// too, for nothing else can name them.
static td_status describe(answer *self, describing *d, td_term term) {
  td_run *run = &self->run;
  td_quad wanted = {{term, 0, 0, 0}};
  if (run->active.kind == TD_GRAPHS_ONE) {
    wanted.at[TD_QUAD_G] = run->active.graph;
  }
  const td_quad_range range = td_quads_find(run->quads, &wanted);
  for (const td_quad *quad = range.at; quad < range.end; quad++) {
    TD_TRY(td_run_step(run));
    if (run->active.kind == TD_GRAPHS_LISTED &&
        !td_run_is_merged(run, quad->at[TD_QUAD_G])) {
      continue;
    }
    const td_statement s = {.subject = td_terms_get(run->terms, quad->at[0]),
                            .predicate = td_terms_get(run->terms, quad->at[1]),
                            .object = td_terms_get(run->terms, quad->at[2])};
    TD_TRY(d->sink.write(d->sink.handle, &s));
    if (s.object.kind == TD_NODE_BLANK) {
      TD_TRY(describe_later(d, quad->at[TD_QUAD_O]));
    }
  }
  return TD_OK;
}

static td_status describe_all(td_sparql *query, const td_run_options *asking,
                              td_statement_sink sink) {
  answer self = {.query = query->query};
  describing d = {.sink = sink};
  td_status status = td_run_init(&self.run, query->query, asking);
  if (status == TD_OK) {
    status = td_plan_make(&self.run, query->query, &self.plan);
  }
  if (status == TD_OK) {
    status = each_solution(&self, note_resources, &d);
  }
  for (uint32_t i = 0; i < d.terms.n_rows && status == TD_OK; i++) {
    status = describe(&self, &d, *td_table_row(&d.terms, i));
  }
  td_table_clear(&d.terms);
  td_plan_clear(&self.plan);
  td_run_clear(&self.run);
  return status;
}

td_status td_sparql_construct(td_sparql *query, const td_run_options *asking,
                              td_statement_sink sink) {
  if (query->query->verb == TD_SPARQL_DESCRIBE) {
    return describe_all(query, asking, sink);
  }
  constructing c = {.sink = sink};
  const td_status status = answer_all(query, asking, give_triples, &c);
  for (int i = 0; i < 3; i++) {
    td_buffer_clear(&c.labels[i]);
  }
  return status;
}
