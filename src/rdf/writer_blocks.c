// SPDX-License-Identifier: MIT

#include "base/array.h"
#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/prefix.h"
#include "rdf/writer_private.h"

#include <stdlib.h>

// A subject with more than this is written in several blocks.
enum { MAX_BLOCK_BYTES = 16 << 20 };

typedef struct {
  bool is_type; ///< of the predicate rdf:type, written `a`
  td_slice predicate;
  td_node object;
  td_slice key; ///< the object as N-Triples: its place in the order
} entry;

typedef struct {
  const td_writing *writing;
  bool has_graphs;
  bool is_graph_open;
  bool is_begun; ///< something but prefixes has been written
  td_prefix_map *prefixes;
  td_arena *arena; ///< of the current subject
  td_node subject; ///< NONE: nothing is held
  td_node graph;
  TD_ARRAY(entry) entries;
  td_buffer graph_text; ///< of the open graph; outlives the arena
  td_node open_graph;
  td_buffer text;
} block_writer;

static void add_prefixes(block_writer *self) {
  for (size_t i = 0; i < td_prefix_map_count(self->prefixes); i++) {
    const td_vocab_prefix *prefix = td_prefix_map_get(self->prefixes, i);
    td_buffer_printf(&self->text, "@prefix %s: <%s> .\n", prefix->name,
                     prefix->iri);
  }
}

