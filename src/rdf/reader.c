// SPDX-License-Identifier: MIT

#include "rdf/reader.h"

#include "rdf/reader_private.h"

#include <errno.h>
#include <sys/stat.h>

size_t td_reading_get(const td_reading *reading, char *out, size_t capacity,
                      size_t *offset) {
  if (reading->file) {
    return fread(out, 1, capacity, reading->file);
  }
  const size_t left = reading->input->text.length - *offset;
  const size_t n = left < capacity ? left : capacity;
  if (n) {
    memcpy(out, reading->input->text.data + *offset, n);
  }
  *offset += n;
  return n;
}

static td_status open_file(const td_reader_input *input,
                           const td_error_sink *errors, FILE **out) {
  if (strcmp(input->path, "-") == 0) {
    *out = stdin;
    return TD_OK;
  }
  FILE *file = fopen(input->path, "rb");
  struct stat about;
  if (!file || fstat(fileno(file), &about) != 0) {
    const int reason = errno;
    if (file) {
      fclose(file);
    }
    return td_error_send(errors, TD_ERR_IO, input->path, 0,
                         "cannot open the graph: %s", strerror(reason));
  }
  if (S_ISDIR(about.st_mode)) {
    fclose(file);
    return td_error_send(errors, TD_ERR_IO, input->path, 0,
                         "is a folder; give a graph file");
  }
  *out = file;
  return TD_OK;
}

static td_syntax syntax_of(const td_reader_input *input) {
  td_syntax syntax = input->syntax;
  if (syntax == TD_SYNTAX_NONE && input->path) {
    syntax = td_syntax_of_file(td_slice_of(input->path));
  }
  return syntax == TD_SYNTAX_NONE ? TD_SYNTAX_TURTLE : syntax;
}

td_status td_reader_read(td_rdf_world *world, const td_reader_input *input,
                         td_statement_sink sink, const td_error_sink *errors) {
  td_reading reading = {input, syntax_of(input), NULL, sink, errors};
  if (reading.syntax == TD_SYNTAX_RDFXML) {
    return td_error_send(errors, TD_ERR_UNSUPPORTED, input->path, 0,
                         "RDF/XML is not read; convert it to Turtle or "
                         "N-Triples first");
  }
  if (!input->text.data) {
    td_status status = open_file(input, errors, &reading.file);
    if (status != TD_OK) {
      return status;
    }
  }
  td_status status = input->trust == TD_TRUST_OURS
                         ? td_reading_run_raptor(&reading, world)
                         : td_reading_run_serd(&reading);
  if (reading.file && ferror(reading.file) && status <= TD_END) {
    status = td_error_send(errors, TD_ERR_IO, input->path, 0,
                           "cannot read the graph to its end");
  }
  if (reading.file && reading.file != stdin) {
    fclose(reading.file);
  }
  return status;
}
