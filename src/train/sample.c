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
    return (change){.letters = td_random_float(random) < 0.4f ? TITLE
                                                              : AS_WRITTEN,
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

/// Number the words that stay; TD_NONE-like UINT32_MAX for the others.
static td_status number_words(const td_gold_word *words, uint32_t n, change c,
                              td_random *random, td_arena *arena,
                              uint32_t *place, uint32_t *n_left) {
  bool *has_child = TD_ARENA_ARRAY(arena, bool, (size_t)n + 1);
  if (!has_child) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    has_child[words[i].head] = true;
  }
  *n_left = 0;
  for (uint32_t i = 0; i < n; i++) {
    const bool leaf = !has_child[i] && words[i].head != n;
    const bool out =
        leaf && is_left_out(&words[i], i + 1 == n, c, random);
    place[i] = out ? UINT32_MAX : (*n_left)++;
  }
  return TD_OK;
}

/// A word as it will be shown.
typedef struct {
  td_slice form;
  uint32_t label;
  uint8_t rel;
} shown;

/// What a headline makes of a word: "fell" falls, "A and B" is "A, B".
static shown in_headline(const td_corpus *corpus, const td_gold_word *words,
                         uint32_t i, td_random *random) {
  const td_gold_word *word = &words[i];
  shown out = {word->form, word->label, word->rel};
  const float dice = td_random_float(random);
  if (td_slice_is(word->tags, "VERB|VBD") && dice < 0.8f) {
    const uint32_t present = td_corpus_present(corpus, word->lemma);
    if (present != UINT32_MAX) {
      out.form = corpus->words.items[present].form;
      out.label = corpus->words.items[present].label;
    }
  } else if (word->rel == TD_REL_CC && td_slice_is(word->form, "and") &&
             corpus->comma != UINT32_MAX && dice < 0.25f) {
    out.form = corpus->words.items[corpus->comma].form;
    out.label = corpus->words.items[corpus->comma].label;
    out.rel = TD_REL_PUNCT;
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
  uint32_t *place = TD_ARENA_ARRAY(arena, uint32_t, (size_t)s->n + 1);
  *out = (td_sample){.keys = TD_ARENA_ARRAY(arena, td_word_keys, s->n),
                     .label = TD_ARENA_ARRAY(arena, uint32_t, s->n),
                     .head = TD_ARENA_ARRAY(arena, uint32_t, s->n),
                     .rel = TD_ARENA_ARRAY(arena, uint8_t, s->n)};
  if (!place || !out->keys || !out->label || !out->head || !out->rel) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(number_words(words, s->n, c, random, arena, place, &out->n));
  place[s->n] = out->n;
  for (uint32_t i = 0; i < s->n; i++) {
    const uint32_t k = place[i];
    if (k != UINT32_MAX) {
      const shown word =
          c.is_headline ? in_headline(corpus, words, i, random)
                        : (shown){words[i].form, words[i].label, words[i].rel};
      const td_slice form = spell(word.form, c.letters, arena);
      out->keys[k] = td_word_keys_of(form, k == 0);
      out->label[k] = word.label;
      out->head[k] = place[words[i].head];
      out->rel[k] = word.rel;
    }
  }
  return TD_OK;
}
