// SPDX-License-Identifier: MIT

// A graph from outside, in any syntax, is refused with one error, or is
// written and read back as the same graph.

#include "fuzz.h"
#include "rdf/reader.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"

#include <stdlib.h>

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

typedef struct {
  td_sorter *sorter;
  bool has_blanks; ///< their labels change when read again
  unsigned n_errors;
} taker;

static td_status take(void *handle, const td_statement *statement) {
  taker *self = handle;
  self->has_blanks |= statement->subject.kind == TD_NODE_BLANK ||
                      statement->object.kind == TD_NODE_BLANK ||
                      statement->graph.kind == TD_NODE_BLANK;
  return td_sorter_add(self->sorter, statement);
}

static void count_error(void *handle, const td_error *error) {
  taker *self = handle;
  must(error->text && error->text[0]);
  self->n_errors++;
}

// Reads `text` and writes it sorted, if it can be read.
static bool copy(td_slice text, td_syntax from, td_syntax to, td_buffer *out,
                 bool *has_blanks) {
  const td_sorter_options sorting = {.memory_bytes = 1 << 16};
  taker self = {0};
  const td_error_sink errors = {count_error, &self};
  self.sorter = td_sorter_new(&sorting, &errors);
  const td_reader_input input = {.path = "fuzz", .text = text, .syntax = from};
  const td_status status =
      td_reader_read(NULL, &input, (td_statement_sink){take, &self}, &errors);
  must((status == TD_OK) == (self.n_errors == 0) && self.n_errors <= 1);
  if (status == TD_OK) {
    const td_writer_options writing = {.syntax = to};
    td_sink *sink = td_sink_new_memory(out);
    td_writer *writer;
    must(td_writer_open(&writing, sink, NULL, &writer) == TD_OK);
    must(td_sorter_finish(self.sorter,
                          (td_statement_sink){td_writer_add, writer}) == TD_OK);
    must(td_writer_finish(writer) == TD_OK);
    td_writer_free(writer);
    must(td_sink_close(sink) == TD_OK);
  }
  *has_blanks = self.has_blanks;
  td_sorter_free(self.sorter);
  return status == TD_OK;
}

static void run_as(td_slice text, td_syntax syntax) {
  td_buffer quads = {0};
  td_buffer trig = {0};
  td_buffer again = {0};
  bool has_blanks;
  if (copy(text, syntax, TD_SYNTAX_NQUADS, &quads, &has_blanks) &&
      !has_blanks) {
    must(copy(text, syntax, TD_SYNTAX_TRIG, &trig, &has_blanks));
    must(copy(td_buffer_as_slice(&trig), TD_SYNTAX_TRIG, TD_SYNTAX_NQUADS,
              &again, &has_blanks));
    must(
        td_slice_equal(td_buffer_as_slice(&quads), td_buffer_as_slice(&again)));
  }
  td_buffer_clear(&quads);
  td_buffer_clear(&trig);
  td_buffer_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const td_slice text = {(const char *)data, size};
  run_as(text, TD_SYNTAX_TURTLE);
  run_as(text, TD_SYNTAX_TRIG);
  run_as(text, TD_SYNTAX_NQUADS);
  return 0;
}
