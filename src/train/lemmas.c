// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "base/utf8.h"
#include "learn/keys.h"
#include "learn/wordform.h"
#include "tag/lemma.h"
#include "train/count.h"
#include "train/labels.h"

/// How often a longer ending must be right where the shorter ones are wrong
/// before it gets an entry; whole words get one at once.
#define MIN_GAIN 3

/// The table so far.
typedef struct {
  td_arena *arena;
  td_lines rules;
  TD_ARRAY(uint32_t) keys;
  TD_ARRAY(uint32_t) rows;
  td_keys index; ///< of the levels that are done
} lemmas;

/// One word of the corpus with its rule and what the table says of it now.
typedef struct {
  uint32_t label;
  uint32_t rule;
  uint32_t guess;
  td_slice plain;
} example;

static bool has_capital(td_slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (text.data[i] >= 'A' && text.data[i] <= 'Z') {
      return true;
    }
  }
  return false;
}

/// Bytes that `a` and `b` begin with in common, whole characters.
static size_t common_prefix(td_slice a, td_slice b) {
  size_t n = 0;
  while (n < a.length && n < b.length && a.data[n] == b.data[n]) {
    n++;
  }
  while (n > 0 && ((n < a.length && td_utf8_is_continuation(a.data[n])) ||
                   (n < b.length && td_utf8_is_continuation(b.data[n])))) {
    n--;
  }
  return n;
}

/// The rule that makes `lemma` of tidy `form`.
static td_slice make_rule(td_slice form, td_slice lemma, td_arena *arena) {
  const bool keeps = has_capital(lemma);
  char *copy = td_arena_get(arena, form.length + 1, 1);
  if (!copy) {
    return (td_slice){0};
  }
  memcpy(copy, form.data, form.length);
  if (!keeps) {
    td_wordform_lower(copy, form.length);
  }
  const size_t n = common_prefix((td_slice){copy, form.length}, lemma);
  const td_slice ending = td_slice_part(lemma, n, lemma.length);
  const char begins = keeps ? 'k' : 'l';
  if (n == 0) {
    return td_arena_printf(arena, "%c*%.*s", begins, (int)ending.length,
                           ending.data);
  }
  const td_slice cut = td_slice_part(form, n, form.length);
  return td_arena_printf(arena, "%c%zu%.*s", begins, td_utf8_count(cut),
                         (int)ending.length, ending.data);
}

static td_status make_examples(const td_corpus *corpus, lemmas *l,
                               example *examples) {
  for (uint32_t i = 0; i < corpus->words.count; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    char *plain = td_arena_get(l->arena, TD_WORDFORM_BYTES, 1);
    const td_slice form = td_lemma_tidy(word->form, l->arena);
    const td_slice rule = make_rule(form, word->lemma, l->arena);
    if (!plain || !form.data || !rule.data) {
      return TD_ERR_NO_MEM;
    }
    const size_t length = td_wordform_plain(word->form, plain);
    td_wordform_lower(plain, length);
    examples[i] = (example){.label = word->label,
                            .rule = td_lines_number(&l->rules, l->arena, rule),
                            .guess = UINT32_MAX,
                            .plain = {plain, length}};
    if (examples[i].rule == UINT32_MAX) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

/// Occurrences among summed entries [i, end) that have `rule`.
static uint32_t count_of(const td_counts *counts, uint32_t i, uint32_t end,
                         uint32_t rule) {
  for (; i < end; i++) {
    if (counts->items[i].value == rule) {
      return counts->items[i].count;
    }
  }
  return 0;
}

static td_status add_entry(lemmas *l, uint32_t key, uint32_t rule) {
  // Hashes of different endings may be the same; the shorter one stays.
  if (l->index.slots && td_keys_find(&l->index, key) != UINT32_MAX) {
    return TD_OK;
  }
  uint32_t *new_key = TD_PUSH(l->arena, &l->keys);
  uint32_t *new_row = TD_PUSH(l->arena, &l->rows);
  if (!new_key || !new_row) {
    return TD_ERR_NO_MEM;
  }
  *new_key = key;
  *new_row = rule;
  return TD_OK;
}

/// Learn the endings of one level: those that do better than what shorter ones
/// say. All words of an ending have the same guess, in `guesses` by key.
static td_status add_level(lemmas *l, size_t level, const td_counts *rules,
                           const td_counts *guesses) {
  const uint32_t min_gain = level + 1 == TD_LEMMA_LEVELS ? 1 : MIN_GAIN;
  uint32_t g = 0;
  for (uint32_t i = 0; i < rules->count;) {
    const uint32_t end = td_counts_end(rules, i);
    const td_count *best = &rules->items[i];
    const uint32_t guess = guesses->items[g].value;
    g = td_counts_end(guesses, g);
    if (level == 0 ||
        best->count >= count_of(rules, i, end, guess) + min_gain) {
      TD_TRY(add_entry(l, best->key, best->value));
    }
    i = end;
  }
  return TD_OK;
}

static td_status learn_level(lemmas *l, size_t level, example *examples,
                             uint32_t n) {
  td_counts rules = {0};
  td_counts guesses = {0};
  uint32_t key;
  for (uint32_t i = 0; i < n; i++) {
    if (td_lemma_key(examples[i].label, level, examples[i].plain, &key)) {
      TD_TRY(td_counts_add(&rules, l->arena, key, examples[i].rule));
      TD_TRY(td_counts_add(&guesses, l->arena, key, examples[i].guess));
    }
  }
  td_counts_sum(&rules);
  td_counts_sum(&guesses);
  TD_TRY(add_level(l, level, &rules, &guesses));
  TD_TRY(td_keys_init(&l->index, l->arena, l->keys.items, l->keys.count));
  for (uint32_t i = 0; i < n; i++) {
    if (td_lemma_key(examples[i].label, level, examples[i].plain, &key)) {
      const uint32_t row = td_keys_find(&l->index, key);
      examples[i].guess =
          row == UINT32_MAX ? examples[i].guess : l->rows.items[row];
    }
  }
  return TD_OK;
}

td_status td_train_lemmas(const td_corpus *corpus, td_arena *scratch,
                          td_model_writer *writer) {
  lemmas l = {.arena = scratch};
  const uint32_t n = corpus->words.count;
  example *examples = TD_ARENA_ARRAY(scratch, example, n);
  if (!examples) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(make_examples(corpus, &l, examples));
  for (size_t level = 0; level < TD_LEMMA_LEVELS; level++) {
    TD_TRY(learn_level(&l, level, examples, n));
  }
  TD_TRY(td_lines_write(&l.rules, "lemma.rules", writer));
  TD_TRY(td_model_writer_add_uint32(writer, "lemma.keys", l.keys.items,
                                    l.keys.count, 1));
  return td_model_writer_add_uint32(writer, "lemma.rows", l.rows.items,
                                    l.rows.count, 1);
}
