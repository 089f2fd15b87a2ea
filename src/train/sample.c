// SPDX-License-Identifier: MIT

#include "train/sample.h"

#include "base/try.h"
#include "doc/ud.h"

typedef enum { AS_WRITTEN, LOWER, UPPER, TITLE } letters;

/// How one sentence is changed.
typedef struct {
  letters letters;
  bool is_headline; ///< leaves out articles, some forms of "be"; present tense
  bool drops_stop;
} change;

static change choose(td_random *random) {
  const float dice = td_random_float(random);
  if (dice < 0.025f) {
    return (change){.letters = LOWER};
  }
  if (dice < 0.03f) {
    return (change){.letters = UPPER};
  }
  if (dice < 0.05f) {
    return (change){.letters = TITLE, .drops_stop = true};
  }
  if (dice < 0.13f) {
    return (change){.letters =
                        td_random_float(random) < 0.4f ? TITLE : AS_WRITTEN,
                    .is_headline = true,
                    .drops_stop = true};
  }
  return (change){.drops_stop = dice < 0.15f};
}

/// Whether `word`, which has no dependents, is left out.
static bool is_left_out(const td_gold_word *word, bool is_last, change c,
                        td_random *random) {
  if (word->rel == TD_REL_PUNCT) {
    return is_last && c.drops_stop;
  }
  if (!c.is_headline) {
    return false;
  }
  if (word->rel == TD_REL_DET) {
    return td_slice_has_suffix(word->tags, TD_SLICE("|DT")) &&
           td_slice_find(word->feats, TD_SLICE("Definite="), 0) <
               word->feats.length &&
           td_random_float(random) < 0.9f;
  }
  return (word->rel == TD_REL_AUX_PASS || word->rel == TD_REL_COP) &&
         td_random_float(random) < 0.4f;
}

/// What becomes of the words of a sentence, by word.
typedef struct {
  uint32_t *place; ///< in the sample; UINT32_MAX when left out
  bool *has_child;
  bool *is_comma;    ///< shown as a comma
  bool *is_unmarked; ///< has lost its preposition
} plan;

static td_status plan_init(plan *p, td_arena *arena, uint32_t n) {
  const size_t room = (size_t)n + 1;
  *p = (plan){.place = TD_ARENA_ARRAY(arena, uint32_t, room),
              .has_child = TD_ARENA_ARRAY(arena, bool, room),
              .is_comma = TD_ARENA_ARRAY(arena, bool, room),
              .is_unmarked = TD_ARENA_ARRAY(arena, bool, room)};
  return p->place && p->has_child && p->is_comma && p->is_unmarked
             ? TD_OK
             : TD_ERR_NO_MEM;
}

/// "on Friday" is "Friday" or ", Friday," in the news: some prepositions of
/// time names go or become commas. True when word `i` goes.
static bool loses_preposition(const td_corpus *corpus,
                              const td_gold_word *words, uint32_t n, uint32_t i,
                              td_random *random, plan *p) {
  const uint32_t time = words[i].head;
  if (words[i].rel != TD_REL_CASE || time != i + 1 ||
      words[time].rel != TD_REL_OBL ||
      !td_corpus_is_time(corpus, &words[time]) ||
      td_random_float(random) > 0.4f) {
    return false;
  }
  p->is_unmarked[time] = true;
  const bool stops = time + 1 < n && words[time + 1].rel == TD_REL_PUNCT;
  p->is_comma[i] = stops && i > 0 && td_random_float(random) < 0.6f;
  return !p->is_comma[i];
}

/// Number the words that stay; returns how many.
static uint32_t number_words(const td_corpus *corpus, const td_gold_word *words,
                             uint32_t n, change c, td_random *random, plan *p) {
  for (uint32_t i = 0; i < n; i++) {
    p->has_child[words[i].head] = true;
  }
  uint32_t n_left = 0;
  for (uint32_t i = 0; i < n; i++) {
    const bool is_leaf = !p->has_child[i] && words[i].head != n;
    const bool is_out =
        is_leaf && (is_left_out(&words[i], i + 1 == n, c, random) ||
                    loses_preposition(corpus, words, n, i, random, p));
    p->place[i] = is_out ? UINT32_MAX : n_left++;
  }
  p->place[n] = n_left;
  return n_left;
}

