// SPDX-License-Identifier: MIT

#include "learn/modelfile.h"

#include "base/memory.h"
#include "base/size.h"
#include "base/try.h"
#include "learn/matrix.h"
#include "learn/modelfile_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/// An INT8 table packed (learn/matrix.h).
typedef struct {
  int8_t *whole; ///< NULL: not yet
  int32_t *column_sums;
} made_panels;

/// What is made of tables, once: tagger, parser and namer share some.
typedef struct {
  td_arena *arena;
  td_keys keys[TD_MODEL_MAX_TABLES]; ///< without slots until they are made
  made_panels panels[TD_MODEL_MAX_TABLES];
} made_tables;

struct td_model_file {
  td_slice bytes;
  bool is_mapped;
  const char *name;
  td_error_sink errors;
  uint32_t n_tables;
  td_table tables[TD_MODEL_MAX_TABLES];
  made_tables *made;
};

uint64_t td_model_checksum(td_slice bytes) {
  uint64_t h = 0x9E3779B97F4A7C15u ^ bytes.length;
  size_t i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    uint64_t word;
    memcpy(&word, bytes.data + i, 8);
    h = (h ^ word) * 0xBF58476D1CE4E5B9u;
    h ^= h >> 32;
  }
  for (; i < bytes.length; i++) {
    h = (h ^ (unsigned char)bytes.data[i]) * 0x94D049BB133111EBu;
    h ^= h >> 32;
  }
  return h;
}

static td_status refuse(const td_model_file *file, td_status status,
                        const char *words) {
  return td_error_send(&file->errors, status, file->name, 0, "%s", words);
}

td_status td_model_file_complain(const td_model_file *file, const char *name,
                                 const char *what) {
  return td_error_send(&file->errors, TD_ERR_BAD_SYNTAX, file->name, 0,
                       "table '%s' of the model %s", name, what);
}

/// Bytes that the table of `entry` must have; false on overflow or a kind
/// that is not known.
static bool expected_length(const td_model_entry *entry, size_t *out) {
  size_t count;
  if (!td_size_multiply(entry->n_rows, entry->n_columns, &count)) {
    return false;
  }
  size_t scales;
  switch (entry->kind) {
  case TD_TABLE_BYTES:
    *out = count;
    return entry->n_columns == 1;
  case TD_TABLE_UINT32:
  case TD_TABLE_FLOAT:
    return td_size_multiply(count, sizeof(uint32_t), out);
  case TD_TABLE_INT8:
    return td_size_multiply(entry->n_rows, sizeof(float), &scales) &&
           td_size_add(scales, count, out);
  default:
    return false;
  }
}

/// Whether all floats are ordinary numbers: a NaN would spread.
static bool are_sane(const float *numbers, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!(numbers[i] > -1e6f && numbers[i] < 1e6f)) {
      return false;
    }
  }
  return true;
}

static bool has_sane_numbers(const td_table *table) {
  switch (table->kind) {
  case TD_TABLE_FLOAT:
    return are_sane(table->data, (size_t)table->n_rows * table->n_columns);
  case TD_TABLE_INT8:
    return are_sane(table->scales, table->n_rows);
  default:
    return true;
  }
}

static td_status read_entry(td_model_file *file, const td_model_entry *entry,
                            size_t tables_end) {
  td_table *table = &file->tables[file->n_tables];
  memcpy(table->name, entry->name, sizeof(table->name));
  size_t length;
  size_t end;
  if (table->name[0] == 0 || table->name[sizeof(table->name) - 1] != 0 ||
      td_model_file_find(file, table->name) ||
      !expected_length(entry, &length) || length != entry->length ||
      entry->offset % TD_MODEL_ALIGN != 0 || entry->offset < tables_end ||
      !td_size_add(entry->offset, length, &end) || end > file->bytes.length) {
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "the model's list of tables is damaged");
  }
  table->kind = (td_table_kind)entry->kind;
  table->n_rows = entry->n_rows;
  table->n_columns = entry->n_columns;
  table->data = file->bytes.data + entry->offset;
  if (table->kind == TD_TABLE_INT8) {
    table->scales = table->data;
    table->data = table->scales + table->n_rows;
  }
  if (!has_sane_numbers(table)) {
    return td_model_file_complain(file, table->name, "holds no numbers");
  }
  file->n_tables++;
  return TD_OK;
}

