// SPDX-License-Identifier: MIT

#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/prefix.h"
#include "rdf/writer_private.h"

// Text is given to the sink in pieces of about this size.
enum { PIECE_BYTES = 1 << 14 };

typedef struct {
  const td_writing *writing;
  bool has_graphs;
  bool is_graph_open;
  bool is_begun; ///< something but prefixes has been written
  td_prefix_map *prefixes;
  td_buffer graph_text; ///< of the open graph
  td_node open_graph;
  td_buffer text;
} turtle_writer;

static void add_prefixes(turtle_writer *self) {
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    const td_vocab_prefix *prefix = td_prefix_map_get(self->prefixes, i);
    td_buffer_printf(&self->text, "@prefix %s: <%s> .\n", prefix->name,
                     prefix->iri);
  }
}

static td_status write_text(turtle_writer *self, size_t from) {
  if (self->text.failed) {
    return TD_ERR_NO_MEM;
  }
  if (self->text.length >= from) {
    td_sink_write(self->writing->out, td_buffer_as_slice(&self->text));
    td_buffer_rewind(&self->text);
  }
  return TD_OK;
}

static void add_iri(turtle_writer *self, td_slice iri) {
  td_slice local;
  const td_vocab_prefix *prefix =
      td_prefix_map_find(self->prefixes, iri, &local);
  if (prefix) {
    td_buffer_add_string(&self->text, prefix->name);
    td_buffer_add_char(&self->text, ':');
    td_buffer_add(&self->text, local);
  } else {
    td_buffer_add_char(&self->text, '<');
    td_buffer_add(&self->text, iri);
    td_buffer_add_char(&self->text, '>');
  }
}

static size_t digits_end(td_slice s, size_t i) {
  while (i < s.length && s.data[i] >= '0' && s.data[i] <= '9') {
    i++;
  }
  return i;
}

// Bare literals only where each reader gives back the very same one.
static bool is_bare(const td_node *literal) {
  const td_slice s = literal->text;
  const size_t begin = s.length && s.data[0] == '-';
  const size_t whole = digits_end(s, begin);
  if (td_slice_is(literal->datatype, td_vocab_iri(TD_XSD_integer))) {
    return whole == s.length && whole > begin &&
           (s.data[begin] != '0' || s.length == 1);
  }
  if (td_slice_is(literal->datatype, td_vocab_iri(TD_XSD_decimal))) {
    return whole > begin && whole + 1 < s.length && s.data[whole] == '.' &&
           digits_end(s, whole + 1) == s.length;
  }
  return td_slice_is(literal->datatype, td_vocab_iri(TD_XSD_boolean)) &&
         (td_slice_is(s, "true") || td_slice_is(s, "false"));
}

static void add_literal(turtle_writer *self, const td_node *literal) {
  if (literal->datatype.length && is_bare(literal)) {
    td_buffer_add(&self->text, literal->text);
    return;
  }
  td_node_add_quoted(literal->text, &self->text);
  if (literal->language.length) {
    td_buffer_add_char(&self->text, '@');
    td_buffer_add(&self->text, literal->language);
  } else if (literal->datatype.length) {
    td_buffer_add(&self->text, TD_SLICE("^^"));
    add_iri(self, literal->datatype);
  }
}

static void add_node(turtle_writer *self, const td_node *node) {
  switch (node->kind) {
  case TD_NODE_IRI:
    add_iri(self, node->text);
    break;
  case TD_NODE_LITERAL:
    add_literal(self, node);
    break;
  default:
    td_node_add_ntriples(node, &self->text);
  }
}

static void close_graph(turtle_writer *self) {
  if (self->is_graph_open) {
    td_buffer_add(&self->text, TD_SLICE("}\n"));
    self->is_graph_open = false;
  }
}

// Make the block's graph the open one.
static td_status switch_graph(turtle_writer *self, const td_node *graph) {
  if (td_node_equal(graph, &self->open_graph)) {
    return TD_OK;
  }
  close_graph(self);
  td_buffer_rewind(&self->graph_text);
  td_buffer_add(&self->graph_text, graph->text);
  self->open_graph = *graph;
  self->open_graph.text = td_buffer_as_slice(&self->graph_text);
  if (graph->kind != TD_NODE_NONE) {
    td_buffer_add_char(&self->text, '\n');
    add_node(self, graph);
    td_buffer_add(&self->text, TD_SLICE(" {\n"));
    self->is_graph_open = true;
    self->is_begun = false;
  }
  return self->graph_text.failed ? TD_ERR_NO_MEM : TD_OK;
}

static void add_entries(turtle_writer *self, const td_block *block) {
  const td_block_entry *last = NULL;
  for (uint32_t i = 0; i < block->entries.count; i++) {
    const td_block_entry *e = &block->entries.items[i];
    if (last && td_slice_equal(last->predicate, e->predicate)) {
      td_buffer_add(&self->text, TD_SLICE(" , "));
    } else {
      td_buffer_add(&self->text,
                    last ? TD_SLICE(" ;\n    ") : TD_SLICE("\n    "));
      if (e->is_type) {
        td_buffer_add_char(&self->text, 'a');
      } else {
        add_iri(self, e->predicate);
      }
      td_buffer_add_char(&self->text, ' ');
    }
    add_node(self, &e->object);
    last = e;
  }
  td_buffer_add(&self->text, TD_SLICE(" .\n"));
}

static td_status write_block(void *state, const td_block *block) {
  turtle_writer *self = state;
  if (self->has_graphs) {
    TD_TRY(switch_graph(self, &block->graph));
  }
  if (self->is_begun || !self->is_graph_open) {
    td_buffer_add_char(&self->text, '\n');
  }
  self->is_begun = true;
  add_node(self, &block->subject);
  add_entries(self, block);
  return write_text(self, PIECE_BYTES);
}

static td_status finish_turtle(void *state) {
  turtle_writer *self = state;
  close_graph(self);
  return write_text(self, 0);
}

static void close_turtle(void *state) {
  turtle_writer *self = state;
  td_prefix_map_free(self->prefixes);
  td_buffer_clear(&self->graph_text);
  td_buffer_clear(&self->text);
  td_memory_free(self);
}

static td_status open_turtle(const td_writing *writing, void **state) {
  turtle_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = writing;
  self->has_graphs = td_syntax_has_graphs(writing->options.syntax);
  self->prefixes =
      td_prefix_map_new(writing->options.prefixes, writing->options.n_prefixes);
  if (!self->prefixes) {
    close_turtle(self);
    return TD_ERR_NO_MEM;
  }
  add_prefixes(self);
  *state = self;
  return TD_OK;
}

const td_writer_class td_writer_turtle = {.open = open_turtle,
                                          .write = write_block,
                                          .finish = finish_turtle,
                                          .close = close_turtle};
