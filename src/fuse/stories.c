// SPDX-License-Identifier: MIT

// Which articles tell one story: the same people, places and bodies, within
// weeks. Articles that share enough names join, the likest first, as long as
// the articles of both sides are alike on average.

#include "base/try.h"
#include "fuse/report.h"

#include <stdlib.h>

// Likeness of two articles of one story, per thousand.
#define MIN_LIKENESS 160
// Articles further apart than this are of two stories.
#define STORY_DAYS 62
// A word that more articles have tells no story by itself.
#define MAX_NEAR 64
// Of two large stories so many articles each are compared before they join.
#define MAX_COMPARED 16

// A word in an article.
typedef struct {
  uint32_t word;
  uint32_t rank; // of the article
  uint32_t slot; // of the word in its article
} posting;

// Two articles, by their ranks.
typedef struct {
  uint32_t likeness;
  uint32_t first;
  uint32_t second;
} likely;

typedef struct {
  td_fuser *fuser;
  uint32_t *order; // [n]: articles by day and IRI; all below are by rank
  uint32_t *root;
  uint32_t *next;    // ring of a story's articles
  uint32_t *seen;    // rank + 1 of the article that was last compared with it
  uint32_t **places; // where each word of an article stands in postings
  TD_ARRAY(posting) postings;
  TD_ARRAY(likely) pairs;
} stories;

static td_article *article_at(const stories *s, uint32_t rank) {
  return &s->fuser->articles.items[s->order[rank]];
}

typedef struct {
  const td_fuser *fuser;
  uint32_t article;
} ranked;

static int compare_ranked(const void *a, const void *b) {
  const ranked *x = a;
  const ranked *y = b;
  const td_article *p = &x->fuser->articles.items[x->article];
  const td_article *q = &y->fuser->articles.items[y->article];
  if (p->day != q->day) {
    return p->day < q->day ? -1 : 1;
  }
  return td_slice_compare(td_fuser_text(x->fuser, p->iri),
                          td_fuser_text(y->fuser, q->iri));
}

static int compare_postings(const void *a, const void *b) {
  const posting *x = a;
  const posting *y = b;
  const int order = td_compare_u32(x->word, y->word);
  return order ? order : td_compare_u32(x->rank, y->rank);
}

// The likest first; then in the order of the articles.
static int compare_likely(const void *a, const void *b) {
  const likely *x = a;
  const likely *y = b;
  if (x->likeness != y->likeness) {
    return x->likeness > y->likeness ? -1 : 1;
  }
  const int order = td_compare_u32(x->first, y->first);
  return order ? order : td_compare_u32(x->second, y->second);
}

static bool are_near(const td_article *a, const td_article *b) {
  if (a->day == TD_NO_DAY || b->day == TD_NO_DAY) {
    return true;
  }
  const long apart = (long)a->day - (long)b->day;
  return apart >= -STORY_DAYS && apart <= STORY_DAYS;
}

static uint32_t likeness_of(const stories *s, uint32_t a, uint32_t b) {
  const td_article *x = article_at(s, a);
  const td_article *y = article_at(s, b);
  return are_near(x, y) ? td_article_likeness(x, y) : 0;
}

static td_status make_order(stories *s) {
  const uint32_t n = s->fuser->articles.count;
  ranked *articles = TD_ARENA_ARRAY(s->fuser->arena, ranked, n);
  s->order = TD_ARENA_ARRAY(s->fuser->arena, uint32_t, n);
  s->root = TD_ARENA_ARRAY(s->fuser->arena, uint32_t, n);
  s->next = TD_ARENA_ARRAY(s->fuser->arena, uint32_t, n);
  s->seen = TD_ARENA_ARRAY(s->fuser->arena, uint32_t, n);
  s->places = TD_ARENA_ARRAY(s->fuser->arena, uint32_t *, n);
  if (!articles || !s->order || !s->root || !s->next || !s->seen ||
      !s->places) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    articles[i] = (ranked){s->fuser, i};
  }
  if (n) {
    qsort(articles, n, sizeof(*articles), compare_ranked);
  }
  for (uint32_t i = 0; i < n; i++) {
    s->order[i] = articles[i].article;
    s->root[i] = s->next[i] = i;
    s->seen[i] = 0;
  }
  return TD_OK;
}

