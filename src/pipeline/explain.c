// SPDX-License-Identifier: MIT

#include "query/explain.h"

#include "base/array.h"
#include "base/try.h"
#include "doc/iri.h"
#include "pipeline/documents.h"

#include <inttypes.h>
#include <stdio.h>

// The articles that were given, each with its trees.
typedef struct {
  tidings *t;
  td_arena *arena;
  TD_ARRAY(td_document *) documents;
} articles;

static td_status add_document(articles *a, td_document *document) {
  td_pipeline *pipeline;
  TD_TRY(td_world_pipeline(a->t, &pipeline));
  const td_pipeline_way way = {.trees_only = true};
  TD_TRY(td_pipeline_run(pipeline, &way, document));
  td_document **kept = TD_PUSH(a->arena, &a->documents);
  if (!kept) {
    return TD_ERR_NO_MEM;
  }
  *kept = document;
  return TD_OK;
}

static td_status read_articles(articles *a, const char *path) {
  td_documents *documents;
  const char *const inputs[] = {path};
  TD_TRY(td_documents_open(a->t, inputs, 1, &documents));
  td_document *document;
  td_status status;
  while ((status = td_documents_read(documents, &document)) == TD_OK) {
    status = add_document(a, document);
    if (status != TD_OK) {
      td_document_free(document);
      break;
    }
  }
  if (status == TD_END) {
    status = a->documents.count
                 ? TD_OK
                 : td_error_send(&a->t->errors, TD_ERR_NOT_FOUND, path, 0,
                                 "no article to take trees from");
  }
  td_documents_close(documents);
  return status;
}

// One line a word: place, form, part of speech, relation and head.
static void write_tree(const td_document *d, const td_sentence *s,
                       td_sink *out) {
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const td_token *token = &d->tokens.items[s->first_token + i];
    const uint32_t head =
        token->head == TD_NONE ? 0 : token->head - s->first_token + 1;
    char line[200];
    snprintf(line, sizeof(line),
             "    %3" PRIu32 "  %-20.*s %-6s %-14s %3" PRIu32 "\n", i + 1,
             (int)(token->form.length > 60 ? 60 : token->form.length),
             token->form.data, td_upos_string((td_upos)token->upos),
             td_rel_string((td_rel)token->rel), head);
    td_sink_write_string(out, line);
  }
}

static td_status show_sentence(void *handle, td_slice sentence, td_sink *out) {
  const articles *a = handle;
  td_buffer iri = {0};
  bool is_found = false;
  for (uint32_t i = 0; i < a->documents.count && !is_found; i++) {
    const td_document *d = a->documents.items[i];
    const td_iri_maker maker = {.document = d};
    for (uint32_t k = 0; k < d->sentences.count && !is_found; k++) {
      td_buffer_rewind(&iri);
      td_iri_sentence(&maker, k, &iri);
      if (td_slice_equal(td_buffer_as_slice(&iri), sentence)) {
        write_tree(d, &d->sentences.items[k], out);
        is_found = true;
      }
    }
  }
  td_buffer_clear(&iri);
  return TD_OK;
}

static td_status explain(tidings *t, const td_explain_request *request,
                         const char *output) {
  td_rdf_world *world;
  TD_TRY(td_world_rdf(t, &world));
  td_sink *sink;
  TD_TRY(td_sink_open(output, &t->errors, &sink));
  const td_status status = td_explain(world, request, sink, &t->errors);
  if (status != TD_OK) {
    td_sink_drop(sink);
    return status;
  }
  return td_sink_close(sink);
}

tidings_status tidings_explain(tidings *t, const char *graph,
                               const char *const *terms, size_t n_terms,
                               const char *article, const char *output) {
  articles a = {.t = t, .arena = td_arena_new(0)};
  td_status status = a.arena ? TD_OK : TD_ERR_NO_MEM;
  if (status == TD_OK && article) {
    status = read_articles(&a, article);
  }
  if (status == TD_OK) {
    const td_explain_request request = {.graphs = &graph,
                                        .n_graphs = 1,
                                        .names = terms,
                                        .n_names = n_terms,
                                        .show_sentence =
                                            article ? show_sentence : NULL,
                                        .handle = &a};
    status = explain(t, &request, output);
  }
  for (uint32_t i = 0; i < a.documents.count; i++) {
    td_document_free(a.documents.items[i]);
  }
  td_arena_free(a.arena);
  return td_world_status(t, status);
}
