// SPDX-License-Identifier: MIT

/// @file pipeline/pipeline.h
/// The way of one document through all stages.
///
/// The only place that knows every stage. A pipeline is read-only after
/// opening: any number of threads run documents through it.

#ifndef TD_PIPELINE_PIPELINE_H
#define TD_PIPELINE_PIPELINE_H

#include "base/error.h"
#include "doc/document.h"
#include "know/know.h"

typedef struct td_pipeline td_pipeline;

typedef enum {
  TD_STAGE_SEGMENT,
  TD_STAGE_TAG,
  TD_STAGE_PARSE,
  TD_STAGE_NAMES,
  TD_STAGE_EVENTS, ///< times, mentions, entities, events
  TD_N_STAGES
} td_stage;

/// Where a document enters, and how far it goes.
typedef struct {
  bool has_trees;          ///< sentences and trees are there already
  bool all_predicates;     ///< judge verbs that are no events, too
  bool trees_only;         ///< stop when every sentence has its tree
  bool mentions_only;      ///< stop before mentions get entities
  unsigned min_confidence; ///< thousandths; events below it are left out
  void (*watch)(void *handle, td_stage stage); ///< after each; NULL: nobody
  void *handle;                                ///< of `watch`
} td_pipeline_way;

/// Open the language model `model` and make the stages over `know`, which must
/// outlive the pipeline, as must `errors`.
/// Errors, sent: those of td_model_file_open; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_pipeline_open(const td_know *know, const char *model,
                                         const td_error_sink *errors,
                                         td_pipeline **out);
void td_pipeline_close(td_pipeline *pipeline);

const td_know *td_pipeline_know(const td_pipeline *pipeline);

/// Errors: TD_ERR_NO_MEM, TD_ERR_LIMIT: this document is to be skipped.
TD_MUST_CHECK td_status td_pipeline_run(const td_pipeline *pipeline,
                                        const td_pipeline_way *way,
                                        td_document *document);

#endif
