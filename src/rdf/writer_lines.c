// SPDX-License-Identifier: MIT

#include "base/memory.h"
#include "rdf/node.h"
#include "rdf/writer_private.h"

typedef struct {
  td_sink *out;
  bool has_graphs;
  td_buffer line;
} line_writer;

static td_status open_lines(const td_writing *writing, void **state) {
  line_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->out = writing->out;
  self->has_graphs = td_syntax_has_graphs(writing->options.syntax);
  *state = self;
  return TD_OK;
}

static td_status add_line(void *state, const td_statement *statement) {
  line_writer *self = state;
  td_buffer_rewind(&self->line);
  td_node_add_ntriples(&statement->subject, &self->line);
  td_buffer_add_char(&self->line, ' ');
  td_node_add_ntriples(&statement->predicate, &self->line);
  td_buffer_add_char(&self->line, ' ');
  td_node_add_ntriples(&statement->object, &self->line);
  if (self->has_graphs && statement->graph.kind != TD_NODE_NONE) {
    td_buffer_add_char(&self->line, ' ');
    td_node_add_ntriples(&statement->graph, &self->line);
  }
  td_buffer_add(&self->line, TD_SLICE(" .\n"));
  if (self->line.failed) {
    return TD_ERR_NO_MEM;
  }
  td_sink_write(self->out, td_buffer_as_slice(&self->line));
  return TD_OK;
}

static td_status finish_lines(void *state) {
  (void)state;
  return TD_OK;
}

static void close_lines(void *state) {
  line_writer *self = state;
  td_buffer_clear(&self->line);
  td_memory_free(self);
}

const td_writer_class td_writer_lines = {.open = open_lines,
                                         .add = add_line,
                                         .finish = finish_lines,
                                         .close = close_lines};
