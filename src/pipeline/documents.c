// SPDX-License-Identifier: MIT

#include "pipeline/documents.h"

#include "base/memory.h"
#include "base/source.h"
#include "doc/conllu.h"

#include <jansson.h>

struct td_documents {
  tidings *t;
  const char *const *inputs;
  size_t n_inputs;
  size_t next;
  td_source *source;        // of CoNLL-U
  td_conllu_reader *reader; // of CoNLL-U
};

td_status td_documents_open(tidings *t, const char *const *inputs,
                            size_t n_inputs, td_documents **out) {
  td_documents *d = td_memory_new(1, sizeof(*d));
  if (!d) {
    return TD_ERR_NO_MEM;
  }
  *d = (td_documents){.t = t, .inputs = inputs, .n_inputs = n_inputs};
  *out = d;
  return TD_OK;
}

void td_documents_close(td_documents *d) {
  if (d) {
    td_conllu_reader_free(d->reader);
    td_source_close(d->source);
    td_memory_free(d);
  }
}

static td_slice field(td_arena *arena, const json_t *o, const char *key) {
  const json_t *v = json_object_get(o, key);
  return json_is_string(v)
             ? td_arena_copy(arena, (td_slice){json_string_value(v),
                                               json_string_length(v)})
             : (td_slice){0};
}

static td_status read_article(td_documents *d, td_document **out) {
  const char *path = d->inputs[d->next++];
  json_t *o = json_load_file(path, 0, NULL);
  td_document *document = td_document_new((size_t)1 << 28);
  if (!o || !document) {
    json_decref(o);
    td_document_free(document);
    return td_error_send(&d->t->errors, TD_ERR_BAD_SYNTAX, path, 0, "no JSON");
  }
  document->path = path;
  document->uri = field(document->arena, o, "uri");
  document->byline = field(document->arena, o, "byline");
  document->language = field(document->arena, o, "language");
  document->version = field(document->arena, o, "versioncreated");
  document->day = td_day_parse(document->version);
  td_status status = td_document_set_text(
      document, TD_HEADLINE, field(document->arena, o, "headline"));
  if (status == TD_OK) {
    status = td_document_set_text(document, TD_BODY,
                                  field(document->arena, o, "body_text"));
  }
  json_decref(o);
  *out = document;
  return status;
}

static td_status read_conllu(td_documents *d, td_document **out) {
  for (;;) {
    if (!d->reader) {
      if (d->next == d->n_inputs) {
        return TD_END;
      }
      const td_status status =
          td_source_open(d->inputs[d->next++], &d->t->errors, &d->source);
      if (status != TD_OK) {
        return status;
      }
      d->reader =
          td_conllu_reader_new(d->source, TD_CONLLU_DOCUMENTS, &d->t->errors);
      if (!d->reader) {
        return TD_ERR_NO_MEM;
      }
    }
    const td_status status = td_conllu_read(d->reader, out);
    if (status != TD_END) {
      return status;
    }
    td_conllu_reader_free(d->reader);
    td_source_close(d->source);
    d->reader = NULL;
    d->source = NULL;
  }
}

td_status td_documents_read(td_documents *d, td_document **out) {
  if (d->t->options.input == TIDINGS_INPUT_CONLLU) {
    return read_conllu(d, out);
  }
  return d->next == d->n_inputs ? TD_END : read_article(d, out);
}

size_t td_documents_n_failed(const td_documents *documents) {
  (void)documents;
  return 0;
}
