// SPDX-License-Identifier: MIT

// rdfcat [-s] [-m BYTES] [-o] SYNTAX FILE...: reads graphs as from outside (-o:
// as ours) and writes them to standard output; -s sorts them first.

#include "rdf/reader.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void print_error(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "rdfcat: %s:%zu: %s\n", error->file ? error->file : "",
          error->line, error->text);
}

static td_status read_all(td_rdf_world *world, char **paths, td_trust trust,
                          td_statement_sink sink, const td_error_sink *errors) {
  td_status status = TD_OK;
  for (; *paths && status == TD_OK; paths++) {
    const td_reader_input input = {.path = *paths, .trust = trust};
    status = td_reader_read(world, &input, sink, errors);
  }
  return status;
}

int main(int argc, char **argv) {
  const td_error_sink errors = {print_error, NULL};
  bool is_sorted = false;
  td_sorter_options sorting = {0};
  td_trust trust = TD_TRUST_OUTSIDE;
  int option;
  while ((option = getopt(argc, argv, "sdom:")) != -1) {
    is_sorted |= option == 's' || option == 'm';
    sorting.drop_graphs |= option == 'd';
    trust = option == 'o' ? TD_TRUST_OURS : trust;
    sorting.memory_bytes = option == 'm' ? strtoul(optarg, NULL, 10) : 0;
  }
  const td_writer_options writing = {
      .syntax = optind < argc ? td_syntax_of_name(td_slice_of(argv[optind]))
                              : TD_SYNTAX_NONE};
  if (writing.syntax == TD_SYNTAX_NONE) {
    return 2;
  }
  td_rdf_world *world = td_rdf_world_new();
  td_sink *out = NULL;
  td_writer *writer = NULL;
  td_sorter *sorter = td_sorter_new(&sorting, &errors);
  td_status status = td_sink_open("-", &errors, &out);
  if (status == TD_OK) {
    status = td_writer_open(&writing, out, &errors, &writer);
  }
  const td_statement_sink to_writer = {td_writer_add, writer};
  const td_statement_sink to_sorter = {td_sorter_add, sorter};
  if (status == TD_OK) {
    status = read_all(world, argv + optind + 1, trust,
                      is_sorted ? to_sorter : to_writer, &errors);
  }
  if (status == TD_OK && is_sorted) {
    status = td_sorter_finish(sorter, to_writer);
  }
  if (status == TD_OK) {
    status = td_writer_finish(writer);
  }
  td_writer_free(writer);
  td_sorter_free(sorter);
  if (status == TD_OK) {
    status = td_sink_close(out);
  } else {
    td_sink_drop(out);
  }
  td_rdf_world_free(world);
  return status == TD_OK ? 0 : 1;
}