static td_status add_postings(stories *s, uint32_t rank) {
  const td_word_set *words = &article_at(s, rank)->words;
  s->places[rank] = TD_ARENA_ARRAY(s->fuser->arena, uint32_t, words->n + 1);
  if (!s->places[rank]) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < words->n; i++) {
    posting *p = TD_PUSH(s->fuser->arena, &s->postings);
    if (!p) {
      return TD_ERR_NO_MEM;
    }
    *p = (posting){words->words[i], rank, i};
  }
  return TD_OK;
}

static td_status make_postings(stories *s) {
  for (uint32_t rank = 0; rank < s->fuser->articles.count; rank++) {
    if (td_story_is_told(&article_at(s, rank)->words)) {
      TD_TRY(add_postings(s, rank));
    }
  }
  if (s->postings.count) {
    qsort(s->postings.items, s->postings.count, sizeof(posting),
          compare_postings);
  }
  for (uint32_t i = 0; i < s->postings.count; i++) {
    const posting *p = &s->postings.items[i];
    s->places[p->rank][p->slot] = i;
  }
  return TD_OK;
}

// The articles after `place` that have its word too.
static td_status compare_sharing(stories *s, uint32_t place) {
  const posting *p = &s->postings.items[place];
  for (uint32_t i = place + 1; i < s->postings.count && i <= place + MAX_NEAR;
       i++) {
    const posting *q = &s->postings.items[i];
    if (q->word != p->word) {
      break;
    }
    if (s->seen[q->rank] == p->rank + 1) {
      continue;
    }
    s->seen[q->rank] = p->rank + 1;
    const uint32_t likeness = likeness_of(s, p->rank, q->rank);
    if (likeness >= MIN_LIKENESS) {
      likely *pair = TD_PUSH(s->fuser->arena, &s->pairs);
      if (!pair) {
        return TD_ERR_NO_MEM;
      }
      *pair = (likely){likeness, p->rank, q->rank};
    }
  }
  return TD_OK;
}

static td_status find_pairs(stories *s) {
  for (uint32_t rank = 0; rank < s->fuser->articles.count; rank++) {
    const td_article *article = article_at(s, rank);
    for (uint32_t i = 0;
         i < article->words.n && td_story_is_told(&article->words); i++) {
      TD_TRY(compare_sharing(s, s->places[rank][i]));
    }
  }
  if (s->pairs.count) {
    qsort(s->pairs.items, s->pairs.count, sizeof(likely), compare_likely);
  }
  return TD_OK;
}

static uint32_t find_root(stories *s, uint32_t rank) {
  while (s->root[rank] != rank) {
    s->root[rank] = s->root[s->root[rank]];
    rank = s->root[rank];
  }
  return rank;
}

// Whether the articles of two stories are alike on average.
static bool are_alike(const stories *s, uint32_t a, uint32_t b) {
  uint32_t n_pairs = 0;
  uint32_t sum = 0;
  uint32_t i = a;
  for (unsigned n = 0; n < MAX_COMPARED && (n == 0 || i != a); n++) {
    uint32_t k = b;
    for (unsigned m = 0; m < MAX_COMPARED && (m == 0 || k != b); m++) {
      n_pairs++;
      sum += likeness_of(s, i, k);
      k = s->next[k];
    }
    i = s->next[i];
  }
  return sum >= MIN_LIKENESS * n_pairs;
}

static void join(stories *s, const likely *pair) {
  const uint32_t a = find_root(s, pair->first);
  const uint32_t b = find_root(s, pair->second);
  if (a == b || !are_alike(s, a, b)) {
    return;
  }
  const uint32_t next = s->next[a];
  s->next[a] = s->next[b];
  s->next[b] = next;
  s->root[a > b ? a : b] = a > b ? b : a;
}

td_status td_fuser_find_stories(td_fuser *fuser) {
  stories s = {.fuser = fuser};
  TD_TRY(make_order(&s));
  TD_TRY(make_postings(&s));
  TD_TRY(find_pairs(&s));
  for (uint32_t i = 0; i < s.pairs.count; i++) {
    join(&s, &s.pairs.items[i]);
  }
  for (uint32_t rank = 0; rank < fuser->articles.count; rank++) {
    article_at(&s, rank)->story = s.order[find_root(&s, rank)];
  }
  return TD_OK;
}
