// SPDX-License-Identifier: MIT

/// @file learn/modelfile.h
/// A file of named tables: the weights of all networks.
///
/// Layout, little-endian: a header (magic "tidings\n", byte-order mark,
/// version, number of tables, length, checksum of all that follows the
/// header), then one 48-byte entry a table, then the tables, each at a
/// multiple of 64 bytes. A table has rows and columns and one of four kinds; of
/// TD_TABLE_INT8 each row has a scale.
///
/// The file may come from anywhere: magic, version, length, checksum and the
/// place of every table are checked when it is opened, and readers ask for
/// tables by name with the shape they expect.
///
/// Thread use: read-only after opening, but for what is made of tables, which
/// one thread asks for before others run.

#ifndef TD_LEARN_MODELFILE_H
#define TD_LEARN_MODELFILE_H

#include "base/arena.h"
#include "base/error.h"
#include "learn/keys.h"
#include "learn/matrix.h"

#include <stdint.h>

#define TD_MODEL_VERSION 1
#define TD_MODEL_MAX_TABLES 256

typedef enum {
  TD_TABLE_BYTES, ///< columns is 1
  TD_TABLE_UINT32,
  TD_TABLE_FLOAT,
  TD_TABLE_INT8 ///< values are scale[row] * int8
} td_table_kind;

typedef struct {
  char name[16]; ///< NUL-terminated
  td_table_kind kind;
  uint32_t n_rows;
  uint32_t n_columns;
  const void *data;    ///< [n_rows][n_columns] of the kind
  const float *scales; ///< [n_rows] of TD_TABLE_INT8
} td_table;

typedef struct td_model_file td_model_file;

/// Map the file at `path`.
///
/// Errors, with words to `errors`: TD_ERR_IO; TD_ERR_BAD_SYNTAX for a foreign,
/// cut or damaged file; TD_ERR_VERSION for one of another version.
TD_MUST_CHECK td_status td_model_file_open(const char *path,
                                           const td_error_sink *errors,
                                           td_model_file **out);

/// The same over bytes in memory, which must outlive the file object and be
/// aligned to 4 bytes; `name` is for messages.
TD_MUST_CHECK td_status td_model_file_open_memory(td_slice bytes,
                                                  const char *name,
                                                  const td_error_sink *errors,
                                                  td_model_file **out);

void td_model_file_close(td_model_file *file);

/// The table called `name`, or NULL.
const td_table *td_model_file_find(const td_model_file *file, const char *name);

/// Table number `i` in the order of the file; NULL behind the last.
const td_table *td_model_file_each(const td_model_file *file, uint32_t i);

/// The table called `name` if it is of `kind` and has `n_rows` and `n_columns`
/// (0: any).
/// Errors, with words to the sink given at opening: TD_ERR_BAD_SYNTAX.
TD_MUST_CHECK td_status td_model_file_get(const td_model_file *file,
                                          const char *name, td_table_kind kind,
                                          size_t n_rows, size_t n_columns,
                                          const td_table **out);

/// The numbers of an INT8 table as floats in `arena`, plain rows.
TD_MUST_CHECK td_status td_model_file_floats(const td_model_file *file,
                                             const char *name, size_t n_rows,
                                             size_t n_columns, td_arena *arena,
                                             const float **out);

/// The numbers of an INT8 table as packed whole numbers, made when they are
/// first asked for; they live as long as the file.
TD_MUST_CHECK td_status td_model_file_panels(const td_model_file *file,
                                             const char *name, size_t n_rows,
                                             size_t n_columns, td_panels *out);

/// The index of the keys in UINT32 table `name`, made when it is first asked
/// for; it lives as long as the file.
TD_MUST_CHECK td_status td_model_file_keys(const td_model_file *file,
                                           const char *name, td_keys *out);

/// Row `row` of INT8 `table`, added to `out` [n_columns].
void td_table_add_row(const td_table *table, uint32_t row, float *out);

/// Say that the content of table `name` is wrong; returns TD_ERR_BAD_SYNTAX.
td_status td_model_file_complain(const td_model_file *file, const char *name,
                                 const char *what);

#endif
