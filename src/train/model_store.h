// SPDX-License-Identifier: MIT

/// @file train/model_store.h
/// Model files that trainers begin from and leave.
///
/// Thread use: one training each.

#ifndef TD_TRAIN_MODEL_STORE_H
#define TD_TRAIN_MODEL_STORE_H

#include "base/error.h"
#include "learn/modelfile.h"
#include "learn/modelfile_write.h"

/// Open the model at `path`, read whole into `arena`, so that it may be written
/// over. Errors, told to `errors`: those of reading a file and of
/// td_model_file_open_memory.
TD_MUST_CHECK td_status td_model_open_base(const char *path, td_arena *arena,
                                           const td_error_sink *errors,
                                           td_model_file **out);

/// A writer in `scratch` that has all tables of `base` but those whose names
/// begin with `prefix`: what is learnt anew. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_model_copy_base(const td_model_file *base,
                                           const char *prefix,
                                           td_arena *scratch,
                                           td_model_writer **out);

/// Write the bytes of `model` to a file, which appears whole or not at all.
/// Errors, told to `errors`: TD_ERR_IO.
TD_MUST_CHECK td_status td_model_save(const td_buffer *model, const char *path,
                                      const td_error_sink *errors);

#endif