static td_status check_header(const td_model_file *file,
                              const td_model_header *header) {
  if (memcmp(header->magic, TD_MODEL_MAGIC, sizeof(header->magic)) != 0) {
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "is no model of tidings; install it again");
  }
  if (header->order != TD_MODEL_ORDER) {
    return refuse(file, TD_ERR_UNSUPPORTED,
                  "the model has another byte order than this machine");
  }
  if (header->version != TD_MODEL_VERSION) {
    return td_error_send(&file->errors, TD_ERR_VERSION, file->name, 0,
                         "the model has version %u, this program reads %d; "
                         "train it again",
                         header->version, TD_MODEL_VERSION);
  }
  const td_slice body =
      td_slice_part(file->bytes, sizeof(*header), file->bytes.length);
  static const uint64_t no_pad[3] = {0};
  if (header->length != file->bytes.length || header->zero != 0 ||
      memcmp(header->pad, no_pad, sizeof(no_pad)) != 0 ||
      header->checksum != td_model_checksum(body)) {
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "the model is cut or damaged; install it again");
  }
  if (header->n_tables > TD_MODEL_MAX_TABLES ||
      header->n_tables * sizeof(td_model_entry) > body.length) {
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "the model's list of tables is damaged");
  }
  return TD_OK;
}

static td_status read_tables(td_model_file *file) {
  td_model_header header;
  if (file->bytes.length < sizeof(header)) {
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "is no model of tidings; install it again");
  }
  memcpy(&header, file->bytes.data, sizeof(header));
  TD_TRY(check_header(file, &header));
  const size_t tables_end =
      sizeof(header) + header.n_tables * sizeof(td_model_entry);
  for (uint32_t i = 0; i < header.n_tables; i++) {
    td_model_entry entry;
    memcpy(&entry, file->bytes.data + sizeof(header) + i * sizeof(entry),
           sizeof(entry));
    TD_TRY(read_entry(file, &entry, tables_end));
  }
  return TD_OK;
}

static td_status open_bytes(td_model_file *file, td_model_file **out) {
  const td_status status = read_tables(file);
  if (status != TD_OK) {
    td_model_file_close(file);
    return status;
  }
  *out = file;
  return TD_OK;
}

static td_model_file *file_new(const char *name, const td_error_sink *errors) {
  td_model_file *file = td_memory_new(1, sizeof(*file));
  td_arena *arena = td_arena_new(0);
  made_tables *made = arena ? TD_ARENA_NEW(arena, made_tables) : NULL;
  if (!file || !made) {
    td_arena_free(arena);
    td_memory_free(file);
    return NULL;
  }
  file->name = name;
  file->errors = *errors;
  file->made = made;
  made->arena = arena;
  return file;
}

/// Map the whole of `path` into file->bytes.
static td_status map_file(td_model_file *file, const char *path) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (fd < 0 || fstat(fd, &info) != 0) {
    const int reason = errno;
    if (fd >= 0) {
      close(fd);
    }
    return td_error_send(&file->errors, TD_ERR_IO, file->name, 0,
                         "the model cannot be read (%s); is tidings "
                         "installed, or TIDINGS_DATA set?",
                         strerror(reason));
  }
  if (!S_ISREG(info.st_mode) || info.st_size <= 0) {
    close(fd);
    return refuse(file, TD_ERR_BAD_SYNTAX,
                  "is no model of tidings; install it again");
  }
  const size_t length = (size_t)info.st_size;
  void *data = mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  const int reason = errno;
  close(fd);
  if (data == MAP_FAILED) {
    return refuse(file, TD_ERR_IO, strerror(reason));
  }
  file->bytes = (td_slice){data, length};
  file->is_mapped = true;
  return TD_OK;
}

td_status td_model_file_open(const char *path, const td_error_sink *errors,
                             td_model_file **out) {
  td_model_file *file = file_new(path, errors);
  if (!file) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = map_file(file, path);
  if (status != TD_OK) {
    td_model_file_close(file);
    return status;
  }
  return open_bytes(file, out);
}

td_status td_model_file_open_memory(td_slice bytes, const char *name,
                                    const td_error_sink *errors,
                                    td_model_file **out) {
  td_model_file *file = file_new(name, errors);
  if (!file) {
    return TD_ERR_NO_MEM;
  }
  file->bytes = bytes;
  return open_bytes(file, out);
}

