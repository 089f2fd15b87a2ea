// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

#include <string.h>

// Whether the hyphen before the verb at `i` joins a noun to it that is no
// phrase of its own.
static bool is_joined(const td_token *tokens, uint32_t begin, uint32_t i) {
  const td_token *verb = &tokens[i];
  if (verb->upos != TD_UPOS_VERB || verb->rel == TD_REL_AMOD || i < begin + 2 ||
      !td_slice_is(tokens[i - 1].form, "-")) {
    return false;
  }
  const td_token *noun = &tokens[i - 2];
  return td_token_is_noun(noun) && noun->form.data[0] >= 'a' &&
         noun->head == i &&
         (noun->rel == TD_REL_NSUBJ || noun->rel == TD_REL_OBL_UNMARKED ||
          noun->rel == TD_REL_COMPOUND) &&
         noun->span.end == tokens[i - 1].span.begin &&
         tokens[i - 1].span.end == verb->span.begin;
}

// The head of the phrase that was taken for part of the noun: "the army" of
// "the army carpet-bombed", "which" of "which test-fired".
static uint32_t find_head(const td_token *tokens, uint32_t begin,
                          uint32_t noun) {
  for (uint32_t i = noun; i > begin; i--) {
    const td_token *t = &tokens[i - 1];
    if (t->head == noun &&
        (td_token_is_noun(t) || t->upos == TD_UPOS_PRON ||
         (t->rel == TD_REL_DET && td_slice_is(t->xpos, "WDT")))) {
      return i - 1;
    }
  }
  return TD_NONE;
}

// "were tear-gassed": the verb was taken for a state.
static void restore_passive(td_token *tokens, uint32_t begin, uint32_t verb) {
  bool is_state = false;
  for (uint32_t i = begin; i < verb; i++) {
    if (tokens[i].head == verb && tokens[i].rel == TD_REL_COP) {
      td_token_attach(&tokens[i], verb, TD_REL_AUX_PASS);
      is_state = true;
    }
  }
  for (uint32_t i = begin; i < verb && is_state; i++) {
    if (tokens[i].head == verb && tokens[i].rel == TD_REL_NSUBJ) {
      td_token_attach(&tokens[i], verb, TD_REL_NSUBJ_PASS);
    }
  }
}

static void part(td_token *tokens, uint32_t begin, uint32_t verb) {
  const uint32_t noun = verb - 2;
  const bool is_told =
      td_tokens_have_child(tokens, begin, noun, verb, TD_REL_NSUBJ);
  const uint32_t subject = is_told ? TD_NONE : find_head(tokens, begin, noun);
  if (!is_told && subject == TD_NONE) {
    return;
  }
  for (uint32_t i = begin; i < noun; i++) {
    if (subject != TD_NONE && i != subject && tokens[i].head == noun) {
      td_token_attach(&tokens[i], subject, (td_rel)tokens[i].rel);
    }
  }
  if (subject != TD_NONE) {
    td_token_attach(&tokens[subject], verb, TD_REL_NSUBJ);
    if (tokens[subject].upos == TD_UPOS_DET) {
      tokens[subject].upos = TD_UPOS_PRON;
    }
  }
  td_token_attach(&tokens[noun], verb, TD_REL_COMPOUND);
  restore_passive(tokens, begin, verb);
}

// "The attorney-general": the noun at `i` was taken for an apposition of the
// part before the hyphen.
static bool is_last_part(const td_token *tokens, uint32_t begin, uint32_t i) {
  const td_token *noun = &tokens[i];
  return i >= begin + 2 && noun->upos == TD_UPOS_NOUN && noun->head == i - 2 &&
         (noun->rel == TD_REL_APPOS || noun->rel == TD_REL_FLAT) &&
         td_slice_is(tokens[i - 1].form, "-") &&
         td_token_is_noun(&tokens[i - 2]) &&
         tokens[i - 2].span.end == tokens[i - 1].span.begin &&
         tokens[i - 1].span.end == noun->span.begin;
}

// What a hyphen joins is one word, which its last part heads.
static void head_by_last(const td_words *w, uint32_t i) {
  td_token *tokens = w->tokens;
  const uint32_t first = i - 2;
  td_token_attach(&tokens[i], tokens[first].head, (td_rel)tokens[first].rel);
  for (uint32_t j = w->begin; j < w->end; j++) {
    if (tokens[j].head == first) {
      tokens[j].head = i;
    }
  }
  td_token_attach(&tokens[first], i, TD_REL_COMPOUND);
  td_token_attach(&tokens[i - 1], first, TD_REL_PUNCT);
}

// Whether a hyphen without blanks joins the word at `i` to the one before it,
// and no other to these.
static bool is_pair(const td_words *w, uint32_t i) {
  const td_token *tokens = w->tokens;
  return i >= w->begin + 2 && td_slice_is(tokens[i - 1].form, "-") &&
         tokens[i - 2].span.end == tokens[i - 1].span.begin &&
         tokens[i - 1].span.end == tokens[i].span.begin &&
         (i < w->begin + 3 || !td_slice_is(tokens[i - 3].form, "-")) &&
         (i + 1 >= w->end || !td_slice_is(tokens[i + 1].form, "-"));
}

