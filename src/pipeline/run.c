// SPDX-License-Identifier: MIT

#include "pipeline/run.h"

#include "base/try.h"
#include "pipeline/batch.h"
#include "pipeline/documents.h"

#include <time.h>

typedef struct {
  const td_run_job *job;
  td_documents *documents;
  td_pipeline *pipeline;
  td_pipeline_way way;
  tidings_progress *progress;
  double begun;
  double shown;
} running;

// Seconds for people's eyes only: no output depends on them.
static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static td_status read_document(void *handle, td_document **out) {
  running *r = handle;
  return td_documents_read(r->documents, out);
}

static td_status work_document(void *handle, td_document *document) {
  const running *r = handle;
  return td_pipeline_run(r->pipeline, &r->way, document);
}

static void show_progress(running *r) {
  const tidings_options *options = &r->job->t->options;
  const double now = seconds_now();
  r->progress->seconds = now - r->begun;
  if (options->on_progress && now - r->shown > 0.1) {
    r->shown = now;
    options->on_progress(options->handle, r->progress);
  }
}

static size_t count_events(const td_document *document) {
  size_t n = 0;
  for (uint32_t i = 0; i < document->events.count; i++) {
    n += document->events.items[i].classes[0] != 0;
  }
  return n;
}

static td_status take_document(void *handle, td_document *document,
                               td_status worked) {
  running *r = handle;
  if (worked != TD_OK) {
    td_error_send(&r->job->t->errors, worked, document->path, document->line,
                  "the document is skipped: %s",
                  worked == TD_ERR_NO_MEM
                      ? "it takes more memory than one may; split it"
                      : td_status_string(worked));
    r->progress->n_failed++;
    return TD_OK;
  }
  r->progress->n_documents++;
  r->progress->n_words += document->tokens.count;
  r->progress->n_events += count_events(document);
  show_progress(r);
  return r->job->take(r->job->handle, document);
}

td_status td_run_documents(const td_run_job *job, tidings_progress *progress) {
  tidings *t = job->t;
  running r = {
      .job = job,
      .progress = progress,
      .begun = seconds_now(),
      .way = {.has_trees = t->options.input == TIDINGS_INPUT_CONLLU,
              .trees_only = job->trees_only,
              .all_predicates = t->options.all_predicates != 0,
              .min_confidence =
                  (unsigned)(t->options.min_confidence * 1000.0 + 0.5)}};
  TD_TRY(td_world_pipeline(t, &r.pipeline));
  TD_TRY(td_documents_open(t, job->inputs, job->n_inputs, &r.documents));
  const td_batch batch = {.read = read_document,
                          .work = work_document,
                          .take = take_document,
                          .handle = &r,
                          .jobs = t->options.jobs};
  const td_status status = td_batch_run(&batch, &progress->n_failed);
  progress->n_failed += td_documents_n_failed(r.documents);
  progress->seconds = seconds_now() - r.begun;
  td_documents_close(r.documents);
  return status;
}

tidings_status td_run_status(tidings *t, td_status status,
                             const tidings_progress *progress) {
  const tidings_status public_status = td_world_status(t, status);
  return public_status == TIDINGS_OK && progress->n_failed ? TIDINGS_SOME_FAILED
                                                           : public_status;
}

td_emit_config td_run_emit_config(const tidings *t, bool has_graphs) {
  static const td_text_policy policies[] = {
      [TIDINGS_TEXT_SENTENCE] = TD_TEXT_SENTENCE,
      [TIDINGS_TEXT_NONE] = TD_TEXT_NONE,
      [TIDINGS_TEXT_MENTION] = TD_TEXT_MENTION,
      [TIDINGS_TEXT_FULL] = TD_TEXT_FULL};
  return (td_emit_config){.know = t->know,
                          .base = t->base,
                          .text = policies[t->options.text],
                          .has_graphs = has_graphs};
}
