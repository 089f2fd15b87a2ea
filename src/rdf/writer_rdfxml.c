// SPDX-License-Identifier: MIT

#include "base/memory.h"
#include "base/utf8.h"
#include "rdf/world_private.h"
#include "rdf/writer_private.h"

typedef struct {
  const td_writing *writing;
  raptor_serializer *serializer;
  raptor_iostream *stream;
} xml_writer;

static int write_byte(void *handle, const int byte) {
  const char c = (char)byte;
  td_sink_write(handle, (td_slice){&c, 1});
  return td_sink_status(handle) != TD_OK;
}

static int write_bytes(void *handle, const void *data, size_t size,
                       size_t count) {
  td_sink_write(handle, (td_slice){data, size * count});
  return td_sink_status(handle) == TD_OK ? (int)count : -1;
}

static const raptor_iostream_handler sink_handler = {
    .version = 2, .write_byte = write_byte, .write_bytes = write_bytes};

static td_status refuse(const xml_writer *self, td_slice iri,
                        const char *words) {
  return td_error_send(self->writing->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                       "RDF/XML cannot hold %s: %.*s; write Turtle or "
                       "N-Triples",
                       words, (int)(iri.length < 300 ? iri.length : 300),
                       iri.data);
}

// XML 1.0, production Char.
static bool is_xml_text(td_slice s) {
  size_t n_bytes;
  for (size_t i = 0; i < s.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(s, i, &n_bytes);
    if (c == 0x7F || c == 0xFFFE || c == 0xFFFF ||
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) {
      return false;
    }
  }
  return true;
}

static bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A predicate becomes an element: its end must be an XML name, of which we
// take the plain kind.
static bool has_xml_name(td_slice iri) {
  size_t cut = iri.length;
  size_t letter = iri.length;
  while (cut > 0) {
    const char c = iri.data[cut - 1];
    if (!is_ascii_letter(c) && c != '_' && !(c >= '0' && c <= '9') &&
        c != '-' && c != '.') {
      break;
    }
    cut--;
    letter = is_ascii_letter(c) || c == '_' ? cut : letter;
  }
  return letter < iri.length;
}

static raptor_term *term_of(raptor_world *world, const td_node *node) {
  const unsigned char *text = (const unsigned char *)node->text.data;
  if (node->kind == TD_NODE_IRI) {
    return raptor_new_term_from_counted_uri_string(world, text,
                                                   node->text.length);
  }
  if (node->kind == TD_NODE_BLANK) {
    return raptor_new_term_from_counted_blank(world, text, node->text.length);
  }
  raptor_uri *datatype = NULL;
  if (node->datatype.length) {
    datatype = raptor_new_uri_from_counted_string(
        world, (const unsigned char *)node->datatype.data,
        node->datatype.length);
  }
  raptor_term *term = raptor_new_term_from_counted_literal(
      world, text ? text : (const unsigned char *)"", node->text.length,
      datatype,
      node->language.length ? (const unsigned char *)node->language.data : NULL,
      (unsigned char)node->language.length);
  if (datatype) {
    raptor_free_uri(datatype);
  }
  return term;
}

static td_status add_xml(void *state, const td_statement *statement) {
  xml_writer *self = state;
  raptor_world *world = self->writing->world->raptor;
  if (!has_xml_name(statement->predicate.text)) {
    return refuse(self, statement->predicate.text,
                  "a property whose IRI does not end in a name");
  }
  if (statement->object.kind == TD_NODE_LITERAL &&
      !is_xml_text(statement->object.text)) {
    return refuse(self, statement->subject.text,
                  "the control characters in a text of");
  }
  raptor_statement *triple = raptor_new_statement_from_nodes(
      world, term_of(world, &statement->subject),
      term_of(world, &statement->predicate), term_of(world, &statement->object),
      NULL);
  if (!triple) {
    return TD_ERR_NO_MEM;
  }
  td_rdf_world_begin(self->writing->world, self->writing->errors, NULL);
  const int failed =
      raptor_serializer_serialize_statement(self->serializer, triple);
  td_rdf_world_end(self->writing->world);
  raptor_free_statement(triple);
  const td_status status = td_sink_status(self->writing->out);
  return status != TD_OK ? status : failed ? TD_ERR_INTERNAL : TD_OK;
}

static td_status finish_xml(void *state) {
  xml_writer *self = state;
  return raptor_serializer_serialize_end(self->serializer) ? TD_ERR_INTERNAL
                                                           : TD_OK;
}

static void close_xml(void *state) {
  xml_writer *self = state;
  if (self->serializer) {
    raptor_free_serializer(self->serializer);
  }
  if (self->stream) {
    raptor_free_iostream(self->stream);
  }
  td_memory_free(self);
}

static void set_prefixes(xml_writer *self) {
  const td_writer_options *options = &self->writing->options;
  const td_vocab_prefix *prefixes =
      options->prefixes ? options->prefixes : td_vocab_prefixes;
  const size_t n =
      options->prefixes ? options->n_prefixes : TD_N_VOCAB_PREFIXES;
  for (size_t i = 0; i < n; i++) {
    raptor_uri *iri = raptor_new_uri(self->writing->world->raptor,
                                     (const unsigned char *)prefixes[i].iri);
    if (iri) {
      raptor_serializer_set_namespace(self->serializer, iri,
                                      (const unsigned char *)prefixes[i].name);
      raptor_free_uri(iri);
    }
  }
}

static td_status open_xml(const td_writing *writing, void **state) {
  raptor_world *world = writing->world->raptor;
  xml_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = writing;
  self->stream =
      raptor_new_iostream_from_handler(world, writing->out, &sink_handler);
  self->serializer = raptor_new_serializer(world, "rdfxml");
  if (!self->stream || !self->serializer) {
    close_xml(self);
    return TD_ERR_NO_MEM;
  }
  set_prefixes(self);
  if (raptor_serializer_start_to_iostream(self->serializer, NULL,
                                          self->stream)) {
    close_xml(self);
    return TD_ERR_INTERNAL;
  }
  *state = self;
  return TD_OK;
}

const td_writer_class td_writer_rdfxml = {open_xml, add_xml, finish_xml,
                                          close_xml};
