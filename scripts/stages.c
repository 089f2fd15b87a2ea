// SPDX-License-Identifier: MIT

// stages INPUT...: the words a second of processor time of each stage, on one
// thread, the best of a few rounds; run by scripts/bench.

#include "pipeline/documents.h"
#include "pipeline/pipeline.h"
#include "pipeline/world.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 3

typedef struct {
  double seconds[TD_N_STAGES];
  double last; ///< when the last stage ended
} clocking;

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void note(void *handle, td_stage stage) {
  clocking *c = handle;
  const double now = seconds_now();
  c->seconds[stage] += now - c->last;
  c->last = now;
}

/// All inputs once through the pipeline; the number of words, 0 for a failure.
static size_t run_all(tidings *t, char **inputs, size_t n, clocking *c) {
  td_pipeline *pipeline;
  td_documents *documents;
  td_document *document;
  size_t n_words = 0;
  const td_pipeline_way way = {.watch = note, .handle = c};
  if (td_world_pipeline(t, &pipeline) != TD_OK ||
      td_documents_open(t, (const char *const *)inputs, n, &documents) !=
          TD_OK) {
    return 0;
  }
  while (td_documents_read(documents, &document) == TD_OK) {
    c->last = seconds_now();
    if (td_pipeline_run(pipeline, &way, document) == TD_OK) {
      n_words += document->tokens.count;
    }
    td_document_free(document);
  }
  td_documents_close(documents);
  return n_words;
}

static void print(size_t n_words, const clocking *best) {
  static const char *const names[TD_N_STAGES] = {
      "segment", "tag", "parse", "names", "times, entities, events"};
  double all = 0;
  for (int i = 0; i < TD_N_STAGES; i++) {
    all += best->seconds[i];
    printf("%-25s %9.0f words/s\n", names[i],
           (double)n_words / best->seconds[i]);
  }
  printf("%-25s %9.0f words/s, of %zu words\n", "all stages",
         (double)n_words / all, n_words);
}

int main(int argc, char **argv) {
  const tidings_options options = {.jobs = 1};
  tidings *t;
  clocking best = {{0}, 0};
  size_t n_words = 0;
  if (argc < 2 || tidings_open(&options, &t) != TIDINGS_OK) {
    fprintf(stderr, "stages: no inputs, or no data\n");
    return 2;
  }
  for (int round = 0; round < ROUNDS; round++) {
    clocking c = {{0}, 0};
    n_words = run_all(t, argv + 1, (size_t)argc - 1, &c);
    for (int i = 0; i < TD_N_STAGES; i++) {
      if (round == 0 || c.seconds[i] < best.seconds[i]) {
        best.seconds[i] = c.seconds[i];
      }
    }
  }
  tidings_close(t);
  if (n_words == 0) {
    fprintf(stderr, "stages: nothing was read\n");
    return 1;
  }
  print(n_words, &best);
  return 0;
}
