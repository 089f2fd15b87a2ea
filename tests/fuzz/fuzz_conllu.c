// SPDX-License-Identifier: MIT

// What is read is a tree over its text, and reads the same once written.

#include "doc/conllu.h"
#include "fuzz.h"

#include <stdlib.h>

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static td_status read_first(td_slice text, td_document **out) {
  td_source *source = NULL;
  must(td_source_open_memory(text, "fuzz", NULL, &source) == TD_OK);
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_DOCUMENTS, NULL);
  const td_status status = td_conllu_read(reader, out);
  td_conllu_reader_free(reader);
  td_source_close(source);
  return status;
}

static void check(const td_document *d) {
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const td_token *t = &d->tokens.items[i];
    const td_sentence *s = &d->sentences.items[t->sentence];
    must(t->span.end <= d->parts[s->part].text.length);
    must(t->span.begin >= s->span.begin && t->span.end <= s->span.end);
    must(t->head == TD_NONE ||
         (t->head >= s->first_token && t->head < s->first_token + s->n_tokens));
    (void)td_document_subtree(d, i);
    (void)td_document_is_below(d, i, TD_NONE);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  td_document *d = NULL;
  if (read_first((td_slice){(const char *)data, size}, &d) != TD_OK) {
    return 0;
  }
  check(d);
  td_buffer once = {0};
  td_conllu_write(d, &once);
  td_document *again = NULL;
  must(read_first(td_buffer_as_slice(&once), &again) == TD_OK);
  must(again->tokens.count == d->tokens.count);
  must(again->sentences.count == d->sentences.count);
  td_buffer_clear(&once);
  td_document_free(again);
  td_document_free(d);
  return 0;
}
