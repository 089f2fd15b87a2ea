// SPDX-License-Identifier: MIT

#include "import/import.h"

#include "base/sink.h"
#include "base/try.h"
#include "pipeline/world.h"
#include "rdf/writer.h"

#include <time.h>

typedef struct {
  tidings *t;
  td_import_config config;
  td_import_counts counts;
  struct timespec begin;
} importing;

static void count(const importing *i, tidings_progress *progress) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  *progress = (tidings_progress){
      .n_documents = i->counts.n_entries,
      .n_failed = i->counts.n_bad,
      .n_events = i->counts.n_posts,
      .n_words = i->counts.n_lines,
      .seconds = (double)(now.tv_sec - i->begin.tv_sec) +
                 (double)(now.tv_nsec - i->begin.tv_nsec) / 1e9};
}

static void show(void *handle, const td_import_counts *counts) {
  const importing *i = handle;
  (void)counts;
  if (i->t->options.on_progress) {
    tidings_progress progress;
    count(i, &progress);
    i->t->options.on_progress(i->t->options.handle, &progress);
  }
}

static td_status read_input(importing *i, const char *path) {
  td_source *source;
  TD_TRY(td_source_open_input(path, &i->t->errors, &source));
  const td_status status =
      td_import_read(&i->config, source, &i->t->errors, &i->counts);
  td_source_close(source);
  return status;
}

static td_status read_inputs(importing *i, const char *const *inputs,
                             size_t n_inputs, td_sink *out) {
  const td_writer_options options = {.syntax = TD_SYNTAX_TURTLE};
  td_writer *writer;
  TD_TRY(td_writer_open(&options, out, &i->t->errors, &writer));
  i->config.sink = (td_statement_sink){td_writer_add, writer};
  td_status status = TD_OK;
  for (size_t n = 0; status == TD_OK && n < n_inputs; n++) {
    status = read_input(i, inputs[n]);
  }
  if (status == TD_OK) {
    status = td_writer_finish(writer);
  }
  td_writer_free(writer);
  return status;
}

static td_status import(importing *i, const char *const *inputs,
                        size_t n_inputs, const char *output) {
  TD_TRY(td_world_know(i->t, &i->config.know));
  td_sink *out;
  TD_TRY(td_sink_open(output, &i->t->errors, &out));
  const td_status status = read_inputs(i, inputs, n_inputs, out);
  if (status != TD_OK) {
    td_sink_drop(out);
    return status;
  }
  return td_sink_close(out);
}

tidings_status tidings_import(tidings *t, const tidings_import_options *options,
                              const char *const *inputs, size_t n_inputs,
                              const char *output, tidings_progress *progress) {
  importing i = {.t = t,
                 .config = {.min_population = options->min_population,
                            .country = td_slice_of(options->country),
                            .progress = show}};
  i.config.handle = &i;
  clock_gettime(CLOCK_MONOTONIC, &i.begin);
  const td_status status = import(&i, inputs, n_inputs, output);
  if (progress) {
    count(&i, progress);
  }
  return status == TD_OK && i.counts.n_bad ? TIDINGS_SOME_FAILED
                                           : td_world_status(t, status);
}
