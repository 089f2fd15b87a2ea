// SPDX-License-Identifier: MIT

#include "train/name_corpus.h"

#include "base/try.h"
#include "segment/words.h"

/// Longer sentences are shown in pieces.
#define MAX_SENTENCE 256

td_status td_name_stages_run(const td_name_stages *stages,
                             td_document *document) {
  TD_TRY(td_segmenter_run(stages->segmenter, document));
  TD_TRY(td_tagger_run(stages->tagger, document));
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    td_token *token = &document->tokens.items[i];
    token->form_term = td_word_term(stages->know, token->form);
  }
  return TD_OK;
}

static void label_words(td_named_word *words, uint32_t n, td_name_type type) {
  for (uint32_t i = 0; i < n; i++) {
    words[i].label = td_name_label(type, n == 1       ? TD_NAME_ONLY
                                         : i == 0     ? TD_NAME_BEGIN
                                         : i + 1 == n ? TD_NAME_LAST
                                                      : TD_NAME_INSIDE);
  }
}

static td_span span_of(const td_document *document, const td_token *token) {
  return (td_span){td_document_codepoint(document, TD_BODY, token->span.begin),
                   td_document_codepoint(document, TD_BODY, token->span.end)};
}

/// Label the words of the document, the last ones of the corpus from `base`
/// on. A name that runs over the end of a sentence is left out.
static void label_names(td_name_corpus *corpus, uint32_t base,
                        const td_document *document,
                        const td_named_text *gold) {
  const td_token *tokens = document->tokens.items;
  for (uint32_t i = 0; i < gold->names.count; i++) {
    const td_gold_name *name = &gold->names.items[i];
    uint32_t low = 0;
    uint32_t high = document->tokens.count;
    while (low < high) { // the first token that ends behind the beginning
      const uint32_t middle = (low + high) / 2;
      if (span_of(document, &tokens[middle]).end <= name->begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    uint32_t n = 0;
    while (low + n < document->tokens.count &&
           span_of(document, &tokens[low + n]).begin < name->end) {
      n++;
    }
    if (n > 0 && tokens[low].sentence == tokens[low + n - 1].sentence) {
      label_words(corpus->words.items + base + low, n, name->type);
    }
  }
}

static td_status add_words(td_name_corpus *corpus, const td_document *document,
                           const td_name_features *features) {
  for (uint32_t i = 0; i < document->tokens.count; i++) {
    td_named_word *word = TD_PUSH(corpus->arena, &corpus->words);
    if (!word) {
      return TD_ERR_NO_MEM;
    }
    word->form = td_arena_copy(corpus->arena, document->tokens.items[i].form);
    word->features = features[i];
  }
  return TD_OK;
}

static td_status add_sentences(td_name_corpus *corpus, uint32_t base,
                               const td_document *document) {
  for (uint32_t i = 0; i < document->sentences.count; i++) {
    const td_sentence *s = &document->sentences.items[i];
    for (uint32_t k = 0; k < s->n_tokens; k += MAX_SENTENCE) {
      td_named_sentence *sentence = TD_PUSH(corpus->arena, &corpus->sentences);
      if (!sentence) {
        return TD_ERR_NO_MEM;
      }
      const uint32_t n = s->n_tokens - k;
      *sentence = (td_named_sentence){base + s->first_token + k,
                                      n < MAX_SENTENCE ? n : MAX_SENTENCE};
    }
  }
  return TD_OK;
}

static td_status add_text(td_name_corpus *corpus, const td_name_stages *stages,
                          const td_named_text *text, td_arena *scratch) {
  td_document *document;
  td_name_features *features;
  const uint32_t base = corpus->words.count;
  TD_TRY(td_named_text_document(text, &document));
  td_status status = td_name_stages_run(stages, document);
  if (status == TD_OK) {
    status = td_name_features_make(stages->know, document, scratch, &features);
  }
  if (status == TD_OK) {
    status = add_words(corpus, document, features);
  }
  if (status == TD_OK) {
    label_names(corpus, base, document, text);
    status = add_sentences(corpus, base, document);
  }
  td_document_free(document);
  return status;
}

td_status td_name_corpus_read(td_name_corpus *corpus,
                              const td_name_stages *stages, const char *path,
                              const td_error_sink *errors) {
  td_source *source;
  TD_TRY(td_source_open(path, errors, &source));
  td_arena *scratch = td_arena_new(0);
  td_status status = scratch ? TD_OK : TD_ERR_NO_MEM;
  while (status == TD_OK) {
    td_named_text text;
    td_arena_reset(scratch);
    status = td_named_text_read(source, errors, scratch, &text);
    if (status == TD_OK) {
      status = add_text(corpus, stages, &text, scratch);
    }
  }
  td_arena_free(scratch);
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}
