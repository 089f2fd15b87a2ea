// SPDX-License-Identifier: MIT

#include "train/model_store.h"

#include "base/sink.h"
#include "base/source.h"
#include "base/try.h"

#include <string.h>

#define MAX_MODEL ((size_t)64 << 20)

td_status td_model_open_base(const char *path, td_arena *arena,
                             const td_error_sink *errors, td_model_file **out) {
  td_source *source;
  td_slice bytes;
  TD_TRY(td_source_open(path, errors, &source));
  const td_status status = td_source_read_all(source, MAX_MODEL, arena, &bytes);
  td_source_close(source);
  TD_TRY(status);
  char *aligned = td_arena_get(arena, bytes.length + 1, 1);
  if (!aligned) {
    return TD_ERR_NO_MEM;
  }
  memcpy(aligned, bytes.data, bytes.length);
  return td_model_file_open_memory((td_slice){aligned, bytes.length}, path,
                                   errors, out);
}

td_status td_model_copy_base(const td_model_file *base, const char *prefix,
                             td_arena *scratch, td_model_writer **out) {
  const td_table *table;
  *out = td_model_writer_new(scratch);
  if (!*out) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; (table = td_model_file_each(base, i)); i++) {
    if (strncmp(table->name, prefix, strlen(prefix)) != 0) {
      TD_TRY(td_model_writer_copy(*out, table));
    }
  }
  return TD_OK;
}

td_status td_model_save(const td_buffer *model, const char *path,
                        const td_error_sink *errors) {
  td_sink *sink;
  TD_TRY(td_sink_open(path, errors, &sink));
  td_sink_write(sink, td_buffer_as_slice(model));
  return td_sink_close(sink);
}
