// SPDX-License-Identifier: MIT

#include "train/evaluate.h"

#include "base/try.h"
#include "doc/document.h"
#include "parse/parse.h"
#include "tag/tag.h"

#include <time.h>

/// Sentences in one document.
#define CHUNK 50

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static td_status add_sentence(td_document *document, const td_corpus *corpus,
                              const td_gold_sentence *s) {
  td_sentence *sentence = TD_PUSH(document->arena, &document->sentences);
  if (!sentence) {
    return TD_ERR_NO_MEM;
  }
  sentence->first_token = document->tokens.count;
  sentence->n_tokens = s->n;
  for (uint32_t i = 0; i < s->n; i++) {
    td_token *token = TD_PUSH(document->arena, &document->tokens);
    if (!token) {
      return TD_ERR_NO_MEM;
    }
    token->form = corpus->words.items[s->first + i].form;
  }
  return TD_OK;
}

static void score_word(const td_gold_word *gold, const td_token *token,
                       uint32_t first, uint32_t n, td_scores *out) {
  td_slice xpos;
  const td_slice upos = td_slice_split(gold->tags, '|', &xpos);
  const bool same_upos = td_upos_parse(upos) == token->upos;
  const uint32_t head = token->head == TD_NONE ? n : token->head - first;
  const bool same_head = head == gold->head;
  const bool same_rel = gold->rel == token->rel;
  out->n_words++;
  out->upos += same_upos;
  out->tags += same_upos && td_slice_equal(xpos, token->xpos);
  out->feats += td_slice_equal(gold->feats, token->feats);
  out->lemma += td_slice_equal(gold->lemma, token->lemma);
  out->head += same_head;
  out->labelled += same_head && td_rel_base((td_rel)gold->rel) ==
                                    td_rel_base((td_rel)token->rel);
  out->full += same_head && same_rel;
}

static td_status score_document(const td_tagger *tagger,
                                const td_parser *parser,
                                const td_corpus *corpus, td_document *document,
                                uint32_t first_word, td_scores *out) {
  const double begin = now();
  TD_TRY(td_tagger_run(tagger, document));
  TD_TRY(td_parser_run(parser, document));
  out->seconds += now() - begin;
  for (uint32_t s = 0; s < document->sentences.count; s++) {
    const td_sentence *sentence = &document->sentences.items[s];
    for (uint32_t i = 0; i < sentence->n_tokens; i++) {
      const uint32_t t = sentence->first_token + i;
      score_word(&corpus->words.items[first_word + t],
                 &document->tokens.items[t], sentence->first_token,
                 sentence->n_tokens, out);
    }
  }
  return TD_OK;
}

static td_status score_all(const td_tagger *tagger, const td_parser *parser,
                           const td_corpus *corpus, td_scores *out) {
  const uint32_t n = corpus->sentences.count;
  for (uint32_t s = 0; s < n; s += CHUNK) {
    td_document *document = td_document_new(0);
    td_status status = document ? TD_OK : TD_ERR_NO_MEM;
    for (uint32_t i = s; i < n && i < s + CHUNK && status == TD_OK; i++) {
      status = add_sentence(document, corpus, &corpus->sentences.items[i]);
    }
    if (status == TD_OK) {
      status = score_document(tagger, parser, corpus, document,
                              corpus->sentences.items[s].first, out);
    }
    td_document_free(document);
    TD_TRY(status);
  }
  return TD_OK;
}

td_status td_evaluate(const td_model_file *model, const td_corpus *corpus,
                      td_scores *out) {
  td_tagger *tagger = NULL;
  td_parser *parser = NULL;
  *out = (td_scores){0};
  td_status status = td_tagger_new(model, &tagger);
  if (status == TD_OK) {
    status = td_parser_new(model, &parser);
  }
  if (status == TD_OK) {
    status = score_all(tagger, parser, corpus, out);
  }
  td_parser_free(parser);
  td_tagger_free(tagger);
  return status;
}
