// SPDX-License-Identifier: MIT

/// @file pipeline/batch.h
/// Many documents: read in order, worked on in parallel, taken in order.
///
/// The caller's thread reads and takes; `jobs` threads work between. At most
/// four documents a thread are in memory, so memory does not grow with the
/// input. With one job no thread is started.

#ifndef TD_PIPELINE_BATCH_H
#define TD_PIPELINE_BATCH_H

#include "doc/document.h"

typedef struct {
  /// The next document, or TD_END; a bad one is an error that was reported,
  /// and the next call goes on behind it. Caller's thread.
  td_status (*read)(void *handle, td_document **out);
  /// Worker threads; must not touch shared state.
  td_status (*work)(void *handle, td_document *document);
  /// In the order of reading, with what `work` returned. A status other than
  /// TD_OK ends the batch. Caller's thread. The document is freed afterwards.
  td_status (*take)(void *handle, td_document *document, td_status worked);
  void *handle;
  unsigned jobs; ///< 0: one for each processor
} td_batch;

/// Errors: what `take` returned; of `read` TD_ERR_NO_MEM and TD_ERR_INTERNAL;
/// others of `read` are counted in `*n_failed` and passed over.
TD_MUST_CHECK td_status td_batch_run(const td_batch *batch, size_t *n_failed);

#endif
