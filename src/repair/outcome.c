// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// Whether the verb at `i` can be no participle of a noun, has no subject and
// goes on from nothing.
static bool is_bare_past(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const td_rel rel = (td_rel)t->rel;
  return t->upos == TD_UPOS_VERB &&
         (td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBN")) &&
         (rel == TD_REL_ACL || rel == TD_REL_ADVCL || rel == TD_REL_XCOMP) &&
         t->head != TD_NONE && t->head < i && t->head >= w->begin &&
         !td_words_have_child(w, i, TD_REL_NSUBJ) &&
         !td_words_have_child(w, i, TD_REL_AUX) &&
         !td_words_have_child(w, i, TD_REL_MARK) &&
         !td_words_have_child(w, i, TD_REL_OBL_AGENT) &&
         !td_token_is_comma(&w->tokens[i - 1]) &&
         td_word_entry(w->know, t->lemma, TD_TID_BareVerb);
}

// The "after" before the verb at `i`, of a phrase that goes on up to it;
// TD_NONE.
static uint32_t cue_before(const td_words *w, uint32_t i) {
  for (uint32_t t = i; t-- > w->begin + 1;) {
    const td_token *word = &w->tokens[t];
    if (td_token_is_tensed(word) || word->rel == TD_REL_CC ||
        td_token_is_comma(word)) {
      return TD_NONE;
    }
    if (word->rel == TD_REL_CASE && word->head != TD_NONE && word->head > t &&
        word->head < i &&
        td_word_entry(w->know, word->form, TD_TID_ClauseCue) &&
        w->tokens[word->head].rel == TD_REL_OBL &&
        w->tokens[word->head].head < t) {
      return t;
    }
  }
  return TD_NONE;
}

// Whether all between the commas behind the noun and before the verb at `i` is
// told of the noun, and something is: "as teachers, | unpaid since May, |".
static bool has_aside(const td_words *w, uint32_t noun, uint32_t i) {
  uint32_t first = noun;
  while (first < i && !td_token_is_comma(&w->tokens[first])) {
    if (!td_words_hang_below(w, first, noun)) {
      return false;
    }
    first++;
  }
  for (uint32_t t = first + 1; t + 1 < i; t++) {
    if (w->tokens[t].upos != TD_UPOS_PUNCT &&
        !td_words_hang_below(w, t, noun)) {
      return false;
    }
  }
  return first + 2 < i;
}

// The "as" of a phrase behind which something is told between commas, before a
// verb that was read as a second to the one before it all: "walked out as
// teachers, unpaid since May, | marched"; TD_NONE.
static uint32_t cue_of_aside(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_CONJ || !td_token_is_tensed(t) || t->head == TD_NONE ||
      t->head < w->begin || t->head >= i ||
      !td_token_is_comma(&w->tokens[i - 1]) ||
      td_words_have_child(w, i, TD_REL_CC) ||
      td_words_have_child(w, i, TD_REL_NSUBJ) ||
      td_words_have_child(w, i, TD_REL_AUX)) {
    return TD_NONE;
  }
  for (uint32_t c = t->head + 1; c < i; c++) {
    const uint32_t noun = w->tokens[c].head;
    if (w->tokens[c].rel == TD_REL_CASE && noun != TD_NONE && noun > c &&
        noun < i && w->tokens[noun].head == t->head &&
        w->tokens[noun].rel == TD_REL_OBL &&
        td_word_entry(w->know, w->tokens[c].form, TD_TID_ClauseCue) &&
        has_aside(w, noun, i)) {
      return c;
    }
  }
  return TD_NONE;
}

static void give_subject(const td_words *w, uint32_t i) {
  const uint32_t cue =
      is_bare_past(w, i) ? cue_before(w, i) : cue_of_aside(w, i);
  if (cue == TD_NONE) {
    return;
  }
  const uint32_t noun = w->tokens[cue].head;
  const uint32_t above = w->tokens[noun].head;
  td_token_attach(&w->tokens[i], above, TD_REL_ADVCL);
  td_token_attach(&w->tokens[noun], i, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[cue], i, TD_REL_MARK);
  w->tokens[cue].upos = TD_UPOS_SCONJ;
  if (!td_token_is_tensed(&w->tokens[i])) {
    td_token_make_past(&w->tokens[i]);
  }
}

void td_repair_outcomes(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    if (w->tokens[i].upos == TD_UPOS_VERB) {
      give_subject(w, i);
    }
  }
}
