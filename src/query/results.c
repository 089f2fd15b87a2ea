// SPDX-License-Identifier: MIT

#include "query/results.h"

#include "base/memory.h"
#include "base/try.h"
#include "query/results_private.h"

typedef struct {
  char name[6];
  const td_results_class *class;
  const char *yes;
  const char *no;
} format_row;

#define XML_HEAD                                                               \
  "<?xml version=\"1.0\"?>\n"                                                  \
  "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"                \
  "  <head/>\n  <boolean>"

static const format_row formats[] = {
    [TD_RESULTS_TABLE] = {"table", &td_results_table, "true\n", "false\n"},
    [TD_RESULTS_CSV] = {"csv", &td_results_csv, "true\n", "false\n"},
    [TD_RESULTS_TSV] = {"tsv", &td_results_tsv, "true\n", "false\n"},
    [TD_RESULTS_JSON] = {"json", &td_results_json,
                         "{\"head\":{},\"boolean\":true}\n",
                         "{\"head\":{},\"boolean\":false}\n"},
    [TD_RESULTS_XML] = {"xml", &td_results_xml,
                        XML_HEAD "true</boolean>\n</sparql>\n",
                        XML_HEAD "false</boolean>\n</sparql>\n"},
};

td_results_format td_results_format_of(td_slice name) {
  for (int i = TD_RESULTS_TABLE; i <= TD_RESULTS_XML; i++) {
    if (td_slice_is(name, formats[i].name)) {
      return (td_results_format)i;
    }
  }
  return TD_RESULTS_NONE;
}

static const td_results_class *class_of(const td_results *results) {
  return formats[results->options.format].class;
}

static td_status write_text(td_results *results) {
  if (results->text.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(results->out, td_buffer_as_slice(&results->text));
  td_buffer_rewind(&results->text);
  return td_sink_status(results->out);
}

td_status td_results_new(const td_results_options *options, td_sink *out,
                         const td_error_sink *errors, td_results **results) {
  td_results *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->options = *options;
  self->out = out;
  self->errors = errors;
  self->arena = td_arena_new(0);
  if (!self->arena) {
    td_memory_free(self);
    return TD_ERR_NO_MEM;
  }
  if (class_of(self)->begin) {
    class_of(self)->begin(self);
  }
  const td_status status = write_text(self);
  if (status != TD_OK) {
    td_results_free(self);
    return status;
  }
  *results = self;
  return TD_OK;
}

void td_results_free(td_results *results) {
  if (results) {
    td_buffer_clear(&results->text);
    td_arena_free(results->arena);
    td_memory_free(results);
  }
}

td_status td_results_add(void *handle, const td_node *row) {
  td_results *results = handle;
  TD_TRY(class_of(results)->add(results, row));
  results->n_rows++;
  return write_text(results);
}

td_status td_results_finish(td_results *results) {
  if (class_of(results)->end) {
    TD_TRY(class_of(results)->end(results));
  }
  return write_text(results);
}

td_status td_results_write_boolean(td_results_format format, bool value,
                                   td_sink *out) {
  td_sink_write_string(out, value ? formats[format].yes : formats[format].no);
  return td_sink_status(out);
}
