// SPDX-License-Identifier: MIT

#include "export/export.h"

#include "base/try.h"
#include "pipeline/world.h"
#include "rdf/reader.h"
#include "rdf/writer.h"

#include <stdio.h>

static td_status copy_graphs(tidings *t, const td_export_request *request,
                             td_writer *writer) {
  for (size_t i = 0; i < request->n_files; i++) {
    char prefix[32];
    snprintf(prefix, sizeof(prefix), "g%zu", i);
    // Labels of one file stay as they are.
    const td_reader_input input = {.path = request->files[i],
                                   .blank_prefix =
                                       request->n_files > 1 ? prefix : NULL};
    TD_TRY(td_reader_read(
        NULL, &input, (td_statement_sink){td_writer_add, writer}, &t->errors));
  }
  return td_writer_finish(writer);
}

static td_status convert(tidings *t, const td_export_request *request,
                         td_syntax syntax) {
  const td_writer_options options = {.syntax = syntax};
  td_sink *out;
  td_writer *writer = NULL;
  TD_TRY(td_sink_open(request->output, &t->errors, &out));
  td_status status = td_writer_open(&options, out, &t->errors, &writer);
  if (status == TD_OK) {
    status = copy_graphs(t, request, writer);
  }
  td_writer_free(writer);
  if (status != TD_OK) {
    td_sink_drop(out);
    return status;
  }
  return td_sink_close(out);
}

// By the format's name, else by that of the output; a table is CSV.
static td_status choose(tidings *t, td_export_request *request,
                        const char *format, td_syntax *syntax) {
  const td_slice output = td_slice_of(request->output);
  *syntax = format ? td_syntax_of_name(td_slice_of(format))
                   : td_syntax_of_file(output);
  request->format = format ? td_export_format_of_name(td_slice_of(format))
                           : td_export_format_of_file(output);
  if (!format && request->table) {
    request->format = TD_EXPORT_CSV;
  }
  if (*syntax == TD_SYNTAX_NONE && request->format == TD_EXPORT_NONE) {
    return td_error_send(
        &t->errors, TD_ERR_BAD_ARG, NULL, 0,
        "export writes csv, graphml, dot, " TD_SYNTAX_NAMES "%s%s",
        format ? ", not " : "; say which with --format", format ? format : "");
  }
  if (request->table && request->format != TD_EXPORT_CSV) {
    return td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "--table goes with --format csv only");
  }
  return TD_OK;
}

tidings_status tidings_export(tidings *t, const char *const *graphs,
                              size_t n_graphs, const char *output,
                              const char *format, const char *table) {
  td_export_request request = {
      .files = graphs, .n_files = n_graphs, .output = output, .table = table};
  td_syntax syntax;
  td_status status = choose(t, &request, format, &syntax);
  if (status == TD_OK) {
    status = request.format != TD_EXPORT_NONE
                 ? td_export_run(&request, &t->errors)
                 : convert(t, &request, syntax);
  }
  return td_world_status(t, status);
}
