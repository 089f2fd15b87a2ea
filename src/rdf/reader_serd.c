// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "base/memory.h"
#include "rdf/node.h"
#include "rdf/reader_private.h"
#include "rdf/vocab.h"

#include <serd/serd.h>
#include <stdio.h>

enum { CHUNK_BYTES = 1 << 16 };

enum { SUBJECT, PREDICATE, OBJECT, DATATYPE, GRAPH, N_PLACES };

// serd asks for one byte at a time, so that the line is known when a node is
// found bad: serd tells its own place only with its own errors.
typedef struct {
  td_reading *reading;
  SerdEnv *env;
  td_status status;
  size_t line;
  bool at_line_end; ///< the byte given last was a line feed
  size_t begin;
  size_t end;
  td_nesting nesting;
  td_buffer places[N_PLACES]; ///< expanded names of the current statement
  char chunk[CHUNK_BYTES];
} serd_reading;

static void fail(serd_reading *self, td_status status, size_t line,
                 const char *words) {
  if (self->status == TD_OK) {
    self->status = td_error_send(self->reading->errors, status,
                                 self->reading->input->path, line, "%s", words);
  }
}

static size_t give_byte(void *out, size_t size, size_t count, void *handle) {
  serd_reading *self = handle;
  (void)size;
  (void)count;
  if (self->status != TD_OK) {
    return 0;
  }
  if (self->begin == self->end) {
    self->begin = 0;
    self->end = td_reading_get(self->reading, self->chunk, CHUNK_BYTES);
    if (self->end == 0) {
      return 0;
    }
  }
  const char c = self->chunk[self->begin++];
  self->line += self->at_line_end;
  self->at_line_end = c == '\n';
  if (td_nesting_add(&self->nesting, c) > TD_READER_MAX_DEPTH) {
    fail(self, TD_ERR_LIMIT, self->line, "brackets nest too deep");
    return 0;
  }
  *(char *)out = c;
  return 1;
}

static int has_read_error(void *handle) {
  const serd_reading *self = handle;
  return self->reading->source_status != TD_OK;
}

// The format is serd's own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static SerdStatus take_error(void *handle, const SerdError *error) {
  serd_reading *self = handle;
  char words[300];
  vsnprintf(words, sizeof(words), error->fmt, *error->args);
  const td_slice trimmed = td_slice_trim(td_slice_of(words));
  words[(size_t)(trimmed.data - words) + trimmed.length] = '\0';
  fail(self, TD_ERR_BAD_SYNTAX, error->line, trimmed.data);
  return SERD_SUCCESS;
}
#pragma GCC diagnostic pop

static SerdStatus take_base(void *handle, const SerdNode *iri) {
  serd_reading *self = handle;
  return serd_env_set_base_uri(self->env, iri);
}

static SerdStatus take_prefix(void *handle, const SerdNode *name,
                              const SerdNode *iri) {
  serd_reading *self = handle;
  return serd_env_set_prefix(self->env, name, iri);
}

static td_slice slice_of(const SerdNode *node) {
  return (td_slice){(const char *)node->buf, node->n_bytes};
}

static bool expand_name(serd_reading *self, const SerdNode *name,
                        td_buffer *out) {
  SerdChunk prefix = {NULL, 0};
  SerdChunk suffix = {NULL, 0};
  if (serd_env_expand(self->env, name, &prefix, &suffix)) {
    fail(self, TD_ERR_BAD_SYNTAX, self->line, "a prefix is not declared");
    return false;
  }
  td_buffer_add(out, (td_slice){(const char *)prefix.buf, prefix.len});
  td_buffer_add(out, (td_slice){(const char *)suffix.buf, suffix.len});
  return true;
}

static void resolve_iri(serd_reading *self, const SerdNode *iri,
                        td_buffer *out) {
  SerdNode whole = serd_env_expand_node(self->env, iri);
  if (whole.buf) {
    td_buffer_add(out, slice_of(&whole));
  }
  serd_node_free(&whole);
}

// The text of an IRI or name, in full; borrowed from serd or from `out`.
static bool get_iri(serd_reading *self, const SerdNode *from, td_buffer *out,
                    td_slice *text) {
  *text = slice_of(from);
  if (from->type == SERD_URI && serd_uri_string_has_scheme(from->buf)) {
    return true;
  }
  td_buffer_rewind(out);
  if (from->type == SERD_CURIE) {
    if (!expand_name(self, from, out)) {
      return false;
    }
  } else {
    resolve_iri(self, from, out);
  }
  *text = td_buffer_as_slice(out);
  return true;
}

