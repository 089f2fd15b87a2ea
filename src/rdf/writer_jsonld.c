// SPDX-License-Identifier: MIT

// JSON-LD, expanded: one node object a subject, lexical forms as strings with
// their datatype, so that no reader makes a number of them. What stands in the
// context are prefixes only.

#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/prefix.h"
#include "rdf/writer_private.h"

enum { PIECE_BYTES = 1 << 14 };

typedef struct {
  const td_writing *writing;
  td_prefix_map *prefixes;
  bool is_graph_open;
  bool has_nodes; ///< in the open graph
  bool has_items; ///< in the dataset
  td_node open_graph;
  td_buffer graph_text;
  td_buffer text;
} json_writer;

static td_status write_text(json_writer *self, size_t from) {
  if (self->text.failed) {
    return TD_ERR_NO_MEM;
  }
  if (self->text.length >= from) {
    td_sink_write(self->writing->out, td_buffer_as_slice(&self->text));
    td_buffer_rewind(&self->text);
  }
  return TD_OK;
}

static void add_escaped(json_writer *self, td_slice text) {
  size_t plain = 0;
  for (size_t i = 0; i < text.length; i++) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c >= 0x20 && c != '"' && c != '\\') {
      continue;
    }
    td_buffer_add(&self->text, td_slice_part(text, plain, i));
    if (c == '"' || c == '\\') {
      td_buffer_add_char(&self->text, '\\');
      td_buffer_add_char(&self->text, (char)c);
    } else {
      td_buffer_printf(&self->text, "\\u%04X", (unsigned)c);
    }
    plain = i + 1;
  }
  td_buffer_add(&self->text, td_slice_part(text, plain, text.length));
}

static void add_string(json_writer *self, td_slice text) {
  td_buffer_add_char(&self->text, '"');
  add_escaped(self, text);
  td_buffer_add_char(&self->text, '"');
}

// An IRI that a reader would take for a short one: its scheme is a prefix.
static bool looks_short(const json_writer *self, td_slice iri) {
  td_slice rest;
  const td_slice scheme = td_slice_split(iri, ':', &rest);
  if (td_slice_has_prefix(rest, TD_SLICE("//"))) {
    return false;
  }
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    if (td_slice_is(scheme, td_prefix_map_get(self->prefixes, i)->name)) {
      return true;
    }
  }
  return false;
}

static td_status add_iri(json_writer *self, td_slice iri) {
  td_slice local;
  const td_vocab_prefix *prefix =
      td_prefix_map_find(self->prefixes, iri, &local);
  if (prefix) {
    td_buffer_printf(&self->text, "\"%s:", prefix->name);
    td_buffer_add(&self->text, local);
    td_buffer_add_char(&self->text, '"');
    return TD_OK;
  }
  if (looks_short(self, iri)) {
    return td_error_send(self->writing->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                         "JSON-LD cannot hold <%.*s>, which begins like one of "
                         "our prefixes; write another format",
                         (int)(iri.length < 300 ? iri.length : 300), iri.data);
  }
  add_string(self, iri);
  return TD_OK;
}

static td_status add_name(json_writer *self, const td_node *node) {
  if (node->kind == TD_NODE_IRI) {
    return add_iri(self, node->text);
  }
  td_buffer_add(&self->text, TD_SLICE("\"_:"));
  td_buffer_add(&self->text, node->text);
  td_buffer_add_char(&self->text, '"');
  return TD_OK;
}

static td_status add_object(json_writer *self, const td_node *node) {
  if (node->kind != TD_NODE_LITERAL) {
    td_buffer_add(&self->text, TD_SLICE("{\"@id\":"));
    TD_TRY(add_name(self, node));
  } else {
    td_buffer_add(&self->text, TD_SLICE("{\"@value\":"));
    add_string(self, node->text);
    if (node->language.length) {
      td_buffer_add(&self->text, TD_SLICE(",\"@language\":"));
      add_string(self, node->language);
    } else if (node->datatype.length) {
      td_buffer_add(&self->text, TD_SLICE(",\"@type\":"));
      TD_TRY(add_iri(self, node->datatype));
    }
  }
  td_buffer_add_char(&self->text, '}');
  return TD_OK;
}

