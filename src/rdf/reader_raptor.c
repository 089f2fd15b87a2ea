// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "rdf/node.h"
#include "rdf/reader_private.h"
#include "rdf/vocab.h"
#include "rdf/world_private.h"

enum { CHUNK_BYTES = 1 << 16 };

enum { SUBJECT, OBJECT, GRAPH, N_PLACES };

typedef struct {
  td_reading *reading;
  raptor_parser *parser;
  td_status status;
  td_buffer places[N_PLACES]; ///< labels of blank nodes
} raptor_reading;

static td_slice iri_of(raptor_uri *iri) {
  size_t length = 0;
  const unsigned char *text = raptor_uri_as_counted_string(iri, &length);
  return (td_slice){(const char *)text, length};
}

static td_node literal_of(const raptor_term_literal_value *literal) {
  td_node node = {TD_NODE_LITERAL,
                  {(const char *)literal->string, literal->string_len},
                  {0},
                  {(const char *)literal->language, literal->language_len}};
  if (literal->datatype) {
    node.datatype = iri_of(literal->datatype);
    if (td_slice_is(node.datatype, td_vocab_iri(TD_XSD_string))) {
      node.datatype = (td_slice){0};
    }
  }
  return node;
}

static td_node node_of(const raptor_reading *self, const raptor_term *term,
                       td_buffer *label) {
  if (!term) {
    return (td_node){0};
  }
  switch (term->type) {
  case RAPTOR_TERM_TYPE_URI:
    return td_node_iri(iri_of(term->value.uri));
  case RAPTOR_TERM_TYPE_LITERAL:
    return literal_of(&term->value.literal);
  case RAPTOR_TERM_TYPE_BLANK:
    td_buffer_rewind(label);
    td_buffer_add_string(label, self->reading->input->blank_prefix
                                    ? self->reading->input->blank_prefix
                                    : "");
    td_node_encode_label(td_slice_of((const char *)term->value.blank.string),
                         label);
    return (td_node){TD_NODE_BLANK, td_buffer_as_slice(label), {0}, {0}};
  default:
    return (td_node){0};
  }
}

static size_t line_of(raptor_parser *parser) {
  const raptor_locator *locator = raptor_parser_get_locator(parser);
  return locator && locator->line > 0 ? (size_t)locator->line : 0;
}

static void take_statement(void *handle, raptor_statement *from) {
  raptor_reading *self = handle;
  if (self->status != TD_OK) {
    return;
  }
  const td_statement statement = {
      .subject = node_of(self, from->subject, &self->places[SUBJECT]),
      .predicate = node_of(self, from->predicate, NULL),
      .object = node_of(self, from->object, &self->places[OBJECT]),
      .graph = node_of(self, from->graph, &self->places[GRAPH])};
  const char *fault = td_statement_find_fault(&statement);
  if (self->places[SUBJECT].failed || self->places[OBJECT].failed ||
      self->places[GRAPH].failed) {
    self->status = TD_ERR_NO_MEM;
  } else if (fault) {
    self->status = td_error_send(self->reading->errors, TD_ERR_BAD_TEXT,
                                 self->reading->input->path,
                                 line_of(self->parser), "%s", fault);
  } else {
    self->status =
        self->reading->sink.write(self->reading->sink.handle, &statement);
  }
  if (self->status != TD_OK) {
    raptor_parser_parse_abort(self->parser);
  }
}

// Returns 0, or raptor's sign of failure.
static int parse_chunks(raptor_reading *self) {
  unsigned char chunk[CHUNK_BYTES];
  for (;;) {
    const size_t n = td_reading_get(self->reading, (char *)chunk, CHUNK_BYTES);
    const int is_end = n == 0;
    if (raptor_parser_parse_chunk(self->parser, chunk, n, is_end)) {
      return 1;
    }
    if (is_end || self->status != TD_OK) {
      return 0;
    }
  }
}

static const char *parser_name(td_syntax syntax) {
  switch (syntax) {
  case TD_SYNTAX_NTRIPLES:
    return "ntriples";
  case TD_SYNTAX_NQUADS:
    return "nquads";
  case TD_SYNTAX_TRIG:
    return "trig";
  default:
    return "turtle";
  }
}

static td_status parse(raptor_reading *self, td_rdf_world *world) {
  // Raptor wants a base; one that resolves nothing to a valid IRI is enough.
  const char *base = self->reading->input->base;
  raptor_uri *base_iri = raptor_new_uri(
      world->raptor, (const unsigned char *)(base ? base : "none://[]/"));
  if (!base_iri) {
    return TD_ERR_NO_MEM;
  }
  raptor_parser_set_statement_handler(self->parser, self, take_statement);
  const int failed =
      raptor_parser_parse_start(self->parser, base_iri) || parse_chunks(self);
  raptor_free_uri(base_iri);
  if (self->status == TD_OK && (failed || world->n_errors)) {
    return world->n_errors
               ? TD_ERR_BAD_SYNTAX
               : td_error_send(self->reading->errors, TD_ERR_BAD_SYNTAX,
                               self->reading->input->path, 0,
                               "cannot be parsed");
  }
  return self->status;
}

td_status td_reading_run_raptor(td_reading *reading, td_rdf_world *world) {
  raptor_reading self = {.reading = reading};
  self.parser = raptor_new_parser(world->raptor, parser_name(reading->syntax));
  if (!self.parser) {
    return TD_ERR_NO_MEM;
  }
  td_rdf_world_begin(world, reading->errors, reading->input->path);
  world->parser = self.parser;
  const td_status status = parse(&self, world);
  td_rdf_world_end(world);
  raptor_free_parser(self.parser);
  for (int i = 0; i < N_PLACES; i++) {
    td_buffer_clear(&self.places[i]);
  }
  return status;
}
