// SPDX-License-Identifier: MIT

/// @file learn/modelfile_private.h
/// The bytes of a model file, for its reader and its writer.

#ifndef TD_LEARN_MODELFILE_PRIVATE_H
#define TD_LEARN_MODELFILE_PRIVATE_H

#include "base/slice.h"

#include <stdint.h>

#define TD_MODEL_MAGIC "tidings\n"
#define TD_MODEL_ORDER 0x01020304u
#define TD_MODEL_ALIGN 64

typedef struct {
  char magic[8];
  uint32_t order;
  uint32_t version;
  uint32_t n_tables;
  uint32_t zero;
  uint64_t length;   ///< of the whole file
  uint64_t checksum; ///< of all bytes after the header
  uint64_t pad[3];
} td_model_header;

typedef struct {
  char name[16];
  uint32_t kind;
  uint32_t n_rows;
  uint32_t n_columns;
  uint32_t zero;
  uint64_t offset; ///< from the beginning of the file
  uint64_t length; ///< of an INT8 table: scales, then values
} td_model_entry;

_Static_assert(sizeof(td_model_header) == 64, "header is 64 bytes");
_Static_assert(sizeof(td_model_entry) == 48, "entry is 48 bytes");

/// Eight bytes at a time, then the rest.
uint64_t td_model_checksum(td_slice bytes);

#endif