// A type is written as @type, unless it is a literal.
static bool is_type(const td_block_entry *e) {
  return e->is_type && e->object.kind != TD_NODE_LITERAL;
}

static td_status add_entry(json_writer *self, const td_block_entry *last,
                           const td_block_entry *e) {
  if (last && is_type(last) == is_type(e) &&
      td_slice_equal(last->predicate, e->predicate)) {
    td_buffer_add_char(&self->text, ',');
  } else {
    td_buffer_add(&self->text, last ? TD_SLICE("],\n ") : TD_SLICE(",\n "));
    if (is_type(e)) {
      td_buffer_add(&self->text, TD_SLICE("\"@type\""));
    } else {
      TD_TRY(add_iri(self, e->predicate));
    }
    td_buffer_add(&self->text, TD_SLICE(":["));
  }
  return is_type(e) ? add_name(self, &e->object) : add_object(self, &e->object);
}

static void close_graph(json_writer *self) {
  if (self->is_graph_open) {
    td_buffer_add(&self->text, TD_SLICE("\n]}"));
    self->is_graph_open = false;
  }
}

static void next_item(json_writer *self, bool *has_some) {
  td_buffer_add(&self->text, *has_some ? TD_SLICE(",\n") : TD_SLICE("\n"));
  *has_some = true;
}

static td_status switch_graph(json_writer *self, const td_node *graph) {
  if (td_node_equal(graph, &self->open_graph)) {
    return TD_OK;
  }
  close_graph(self);
  td_buffer_rewind(&self->graph_text);
  td_buffer_add(&self->graph_text, graph->text);
  self->open_graph = *graph;
  self->open_graph.text = td_buffer_as_slice(&self->graph_text);
  if (graph->kind != TD_NODE_NONE) {
    next_item(self, &self->has_items);
    td_buffer_add(&self->text, TD_SLICE("{\"@id\":"));
    TD_TRY(add_name(self, graph));
    td_buffer_add(&self->text, TD_SLICE(",\"@graph\":["));
    self->is_graph_open = true;
    self->has_nodes = false;
  }
  return self->graph_text.failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status write_block(void *state, const td_block *block) {
  json_writer *self = state;
  TD_TRY(switch_graph(self, &block->graph));
  next_item(self, self->is_graph_open ? &self->has_nodes : &self->has_items);
  td_buffer_add(&self->text, TD_SLICE("{\"@id\":"));
  TD_TRY(add_name(self, &block->subject));
  const td_block_entry *last = NULL;
  for (uint32_t i = 0; i < block->entries.count; i++) {
    TD_TRY(add_entry(self, last, &block->entries.items[i]));
    last = &block->entries.items[i];
  }
  td_buffer_add(&self->text, TD_SLICE("]}"));
  return write_text(self, PIECE_BYTES);
}

static td_status finish_jsonld(void *state) {
  json_writer *self = state;
  close_graph(self);
  td_buffer_add(&self->text, TD_SLICE("\n]}\n"));
  return write_text(self, 0);
}

static void close_jsonld(void *state) {
  json_writer *self = state;
  td_prefix_map_free(self->prefixes);
  td_buffer_clear(&self->graph_text);
  td_buffer_clear(&self->text);
  td_memory_free(self);
}

static void add_context(json_writer *self) {
  td_buffer_add(&self->text, TD_SLICE("{\"@context\":{"));
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    const td_vocab_prefix *prefix = td_prefix_map_get(self->prefixes, i);
    td_buffer_printf(&self->text, "%s\n\"%s\":", i ? "," : "", prefix->name);
    add_string(self, td_slice_of(prefix->iri));
  }
  td_buffer_add(&self->text, TD_SLICE("\n},\n\"@graph\":["));
}

static td_status open_jsonld(const td_writing *writing, void **state) {
  json_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = writing;
  self->prefixes =
      td_prefix_map_new(writing->options.prefixes, writing->options.n_prefixes);
  if (!self->prefixes) {
    close_jsonld(self);
    return TD_ERR_NO_MEM;
  }
  add_context(self);
  *state = self;
  return TD_OK;
}

const td_writer_class td_writer_jsonld = {.open = open_jsonld,
                                          .write = write_block,
                                          .finish = finish_jsonld,
                                          .close = close_jsonld};
