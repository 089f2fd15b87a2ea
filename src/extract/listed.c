// SPDX-License-Identifier: MIT

#include "extract/listed.h"

#include "grammar/fits.h"
#include "grammar/quantity.h"

// Hyphens part tokens: whether `lemma` ("cease-fire") ends in this one.
static bool is_joined_lemma(const td_analysis *x, uint32_t token,
                            td_slice lemma) {
  size_t at = lemma.length;
  while (at > 0 && lemma.data[at - 1] != '-') {
    at--;
  }
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  if (at < 2 || token < s->first_token + 2 ||
      !td_slice_is(x->tokens[token - 1].form, "-")) {
    return false;
  }
  return td_slice_equal(td_slice_part(lemma, at, lemma.length),
                        x->tokens[token].lemma) &&
         td_slice_equal_caseless(td_slice_part(lemma, 0, at - 1),
                                 x->tokens[token - 2].form);
}

// Whether `lemma` ("not_guilty") is this one's behind a word that belongs to
// it.
static bool is_worded_lemma(const td_analysis *x, uint32_t token,
                            td_slice lemma) {
  td_slice rest;
  const td_slice word = td_slice_split(lemma, '_', &rest);
  if (rest.length == 0 || !td_slice_equal(rest, x->tokens[token].lemma)) {
    return false;
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_slice_equal_caseless(word, x->tokens[c].form)) {
      return true;
    }
  }
  return false;
}

static bool token_has_lemma(const td_analysis *x, uint32_t token,
                            const td_slot *slot) {
  const td_token *t = &x->tokens[token];
  for (uint32_t i = 0; i < slot->n_lemmas; i++) {
    if (td_slice_equal_caseless(slot->lemmas[i], t->lemma) ||
        td_slice_equal(slot->lemmas[i], td_know_text(x->know, t->lemma_term)) ||
        td_slice_equal_caseless(slot->lemmas[i], t->form) ||
        is_joined_lemma(x, token, slot->lemmas[i]) ||
        is_worded_lemma(x, token, slot->lemmas[i])) {
      return true;
    }
  }
  return slot->n_lemmas == 0;
}

bool td_is_listed(const td_analysis *x, uint32_t token, const td_slot *slot) {
  const uint32_t noun = x->noun_of[token];
  return token_has_lemma(x, token, slot) ||
         token_has_lemma(x, td_content_head(x, token), slot) ||
         token_has_lemma(x, td_measured_noun(x, token), slot) ||
         (noun != TD_NONE && token_has_lemma(x, noun, slot));
}
