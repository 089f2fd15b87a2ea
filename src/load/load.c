// SPDX-License-Identifier: MIT

#include "load/load.h"

#include "base/try.h"
#include "load/load_private.h"
#include "rdf/node.h"
#include "rdf/reader.h"
#include "rdf/sorter.h"

#include <nettle/sha2.h>
#include <stdio.h>

enum { STORE_BATCH = 100000, UPDATE_BATCH = 1000, KEY_BYTES = 12 };

// A longer batch is sent before it is full.
#define MAX_BATCH_BYTES ((size_t)64 << 20)

// ---------------------------------------------------------------- reading

typedef struct {
  const td_load_request *request;
  const td_error_sink *errors;
  td_sorter *sorter;
  struct sha256_ctx digest; ///< of all statements, as they come
  td_buffer line;
} reading;

static td_status take_statement(void *handle, const td_statement *from) {
  reading *self = handle;
  td_statement st = *from;
  if (st.subject.kind == TD_NODE_BLANK || st.object.kind == TD_NODE_BLANK ||
      st.graph.kind == TD_NODE_BLANK) {
    return td_error_send(self->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                         "the graph has blank nodes, of which a store would "
                         "make new ones at every load; give them IRIs (graphs "
                         "of tidings have none)");
  }
  if (st.graph.kind == TD_NODE_NONE && self->request->graph) {
    st.graph = td_node_iri(td_slice_of(self->request->graph));
  }
  td_buffer_rewind(&self->line);
  td_node_add_ntriples(&st.subject, &self->line);
  td_node_add_ntriples(&st.predicate, &self->line);
  td_node_add_ntriples(&st.object, &self->line);
  td_node_add_ntriples(&st.graph, &self->line);
  if (self->line.failed) {
    return TD_ERR_NO_MEM;
  }
  sha256_update(&self->digest, self->line.length,
                (const uint8_t *)self->line.data);
  return td_sorter_add(self->sorter, &st);
}

static td_status read_all(reading *self) {
  for (size_t i = 0; i < self->request->n_files; i++) {
    const td_reader_input input = {.path = self->request->files[i]};
    TD_TRY(td_reader_read(
        NULL, &input, (td_statement_sink){take_statement, self}, self->errors));
  }
  return TD_OK;
}

static size_t batch_of(const td_load_request *request) {
  return request->batch       ? request->batch
         : request->is_update ? UPDATE_BATCH
                              : STORE_BATCH;
}

// The same load has the same key: the same statements in the same order, sent
// to the same place in batches of the same size.
static td_status open_journal(reading *self, td_journal **out) {
  const td_load_request *request = self->request;
  uint8_t digest[KEY_BYTES];
  char key[2 * KEY_BYTES + 1];
  td_buffer_rewind(&self->line);
  td_buffer_printf(&self->line, "%s %d %zu", request->url, request->is_update,
                   batch_of(request));
  if (self->line.failed) {
    return TD_ERR_NO_MEM;
  }
  sha256_update(&self->digest, self->line.length,
                (const uint8_t *)self->line.data);
  sha256_digest(&self->digest, sizeof(digest), digest);
  for (size_t i = 0; i < KEY_BYTES; i++) {
    snprintf(key + 2 * i, 3, "%02x", (unsigned)digest[i]);
  }
  return td_journal_open(request->journal_folder, td_slice_of(key), out);
}

// ---------------------------------------------------------------- sending

static const char *name_of_graph(const td_loading *loading) {
  return loading->graph.length ? loading->graph.data : "the default graph";
}

static td_status compare_counts(td_loading *loading) {
  size_t count;
  const td_status status = td_loading_count(loading, &count);
  if (status == TD_ERR_NOT_FOUND) {
    return TD_OK;
  }
  TD_TRY(status);
  loading->sums->n_counted++;
  if (count != loading->n_accepted) {
    loading->sums->n_wrong++;
    if (!loading->was_resumed) {
      td_error_send(loading->errors, TD_ERR_IO, name_of_graph(loading), 0,
                    "the store counts %zu statements where %zu were loaded; "
                    "stores that keep values merge those spelt differently",
                    count, loading->n_accepted);
    }
  }
  return TD_OK;
}