static bool get_node(serd_reading *self, const SerdNode *from, td_buffer *out,
                     td_node *node) {
  *node = (td_node){0};
  switch (from->type) {
  case SERD_NOTHING:
    return true;
  case SERD_LITERAL:
    node->kind = TD_NODE_LITERAL;
    node->text = slice_of(from);
    return true;
  case SERD_BLANK:
    node->kind = TD_NODE_BLANK;
    td_buffer_rewind(out);
    td_buffer_add_string(out, self->reading->input->blank_prefix
                                  ? self->reading->input->blank_prefix
                                  : "");
    td_node_encode_label(slice_of(from), out);
    node->text = td_buffer_as_slice(out);
    return true;
  case SERD_URI:
  case SERD_CURIE:
    break;
  }
  node->kind = TD_NODE_IRI;
  return get_iri(self, from, out, &node->text);
}

static bool get_object(serd_reading *self, const SerdNode *object,
                       const SerdNode *datatype, const SerdNode *language,
                       td_node *node) {
  if (!get_node(self, object, &self->places[OBJECT], node)) {
    return false;
  }
  if (language && language->buf) {
    node->language = slice_of(language);
  } else if (datatype && datatype->buf) {
    if (!get_iri(self, datatype, &self->places[DATATYPE], &node->datatype)) {
      return false;
    }
    if (td_slice_is(node->datatype, td_vocab_iri(TD_XSD_string))) {
      node->datatype = (td_slice){0};
    }
  }
  return true;
}

static bool has_memory(const serd_reading *self) {
  for (int i = 0; i < N_PLACES; i++) {
    if (self->places[i].failed) {
      return false;
    }
  }
  return true;
}

static SerdStatus take_statement(void *handle, SerdStatementFlags flags,
                                 const SerdNode *graph, const SerdNode *subject,
                                 const SerdNode *predicate,
                                 const SerdNode *object,
                                 const SerdNode *datatype,
                                 const SerdNode *language) {
  serd_reading *self = handle;
  td_statement statement = {0};
  (void)flags;
  if (self->status != TD_OK) {
    return SERD_ERR_UNKNOWN;
  }
  if (!get_node(self, subject, &self->places[SUBJECT], &statement.subject) ||
      !get_node(self, predicate, &self->places[PREDICATE],
                &statement.predicate) ||
      !get_object(self, object, datatype, language, &statement.object) ||
      (graph &&
       !get_node(self, graph, &self->places[GRAPH], &statement.graph))) {
    return SERD_ERR_UNKNOWN;
  }
  const char *fault = td_statement_find_fault(&statement);
  if (!has_memory(self)) {
    self->status = TD_ERR_NO_MEM;
  } else if (fault) {
    fail(self, TD_ERR_BAD_TEXT, self->line, fault);
  } else {
    statement.is_checked = true;
    self->status =
        self->reading->sink.write(self->reading->sink.handle, &statement);
  }
  return self->status == TD_OK ? SERD_SUCCESS : SERD_ERR_UNKNOWN;
}

static void read_document(serd_reading *self, SerdReader *reader) {
  serd_reader_set_strict(reader, true);
  serd_reader_set_error_sink(reader, take_error, self);
  // An input that cannot be read has been told of already.
  const SerdStatus status = serd_reader_read_source(
      reader, give_byte, has_read_error, self, (const uint8_t *)"graph", 1);
  if (status > SERD_FAILURE && self->reading->source_status == TD_OK) {
    fail(self, TD_ERR_BAD_SYNTAX, self->line,
         (const char *)serd_strerror(status));
  }
}

static void set_base(serd_reading *self, const char *base) {
  if (base) {
    const SerdNode node =
        serd_node_from_string(SERD_URI, (const uint8_t *)base);
    serd_env_set_base_uri(self->env, &node);
  }
}

td_status td_reading_run_serd(td_reading *reading) {
  serd_reading *self = td_memory_new(1, sizeof(*self));
  if (!self) {
    return TD_ERR_NO_MEM;
  }
  self->reading = reading;
  self->line = 1;
  self->env = serd_env_new(NULL);
  set_base(self, reading->input->base);
  SerdReader *reader = serd_reader_new(
      reading->syntax == TD_SYNTAX_TRIG ? SERD_TRIG : SERD_TURTLE, self, NULL,
      take_base, take_prefix, take_statement, NULL);
  if (!self->env || !reader) {
    self->status = TD_ERR_NO_MEM;
  } else {
    read_document(self, reader);
  }
  const td_status status = self->status;
  if (reader) {
    serd_reader_free(reader);
  }
  serd_env_free(self->env);
  for (int i = 0; i < N_PLACES; i++) {
    td_buffer_clear(&self->places[i]);
  }
  td_memory_free(self);
  return status;
}
