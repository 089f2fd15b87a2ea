// SPDX-License-Identifier: MIT

// ask FORMAT QUERY GRAPH...: one query. Without arguments: jobs from standard
// input, each a line "GRAPH-FILE TAB QUERY"; for each one line: the answer in
// JSON (Turtle for CONSTRUCT) with line feeds as \v, or "refused: WORDS".

#include "query/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// rasqal forgets what it had read of a query with an error in it.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
  return "leak:librasqal\nleak:libraptor\nleak:librdf\n";
}

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
  const char *graphs[] = {line};
  const td_query_request request = {.graphs = graphs,
                                    .n_graphs = 1,
                                    .text = td_slice_of(query),
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

int main(int argc, char **argv) {
  td_rdf_world *world = td_rdf_world_new();
  int result = 0;
  if (argc > 3) {
    const td_query_request request = {
        .graphs = (const char *const *)argv + 3,
        .n_graphs = (size_t)argc - 3,
        .text = td_slice_of(argv[2]),
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
