// SPDX-License-Identifier: MIT

#include "load/load.h"

#include "base/try.h"
#include "pipeline/cache.h"
#include "pipeline/world.h"

#include <string.h>

typedef struct {
  tidings *t;
  const tidings_load_options *options;
} telling;

static tidings_load_sums public_sums(const td_load_sums *sums) {
  return (tidings_load_sums){.n_statements = sums->n_statements,
                             .n_graphs = sums->n_graphs,
                             .n_sent = sums->n_sent,
                             .n_resumed = sums->n_resumed,
                             .n_rejected = sums->n_rejected,
                             .n_counted = sums->n_counted,
                             .n_wrong = sums->n_wrong};
}

static void tell_progress(void *handle, const td_load_sums *sums) {
  const telling *self = handle;
  if (self->options->on_progress) {
    const tidings_load_sums outside = public_sums(sums);
    self->options->on_progress(self->t->options.handle, &outside);
  }
}

static void tell_retry(void *handle, unsigned wait_ms, const char *reason) {
  const telling *self = handle;
  td_error_send(&self->t->errors, TD_OK, NULL, 0, "%s; trying again in %u.%u s",
                reason, wait_ms / 1000, wait_ms % 1000 / 100);
}

// What comes from standard input cannot be read again, so it cannot be resumed.
static bool has_standard_input(const td_load_request *request) {
  for (size_t i = 0; i < request->n_files; i++) {
    if (strcmp(request->files[i], "-") == 0) {
      return true;
    }
  }
  return false;
}

static td_status load(tidings *t, td_load_request *request,
                      td_load_sums *sums) {
  td_buffer folder = {0};
  if (!has_standard_input(request)) {
    TD_TRY(td_cache_folder(t, &folder));
    request->journal_folder = folder.data;
  }
  const td_status status = td_load_run(request, &t->errors, sums);
  td_buffer_clear(&folder);
  return status;
}

tidings_status tidings_load(tidings *t, const char *const *graphs,
                            size_t n_graphs, const char *url,
                            const tidings_load_options *options,
                            tidings_load_sums *sums) {
  static const tidings_load_options none;
  telling handle = {t, options ? options : &none};
  td_load_request request = {
      .files = graphs,
      .n_files = n_graphs,
      .url = url,
      .is_update = handle.options->update != 0,
      .query_url = handle.options->query_url,
      .graph = handle.options->graph,
      .batch = handle.options->batch,
      .http = {.stall_seconds = 600, .on_retry = tell_retry, .handle = &handle},
      .on_progress = tell_progress,
      .handle = &handle};
  td_load_sums inside = {0};
  const td_status status = load(t, &request, &inside);
  if (sums) {
    *sums = public_sums(&inside);
  }
  if (status == TD_OK && (inside.n_rejected || inside.n_wrong)) {
    return TIDINGS_SOME_FAILED;
  }
  return td_world_status(t, status);
}
