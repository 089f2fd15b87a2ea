// SPDX-License-Identifier: MIT

// RDF/XML: one rdf:Description a subject, one element a statement. Properties
// of a namespace without a prefix declare it on their element, so nothing must
// be known beforehand.

#include "base/memory.h"
#include "base/try.h"
#include "base/utf8.h"
#include "rdf/node.h"
#include "rdf/prefix.h"
#include "rdf/writer_private.h"

enum { PIECE_BYTES = 1 << 14 };

typedef struct {
  const td_writing *writing;
  td_prefix_map *prefixes;
  td_buffer text;
} xml_writer;

static td_status write_text(xml_writer *self, size_t from) {
  if (self->text.failed) {
    return TD_ERR_NO_MEM;
  }
  if (self->text.length >= from) {
    td_sink_write(self->writing->out, td_buffer_as_slice(&self->text));
    td_buffer_rewind(&self->text);
  }
  return TD_OK;
}

static td_status refuse(const xml_writer *self, td_slice iri,
                        const char *words) {
  return td_error_send(self->writing->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                       "RDF/XML cannot hold %s: %.*s; write Turtle or "
                       "N-Triples",
                       words, (int)(iri.length < 300 ? iri.length : 300),
                       iri.data);
}

// ------------------------------------------------------------------- text

// XML 1.0, production Char.
static bool is_xml_text(td_slice s) {
  size_t n_bytes;
  for (size_t i = 0; i < s.length; i += n_bytes) {
    const uint32_t c = td_utf8_decode(s, i, &n_bytes);
    if (c == 0xFFFE || c == 0xFFFF ||
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) {
      return false;
    }
  }
  return true;
}

static const char *reference_of(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\r':
    return "&#13;";
  default:
    return NULL;
  }
}

static void add_text(xml_writer *self, td_slice text) {
  size_t plain = 0;
  for (size_t i = 0; i < text.length; i++) {
    const char *reference = reference_of(text.data[i]);
    if (reference) {
      td_buffer_add(&self->text, td_slice_part(text, plain, i));
      td_buffer_add_string(&self->text, reference);
      plain = i + 1;
    }
  }
  td_buffer_add(&self->text, td_slice_part(text, plain, text.length));
}

static void add_attribute(xml_writer *self, const char *name, td_slice value) {
  td_buffer_printf(&self->text, " %s=\"", name);
  add_text(self, value);
  td_buffer_add_char(&self->text, '"');
}

// rdf:nodeID must not begin with a digit.
static void add_label(xml_writer *self, td_slice label) {
  td_buffer_add(&self->text, TD_SLICE(" rdf:nodeID=\"b"));
  td_buffer_add(&self->text, label);
  td_buffer_add_char(&self->text, '"');
}

// ------------------------------------------------------------------ names

static bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool continues_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// A predicate becomes an element: its end must be an XML name, of which we
// take the plain kind. Where it begins; the length if there is none.
static size_t name_begin(td_slice iri) {
  size_t begin = iri.length;
  for (size_t i = iri.length; i > 0 && continues_name(iri.data[i - 1]); i--) {
    begin = begins_name(iri.data[i - 1]) ? i - 1 : begin;
  }
  return begin;
}

// Names that RDF/XML has another use for.
static bool is_reserved(td_slice space, td_slice local) {
  static const char *const names[] = {
      "RDF",       "ID",     "about",    "parseType",
      "resource",  "nodeID", "datatype", "Description",
      "aboutEach", "bagID",  "li",       "aboutEachPrefix"};
  if (!td_slice_is(space, td_vocab_prefixes[TD_PREFIX_rdf].iri)) {
    return false;
  }
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
    if (td_slice_is(local, names[i])) {
      return true;
    }
  }
  return false;
}

// The element's name as it is written, and what must be declared with it.
typedef struct {
  const char *prefix;
  td_slice local;
  td_slice space; ///< empty when the prefix is declared at the top
} xml_name;

// The prefix rdf is always RDF's.
static bool is_other_rdf(const td_vocab_prefix *prefix) {
  return strcmp(prefix->name, "rdf") == 0 &&
         strcmp(prefix->iri, td_vocab_prefixes[TD_PREFIX_rdf].iri) != 0;
}

