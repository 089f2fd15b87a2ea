// SPDX-License-Identifier: MIT

#include "base/memory.h"
#include "learn/modelfile_private.h"
#include "learn/modelfile_write.h"
#include "learn/random.h"
#include "learn_tests.h"

#include <CUnit/CUnit.h>
#include <math.h>

static const td_error_sink quiet = {0};

/// A file with one table of each kind; the caller clears it.
static td_buffer make_file(void) {
  static const float numbers[6] = {1.0f, -0.5f, 0.25f, 0.0f, 0.0f, 0.0f};
  static const uint32_t ids[3] = {7, 8, 9};
  td_arena *arena = td_arena_new(0);
  td_model_writer *writer = td_model_writer_new(arena);
  td_buffer file = {0};
  const bool is_made =
      td_model_writer_add_rounded(writer, "r", numbers, 2, 3) == TD_OK &&
      td_model_writer_add_floats(writer, "f", numbers, 2, 3) == TD_OK &&
      td_model_writer_add_uint32(writer, "u", ids, 3, 1) == TD_OK &&
      td_model_writer_add_bytes(writer, "b", TD_SLICE("a\nb\n")) == TD_OK &&
      td_model_writer_finish(writer, &file) == TD_OK;
  CU_ASSERT_FATAL(is_made);
  td_arena_free(arena);
  return file;
}

static td_status open_copy(td_slice bytes) {
  // A copy of just this size, so that checkers see reads past its end.
  char *copy = td_memory_new(bytes.length + 1, 1);
  memcpy(copy, bytes.data, bytes.length);
  td_model_file *file;
  const td_status status = td_model_file_open_memory(
      (td_slice){copy, bytes.length}, "test", &quiet, &file);
  if (status == TD_OK) {
    td_model_file_close(file);
  }
  td_memory_free(copy);
  return status;
}

void test_model_file_gives_back_tables(void) {
  td_buffer bytes = make_file();
  td_model_file *file;
  CU_ASSERT_EQUAL_FATAL(td_model_file_open_memory(td_buffer_as_slice(&bytes),
                                                  "test", &quiet, &file),
                        TD_OK);
  const td_table *table;
  CU_ASSERT_EQUAL(td_model_file_get(file, "u", TD_TABLE_UINT32, 3, 1, &table),
                  TD_OK);
  CU_ASSERT_EQUAL(((const uint32_t *)table->data)[2], 9);
  CU_ASSERT_EQUAL(td_model_file_get(file, "u", TD_TABLE_UINT32, 4, 1, &table),
                  TD_ERR_BAD_SYNTAX);
  CU_ASSERT_EQUAL(td_model_file_get(file, "u", TD_TABLE_FLOAT, 3, 1, &table),
                  TD_ERR_BAD_SYNTAX);
  CU_ASSERT_EQUAL(td_model_file_get(file, "x", TD_TABLE_FLOAT, 0, 0, &table),
                  TD_ERR_BAD_SYNTAX);
  td_arena *arena = td_arena_new(0);
  const float *rows = NULL;
  CU_ASSERT_EQUAL_FATAL(td_model_file_floats(file, "r", 2, 3, arena, &rows),
                        TD_OK);
  CU_ASSERT_DOUBLE_EQUAL(rows[0], 1.0, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL(rows[1], -0.5, 1.0 / 254 + 1e-6);
  CU_ASSERT_EQUAL(rows[4], 0.0f);
  td_arena_free(arena);
  td_model_file_close(file);
  td_buffer_clear(&bytes);
}

void test_model_file_refuses_damage(void) {
  td_buffer bytes = make_file();
  for (size_t i = 0; i < bytes.length; i++) {
    CU_ASSERT_NOT_EQUAL(open_copy((td_slice){bytes.data, i}), TD_OK);
    bytes.data[i] ^= 0x10;
    CU_ASSERT_NOT_EQUAL(open_copy(td_buffer_as_slice(&bytes)), TD_OK);
    bytes.data[i] ^= 0x10;
  }
  td_buffer_clear(&bytes);
}

void test_model_file_refuses_foreign_files(void) {
  CU_ASSERT_EQUAL(open_copy((td_slice){"", 0}), TD_ERR_BAD_SYNTAX);
  CU_ASSERT_EQUAL(open_copy(TD_SLICE("some text that is long enough to be a "
                                     "header but is none, none at all.....")),
                  TD_ERR_BAD_SYNTAX);
  td_model_file *file;
  CU_ASSERT_EQUAL(td_model_file_open("no such file", &quiet, &file), TD_ERR_IO);
  CU_ASSERT_EQUAL(td_model_file_open("/", &quiet, &file), TD_ERR_BAD_SYNTAX);
  td_buffer bytes = make_file();
  td_model_header header;
  memcpy(&header, bytes.data, sizeof(header));
  header.version++;
  memcpy(bytes.data, &header, sizeof(header));
  CU_ASSERT_EQUAL(open_copy(td_buffer_as_slice(&bytes)), TD_ERR_VERSION);
  td_buffer_clear(&bytes);
}

/// Whatever stands in the list of tables, with a right checksum, reading stays
/// inside the file (a checker watches) and NaN scales are found.
void test_model_file_bears_any_entry(void) {
  td_random random = {3};
  for (int round = 0; round < 3000; round++) {
    td_buffer bytes = make_file();
    for (int change = 0; change < 3; change++) {
      const uint32_t at = td_random_below(&random, 4 * sizeof(td_model_entry));
      bytes.data[sizeof(td_model_header) + at] =
          (char)(td_random_bits(&random) & (round % 2 ? 0xFF : 0x07));
    }
    td_model_header header;
    memcpy(&header, bytes.data, sizeof(header));
    header.checksum = td_model_checksum(
        (td_slice){bytes.data + sizeof(header), bytes.length - sizeof(header)});
    memcpy(bytes.data, &header, sizeof(header));
    (void)open_copy(td_buffer_as_slice(&bytes));
    td_buffer_clear(&bytes);
  }
  static const float bad[1] = {NAN};
  td_arena *arena = td_arena_new(0);
  td_model_writer *writer = td_model_writer_new(arena);
  td_buffer bytes = {0};
  CU_ASSERT_EQUAL(td_model_writer_add_floats(writer, "f", bad, 1, 1), TD_OK);
  CU_ASSERT_EQUAL(td_model_writer_finish(writer, &bytes), TD_OK);
  CU_ASSERT_EQUAL(open_copy(td_buffer_as_slice(&bytes)), TD_ERR_BAD_SYNTAX);
  td_buffer_clear(&bytes);
  td_arena_free(arena);
}
