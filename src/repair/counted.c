// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Ten people died in Chad and | 22 in Mali", "two were held in Lima, | the
// others in Quito": the tree takes those counted next for another place.

#define MAX_STEPS 4

/// What such a tree has.
typedef struct {
  uint32_t counted; ///< "22"
  uint32_t place;   ///< "Mali"
  uint32_t verb;    ///< "died"
  uint32_t party;   ///< "people"
} rest;

// A number, or "the others".
static bool counts(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_NUM ||
         (td_token_is_noun(t) &&
          td_word_entry(w->know, t->lemma, TD_TID_RestWord) &&
          td_words_have_child(w, i, TD_REL_DET));
}

// The noun whose preposition stands at `i`; TD_NONE.
static uint32_t noun_of(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_ADP && t->rel == TD_REL_CASE &&
                 td_token_is_within(t->head, i + 1, w->end) &&
                 td_token_is_noun(&w->tokens[t->head])
             ? t->head
             : TD_NONE;
}

// Whether the noun at `i` has the preposition that stands at `preposition`.
static bool has_same_preposition(const td_words *w, uint32_t i,
                                 uint32_t preposition) {
  const uint32_t own =
      td_words_child(w, td_words_near(w, i), i, i, TD_REL_CASE);
  return own != TD_NONE && td_slice_equal_caseless(w->tokens[own].form,
                                                   w->tokens[preposition].form);
}

// Whether a place of the verb at `verb` stands before those counted at `i`
// with the preposition behind them.
static bool has_place_before(const td_words *w, uint32_t verb, uint32_t i) {
  for (uint32_t t = td_words_near(w, i); t < i; t++) {
    if (t > verb && w->tokens[t].head == verb &&
        td_rel_base((td_rel)w->tokens[t].rel) == TD_REL_OBL &&
        has_same_preposition(w, t, i + 1)) {
      return true;
    }
  }
  return false;
}

// The verb above the place at `i`; TD_NONE.
static uint32_t verb_above(const td_words *w, uint32_t i) {
  uint32_t at = i;
  for (int step = 0; step < MAX_STEPS && at != TD_NONE; step++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[at].rel);
    if (rel != TD_REL_OBL && rel != TD_REL_NMOD && rel != TD_REL_CONJ &&
        rel != TD_REL_OBJ && rel != TD_REL_NSUBJ) {
      return TD_NONE;
    }
    at = w->tokens[at].head;
    if (at != TD_NONE && w->tokens[at].upos == TD_UPOS_VERB) {
      return td_token_is_within(at, w->begin, i) ? at : TD_NONE;
    }
  }
  return TD_NONE;
}

static bool is_counted(const td_words *w, uint32_t i) {
  return i != TD_NONE && (w->tokens[i].upos == TD_UPOS_NUM ||
                          td_words_have_child(w, i, TD_REL_NUMMOD));
}

// Those of whom the verb counts some: its object, or the subject of one without
// an object.
static uint32_t party_of(const td_words *w, uint32_t verb) {
  const uint32_t object = td_words_child(w, verb + 1, w->end, verb, TD_REL_OBJ);
  const uint32_t party = object == TD_NONE ? td_words_subject(w, verb) : object;
  return is_counted(w, party) ? party : TD_NONE;
}

static bool find_rest(const td_words *w, uint32_t i, rest *r) {
  const td_token *t = &w->tokens[i];
  const uint32_t before = t->head;
  *r = (rest){.counted = i, .place = noun_of(w, i + 1)};
  if (r->place == TD_NONE || !counts(w, i) ||
      (t->rel != TD_REL_CONJ && t->rel != TD_REL_APPOS) ||
      !td_token_is_within(before, w->begin, i) ||
      w->tokens[before].upos == TD_UPOS_NUM) {
    return false;
  }
  const bool is_verb = w->tokens[before].upos == TD_UPOS_VERB;
  if (is_verb ? !has_place_before(w, before, i)
              : !has_same_preposition(w, before, i + 1)) {
    return false;
  }
  r->verb = is_verb ? before : verb_above(w, before);
  r->party = r->verb == TD_NONE ? TD_NONE : party_of(w, r->verb);
  return r->party != TD_NONE && r->party < i &&
         !td_words_hang_below(w, r->party, i) &&
         !td_words_hang_below(w, r->party, r->place);
}

void td_repair_counted(const td_words *w) {
  for (uint32_t i = w->begin + 3; i + 2 < w->end; i++) {
    rest r;
    if (find_rest(w, i, &r)) {
      td_token_attach(&w->tokens[r.counted], r.party, TD_REL_CONJ);
      td_token_attach(&w->tokens[r.place], r.counted, TD_REL_NMOD);
    }
  }
}