static td_status find_name(const xml_writer *self, td_slice iri,
                           xml_name *name) {
  const size_t begin = name_begin(iri);
  const td_slice space = td_slice_part(iri, 0, begin);
  const td_vocab_prefix *prefix =
      td_prefix_map_find(self->prefixes, iri, &name->local);
  if (begin == iri.length || td_slice_has_suffix(space, TD_SLICE("/xmlns/"))) {
    return refuse(self, iri, "a property whose IRI does not end in a name");
  }
  if (is_reserved(space, td_slice_part(iri, begin, iri.length))) {
    return refuse(self, iri, "this property");
  }
  if (prefix && begins_name(name->local.data[0]) &&
      td_slice_is(space, prefix->iri) && !is_other_rdf(prefix)) {
    *name = (xml_name){prefix->name, name->local, {0}};
  } else {
    *name = (xml_name){"ns", td_slice_part(iri, begin, iri.length), space};
  }
  return TD_OK;
}

// ----------------------------------------------------------------- blocks

static void add_name(xml_writer *self, const xml_name *name) {
  td_buffer_add_string(&self->text, name->prefix);
  td_buffer_add_char(&self->text, ':');
  td_buffer_add(&self->text, name->local);
}

static td_status add_literal(xml_writer *self, const xml_name *name,
                             const td_node *literal) {
  if (literal->language.length) {
    add_attribute(self, "xml:lang", literal->language);
  } else if (literal->datatype.length) {
    add_attribute(self, "rdf:datatype", literal->datatype);
  }
  td_buffer_add_char(&self->text, '>');
  add_text(self, literal->text);
  td_buffer_add(&self->text, TD_SLICE("</"));
  add_name(self, name);
  td_buffer_add(&self->text, TD_SLICE(">\n"));
  return TD_OK;
}

static td_status add_entry(xml_writer *self, const td_node *subject,
                           const td_block_entry *e) {
  xml_name name = {"rdf", TD_SLICE("type"), {0}};
  if (!e->is_type) {
    TD_TRY(find_name(self, e->predicate, &name));
  }
  td_buffer_add(&self->text, TD_SLICE("  <"));
  add_name(self, &name);
  if (name.space.length) {
    add_attribute(self, "xmlns:ns", name.space);
  }
  if (e->object.kind == TD_NODE_LITERAL) {
    return is_xml_text(e->object.text)
               ? add_literal(self, &name, &e->object)
               : refuse(self, subject->text,
                        "the control characters in a text of");
  }
  if (e->object.kind == TD_NODE_IRI) {
    add_attribute(self, "rdf:resource", e->object.text);
  } else {
    add_label(self, e->object.text);
  }
  td_buffer_add(&self->text, TD_SLICE("/>\n"));
  return TD_OK;
}

static td_status write_block(void *state, const td_block *block) {
  xml_writer *self = state;
  td_buffer_add(&self->text, TD_SLICE("<rdf:Description"));
  if (block->subject.kind == TD_NODE_IRI) {
    add_attribute(self, "rdf:about", block->subject.text);
  } else {
    add_label(self, block->subject.text);
  }
  td_buffer_add(&self->text, TD_SLICE(">\n"));
  for (uint32_t i = 0; i < block->entries.count; i++) {
    TD_TRY(add_entry(self, &block->subject, &block->entries.items[i]));
  }
  td_buffer_add(&self->text, TD_SLICE("</rdf:Description>\n"));
  return write_text(self, PIECE_BYTES);
}

static td_status finish_xml(void *state) {
  xml_writer *self = state;
  td_buffer_add(&self->text, TD_SLICE("</rdf:RDF>\n"));
  return write_text(self, 0);
}

static void close_xml(void *state) {
  xml_writer *self = state;
  td_prefix_map_free(self->prefixes);
  td_buffer_clear(&self->text);
  td_memory_free(self);
}

static void add_head(xml_writer *self) {
  td_buffer_add_string(&self->text,
                       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
  add_attribute(self, "xmlns:rdf",
                td_slice_of(td_vocab_prefixes[TD_PREFIX_rdf].iri));
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    const td_vocab_prefix *prefix = td_prefix_map_get(self->prefixes, i);
    if (strcmp(prefix->name, "rdf") != 0) {
      td_buffer_printf(&self->text, "\n  xmlns:%s=\"", prefix->name);
      add_text(self, td_slice_of(prefix->iri));
      td_buffer_add_char(&self->text, '"');
    }
  }
  td_buffer_add(&self->text, TD_SLICE(">\n"));
}

static td_status open_xml(const td_writing *writing, void **state) {
  xml_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = writing;
  self->prefixes =
      td_prefix_map_new(writing->options.prefixes, writing->options.n_prefixes);
  if (!self->prefixes) {
    close_xml(self);
    return TD_ERR_NO_MEM;
  }
  add_head(self);
  *state = self;
  return TD_OK;
}

const td_writer_class td_writer_rdfxml = {.open = open_xml,
                                          .write = write_block,
                                          .finish = finish_xml,
                                          .close = close_xml};