void td_model_file_close(td_model_file *file) {
  if (file && file->is_mapped) {
    // The mapping is ours; only the slice type makes it const.
    munmap((void *)(uintptr_t)file->bytes.data, file->bytes.length);
  }
  if (file) {
    td_arena_free(file->made->arena);
  }
  td_memory_free(file);
}

const td_table *td_model_file_find(const td_model_file *file,
                                   const char *name) {
  for (uint32_t i = 0; i < file->n_tables; i++) {
    if (strcmp(file->tables[i].name, name) == 0) {
      return &file->tables[i];
    }
  }
  return NULL;
}

const td_table *td_model_file_each(const td_model_file *file, uint32_t i) {
  return i < file->n_tables ? &file->tables[i] : NULL;
}

td_status td_model_file_get(const td_model_file *file, const char *name,
                            td_table_kind kind, size_t n_rows, size_t n_columns,
                            const td_table **out) {
  const td_table *table = td_model_file_find(file, name);
  if (!table) {
    return td_model_file_complain(file, name, "is missing");
  }
  if (table->kind != kind || (n_rows && table->n_rows != n_rows) ||
      (n_columns && table->n_columns != n_columns)) {
    return td_model_file_complain(file, name, "has another shape");
  }
  *out = table;
  return TD_OK;
}

td_status td_model_file_keys(const td_model_file *file, const char *name,
                             td_keys *out) {
  const td_table *table;
  TD_TRY(td_model_file_get(file, name, TD_TABLE_UINT32, 0, 1, &table));
  td_keys *keys = &file->made->keys[table - file->tables];
  if (!keys->slots) {
    const td_status status =
        td_keys_init(keys, file->made->arena, table->data, table->n_rows);
    if (status == TD_ERR_BAD_SYNTAX) {
      keys->slots = NULL;
      return td_model_file_complain(file, name, "has a key twice");
    }
    TD_TRY(status);
  }
  *out = *keys;
  return TD_OK;
}

void td_table_add_row(const td_table *table, uint32_t row, float *out) {
  const size_t n = table->n_columns;
  const size_t whole = n / TD_LANES * TD_LANES;
  const int8_t *values = (const int8_t *)table->data + row * n;
  const float scale = table->scales[row];
  td_kernels_get()->add_bytes(values, scale, whole, out);
  for (size_t i = whole; i < n; i++) {
    out[i] += scale * (float)values[i];
  }
}

td_status td_model_file_floats(const td_model_file *file, const char *name,
                               size_t n_rows, size_t n_columns, td_arena *arena,
                               const float **out) {
  const td_table *table;
  TD_TRY(
      td_model_file_get(file, name, TD_TABLE_INT8, n_rows, n_columns, &table));
  float *numbers = td_floats_new(arena, n_rows, n_columns);
  if (!numbers) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t row = 0; row < n_rows; row++) {
    td_table_add_row(table, row, numbers + row * n_columns);
  }
  *out = numbers;
  return TD_OK;
}

td_status td_model_file_panels(const td_model_file *file, const char *name,
                               size_t n_rows, size_t n_columns,
                               td_panels *out) {
  const td_table *table;
  TD_TRY(
      td_model_file_get(file, name, TD_TABLE_INT8, n_rows, n_columns, &table));
  if (n_rows > TD_MAX_WHOLE_ROWS || n_rows % TD_LANES != 0) {
    return td_model_file_complain(file, name, "has a bad size");
  }
  made_panels *made = &file->made->panels[table - file->tables];
  if (!made->whole) {
    td_arena *arena = file->made->arena;
    made->column_sums = TD_ARENA_ARRAY(arena, int32_t, n_columns);
    int8_t *whole = TD_ARENA_ARRAY(arena, int8_t, n_rows * n_columns);
    if (!made->column_sums || !whole) {
      return TD_ERR_NO_MEM;
    }
    td_panels_pack_whole(table->data, n_rows, n_columns, whole,
                         made->column_sums);
    made->whole = whole;
  }
  *out = (td_panels){.n_rows = n_rows,
                     .n_columns = n_columns,
                     .whole = made->whole,
                     .column_sums = made->column_sums,
                     .factors = table->scales};
  return TD_OK;
}
