// SPDX-License-Identifier: MIT

// A query of any bytes is refused with one error, or answered by a small graph
// without one.

#include "fuzz.h"
#include "rdf/reader.h"
#include "rdf/sparql.h"

#include <stdlib.h>

// rasqal forgets what it had read of a query with an error in it.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
  return "leak:librasqal\nleak:libraptor\nleak:librdf\n";
}

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static unsigned n_errors;
static td_rdf_world *world;
static td_model *models[2]; ///< default graph, named graphs

static void count_error(void *handle, const td_error *error) {
  (void)handle;
  must(error->text && error->text[0]);
  n_errors++;
}

static const td_error_sink errors = {count_error, NULL};

static const char graph[] =
    "<http://e/a> <http://e/p> <http://e/b> , \"x\"@en , 3 .\n"
    "<http://e/b> <http://e/p> <http://e/a> , \"2019-03-22\"^^"
    "<http://www.w3.org/2001/XMLSchema#date> .\n"
    "<http://e/g> { <http://e/a> <http://e/q> <http://e/b> . }\n";

static void prepare(void) {
  static const td_model_kind kinds[] = {TD_MODEL_DEFAULT_GRAPH,
                                        TD_MODEL_NAMED_GRAPHS};
  world = td_rdf_world_new();
  must(world);
  for (int i = 0; i < 2; i++) {
    const td_reader_input input = {
        .path = "graph", .text = td_slice_of(graph), .syntax = TD_SYNTAX_TRIG};
    must(td_model_new(world, kinds[i], &errors, &models[i]) == TD_OK);
    must(td_reader_read(world, &input,
                        (td_statement_sink){td_model_add, models[i]},
                        &errors) == TD_OK);
  }
}

static td_status take_row(void *handle, const td_node *row) {
  (void)row;
  return ++*(unsigned *)handle < 1000 ? TD_OK : TD_END;
}

static td_status take_statement(void *handle, const td_statement *statement) {
  (void)statement;
  return ++*(unsigned *)handle < 1000 ? TD_OK : TD_END;
}

static td_status ask(td_sparql *query) {
  td_model *model =
      models[td_sparql_model_kind(query) == TD_MODEL_NAMED_GRAPHS];
  unsigned n = 0;
  bool yes;
  switch (td_sparql_verb(query)) {
  case TD_SPARQL_SELECT:
    return td_sparql_select(query, model, take_row, &n);
  case TD_SPARQL_ASK:
    return td_sparql_ask(query, model, &yes);
  default:
    return td_sparql_construct(query, model,
                               (td_statement_sink){take_statement, &n});
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!world) {
    prepare();
  }
  const td_sparql_source source = {.text = {(const char *)data, size}};
  td_sparql *query;
  n_errors = 0;
  td_status status = td_sparql_new(world, &source, &errors, &query);
  if (status == TD_OK) {
    status = ask(query);
    td_sparql_free(query);
  }
  must(n_errors == (status > TD_END));
  return 0;
}
