// SPDX-License-Identifier: MIT

#include "learn/modelfile_write.h"

#include "base/try.h"
#include "learn/modelfile_private.h"

struct td_model_writer {
  td_arena *arena;
  uint32_t n_tables;
  td_model_entry entries[TD_MODEL_MAX_TABLES];
  void *data[TD_MODEL_MAX_TABLES];
};

td_model_writer *td_model_writer_new(td_arena *arena) {
  td_model_writer *writer = TD_ARENA_NEW(arena, td_model_writer);
  if (writer) {
    writer->arena = arena;
  }
  return writer;
}

/// A new table of `length` bytes to be filled; NULL without memory or room.
static void *add_table(td_model_writer *writer, const char *name,
                       td_table_kind kind, size_t n_rows, size_t n_columns,
                       size_t length) {
  td_model_entry *entry = &writer->entries[writer->n_tables];
  const size_t name_length = strlen(name);
  if (writer->n_tables == TD_MODEL_MAX_TABLES ||
      name_length >= sizeof(entry->name)) {
    return NULL;
  }
  void *data = td_arena_get(writer->arena, length + 1, 1);
  if (data) {
    memcpy(entry->name, name, name_length);
    entry->kind = (uint32_t)kind;
    entry->n_rows = (uint32_t)n_rows;
    entry->n_columns = (uint32_t)n_columns;
    entry->length = length;
    writer->data[writer->n_tables++] = data;
  }
  return data;
}

td_status td_model_writer_add_bytes(td_model_writer *writer, const char *name,
                                    td_slice bytes) {
  void *data =
      add_table(writer, name, TD_TABLE_BYTES, bytes.length, 1, bytes.length);
  if (!data) {
    return TD_ERR_NO_MEM;
  }
  memcpy(data, bytes.data, bytes.length);
  return TD_OK;
}

td_status td_model_writer_add_uint32(td_model_writer *writer, const char *name,
                                     const uint32_t *values, size_t n_rows,
                                     size_t n_columns) {
  const size_t length = n_rows * n_columns * sizeof(*values);
  void *data =
      add_table(writer, name, TD_TABLE_UINT32, n_rows, n_columns, length);
  if (!data) {
    return TD_ERR_NO_MEM;
  }
  memcpy(data, values, length);
  return TD_OK;
}

td_status td_model_writer_add_floats(td_model_writer *writer, const char *name,
                                     const float *values, size_t n_rows,
                                     size_t n_columns) {
  const size_t length = n_rows * n_columns * sizeof(*values);
  void *data =
      add_table(writer, name, TD_TABLE_FLOAT, n_rows, n_columns, length);
  if (!data) {
    return TD_ERR_NO_MEM;
  }
  memcpy(data, values, length);
  return TD_OK;
}

/// Round one row; returns its scale.
static float round_row(const float *row, size_t n, int8_t *out) {
  float largest = 0;
  for (size_t i = 0; i < n; i++) {
    const float size = row[i] < 0 ? -row[i] : row[i];
    largest = size > largest ? size : largest;
  }
  const float scale = largest / 127.0f;
  for (size_t i = 0; i < n; i++) {
    const float steps = scale > 0 ? row[i] / scale : 0;
    out[i] = (int8_t)(steps < 0 ? steps - 0.5f : steps + 0.5f);
  }
  return scale;
}

td_status td_model_writer_add_rounded(td_model_writer *writer, const char *name,
                                      const float *values, size_t n_rows,
                                      size_t n_columns) {
  const size_t length = n_rows * (sizeof(float) + n_columns);
  float *scales =
      add_table(writer, name, TD_TABLE_INT8, n_rows, n_columns, length);
  if (!scales) {
    return TD_ERR_NO_MEM;
  }
  int8_t *rounded = (int8_t *)(scales + n_rows);
  for (size_t r = 0; r < n_rows; r++) {
    scales[r] =
        round_row(values + r * n_columns, n_columns, rounded + r * n_columns);
  }
  return TD_OK;
}

td_status td_model_writer_copy(td_model_writer *writer, const td_table *table) {
  const size_t count = (size_t)table->n_rows * table->n_columns;
  const size_t scales =
      table->kind == TD_TABLE_INT8 ? table->n_rows * sizeof(float) : 0;
  const size_t item = table->kind == TD_TABLE_UINT32  ? sizeof(uint32_t)
                      : table->kind == TD_TABLE_FLOAT ? sizeof(float)
                                                      : 1;
  char *data = add_table(writer, table->name, table->kind, table->n_rows,
                         table->n_columns, scales + count * item);
  if (!data) {
    return TD_ERR_NO_MEM;
  }
  if (scales) {
    memcpy(data, table->scales, scales);
  }
  memcpy(data + scales, table->data, count * item);
  return TD_OK;
}

static void pad(td_buffer *out, size_t begin) {
  while ((out->length - begin) % TD_MODEL_ALIGN != 0 && !out->failed) {
    td_buffer_add_char(out, 0);
  }
}

td_status td_model_writer_finish(const td_model_writer *writer,
                                 td_buffer *out) {
  const size_t begin = out->length;
  td_model_header header = {.order = TD_MODEL_ORDER,
                            .version = TD_MODEL_VERSION,
                            .n_tables = writer->n_tables};
  memcpy(header.magic, TD_MODEL_MAGIC, sizeof(header.magic));
  td_buffer_add(out, (td_slice){(const char *)&header, sizeof(header)});
  size_t offset = sizeof(header) + writer->n_tables * sizeof(td_model_entry);
  for (uint32_t i = 0; i < writer->n_tables; i++) {
    td_model_entry entry = writer->entries[i];
    offset = (offset + TD_MODEL_ALIGN - 1) / TD_MODEL_ALIGN * TD_MODEL_ALIGN;
    entry.offset = offset;
    offset += entry.length;
    td_buffer_add(out, (td_slice){(const char *)&entry, sizeof(entry)});
  }
  for (uint32_t i = 0; i < writer->n_tables; i++) {
    pad(out, begin);
    td_buffer_add(out, (td_slice){writer->data[i], writer->entries[i].length});
  }
  if (out->failed) {
    return TD_ERR_NO_MEM;
  }
  char *file = out->data + begin;
  header.length = out->length - begin;
  header.checksum = td_model_checksum((td_slice){
      file + sizeof(header), (size_t)header.length - sizeof(header)});
  memcpy(file, &header, sizeof(header));
  return TD_OK;
}
