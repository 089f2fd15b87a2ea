// SPDX-License-Identifier: MIT

// A query of any bytes is refused with one error, or answered by a small graph
// without one.

#include "fuzz.h"
#include "rdf/reader.h"
#include "sparql/sparql.h"

#include <stdlib.h>

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static unsigned n_errors;
static td_rdf_world *world;
static td_quads *quads;

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
  const td_reader_input input = {
      .path = "graph", .text = td_slice_of(graph), .syntax = TD_SYNTAX_TRIG};
  world = td_rdf_world_new();
  must(world);
  must(td_quads_new(&errors, &quads) == TD_OK);
  must(td_reader_read(world, &input, (td_statement_sink){td_quads_add, quads},
                      &errors) == TD_OK);
  must(td_quads_finish(quads) == TD_OK);
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
  const td_run_options asking = {
      quads, &errors, {.seconds = 2, .bytes = 1 << 26}, false};
  unsigned n = 0;
  bool yes;
  switch (td_sparql_get_verb(query)) {
  case TD_SPARQL_SELECT:
    return td_sparql_select(query, &asking, take_row, &n);
  case TD_SPARQL_ASK:
    return td_sparql_ask(query, &asking, &yes);
  default:
    return td_sparql_construct(query, &asking,
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
  td_status status = td_sparql_new(&source, &errors, &query);
  if (status == TD_OK) {
    status = ask(query);
    td_sparql_free(query);
  }
  must(n_errors == (status > TD_END));
  return 0;
}
