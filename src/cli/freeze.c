// SPDX-License-Identifier: MIT

/// @file cli/freeze.c
/// freeze-knowledge OUT FILE.ttl...: compiles our own Turtle while tidings is
/// built. Not installed: users' data is compiled by tidings itself.

#include "know/freeze.h"
#include "rdf/reader.h"

#include <stdio.h>

static void report(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "freeze-knowledge: %s:%zu: %s\n",
          error->file ? error->file : "", error->line, error->text);
}

static td_status freeze(td_freezer *freezer, td_rdf_world *world, int n_files,
                        char **files, const td_error_sink *errors) {
  for (int i = 0; i < n_files; i++) {
    const td_reader_input input = {
        .path = files[i], .syntax = TD_SYNTAX_TURTLE, .trust = TD_TRUST_OURS};
    const td_status status =
        td_reader_read(world, &input, td_freezer_sink(freezer), errors);
    if (status != TD_OK) {
      return status;
    }
  }
  return TD_OK;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: freeze-knowledge OUT FILE.ttl...\n");
    return 2;
  }
  const td_error_sink errors = {report, NULL};
  td_freezer *freezer = td_freezer_new();
  td_rdf_world *world = td_rdf_world_new();
  td_status status = TD_ERR_NO_MEM;
  if (freezer && world) {
    status = freeze(freezer, world, argc - 2, argv + 2, &errors);
  }
  if (status == TD_OK) {
    status = td_freezer_write(freezer, argv[1], &errors);
  }
  if (status != TD_OK) {
    fprintf(stderr, "freeze-knowledge: %s\n", td_status_string(status));
  }
  td_rdf_world_free(world);
  td_freezer_free(freezer);
  return status == TD_OK ? 0 : 3;
}
