// SPDX-License-Identifier: MIT

#include "pipeline/documents.h"

#include "base/memory.h"
#include "base/source.h"
#include "base/try.h"
#include "doc/conllu.h"
#include "ingest/ingest.h"

// What hostile input can make one document hold.
#define DOCUMENT_LIMIT_BYTES ((size_t)1 << 30)

// Either articles, by ingest, or trees of CoNLL-U files.
struct td_documents {
  tidings *t;
  td_ingest *ingest;
  const char *const *inputs; // of CoNLL-U from here on
  size_t n_inputs;
  size_t next;
  td_source *source;
  td_conllu_reader *reader;
};

static td_status open_articles(td_documents *d) {
  static const td_input_format formats[] = {
      [TIDINGS_INPUT_GUESS] = TD_INPUT_SNIFFED,
      [TIDINGS_INPUT_TEXT] = TD_INPUT_TEXT,
      [TIDINGS_INPUT_NINJS] = TD_INPUT_NINJS,
      [TIDINGS_INPUT_JSONL] = TD_INPUT_JSONL};
  const tidings_options *o = &d->t->options;
  const td_ingest_options options = {
      .format = formats[o->input],
      .base = d->t->base,
      .day = o->date ? td_day_parse(td_slice_of(o->date)) : TD_NO_DAY,
      .document_limit_bytes = DOCUMENT_LIMIT_BYTES};
  const td_know *know;
  TD_TRY(td_world_know(d->t, &know));
  d->ingest = td_ingest_new(know, &options, &d->t->errors);
  if (!d->ingest) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < d->n_inputs; i++) {
    TD_TRY(td_ingest_add(d->ingest, d->inputs[i]));
  }
  return TD_OK;
}

td_status td_documents_open(tidings *t, const char *const *inputs,
                            size_t n_inputs, td_documents **out) {
  td_documents *d = td_memory_new(1, sizeof(*d));
  if (!d) {
    return TD_ERR_NO_MEM;
  }
  *d = (td_documents){.t = t, .inputs = inputs, .n_inputs = n_inputs};
  const td_status status =
      t->options.input == TIDINGS_INPUT_CONLLU ? TD_OK : open_articles(d);
  if (status != TD_OK) {
    td_documents_close(d);
    return status;
  }
  *out = d;
  return TD_OK;
}

static void close_file(td_documents *d) {
  td_conllu_reader_free(d->reader);
  td_source_close(d->source);
  d->reader = NULL;
  d->source = NULL;
}

void td_documents_close(td_documents *d) {
  if (d) {
    close_file(d);
    td_ingest_free(d->ingest);
    td_memory_free(d);
  }
}

// The next file of trees; TD_END after the last.
static td_status open_file(td_documents *d) {
  if (d->next == d->n_inputs) {
    return TD_END;
  }
  const char *path = d->inputs[d->next++];
  TD_TRY(td_source_open_input(path, &d->t->errors, &d->source));
  d->reader =
      td_conllu_reader_new(d->source, TD_CONLLU_DOCUMENTS, &d->t->errors);
  return d->reader ? TD_OK : TD_ERR_NO_MEM;
}

static td_status read_trees(td_documents *d, td_document **out) {
  for (;;) {
    if (!d->reader) {
      TD_TRY(open_file(d));
    }
    const td_status status = td_conllu_read(d->reader, out);
    if (status == TD_OK && (*out)->uri.length == 0) {
      const td_status named =
          td_ingest_set_uri(*out, (td_slice){0}, d->t->base);
      if (named != TD_OK) {
        td_document_free(*out);
      }
      return named;
    }
    if (status != TD_END) {
      return status;
    }
    close_file(d);
  }
}

td_status td_documents_read(td_documents *d, td_document **out) {
  return d->ingest ? td_ingest_next(d->ingest, out) : read_trees(d, out);
}

size_t td_documents_n_failed(const td_documents *d) {
  return d->ingest ? td_ingest_get_counts(d->ingest).n_failed : 0;
}