static td_status write_text(block_writer *self) {
  if (self->text.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(self->writing->out, td_buffer_as_slice(&self->text));
  td_buffer_rewind(&self->text);
  return TD_OK;
}

static void add_iri(block_writer *self, td_slice iri) {
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

static void add_literal(block_writer *self, const td_node *literal) {
  if (literal->datatype.length && is_bare(literal)) {
    td_buffer_add(&self->text, literal->text);
    return;
  }
  td_node_add_quoted(literal->text, &self->text);
  if (literal->language.length) {
    td_buffer_add_char(&self->text, '@');
    td_buffer_add(&self->text, literal->language);
  } else if (literal->datatype.length) {
    td_buffer_add_string(&self->text, "^^");
    add_iri(self, literal->datatype);
  }
}

static void add_node(block_writer *self, const td_node *node) {
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

static int compare_entries(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  if (a->is_type != b->is_type) {
    return a->is_type ? -1 : 1;
  }
  const int order = td_slice_compare(a->predicate, b->predicate);
  return order ? order : td_slice_compare(a->key, b->key);
}

static void sort_entries(block_writer *self) {
  for (uint32_t i = 1; i < self->entries.count; i++) {
    if (compare_entries(&self->entries.items[i - 1], &self->entries.items[i]) >
        0) {
      qsort(self->entries.items, self->entries.count, sizeof(entry),
            compare_entries);
      return;
    }
  }
}

static td_status close_graph(block_writer *self) {
  if (self->is_graph_open) {
    td_buffer_add(&self->text, TD_SLICE("}\n"));
    self->is_graph_open = false;
  }
  return write_text(self);
}

// Make the block's graph the open one.
static td_status switch_graph(block_writer *self) {
  if (!self->has_graphs || td_node_equal(&self->graph, &self->open_graph)) {
    return TD_OK;
  }
  TD_TRY(close_graph(self));
  td_buffer_rewind(&self->graph_text);
  td_buffer_add(&self->graph_text, self->graph.text);
  self->open_graph = self->graph;
  self->open_graph.text = td_buffer_as_slice(&self->graph_text);
  if (self->graph.kind != TD_NODE_NONE) {
    td_buffer_add_char(&self->text, '\n');
    add_node(self, &self->graph);
    td_buffer_add(&self->text, TD_SLICE(" {\n"));
    self->is_graph_open = true;
    self->is_begun = false;
  }
  return self->graph_text.failed ? TD_ERR_NO_MEM : TD_OK;
}

static void add_entries(block_writer *self) {
  const entry *last = NULL;
  for (uint32_t i = 0; i < self->entries.count; i++) {
    const entry *e = &self->entries.items[i];
    if (last && compare_entries(last, e) == 0) {
      continue;
    }
    if (last && last->is_type == e->is_type &&
        td_slice_equal(last->predicate, e->predicate)) {
      td_buffer_add(&self->text, TD_SLICE(" , "));
    } else {
      td_buffer_add_string(&self->text, last ? " ;\n    " : "\n    ");
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

static td_status write_block(block_writer *self) {
  if (self->subject.kind == TD_NODE_NONE) {
    return TD_OK;
  }
  TD_TRY(switch_graph(self));
  sort_entries(self);
  if (self->is_begun || !self->is_graph_open) {
    td_buffer_add_char(&self->text, '\n');
  }
  self->is_begun = true;
  add_node(self, &self->subject);
  add_entries(self);
  TD_TRY(write_text(self));
  td_arena_reset(self->arena);
  self->subject = (td_node){0};
  self->entries.items = NULL;
  self->entries.count = self->entries.capacity = 0;
  return TD_OK;
}

static bool copy_node(block_writer *self, const td_node *from, td_node *to) {
  to->kind = from->kind;
  to->text = td_arena_copy(self->arena, from->text);
  to->datatype = td_arena_copy(self->arena, from->datatype);
  to->language = td_arena_copy(self->arena, from->language);
  return to->text.data && to->datatype.data && to->language.data;
}

static td_status begin_block(block_writer *self,
                             const td_statement *statement) {
  if (!copy_node(self, &statement->subject, &self->subject) ||
      !copy_node(self, &statement->graph, &self->graph)) {
    return TD_ERR_NO_MEM;
  }
  return TD_OK;
}

static td_status add_entry(block_writer *self, const td_statement *statement) {
  entry *e = TD_PUSH(self->arena, &self->entries);
  if (!e || !copy_node(self, &statement->object, &e->object)) {
    return TD_ERR_NO_MEM;
  }
  td_buffer_rewind(&self->text);
  td_node_add_ntriples(&statement->object, &self->text);
  e->key = td_arena_copy(self->arena, td_buffer_as_slice(&self->text));
  e->predicate = td_arena_copy(self->arena, statement->predicate.text);
  e->is_type = td_slice_is(e->predicate, td_vocab_iri(TD_RDF_type));
  const bool failed = self->text.failed || !e->key.data || !e->predicate.data;
  td_buffer_rewind(&self->text);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status add_statement(void *state, const td_statement *statement) {
  block_writer *self = state;
  const bool is_same =
      self->subject.kind != TD_NODE_NONE &&
      td_node_equal(&self->subject, &statement->subject) &&
      (!self->has_graphs || td_node_equal(&self->graph, &statement->graph)) &&
      td_arena_used_bytes(self->arena) < MAX_BLOCK_BYTES;
  if (!is_same) {
    TD_TRY(write_block(self));
    TD_TRY(begin_block(self, statement));
  }
  return add_entry(self, statement);
}

static td_status finish_blocks(void *state) {
  block_writer *self = state;
  TD_TRY(write_block(self));
  return close_graph(self);
}

static void close_blocks(void *state) {
  block_writer *self = state;
  td_prefix_map_free(self->prefixes);
  td_arena_free(self->arena);
  td_buffer_clear(&self->graph_text);
  td_buffer_clear(&self->text);
  td_memory_free(self);
}

static td_status open_blocks(const td_writing *writing, void **state) {
  block_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = writing;
  self->has_graphs = td_syntax_has_graphs(writing->options.syntax);
  self->arena = td_arena_new(0);
  self->prefixes =
      td_prefix_map_new(writing->options.prefixes, writing->options.n_prefixes);
  td_status status = self->arena && self->prefixes ? TD_OK : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    add_prefixes(self);
    status = write_text(self);
  }
  if (status != TD_OK) {
    close_blocks(self);
    return status;
  }
  *state = self;
  return TD_OK;
}

const td_writer_class td_writer_blocks = {open_blocks, add_statement,
                                          finish_blocks, close_blocks};
