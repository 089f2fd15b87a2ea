// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "fuse/report.h"

#include <stdlib.h>

// Articles tell at their beginning what they are about.
#define MAX_TOKENS 300
// A sentence is no story.
#define MIN_WORDS 10
// Share of the words of both that two articles of one story have in common, in
// percent: nearly nine of ten pairs of one story do, two of ten of like
// happenings elsewhere, and one of a thousand of anything else.
#define SHARED_PERCENT 20
// percent: articles whose bare nouns ("the attack") mean the same
#define CLOSE_PERCENT 25
// The same of two sentences that quote one saying.
#define SAID_PERCENT 33
#define MIN_SAID 3

static int compare_u32(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a;
  const uint32_t y = *(const uint32_t *)b;
  return (x > y) - (x < y);
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

// The words of up to MAX_TOKENS tokens of `range` that are not in `without`.
static td_status take_words(td_fuser *fuser, const td_document *document,
                            td_span range, td_span without, td_word_set *set) {
  uint32_t words[MAX_TOKENS];
  uint32_t n = 0;
  for (uint32_t i = range.begin; i < range.end && n < MAX_TOKENS; i++) {
    const td_token *token = &document->tokens.items[i];
    if (tells(token) && (i < without.begin || i >= without.end)) {
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
                        td_word_set *words) {
  const uint32_t n = document->tokens.count;
  return take_words(fuser, document,
                    (td_span){0, n < MAX_TOKENS ? n : MAX_TOKENS},
                    (td_span){0, 0}, words);
}

td_status td_saying_take(td_fuser *fuser, const td_document *document,
                         const td_event *event, td_word_set *words) {
  const td_sentence *s = &document->sentences.items[event->sentence];
  const uint32_t speaker =
      td_document_child(document, event->token, TD_REL_NSUBJ);
  return take_words(
      fuser, document, (td_span){s->first_token, s->first_token + s->n_tokens},
      speaker == TD_NONE ? (td_span){event->token, event->token + 1}
                         : td_document_subtree(document, speaker),
      words);
}

// Percent of the words of both that both have.
static uint32_t shared_percent(const td_word_set *a, const td_word_set *b) {
  uint32_t n_shared = 0;
  for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
    if (a->words[i] == b->words[k]) {
      n_shared++;
      i++;
      k++;
    } else if (a->words[i] < b->words[k]) {
      i++;
    } else {
      k++;
    }
  }
  return a->n + b->n ? 200 * n_shared / (a->n + b->n) : 0;
}

bool td_story_is_told(const td_word_set *words) {
  return words->n >= MIN_WORDS;
}

bool td_story_is_shared(const td_word_set *a, const td_word_set *b) {
  return td_story_is_told(a) && td_story_is_told(b) &&
         shared_percent(a, b) >= SHARED_PERCENT;
}

bool td_story_is_close(const td_word_set *a, const td_word_set *b) {
  return td_story_is_told(a) && td_story_is_told(b) &&
         shared_percent(a, b) >= CLOSE_PERCENT;
}

bool td_saying_is_shared(const td_word_set *a, const td_word_set *b) {
  return a->n >= MIN_SAID && b->n >= MIN_SAID &&
         shared_percent(a, b) >= SAID_PERCENT;
}
