// SPDX-License-Identifier: MIT

#include "rdf/writer.h"

#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/writer_private.h"

#include <assert.h>

struct td_writer {
  td_writing writing;
  const td_writer_class *class;
  void *state;
  bool has_graphs;
  td_block block; ///< of classes that write by subject
};

static const td_writer_class *class_of(td_syntax syntax) {
  switch (syntax) {
  case TD_SYNTAX_TURTLE:
  case TD_SYNTAX_TRIG:
    return &td_writer_turtle;
  case TD_SYNTAX_NTRIPLES:
  case TD_SYNTAX_NQUADS:
    return &td_writer_lines;
  case TD_SYNTAX_RDFXML:
    return &td_writer_rdfxml;
  case TD_SYNTAX_JSONLD:
    return &td_writer_jsonld;
  case TD_SYNTAX_NONE:
    break;
  }
  return NULL;
}

td_status td_writer_open(const td_writer_options *options, td_sink *out,
                         const td_error_sink *errors, td_writer **writer) {
  td_writer *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->writing = (td_writing){*options, out, errors};
  self->class = class_of(options->syntax);
  self->has_graphs = td_syntax_has_graphs(options->syntax);
  assert(self->class);
  td_status status = td_block_init(&self->block);
  if (status == TD_OK) {
    status = self->class->open(&self->writing, &self->state);
  }
  if (status != TD_OK) {
    td_block_clear(&self->block);
    td_memory_free(self);
    return status;
  }
  *writer = self;
  return TD_OK;
}

static td_status report_fault(const td_writer *self,
                              const td_statement *statement,
                              const char *fault) {
  td_buffer words = {0};
  td_node_add_ntriples(&statement->subject, &words);
  td_buffer_add_char(&words, ' ');
  td_node_add_ntriples(&statement->predicate, &words);
  td_buffer_add_char(&words, ' ');
  td_node_add_ntriples(&statement->object, &words);
  const td_status status =
      td_error_send(self->writing.errors, TD_ERR_BAD_TEXT, NULL, 0,
                    "a statement cannot be written: %s: %.*s", fault,
                    (int)(words.length < 500 ? words.length : 500), words.data);
  td_buffer_clear(&words);
  return status;
}

static td_status write_block(td_writer *self) {
  if (self->block.subject.kind == TD_NODE_NONE) {
    return TD_OK;
  }
  TD_TRY(td_block_sort(&self->block));
  return self->class->write(self->state, &self->block);
}

static td_status add_to_block(td_writer *self, const td_statement *statement) {
  if (!td_block_takes(&self->block, statement)) {
    TD_TRY(write_block(self));
    TD_TRY(td_block_begin(&self->block, statement));
  }
  return td_block_add(&self->block, statement);
}

td_status td_writer_add(void *writer, const td_statement *statement) {
  td_writer *self = writer;
  if (!statement->is_checked) {
    const char *fault = td_statement_find_fault(statement);
    if (fault) {
      return report_fault(self, statement, fault);
    }
  }
  td_statement triple;
  if (!self->has_graphs && statement->graph.kind != TD_NODE_NONE) {
    triple = *statement;
    triple.graph = (td_node){0};
    statement = &triple;
  }
  TD_TRY(self->class->add ? self->class->add(self->state, statement)
                          : add_to_block(self, statement));
  return td_sink_status(self->writing.out);
}

td_status td_writer_finish(td_writer *writer) {
  TD_TRY(write_block(writer));
  TD_TRY(writer->class->finish(writer->state));
  return td_sink_status(writer->writing.out);
}

void td_writer_free(td_writer *writer) {
  if (writer) {
    writer->class->close(writer->state);
    td_block_clear(&writer->block);
    td_memory_free(writer);
  }
}
