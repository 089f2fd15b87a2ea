// SPDX-License-Identifier: MIT

#include "rdf/reader.h"

#include "base/try.h"
#include "rdf/reader_private.h"

size_t td_reading_get(td_reading *reading, char *out, size_t capacity) {
  size_t n = 0;
  if (reading->source_status == TD_OK) {
    reading->source_status = td_source_read(reading->source, out, capacity, &n);
  }
  return reading->source_status == TD_OK ? n : 0;
}

static td_status open_source(const td_reader_input *input,
                             const td_error_sink *errors, td_source **out) {
  const char *name = input->path ? input->path : "";
  if (input->text.data) {
    return td_source_open_memory(input->text, name, errors, out);
  }
  return td_source_open_input(name, errors, out);
}

static td_syntax syntax_of(const td_reader_input *input) {
  td_syntax syntax = input->syntax;
  if (syntax == TD_SYNTAX_NONE && input->path) {
    syntax = td_syntax_of_file(td_slice_of(input->path));
  }
  return syntax == TD_SYNTAX_NONE ? TD_SYNTAX_TURTLE : syntax;
}

static td_status read_outside(td_reading *reading) {
  return reading->syntax == TD_SYNTAX_NTRIPLES ||
                 reading->syntax == TD_SYNTAX_NQUADS
             ? td_reading_run_lines(reading)
             : td_reading_run_serd(reading);
}

td_status td_reader_read(td_rdf_world *world, const td_reader_input *input,
                         td_statement_sink sink, const td_error_sink *errors) {
  td_reading reading = {.input = input,
                        .syntax = syntax_of(input),
                        .sink = sink,
                        .errors = errors};
  if (reading.syntax == TD_SYNTAX_RDFXML ||
      reading.syntax == TD_SYNTAX_JSONLD) {
    return td_error_send(errors, TD_ERR_UNSUPPORTED, input->path, 0,
                         "%s is written but not read; convert it to Turtle or "
                         "N-Triples first",
                         reading.syntax == TD_SYNTAX_RDFXML ? "RDF/XML"
                                                            : "JSON-LD");
  }
  TD_TRY(open_source(input, errors, &reading.source));
  td_status status = input->trust == TD_TRUST_OURS
                         ? td_reading_run_raptor(&reading, world)
                         : read_outside(&reading);
  if (reading.source_status != TD_OK && status <= TD_END) {
    status = reading.source_status;
  }
  td_source_close(reading.source);
  return status;
}
