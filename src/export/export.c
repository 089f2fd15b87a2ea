// SPDX-License-Identifier: MIT

#include "export/export.h"

#include "base/try.h"
#include "export/export_private.h"
#include "rdf/reader.h"
#include "rdf/sorter.h"

#include <stdio.h>

typedef struct {
  td_export_format format;
  const char *name;
  const char *ends[2];
} format_row;

static const format_row formats[] = {
    {TD_EXPORT_CSV, "csv", {".csv", NULL}},
    {TD_EXPORT_GRAPHML, "graphml", {".graphml", NULL}},
    {TD_EXPORT_DOT, "dot", {".dot", ".gv"}}};

enum { N_FORMATS = sizeof(formats) / sizeof(formats[0]) };

td_export_format td_export_format_of_name(td_slice name) {
  for (size_t i = 0; i < N_FORMATS; i++) {
    if (td_slice_is(name, formats[i].name)) {
      return formats[i].format;
    }
  }
  return TD_EXPORT_NONE;
}

td_export_format td_export_format_of_file(td_slice path) {
  if (td_slice_has_suffix(path, TD_SLICE(".gz"))) {
    path.length -= 3;
  }
  for (size_t i = 0; i < N_FORMATS; i++) {
    for (size_t k = 0; k < 2 && formats[i].ends[k]; k++) {
      if (td_slice_has_suffix(path, td_slice_of(formats[i].ends[k]))) {
        return formats[i].format;
      }
    }
  }
  return TD_EXPORT_NONE;
}

// ---------------------------------------------------------------- reading

typedef struct {
  td_block block;
  td_block_sink sink;
} grouping;

static td_status send_block(grouping *self) {
  if (self->block.subject.kind == TD_NODE_NONE) {
    return TD_OK;
  }
  TD_TRY(td_block_sort(&self->block));
  return self->sink.take(self->sink.handle, &self->block);
}

static td_status group(void *handle, const td_statement *statement) {
  grouping *self = handle;
  if (!td_block_takes(&self->block, statement)) {
    TD_TRY(send_block(self));
    TD_TRY(td_block_begin(&self->block, statement));
  }
  return td_block_add(&self->block, statement);
}

td_status td_export_drain(td_sorter *sorter, td_block_sink sink) {
  grouping self = {.sink = sink};
  TD_TRY(td_block_init(&self.block));
  td_status status =
      td_sorter_finish(sorter, (td_statement_sink){group, &self});
  if (status == TD_OK) {
    status = send_block(&self);
  }
  td_block_clear(&self.block);
  return status;
}

static td_status read_all(const td_export_request *request, td_sorter *sorter,
                          const td_error_sink *errors) {
  for (size_t i = 0; i < request->n_files; i++) {
    char prefix[32];
    snprintf(prefix, sizeof(prefix), "g%zu", i);
    const td_reader_input input = {.path = request->files[i],
                                   .blank_prefix = prefix};
    TD_TRY(td_reader_read(NULL, &input,
                          (td_statement_sink){td_sorter_add, sorter}, errors));
  }
  return TD_OK;
}

td_status td_export_read(const td_export_request *request,
                         const td_error_sink *errors, td_block_sink sink) {
  const td_sorter_options options = {.drop_graphs = true};
  td_sorter *sorter = td_sorter_new(&options, errors);
  if (!sorter) {
    return TD_ERR_NO_MEM;
  }
  td_status status = read_all(request, sorter, errors);
  if (status == TD_OK) {
    status = td_export_drain(sorter, sink);
  }
  td_sorter_free(sorter);
  return status;
}

td_status td_export_run(const td_export_request *request,
                        const td_error_sink *errors) {
  return request->format == TD_EXPORT_CSV ? td_export_tables(request, errors)
                                          : td_export_network(request, errors);
}
