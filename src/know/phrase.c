// SPDX-License-Identifier: MIT

#include "know/phrase.h"

#define MAX_BYTES 160

// Append `word` in lower case (ASCII; data is written so); false if too long.
static bool append(char *text, size_t *length, td_slice word) {
  if (*length + word.length + 1 > MAX_BYTES) {
    return false;
  }
  // "vice - president" as tokens is "vice-president" as a form.
  const bool is_hyphen = word.length == 1 && word.data[0] == '-';
  if (*length && !is_hyphen && text[*length - 1] != '-') {
    text[(*length)++] = ' ';
  }
  for (size_t i = 0; i < word.length; i++) {
    const char c = word.data[i];
    text[(*length)++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return true;
}

td_term td_know_phrase_term(const td_know *know, const td_slice *words,
                            uint32_t n_words, td_slice last) {
  char text[MAX_BYTES];
  size_t length = 0;
  if (n_words == 0 || n_words > TD_MAX_PHRASE_WORDS) {
    return 0;
  }
  for (uint32_t i = 0; i < n_words; i++) {
    const bool is_last = i + 1 == n_words && last.length;
    if (!append(text, &length, is_last ? last : words[i])) {
      return 0;
    }
  }
  return td_know_text_term(know, (td_slice){text, length});
}

// Whether `word`, in whatever case, may be at the edge of a phrase.
static bool may_be(const td_know *know, td_slice word,
                   bool is_edge(const td_know *, td_slice)) {
  char text[MAX_BYTES];
  size_t length = 0;
  return append(text, &length, word) && is_edge(know, (td_slice){text, length});
}

uint32_t td_know_phrase_from(const td_know *know, const td_slice *words,
                             uint32_t n_words, td_vocab list, td_term *entry) {
  uint32_t most = n_words < TD_MAX_PHRASE_WORDS ? n_words : TD_MAX_PHRASE_WORDS;
  if (most > 1 && !may_be(know, words[0], td_know_opens_phrase)) {
    most = 1;
  }
  for (uint32_t n = most; n > 0; n--) {
    const td_term form = td_know_phrase_term(know, words, n, (td_slice){0});
    const td_term found = form ? td_know_word(know, form, list) : 0;
    if (found) {
      *entry = found;
      return n;
    }
  }
  return 0;
}

// The entry of the phrase of `n` words that ends in `last`.
static td_term find_to(const td_know *know, const td_slice *words, uint32_t n,
                       td_slice last, td_vocab list) {
  const td_term form = td_know_phrase_term(know, words, n, last);
  return form ? td_know_word(know, form, list) : 0;
}

uint32_t td_know_phrase_to(const td_know *know, const td_slice *words,
                           uint32_t n_words, td_slice lemma, td_vocab list,
                           td_term *entry) {
  if (n_words == 0) {
    return 0;
  }
  const td_slice word = words[n_words - 1];
  const bool has_lemma = lemma.length && !td_slice_equal(lemma, word);
  const bool lemma_ends =
      has_lemma && may_be(know, lemma, td_know_closes_phrase);
  const bool word_ends = may_be(know, word, td_know_closes_phrase);
  uint32_t n = n_words < TD_MAX_PHRASE_WORDS ? n_words : TD_MAX_PHRASE_WORDS;
  for (n = lemma_ends || word_ends ? n : 1; n > 0; n--) {
    const td_slice *first = words + (n_words - n);
    if (n > 1 && !may_be(know, first[0], td_know_opens_phrase)) {
      continue;
    }
    const bool tries_lemma = n == 1 ? has_lemma : lemma_ends;
    td_term found = tries_lemma ? find_to(know, first, n, lemma, list) : 0;
    if (!found && (n == 1 || word_ends)) {
      found = find_to(know, first, n, word, list);
    }
    if (found) {
      *entry = found;
      return n;
    }
  }
  return 0;
}

static td_term list_entry(const td_know *know, td_slice word, td_vocab list) {
  const td_term form = td_know_phrase_term(know, &word, 1, (td_slice){0});
  return form ? td_know_word(know, form, list) : 0;
}

td_slice td_know_untenured(const td_know *know, td_slice lemma) {
  const size_t hyphen = td_slice_find(lemma, TD_SLICE("-"), 0);
  if (hyphen == 0 || hyphen + 1 >= lemma.length ||
      !list_entry(know, td_slice_part(lemma, 0, hyphen), TD_TID_TenureWord) ||
      list_entry(know, lemma, TD_TID_AgentNoun)) {
    return lemma;
  }
  return td_slice_part(lemma, hyphen + 1, lemma.length);
}
