// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "fuse/report.h"

#include <stdlib.h>

// Articles tell at their beginning what they are about.
#define MAX_TOKENS 300
// A sentence is no story.
#define MIN_WORDS 10
// A name tells as much as so many other words more.
#define NAME_WEIGHT 4
// Of two sentences that quote one saying: words of each, and shared ones of
// both, per thousand.
#define MIN_SAID 3
#define MIN_SHARED 400

static int compare_u32(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a;
  const uint32_t y = *(const uint32_t *)b;
  return td_compare_u32(x, y);
}

typedef bool (*wanted)(const td_token *token);

static bool is_name(const td_token *token) {
  return token->upos == TD_UPOS_PROPN;
}

static bool tells(const td_token *token) {
  return token->upos == TD_UPOS_NOUN || token->upos == TD_UPOS_PROPN ||
         token->upos == TD_UPOS_NUM || token->upos == TD_UPOS_VERB;
}

static uint32_t sort_unique(uint32_t *words, uint32_t n) {
  uint32_t kept = 0;
  if (n) {
    qsort(words, n, sizeof(*words), compare_u32);
  }
  for (uint32_t i = 0; i < n; i++) {
    if (kept == 0 || words[kept - 1] != words[i]) {
      words[kept++] = words[i];
    }
  }
  return kept;
}

// What is read of a document.
typedef struct {
  const td_document *document;
  td_span range;
  td_span without;
} passage;

// The words of up to MAX_TOKENS tokens of a passage.
static td_status take_words(td_fuser *fuser, const passage *p, wanted is_wanted,
                            td_word_set *set) {
  uint32_t words[MAX_TOKENS];
  uint32_t n = 0;
  for (uint32_t i = p->range.begin; i < p->range.end && n < MAX_TOKENS; i++) {
    const td_token *token = &p->document->tokens.items[i];
    if (is_wanted(token) && (i < p->without.begin || i >= p->without.end)) {
      words[n++] = (uint32_t)td_slice_hash(token->lemma);
    }
  }
  n = sort_unique(words, n);
  uint32_t *kept = TD_ARENA_ARRAY(fuser->arena, uint32_t, n + 1);
  if (!kept) {
    return TD_ERR_NO_MEM;
  }
  memcpy(kept, words, n * sizeof(*words));
  *set = (td_word_set){kept, n};
  return TD_OK;
}

td_status td_story_take(td_fuser *fuser, const td_document *document,
                        td_article *article) {
  const uint32_t n = document->tokens.count;
  const passage p = {document, {0, n < MAX_TOKENS ? n : MAX_TOKENS}, {0, 0}};
  TD_TRY(take_words(fuser, &p, tells, &article->words));
  return take_words(fuser, &p, is_name, &article->names);
}

td_status td_saying_take(td_fuser *fuser, const td_document *document,
                         const td_event *event, td_word_set *words) {
  const td_sentence *s = &document->sentences.items[event->sentence];
  const uint32_t speaker =
      td_document_child(document, event->token, TD_REL_NSUBJ);
  const passage p = {document,
                     {s->first_token, s->first_token + s->n_tokens},
                     speaker == TD_NONE
                         ? (td_span){event->token, event->token + 1}
                         : td_document_subtree(document, speaker)};
  return take_words(fuser, &p, tells, words);
}

static uint32_t count_shared(const td_word_set *a, const td_word_set *b) {
  uint32_t n = 0;
  for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
    if (a->words[i] == b->words[k]) {
      n++;
      i++;
      k++;
    } else if (a->words[i] < b->words[k]) {
      i++;
    } else {
      k++;
    }
  }
  return n;
}

bool td_story_is_told(const td_word_set *words) {
  return words->n >= MIN_WORDS;
}

uint32_t td_article_likeness(const td_article *a, const td_article *b) {
  const uint32_t n =
      a->words.n + b->words.n + NAME_WEIGHT * (a->names.n + b->names.n);
  const uint32_t n_shared = count_shared(&a->words, &b->words) +
                            NAME_WEIGHT * count_shared(&a->names, &b->names);
  return n ? 2000 * n_shared / n : 0;
}

bool td_saying_is_shared(const td_word_set *a, const td_word_set *b) {
  return a->n >= MIN_SAID && b->n >= MIN_SAID &&
         2000 * count_shared(a, b) >= MIN_SHARED * (a->n + b->n);
}
