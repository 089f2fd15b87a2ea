// SPDX-License-Identifier: MIT

// ask FORMAT QUERY GRAPH...: one query. Without arguments: jobs from standard
// input, each a line "GRAPH-FILE TAB QUERY" or "GRAPH-FILE TAB QUERY TAB BASE",
// line feeds of the query as \v; for each one line: the answer in JSON (Turtle
// for graphs) with line feeds as \v, or "refused: WORDS", or "error: WORDS".
// UNION=1: outside of GRAPH all graphs are one. With "time GRAPH SECONDS":
// queries from standard input, each a line; first the size and cost of the
// graph, then for each its milliseconds (the better of two) and rows.

#include "query/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static char words[1200];

static void keep_error(void *handle, const td_error *error) {
  (void)handle;
  snprintf(words, sizeof(words), "%s", error->text);
}

static const td_error_sink errors = {keep_error, NULL};

static td_status run(td_rdf_world *world, const td_query_request *request,
                     td_buffer *text) {
  td_sink *sink = td_sink_new_memory(text);
  const td_status status = td_query_run(world, request, sink, &errors);
  td_sink_drop(sink);
  return status;
}

static void run_job(td_rdf_world *world, char *line) {
  char *query = strchr(line, '\t');
  if (!query) {
    return;
  }
  *query++ = '\0';
  char *base = strrchr(query, '\t');
  if (base) {
    *base++ = '\0';
  }
  for (char *c = query; *c; c++) {
    *c = *c == '\v' ? '\n' : *c;
  }
  const char *graphs[] = {line};
  const td_query_request request = {
      .graphs = graphs,
      .n_graphs = 1,
      .query = {.text = td_slice_of(query), .base = base},
      .limits = {.seconds = 20, .bytes = 1 << 30},
      .is_union = getenv("UNION") != NULL,
      .format = TD_RESULTS_JSON};
  td_buffer text = {0};
  strcpy(words, "?");
  const td_status status = run(world, &request, &text);
  if (status != TD_OK) {
    printf("%s: %s\n", status == TD_ERR_UNSUPPORTED ? "refused" : "error",
           words);
  } else {
    for (size_t i = 0; i < text.length; i++) {
      putchar(text.data[i] == '\n' ? '\v' : text.data[i]);
    }
    putchar('\n');
  }
  td_buffer_clear(&text);
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void time_query(td_rdf_world *world, const td_quads *quads, char *line,
                       double seconds) {
  double best = 1e9;
  size_t n_rows = 0;
  for (char *c = line; *c; c++) {
    *c = *c == '\v' ? '\n' : *c;
  }
  const td_query_request request = {.query = {.text = td_slice_of(line)},
                                    .limits = {.seconds = seconds},
                                    .is_union = true,
                                    .format = TD_RESULTS_CSV};
  for (int i = 0; i < 2; i++) {
    td_buffer text = {0};
    td_sink *sink = td_sink_new_memory(&text);
    const double begun = milliseconds();
    const td_status status =
        td_query_ask(world, &request, quads, sink, &errors);
    const double taken = milliseconds() - begun;
    best = status != TD_OK ? seconds * 1e3 : taken < best ? taken : best;
    td_sink_drop(sink);
    n_rows = 0;
    for (size_t k = 0; k < text.length; k++) {
      n_rows += text.data[k] == '\n';
    }
    td_buffer_clear(&text);
  }
  printf("%.3f\t%zu\n", best, n_rows);
}

static int time_queries(td_rdf_world *world, const char *graph,
                        double seconds) {
  td_quads *quads;
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  struct rusage usage;
  const double begun = milliseconds();
  if (td_query_load(world, &graph, 1, &errors, &quads) != TD_OK) {
    return 1;
  }
  const double loaded = milliseconds() - begun;
  getrusage(RUSAGE_SELF, &usage);
  const double size = (double)td_quads_size(quads);
  printf("we load in %.0f ms, hold %.0f bytes a statement, %.0f at most\n",
         loaded, (double)td_quads_bytes(quads) / size,
         (double)usage.ru_maxrss * 1024 / size);
  while ((length = getline(&line, &capacity, stdin)) > 0) {
    line[length - 1] = '\0';
    time_query(world, quads, line, seconds);
  }
  free(line);
  td_quads_free(quads);
  return 0;
}

int main(int argc, char **argv) {
  td_rdf_world *world = td_rdf_world_new();
  int result = 0;
  if (argc == 4 && strcmp(argv[1], "time") == 0) {
    result = time_queries(world, argv[2], atof(argv[3]));
  } else if (argc > 3) {
    const td_query_request request = {
        .graphs = (const char *const *)argv + 3,
        .n_graphs = (size_t)argc - 3,
        .query = {.text = td_slice_of(argv[2])},
        .is_union = getenv("UNION") != NULL,
        .format = td_results_format_of(td_slice_of(argv[1]))};
    td_buffer text = {0};
    const td_status status = run(world, &request, &text);
    if (text.length) {
      fwrite(text.data, 1, text.length, stdout);
    }
    td_buffer_clear(&text);
    if (status != TD_OK) {
      fprintf(stderr, "%s: %s\n", td_status_string(status), words);
      result = 1;
    }
  } else {
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, stdin)) > 0) {
      line[length - 1] = '\0';
      run_job(world, line);
      fflush(stdout);
    }
    free(line);
  }
  td_rdf_world_free(world);
  return result;
}
