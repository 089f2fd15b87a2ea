// SPDX-License-Identifier: MIT

/// @file learn/modelfile_write.h
/// Makes the bytes of a model file; only training needs it.
///
/// Tables are added one by one (names of at most 15 bytes, all different) and
/// then written in that order. Data is copied when it is added.

#ifndef TD_LEARN_MODELFILE_WRITE_H
#define TD_LEARN_MODELFILE_WRITE_H

#include "base/buffer.h"
#include "learn/modelfile.h"

typedef struct td_model_writer td_model_writer;

/// NULL without memory. Everything lives in `arena`.
td_model_writer *td_model_writer_new(td_arena *arena);

TD_MUST_CHECK td_status td_model_writer_add_bytes(td_model_writer *writer,
                                                  const char *name,
                                                  td_slice bytes);
TD_MUST_CHECK td_status td_model_writer_add_uint32(td_model_writer *writer,
                                                   const char *name,
                                                   const uint32_t *values,
                                                   size_t n_rows,
                                                   size_t n_columns);
TD_MUST_CHECK td_status td_model_writer_add_floats(td_model_writer *writer,
                                                   const char *name,
                                                   const float *values,
                                                   size_t n_rows,
                                                   size_t n_columns);

/// Rounds each row to 255 steps of its own scale (TD_TABLE_INT8).
TD_MUST_CHECK td_status td_model_writer_add_rounded(td_model_writer *writer,
                                                    const char *name,
                                                    const float *values,
                                                    size_t n_rows,
                                                    size_t n_columns);

/// The same bytes as `table`, which was read from another file.
TD_MUST_CHECK td_status td_model_writer_copy(td_model_writer *writer,
                                             const td_table *table);

/// Append the file's bytes to `out`.
TD_MUST_CHECK td_status td_model_writer_finish(const td_model_writer *writer,
                                               td_buffer *out);

#endif
