// SPDX-License-Identifier: MIT

// why GRAPH IRI | GRAPH S P O: explains.

#include "query/explain.h"

#include <stdio.h>

static void print_error(void *handle, const td_error *error) {
  (void)handle;
  fprintf(stderr, "why: %s\n", error->text);
}

static td_status show(void *handle, td_slice sentence, td_sink *out) {
  (void)handle;
  (void)sentence;
  td_sink_write_string(out, "          (a tree)\n");
  return TD_OK;
}

int main(int argc, char **argv) {
  const td_error_sink errors = {print_error, NULL};
  if (argc < 2) {
    return 2;
  }
  const td_explain_request request = {.graphs = (const char *const *)argv + 1,
                                      .n_graphs = 1,
                                      .names = (const char *const *)argv + 2,
                                      .n_names = (size_t)argc - 2,
                                      .show_sentence = show};
  td_rdf_world *world = td_rdf_world_new();
  td_sink *out;
  td_status status = td_sink_open("-", &errors, &out);
  if (status == TD_OK) {
    status = td_explain(world, &request, out, &errors);
    const td_status closed = td_sink_close(out);
    status = status == TD_OK ? closed : status;
  }
  td_rdf_world_free(world);
  return status == TD_OK ? 0 : 1;
}