/// A word as it will be shown.
typedef struct {
  td_slice form;
  uint32_t label;
  uint8_t rel;
} shown;

static void show_as(const td_corpus *corpus, uint32_t word, shown *out) {
  out->form = corpus->words.items[word].form;
  out->label = corpus->words.items[word].label;
}

/// What a headline makes of a word: "fell" falls, "A and B" is "A, B".
static void show_in_headline(const td_corpus *corpus, const td_gold_word *word,
                             td_random *random, shown *out) {
  const float dice = td_random_float(random);
  if (td_slice_is(word->tags, "VERB|VBD") && dice < 0.8f) {
    const uint32_t present = td_corpus_present(corpus, word->lemma);
    if (present != UINT32_MAX) {
      show_as(corpus, present, out);
    }
  } else if (td_corpus_is_conjunction(corpus, word) &&
             corpus->comma != UINT32_MAX && dice < 0.25f) {
    show_as(corpus, corpus->comma, out);
    out->rel = TD_REL_PUNCT;
  }
}

static shown show(const td_corpus *corpus, const td_gold_word *words,
                  uint32_t i, change c, td_random *random, const plan *p) {
  shown out = {words[i].form, words[i].label, words[i].rel};
  if (p->is_comma[i] && corpus->comma != UINT32_MAX) {
    show_as(corpus, corpus->comma, &out);
    out.rel = TD_REL_PUNCT;
  } else if (p->is_unmarked[i]) {
    out.rel = TD_REL_OBL_UNMARKED;
  } else if (c.is_headline) {
    show_in_headline(corpus, &words[i], random, &out);
  }
  return out;
}

static char upper(char c) {
  return (char)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

static td_slice spell(td_slice form, letters how, td_arena *arena) {
  char *copy = td_arena_get(arena, form.length + 1, 1);
  if (how == AS_WRITTEN || !copy || form.length == 0) {
    return form;
  }
  memcpy(copy, form.data, form.length);
  if (how == LOWER) {
    td_wordform_lower(copy, form.length);
  } else if (how == TITLE) {
    copy[0] = upper(copy[0]);
  } else {
    for (size_t i = 0; i < form.length; i++) {
      copy[i] = upper(copy[i]);
    }
  }
  return (td_slice){copy, form.length};
}

td_status td_sample_make(const td_corpus *corpus, uint32_t sentence,
                         td_random *random, td_arena *arena, td_sample *out) {
  const td_gold_sentence *s = &corpus->sentences.items[sentence];
  const td_gold_word *words = corpus->words.items + s->first;
  const change c = choose(random);
  plan p;
  TD_TRY(plan_init(&p, arena, s->n));
  *out = (td_sample){.keys = TD_ARENA_ARRAY(arena, td_word_keys, s->n),
                     .label = TD_ARENA_ARRAY(arena, uint32_t, s->n),
                     .head = TD_ARENA_ARRAY(arena, uint32_t, s->n),
                     .rel = TD_ARENA_ARRAY(arena, uint8_t, s->n)};
  if (!out->keys || !out->label || !out->head || !out->rel) {
    return TD_ERR_NO_MEM;
  }
  out->n = number_words(corpus, words, s->n, c, random, &p);
  for (uint32_t i = 0; i < s->n; i++) {
    const uint32_t k = p.place[i];
    if (k != UINT32_MAX) {
      const shown word = show(corpus, words, i, c, random, &p);
      const td_slice form = spell(word.form, c.letters, arena);
      out->keys[k] = td_word_keys_of(form, k == 0);
      out->label[k] = word.label;
      out->head[k] = p.place[words[i].head];
      out->rel[k] = word.rel;
    }
  }
  return TD_OK;
}