// The noun of the lexicon that the word at `i` and the one before the hyphen
// make up, with `between` the two: "crackdown" of "crack-down"; 0.
static td_term noun_of_pair(const td_words *w, uint32_t i, td_slice between) {
  char text[3 * TD_WORD_BYTES];
  char last[TD_WORD_BYTES];
  size_t n = td_word_lower(w->tokens[i - 2].form, text);
  const size_t n_last = td_word_lower(w->tokens[i].lemma, last);
  if (n == 0 || n_last == 0) {
    return 0;
  }
  memcpy(text + n, between.data, between.length);
  n += between.length;
  memcpy(text + n, last, n_last);
  const td_term term = td_know_text_term(w->know, (td_slice){text, n + n_last});
  return td_lemma_is_noun(w->know, term) ? term : 0;
}

// The entry for people that the noun and the particle at `i` make up.
static td_term people_of_pair(const td_words *w, uint32_t i, td_slice between) {
  char text[3 * TD_WORD_BYTES];
  char last[TD_WORD_BYTES];
  const size_t n = td_word_lower(w->tokens[i - 2].form, text);
  const size_t n_last = td_word_lower(w->tokens[i].form, last);
  if (n == 0 || n_last == 0) {
    return 0;
  }
  memcpy(text + n, between.data, between.length);
  memcpy(text + n + between.length, last, n_last);
  return td_word_entry(w->know, (td_slice){text, n + between.length + n_last},
                       TD_TID_AgentNoun);
}

// "Two passers-by", "a runner-up": the particle is the noun's, and no
// preposition of what follows.
static void keep_particle(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if ((t->upos != TD_UPOS_ADP && t->upos != TD_UPOS_ADV) || !is_pair(w, i) ||
      !td_token_is_noun(&w->tokens[i - 2]) || w->tokens[i - 2].head == i ||
      !(people_of_pair(w, i, TD_SLICE("-")) ||
        people_of_pair(w, i, TD_SLICE(" - ")))) {
    return;
  }
  for (uint32_t c = td_words_near(w, i); c < w->end && c < i + 3; c++) {
    if (c + 1 != i && w->tokens[c].head == i) {
      return; // it heads more than the hyphen
    }
  }
  t->upos = TD_UPOS_ADV;
  t->xpos = TD_SLICE("RB");
  td_token_attach(t, i - 2, TD_REL_ADVMOD);
  td_token_attach(&w->tokens[i - 1], i - 2, TD_REL_PUNCT);
}

static bool is_of_noun(td_rel rel) {
  return rel == TD_REL_NSUBJ || rel == TD_REL_OBJ || rel == TD_REL_OBL ||
         rel == TD_REL_NMOD || rel == TD_REL_CONJ || rel == TD_REL_ROOT;
}

// "A walk-out", "the hand-over": a particle in the place of a noun, where the
// lexicon has the two as a noun, with a hyphen or without.
static bool is_particle_noun(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return (t->upos == TD_UPOS_ADV || t->upos == TD_UPOS_ADP) &&
         is_of_noun(td_rel_base((td_rel)t->rel)) && is_pair(w, i) &&
         w->tokens[i - 2].head == i &&
         (noun_of_pair(w, i, TD_SLICE("")) ||
          noun_of_pair(w, i, TD_SLICE("-")) ||
          noun_of_pair(w, i, TD_SLICE(" - ")));
}

// A noun that is written with a hyphen as often as without is one word:
// "cease-fire" is no fire.
static void name_whole(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->upos != TD_UPOS_NOUN || !is_pair(w, i) || w->tokens[i - 2].head != i) {
    return;
  }
  const td_term noun = noun_of_pair(w, i, TD_SLICE(""));
  if (noun) {
    t->lemma = td_know_text(w->know, noun);
  }
}

// "A sit-in", "the run-off": behind the hyphen of a noun a particle is its last
// part.
static bool is_particle_part(const td_token *tokens, uint32_t begin,
                             uint32_t i) {
  const td_token *particle = &tokens[i];
  return i >= begin + 2 && td_slice_is(particle->xpos, "RP") &&
         td_slice_is(tokens[i - 1].form, "-") &&
         tokens[i - 2].upos == TD_UPOS_NOUN &&
         (particle->head == i - 2 || tokens[i - 2].head == i) &&
         tokens[i - 2].span.end == tokens[i - 1].span.begin &&
         tokens[i - 1].span.end == particle->span.begin;
}

static void head_by_particle(const td_words *w, uint32_t i) {
  td_token *tokens = w->tokens;
  tokens[i].upos = TD_UPOS_NOUN;
  tokens[i].xpos = TD_SLICE("NN");
  tokens[i].feats = TD_SLICE("Number=Sing");
  if (tokens[i].head == i - 2) {
    head_by_last(w, i);
  }
}

void td_repair_joined_words(const td_words *w) {
  td_token *tokens = w->tokens;
  const uint32_t begin = w->begin;
  for (uint32_t i = begin; i < w->end; i++) {
    if (is_joined(tokens, begin, i)) {
      part(tokens, begin, i);
    } else if (is_last_part(tokens, begin, i)) {
      head_by_last(w, i);
    } else if (is_particle_part(tokens, begin, i) || is_particle_noun(w, i)) {
      head_by_particle(w, i);
    }
    keep_particle(w, i);
    name_whole(w, i);
  }
}
