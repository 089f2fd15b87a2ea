// SPDX-License-Identifier: MIT

#include "base/sink.h"
#include "base/try.h"
#include "doc/conllu.h"
#include "emit/json.h"
#include "fuse/fuse.h"
#include "pipeline/run.h"

typedef struct {
  td_emit_config config;
  td_sink *sink;
  td_buffer line;
} annotating;

static td_slice event_of(const void *fuser, td_slice report) {
  return td_fuser_event(fuser, report);
}

static td_status write_line(annotating *a) {
  if (a->line.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(a->sink, td_buffer_as_slice(&a->line));
  td_buffer_rewind(&a->line);
  return td_sink_status(a->sink);
}

// A document's events are fused among themselves: those of one article.
static td_status take_json(void *handle, td_document *document) {
  annotating *a = handle;
  td_fuser *fuser = td_fuser_new(a->config.know, a->config.base);
  td_status status = fuser ? td_fuser_add(fuser, document) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = td_fuser_run(fuser);
  }
  if (status == TD_OK) {
    status =
        td_emit_annotation(&a->config, document, event_of, fuser, &a->line);
  }
  td_fuser_free(fuser);
  return status == TD_OK ? write_line(a) : status;
}

static td_status take_conllu(void *handle, td_document *document) {
  annotating *a = handle;
  td_conllu_write(document, &a->line);
  return write_line(a);
}

static td_status annotate(tidings *t, const char *const *inputs,
                          size_t n_inputs, bool is_conllu, td_sink *sink,
                          tidings_progress *progress) {
  const td_know *know;
  TD_TRY(td_world_know(t, &know));
  annotating a = {.config = td_run_emit_config(t, false), .sink = sink};
  const td_run_job job = {.t = t,
                          .inputs = inputs,
                          .n_inputs = n_inputs,
                          .trees_only = is_conllu,
                          .take = is_conllu ? take_conllu : take_json,
                          .handle = &a};
  const td_status status = td_run_documents(&job, progress);
  td_buffer_clear(&a.line);
  return status;
}

tidings_status tidings_annotate(tidings *t, const char *const *inputs,
                                size_t n_inputs, const char *output,
                                const char *format,
                                tidings_progress *progress) {
  tidings_progress own = {0};
  progress = progress ? progress : &own;
  const td_slice wanted = td_slice_of(format ? format : "json");
  const bool is_conllu = td_slice_is(wanted, "conllu");
  td_sink *sink = NULL;
  td_status status = TD_OK;
  if (!is_conllu && !td_slice_is(wanted, "json")) {
    status = td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                           "annotate writes json or conllu, not %s", format);
  }
  if (status == TD_OK) {
    status = td_sink_open(output, &t->errors, &sink);
  }
  if (status == TD_OK) {
    status = annotate(t, inputs, n_inputs, is_conllu, sink, progress);
    if (status == TD_OK) {
      status = td_sink_close(sink);
    } else {
      td_sink_drop(sink);
    }
  }
  return td_run_status(t, status, progress);
}
