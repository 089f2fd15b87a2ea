// SPDX-License-Identifier: MIT

// Nodes come before edges in the file, but who is a node is known from the
// edges. So the graph is gone through once: entities, and marks on those who
// take part, go to one sorter, edges to another; then both are written.

#include "base/try.h"
#include "export/export_private.h"
#include "rdf/sorter.h"

typedef struct {
  const td_network_format *format;
  td_prefix_map *prefixes;
  td_sorter *nodes;
  td_sorter *edges;
  td_sink *out;
  td_buffer text;
  td_buffer parts;
} network;

static td_status write_text(network *self) {
  if (self->text.failed || self->parts.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(self->out, td_buffer_as_slice(&self->text));
  td_buffer_rewind(&self->text);
  return td_sink_status(self->out);
}

// ---------------------------------------------------------------- reading

static td_status add(td_sorter *sorter, const td_node *subject,
                     td_vocab predicate, const td_node *object) {
  const td_statement statement = {
      .subject = *subject,
      .predicate = td_node_iri(td_slice_of(td_vocab_iri(predicate))),
      .object = *object};
  return td_sorter_add(sorter, &statement);
}

// What a network shows of a node.
static const td_vocab shown[] = {TD_SKOS_prefLabel, TD_RDFS_label, TD_RDF_type,
                                 TD_TID_country};

static td_status take_entity(network *self, const td_block *block) {
  for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
    uint32_t k = 0;
    for (const td_node *node = td_values_next(block, shown[i], &k); node;
         node = td_values_next(block, shown[i], &k)) {
      TD_TRY(add(self->nodes, &block->subject, shown[i], node));
    }
  }
  return TD_OK;
}

// Parts are kept as lines of one literal.
static void add_part(network *self, const td_block *event, td_vocab property) {
  const size_t begin = self->parts.length;
  td_values_add(self->prefixes, event, property, &self->parts);
  for (size_t i = begin; i < self->parts.length; i++) {
    if (self->parts.data[i] == '\n') {
      self->parts.data[i] = ' ';
    }
  }
  td_buffer_add_char(&self->parts, '\n');
}

static td_status take_edge(void *handle, const td_edge *edge,
                           const td_block *event) {
  network *self = handle;
  // A mark that no graph has: to take part in oneself.
  TD_TRY(add(self->nodes, edge->source, TD_SEM_hasActor, edge->source));
  TD_TRY(add(self->nodes, edge->target, TD_SEM_hasActor, edge->target));
  td_buffer_rewind(&self->parts);
  td_values_add_node(self->prefixes, edge->target, &self->parts);
  td_buffer_printf(&self->parts, "\n%s\n", edge->kind);
  add_part(self, event, TD_RDF_type);
  add_part(self, event, TD_SEM_hasTimeStamp);
  add_part(self, event, TD_TID_status);
  add_part(self, event, TD_RDFS_label);
  td_values_add_node(self->prefixes, &event->subject, &self->parts);
  if (self->parts.failed) {
    return TD_ERR_NO_MEM;
  }
  const td_node parts = td_node_literal(td_buffer_as_slice(&self->parts),
                                        (td_slice){0}, (td_slice){0});
  return add(self->edges, edge->source, TD_SEM_hasActor, &parts);
}

static td_status take(void *handle, const td_block *block) {
  network *self = handle;
  return td_values_is_event(block) ? td_values_each_edge(block, take_edge, self)
                                   : take_entity(self, block);
}

// ---------------------------------------------------------------- writing

static td_status write_node(void *handle, const td_block *block) {
  network *self = handle;
  if (!td_values_has(block, TD_SEM_hasActor)) {
    return TD_OK;
  }
  static const td_vocab columns[] = {TD_SKOS_prefLabel, TD_RDF_type,
                                     TD_TID_country};
  size_t ends[4];
  td_buffer *parts = &self->parts;
  td_buffer_rewind(parts);
  td_values_add_node(self->prefixes, &block->subject, parts);
  ends[0] = parts->length;
  for (size_t i = 0; i < 3; i++) {
    td_vocab column = columns[i];
    if (i == 0 && !td_values_has(block, column)) {
      column = TD_RDFS_label;
    }
    td_values_add(self->prefixes, block, column, parts);
    ends[i + 1] = parts->length;
  }
  const td_slice all = td_buffer_as_slice(parts);
  const td_slice id = td_slice_part(all, 0, ends[0]);
  td_slice texts[3];
  for (size_t i = 0; i < 3; i++) {
    texts[i] = td_slice_part(all, ends[i], ends[i + 1]);
  }
  texts[0] = texts[0].length ? texts[0] : id;
  self->format->add_node(id, texts, &self->text);
  return write_text(self);
}

static td_status write_edge(void *handle, const td_statement *statement) {
  network *self = handle;
  td_slice rest = statement->object.text;
  const td_slice target = td_slice_split(rest, '\n', &rest);
  td_slice parts[TD_N_EDGE_PARTS];
  for (int i = 0; i < TD_N_EDGE_PARTS; i++) {
    parts[i] = td_slice_split(rest, '\n', &rest);
  }
  td_buffer_rewind(&self->parts);
  td_values_add_node(self->prefixes, &statement->subject, &self->parts);
  self->format->add_edge(td_buffer_as_slice(&self->parts), target, parts,
                         &self->text);
  return write_text(self);
}

static td_status write_all(network *self) {
  self->format->begin(&self->text);
  TD_TRY(write_text(self));
  TD_TRY(td_export_drain(self->nodes, (td_block_sink){write_node, self}));
  TD_TRY(td_sorter_finish(self->edges, (td_statement_sink){write_edge, self}));
  self->format->end(&self->text);
  return write_text(self);
}

static td_status run(network *self, const td_export_request *request,
                     const td_error_sink *errors) {
  const td_sorter_options options = {.memory_bytes = (size_t)16 << 20};
  self->prefixes = td_prefix_map_new(NULL, 0);
  self->nodes = td_sorter_new(&options, errors);
  self->edges = td_sorter_new(&options, errors);
  if (!self->prefixes || !self->nodes || !self->edges) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_export_read(request, errors, (td_block_sink){take, self}));
  return write_all(self);
}

td_status td_export_network(const td_export_request *request,
                            const td_error_sink *errors) {
  network self = {.format = request->format == TD_EXPORT_DOT
                                ? &td_network_dot
                                : &td_network_graphml};
  TD_TRY(td_sink_open(request->output, errors, &self.out));
  td_status status = run(&self, request, errors);
  if (status == TD_OK) {
    status = td_sink_close(self.out);
  } else {
    td_sink_drop(self.out);
  }
  td_sorter_free(self.nodes);
  td_sorter_free(self.edges);
  td_prefix_map_free(self.prefixes);
  td_buffer_clear(&self.text);
  td_buffer_clear(&self.parts);
  return status;
}
