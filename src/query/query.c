// SPDX-License-Identifier: MIT

#include "query/query.h"

#include "base/arena.h"
#include "base/try.h"
#include "rdf/reader.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"

#include <stdio.h>

td_status td_query_load(td_rdf_world *world, const char *const *graphs,
                        size_t n_graphs, const td_error_sink *errors,
                        td_quads **out) {
  td_quads *quads;
  TD_TRY(td_quads_new(errors, &quads));
  td_status status = TD_OK;
  for (size_t i = 0; i < n_graphs && status == TD_OK; i++) {
    char prefix[32];
    snprintf(prefix, sizeof(prefix), "g%zu", i);
    const td_reader_input input = {.path = graphs[i], .blank_prefix = prefix};
    status = td_reader_read(world, &input,
                            (td_statement_sink){td_quads_add, quads}, errors);
  }
  if (status == TD_OK) {
    status = td_quads_finish(quads);
  }
  if (status != TD_OK) {
    td_quads_free(quads);
    return status;
  }
  *out = quads;
  return TD_OK;
}

typedef struct {
  td_rdf_world *world;
  const td_query_request *request;
  td_sparql *query;
  td_run_options asking;
  td_sink *out;
  const td_error_sink *errors;
} run;

static td_status fill_results(const run *self, const td_prefix_map *prefixes) {
  const size_t n = td_sparql_count_columns(self->query);
  td_arena *arena = td_arena_new(0);
  td_slice *columns = arena ? TD_ARENA_ARRAY(arena, td_slice, n + 1) : NULL;
  if (!columns) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < n; i++) {
    columns[i] = td_sparql_column(self->query, i);
  }
  const td_results_options options = {self->request->format, columns, n,
                                      prefixes};
  td_results *results;
  td_status status =
      td_results_new(&options, self->out, self->errors, &results);
  if (status == TD_OK) {
    status =
        td_sparql_select(self->query, &self->asking, td_results_add, results);
    if (status == TD_OK) {
      status = td_results_finish(results);
    }
    td_results_free(results);
  }
  td_arena_free(arena);
  return status;
}

static td_status run_select(const run *self) {
  td_prefix_map *prefixes = td_prefix_map_new(self->request->query.prefixes,
                                              self->request->query.n_prefixes);
  if (!prefixes) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = fill_results(self, prefixes);
  td_prefix_map_free(prefixes);
  return status;
}

static td_status run_ask(const run *self) {
  bool value = false;
  TD_TRY(td_sparql_ask(self->query, &self->asking, &value));
  return td_results_write_boolean(self->request->format, value, self->out);
}

static td_status write_sorted(const run *self, td_sorter *sorter) {
  const td_writer_options options = {TD_SYNTAX_TURTLE,
                                     self->request->query.prefixes,
                                     self->request->query.n_prefixes};
  td_writer *writer;
  TD_TRY(td_writer_open(&options, self->out, self->errors, &writer));
  td_status status =
      td_sorter_finish(sorter, (td_statement_sink){td_writer_add, writer});
  if (status == TD_OK) {
    status = td_writer_finish(writer);
  }
  td_writer_free(writer);
  return status;
}

static td_status run_construct(const run *self) {
  const td_sorter_options options = {0};
  td_sorter *sorter = td_sorter_new(&options, self->errors);
  if (!sorter) {
    return TD_ERR_NO_MEM;
  }
  td_status status = td_sparql_construct(
      self->query, &self->asking, (td_statement_sink){td_sorter_add, sorter});
  if (status == TD_OK) {
    status = write_sorted(self, sorter);
  }
  td_sorter_free(sorter);
  return status;
}

static td_status answer(const run *self) {
  switch (td_sparql_get_verb(self->query)) {
  case TD_SPARQL_SELECT:
    return run_select(self);
  case TD_SPARQL_ASK:
    return run_ask(self);
  case TD_SPARQL_CONSTRUCT:
  case TD_SPARQL_DESCRIBE:
    break;
  }
  return run_construct(self);
}

static td_status ask_quads(run *self, const td_quads *quads) {
  self->asking = (td_run_options){quads, self->errors, self->request->limits,
                                  self->request->is_union};
  return answer(self);
}

td_status td_query_ask(td_rdf_world *world, const td_query_request *request,
                       const td_quads *quads, td_sink *out,
                       const td_error_sink *errors) {
  run self = {.world = world, .request = request, .out = out, .errors = errors};
  TD_TRY(td_sparql_new(&request->query, errors, &self.query));
  const td_status status = ask_quads(&self, quads);
  td_sparql_free(self.query);
  return status;
}

td_status td_query_run(td_rdf_world *world, const td_query_request *request,
                       td_sink *out, const td_error_sink *errors) {
  run self = {.world = world, .request = request, .out = out, .errors = errors};
  td_quads *quads;
  TD_TRY(td_sparql_new(&request->query, errors, &self.query));
  td_status status =
      td_query_load(world, request->graphs, request->n_graphs, errors, &quads);
  if (status == TD_OK) {
    status = ask_quads(&self, quads);
    td_quads_free(quads);
  }
  td_sparql_free(self.query);
  return status;
}