static td_status end_graph(td_loading *loading) {
  if (!loading->has_graph) {
    return TD_OK;
  }
  TD_TRY(td_loading_send(loading));
  loading->has_graph = false;
  return compare_counts(loading);
}

static td_status begin_graph(td_loading *loading, td_slice graph) {
  TD_TRY(end_graph(loading));
  td_buffer_rewind(&loading->graph);
  td_buffer_add(&loading->graph, graph);
  loading->has_graph = true;
  loading->is_fresh = false;
  loading->n_accepted = 0;
  loading->sums->n_graphs++;
  return loading->graph.failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status load_statement(void *handle, const td_statement *st) {
  td_loading *loading = handle;
  if (!loading->has_graph ||
      !td_slice_equal(st->graph.text, td_buffer_as_slice(&loading->graph))) {
    TD_TRY(begin_graph(loading, st->graph.text));
  }
  td_buffer *lines = &loading->lines;
  td_node_add_ntriples(&st->subject, lines);
  td_buffer_add_char(lines, ' ');
  td_node_add_ntriples(&st->predicate, lines);
  td_buffer_add_char(lines, ' ');
  td_node_add_ntriples(&st->object, lines);
  td_buffer_add(lines, TD_SLICE(" .\n"));
  loading->n_lines++;
  loading->sums->n_statements++;
  if (lines->failed) {
    return TD_ERR_NO_MEM;
  }
  return loading->n_lines < batch_of(loading->request) &&
                 lines->length < MAX_BATCH_BYTES
             ? TD_OK
             : td_loading_send(loading);
}

static td_status send_all(td_loading *loading, td_sorter *sorter) {
  td_status status =
      td_sorter_finish(sorter, (td_statement_sink){load_statement, loading});
  if (status == TD_OK) {
    status = end_graph(loading);
  }
  td_buffer_clear(&loading->graph);
  td_buffer_clear(&loading->lines);
  td_buffer_clear(&loading->url);
  td_buffer_clear(&loading->body);
  return status;
}

static td_status load(const td_load_request *request,
                      const td_error_sink *errors, td_load_sums *sums,
                      bool *was_resumed) {
  reading read = {.request = request, .errors = errors};
  td_loading loading = {.request = request, .errors = errors, .sums = sums};
  *sums = (td_load_sums){0};
  sha256_init(&read.digest);
  read.sorter = td_sorter_new(&(td_sorter_options){0}, errors);
  td_status status = read.sorter ? read_all(&read) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = open_journal(&read, &loading.journal);
  }
  if (status == TD_OK) {
    status = td_http_new(&request->http, errors, &loading.http);
  }
  if (status == TD_OK) {
    status = send_all(&loading, read.sorter);
  }
  *was_resumed = loading.was_resumed;
  td_journal_close(loading.journal, status == TD_OK);
  td_http_free(loading.http);
  td_sorter_free(read.sorter);
  td_buffer_clear(&read.line);
  return status;
}

static td_status check_request(const td_load_request *request,
                               const td_error_sink *errors) {
  if (request->graph && !td_node_is_iri(td_slice_of(request->graph))) {
    return td_error_send(errors, TD_ERR_BAD_ARG, NULL, 0,
                         "--graph takes an absolute IRI, not '%s'",
                         request->graph);
  }
  return TD_OK;
}

// A store that was changed between two runs cannot be trusted to have what the
// journal says: then all is loaded again.
td_status td_load_run(const td_load_request *request,
                      const td_error_sink *errors, td_load_sums *sums) {
  bool was_resumed;
  *sums = (td_load_sums){0};
  TD_TRY(check_request(request, errors));
  TD_TRY(load(request, errors, sums, &was_resumed));
  return was_resumed && sums->n_wrong
             ? load(request, errors, sums, &was_resumed)
             : TD_OK;
}
