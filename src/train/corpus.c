// SPDX-License-Identifier: MIT

#include "train/corpus.h"

#include "base/try.h"
#include "doc/conllu.h"
#include "train/count.h"

/// How often a name must be an adjunct without a preposition to count as one.
#define MIN_TIMES 5

static td_status add_word(td_corpus *corpus, const td_token *token,
                          uint32_t first, uint32_t n) {
  td_gold_word *word = TD_PUSH(corpus->arena, &corpus->words);
  if (!word) {
    return TD_ERR_NO_MEM;
  }
  word->form = td_arena_copy(corpus->arena, token->form);
  word->lemma = td_arena_copy(corpus->arena, token->lemma);
  word->feats = td_arena_copy(corpus->arena, token->feats);
  word->tags = td_arena_printf(corpus->arena, "%s|%.*s",
                               td_upos_string((td_upos)token->upos),
                               (int)token->xpos.length, token->xpos.data);
  word->head = token->head == TD_NONE ? n : token->head - first;
  word->rel = token->rel;
  word->label = UINT32_MAX;
  return word->form.data && word->tags.data ? TD_OK : TD_ERR_NO_MEM;
}

/// A sentence without a tree or without tags is of no use.
static bool is_gold(const td_token *tokens, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (tokens[i].rel == TD_REL_NONE || tokens[i].upos == TD_UPOS_NONE) {
      return false;
    }
  }
  return n > 0;
}

static td_status add_document(td_corpus *corpus, const td_document *document) {
  for (uint32_t s = 0; s < document->sentences.count; s++) {
    const td_sentence *sentence = &document->sentences.items[s];
    const uint32_t first = sentence->first_token;
    const uint32_t n = sentence->n_tokens;
    if (!is_gold(document->tokens.items + first, n)) {
      continue;
    }
    td_gold_sentence *gold = TD_PUSH(corpus->arena, &corpus->sentences);
    if (!gold) {
      return TD_ERR_NO_MEM;
    }
    *gold = (td_gold_sentence){.first = corpus->words.count, .n = n};
    for (uint32_t i = first; i < first + n; i++) {
      TD_TRY(add_word(corpus, &document->tokens.items[i], first, n));
    }
  }
  return TD_OK;
}

static td_status add_documents(td_corpus *corpus, td_conllu_reader *reader) {
  for (;;) {
    td_document *document;
    TD_TRY(td_conllu_read(reader, &document));
    const td_status status = add_document(corpus, document);
    td_document_free(document);
    TD_TRY(status);
  }
}

td_status td_corpus_read(td_corpus *corpus, const char *path,
                         const td_error_sink *errors) {
  td_source *source;
  TD_TRY(td_source_open(path, errors, &source));
  td_conllu_reader *reader =
      td_conllu_reader_new(source, TD_CONLLU_SENTENCES, errors);
  const td_status status =
      reader ? add_documents(corpus, reader) : TD_ERR_NO_MEM;
  td_conllu_reader_free(reader);
  td_source_close(source);
  return status == TD_END ? TD_OK : status;
}

static uint32_t text_key(td_slice text) {
  return td_key_of(0, text.data, text.length);
}

static bool is_lower(td_slice form) {
  return form.length > 0 && form.data[0] >= 'a' && form.data[0] <= 'z';
}

/// Names that are adjuncts without a preposition at least every tenth time.
static td_status index_times(td_corpus *corpus) {
  td_counts names = {0};
  for (uint32_t i = 0; i < corpus->words.count; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    if (td_slice_is(word->tags, "PROPN|NNP")) {
      TD_TRY(td_counts_add(&names, corpus->arena, text_key(word->form),
                           word->rel == TD_REL_OBL_UNMARKED ||
                               word->rel == TD_REL_NMOD_UNMARKED));
    }
  }
  td_counts_sum(&names);
  uint32_t *keys = TD_ARENA_ARRAY(corpus->arena, uint32_t, names.count + 1);
  if (!keys) {
    return TD_ERR_NO_MEM;
  }
  uint32_t n_keys = 0;
  for (uint32_t i = 0; i < names.count;) {
    uint32_t counts[2] = {0, 0};
    const uint32_t end = td_counts_end(&names, i);
    const uint32_t key = names.items[i].key;
    for (; i < end; i++) {
      counts[names.items[i].value] = names.items[i].count;
    }
    if (counts[1] >= MIN_TIMES && counts[1] * 9 >= counts[0]) {
      keys[n_keys++] = key;
    }
  }
  return td_keys_init(&corpus->times, corpus->arena, keys, n_keys);
}

bool td_corpus_is_time(const td_corpus *corpus, const td_gold_word *word) {
  return td_slice_is(word->tags, "PROPN|NNP") &&
         td_keys_find(&corpus->times, text_key(word->form)) != UINT32_MAX;
}

/// The conjunction that the corpus has most often.
static td_status index_conjunction(td_corpus *corpus) {
  td_counts all = {0};
  for (uint32_t i = 0; i < corpus->words.count; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    if (word->rel == TD_REL_CC) {
      TD_TRY(td_counts_add(&all, corpus->arena, text_key(word->form), 0));
    }
  }
  td_counts_sum(&all);
  uint32_t most = 0;
  for (uint32_t i = 0; i < all.count; i++) {
    if (all.items[i].count > most) {
      most = all.items[i].count;
      corpus->conjunction = all.items[i].key;
    }
  }
  return TD_OK;
}

bool td_corpus_is_conjunction(const td_corpus *corpus,
                              const td_gold_word *word) {
  return word->rel == TD_REL_CC && text_key(word->form) == corpus->conjunction;
}

td_status td_corpus_index(td_corpus *corpus) {
  TD_TRY(index_times(corpus));
  TD_TRY(index_conjunction(corpus));
  const uint32_t n = corpus->words.count;
  td_counts verbs = {0};
  corpus->comma = UINT32_MAX;
  for (uint32_t i = 0; i < n; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    if (td_slice_is(word->tags, "VERB|VBZ") && is_lower(word->form)) {
      TD_TRY(td_counts_add(&verbs, corpus->arena, text_key(word->lemma), i));
    } else if (td_slice_is(word->form, ",")) {
      corpus->comma = i;
    }
  }
  td_counts_sum(&verbs);
  uint32_t *keys = TD_ARENA_ARRAY(corpus->arena, uint32_t, verbs.count + 1);
  uint32_t *present = TD_ARENA_ARRAY(corpus->arena, uint32_t, verbs.count + 1);
  if (!keys || !present) {
    return TD_ERR_NO_MEM;
  }
  uint32_t n_keys = 0;
  for (uint32_t i = 0; i < verbs.count; i = td_counts_end(&verbs, i)) {
    keys[n_keys] = verbs.items[i].key;
    present[n_keys++] = verbs.items[i].value;
  }
  corpus->present = present;
  return td_keys_init(&corpus->lemmas, corpus->arena, keys, n_keys);
}

uint32_t td_corpus_present(const td_corpus *corpus, td_slice lemma) {
  const uint32_t row = td_keys_find(&corpus->lemmas, text_key(lemma));
  return row == UINT32_MAX ? UINT32_MAX : corpus->present[row];
}
