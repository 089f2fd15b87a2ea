// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// Whether ", a claim" ends at the word `i`, a part of a noun behind it.
static bool is_aside(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const td_token *article = &w->tokens[i - 1];
  return t->upos == TD_UPOS_NOUN &&
         td_token_has_feature(t, TD_SLICE("Number=Sing")) &&
         (t->rel == TD_REL_COMPOUND || t->rel == TD_REL_NMOD_DESC) &&
         t->head > i && t->head < w->end &&
         td_token_has_feature(article, TD_SLICE("Definite=Ind")) &&
         td_token_is_comma(&w->tokens[i - 2]) &&
         td_word_entry(w->know, t->lemma, TD_TID_AsideNoun);
}

// The verb of the noun that the aside was read as a part of: "unions |
// denied"; of a name behind that: "leader Yair Lapin | dismissed"; TD_NONE.
static uint32_t verb_of(const td_words *w, uint32_t noun, uint32_t *subject) {
  const td_token *t = &w->tokens[noun];
  const bool is_several = td_token_has_feature(t, TD_SLICE("Number=Plur")) ||
                          t->upos == TD_UPOS_PROPN;
  if (td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ && is_several &&
      t->head > noun && t->head < w->end) {
    *subject = noun;
    return t->head;
  }
  const uint32_t name = noun + 1;
  if (name < w->end && w->tokens[name].upos == TD_UPOS_PROPN &&
      td_rel_base((td_rel)w->tokens[name].rel) == TD_REL_NSUBJ &&
      w->tokens[name].head < w->end && w->tokens[name].head > name &&
      w->tokens[w->tokens[name].head].head == noun) {
    *subject = name;
    return w->tokens[name].head;
  }
  return TD_NONE;
}

// The head of the sentence above `from`, where it stands before the aside at
// `i`: what somebody else says of it is no part of what is told; TD_NONE.
static uint32_t top_before(const td_words *w, uint32_t from, uint32_t i) {
  uint32_t top = w->tokens[from].head;
  for (uint32_t step = w->begin; step < w->end; step++) {
    if (top == TD_NONE || top < w->begin || top >= i) {
      return TD_NONE;
    }
    const uint32_t above = w->tokens[top].head;
    if (above == TD_NONE || above < w->begin || above >= w->end) {
      return top;
    }
    top = above;
  }
  return TD_NONE;
}

static void part(const td_words *w, uint32_t i) {
  const uint32_t noun = w->tokens[i].head;
  uint32_t subject = TD_NONE;
  const uint32_t verb = verb_of(w, noun, &subject);
  if (verb == TD_NONE || w->tokens[verb].upos != TD_UPOS_VERB ||
      td_words_have_child(w, verb, TD_REL_OBJ)) {
    return;
  }
  const uint32_t top = top_before(w, subject == noun ? verb : noun, i);
  if (top == TD_NONE) {
    return;
  }
  td_token_attach(&w->tokens[i], top, TD_REL_DEP);
  td_token_attach(&w->tokens[i - 1], i, TD_REL_DET);
  td_token_attach(&w->tokens[verb], i, TD_REL_ACL_RELCL);
  if (subject != noun) {
    td_token_attach(&w->tokens[noun], subject, TD_REL_NMOD_DESC);
  }
}

// ---------- "demanded that he be tried, | a demand backed by Oman but
// rejected"

// Whether ", a demand | backed by Oman" was read as another word for the noun
// before it.
static bool is_told_aside(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const td_token *behind = &w->tokens[i + 1];
  return t->upos == TD_UPOS_NOUN &&
         td_token_has_feature(t, TD_SLICE("Number=Sing")) &&
         t->rel == TD_REL_APPOS && t->head < i && t->head >= w->begin &&
         td_token_has_feature(&w->tokens[i - 1], TD_SLICE("Definite=Ind")) &&
         td_token_is_comma(&w->tokens[i - 2]) && behind->head == i &&
         behind->rel == TD_REL_ACL && td_slice_is(behind->xpos, "VBN") &&
         td_word_entry(w->know, t->lemma, TD_TID_AsideNoun);
}

// Part it from what is told, and give it the participles that follow.
static void part_told(const td_words *w, uint32_t i) {
  const uint32_t top = top_before(w, w->tokens[i].head, i);
  if (top == TD_NONE) {
    return;
  }
  td_token_attach(&w->tokens[i], top, TD_REL_DEP);
  for (uint32_t t = i + 2; t < w->end; t++) {
    td_token *word = &w->tokens[t];
    if (word->rel == TD_REL_CONJ && word->head < i &&
        td_slice_is(word->xpos, "VBN") && !td_words_have_subject(w, t) &&
        !td_words_have_child(w, t, TD_REL_AUX)) {
      word->head = i + 1;
    }
  }
}

void td_repair_asides(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    if (is_aside(w, i)) {
      part(w, i);
    } else if (i + 1 < w->end && is_told_aside(w, i)) {
      part_told(w, i);
    }
  }
}
