// SPDX-License-Identifier: MIT

/// @file minimal.c
/// The whole use of the library: articles to a graph.
///
///     cc minimal.c $(pkg-config --cflags --libs tidings) -o minimal
///     ./minimal graph.ttl article.json...

#include <tidings/tidings.h>

#include <stdio.h>

static void report(void *handle, const tidings_error *error) {
  const char *program = handle;
  fprintf(stderr, "%s: %s:%zu: %s\n", program, error->file ? error->file : "",
          error->line, error->text);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: minimal GRAPH ARTICLE...\n");
    return TIDINGS_USAGE;
  }
  const tidings_options options = {.on_error = report, .handle = argv[0]};
  tidings *t;
  tidings_status status = tidings_open(&options, &t);
  if (status != TIDINGS_OK) {
    return (int)status;
  }
  tidings_progress progress = {0};
  status = tidings_build(t, (const char *const *)argv + 2, (size_t)argc - 2,
                         argv[1], NULL, &progress);
  tidings_close(t);
  printf("%zu documents, %zu events\n", progress.n_documents,
         progress.n_events);
  return (int)status;
}
