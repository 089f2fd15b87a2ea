// SPDX-License-Identifier: MIT

/// @file pipeline/run.h
/// Inputs through the pipeline: what build, annotate and events share.

#ifndef TD_PIPELINE_RUN_H
#define TD_PIPELINE_RUN_H

#include "emit/emit.h"
#include "pipeline/world.h"

typedef struct {
  tidings *t;
  const char *const *inputs;
  size_t n_inputs;
  bool trees_only;
  /// Called in the order of the inputs with each document that came through;
  /// a status other than TD_OK ends the run.
  td_status (*take)(void *handle, td_document *document);
  void *handle;
} td_run_job;

/// Run all documents; `*progress` counts them.
/// Errors, sent: TD_ERR_NO_MEM, those of `take`, of opening data and model.
TD_MUST_CHECK td_status td_run_documents(const td_run_job *job,
                                         tidings_progress *progress);

/// Status of a whole command: TIDINGS_SOME_FAILED where documents failed.
tidings_status td_run_status(tidings *t, td_status status,
                             const tidings_progress *progress);

/// What emit/ is to do by the options.
td_emit_config td_run_emit_config(const tidings *t, bool has_graphs);

#endif
