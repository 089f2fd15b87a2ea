// SPDX-License-Identifier: MIT

#include "cli/command.h"

#include <unistd.h>

const td_cli_option td_cli_load_options[] = {
    {'G', "graph", "IRI", "the graph for what is in no named graph"},
    {'u', "update", NULL, "URL takes SPARQL updates; default: a graph store"},
    {'Q', "query", "URL", "where counts are asked; default: guessed from URL"},
    {'B', "batch", "N", "statements a request; default: 100000, updates 1000"},
    {0, NULL, NULL, NULL}};

const char *const td_cli_load_examples[] = {
    "tidings load -G http://example.org/news graph.ttl "
    "http://localhost:8890/sparql-graph-crud-auth",
    "into one graph of Virtuoso",
    "tidings load graph.trig http://localhost:7878/store",
    "each article into its own graph of Oxigraph",
    "TIDINGS_USER=admin tidings load -u graph.nq "
    "http://localhost:3030/news/update",
    "by SPARQL Update, with a user",
    NULL};

static void show_progress(void *handle, const tidings_load_sums *sums) {
  (void)handle;
  fprintf(stderr, "\r%zu statements sent, %zu graphs ", sums->n_sent,
          sums->n_graphs);
  fflush(stderr);
}

static void show_sums(const tidings_load_sums *sums) {
  fprintf(stderr, "%stidings: %zu statements of %zu graphs loaded",
          isatty(2) ? "\r\033[K" : "", sums->n_sent - sums->n_rejected,
          sums->n_graphs);
  if (sums->n_resumed) {
    fprintf(stderr, " (%zu by an earlier run)", sums->n_resumed);
  }
  if (sums->n_rejected) {
    fprintf(stderr, ", %zu rejected", sums->n_rejected);
  }
  if (sums->n_counted == 0) {
    fprintf(stderr, ", not counted: say where with --query\n");
  } else if (sums->n_wrong) {
    fprintf(stderr, ", the counts of %zu graphs differ\n", sums->n_wrong);
  } else {
    fprintf(stderr, ", the store counts the same\n");
  }
}

tidings_status td_cli_load(const td_cli_call *call) {
  tidings *t;
  tidings_status status = td_cli_open(call, &t);
  if (status != TIDINGS_OK) {
    return status;
  }
  const tidings_load_options options = {
      .update = call->is_update,
      .query_url = call->query_url,
      .graph = call->graph,
      .batch = call->batch,
      .on_progress = !call->is_quiet && isatty(2) ? show_progress : NULL};
  const size_t n_graphs = call->n_arguments - 1;
  tidings_load_sums sums = {0};
  status = tidings_load(t, call->arguments, n_graphs, call->arguments[n_graphs],
                        &options, &sums);
  tidings_close(t);
  if (status <= TIDINGS_SOME_FAILED && !call->is_quiet) {
    show_sums(&sums);
  }
  return status;
}
