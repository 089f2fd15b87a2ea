// SPDX-License-Identifier: MIT

// "Had they struck, | the ships would have sunk": the parser takes the sentence
// for two, or the help of the verb for a verb.

#include "repair/repair_private.h"

// Whether the sentence begins with a verb in the past or a modal and asks
// nothing.
static bool may_invert(const td_words *w) {
  const td_slice xpos = w->tokens[w->begin].xpos;
  return (td_slice_is(xpos, "VBD") || td_slice_is(xpos, "MD")) &&
         w->begin + 2 < w->end && !td_slice_is(w->tokens[w->end - 1].form, "?");
}

// The verb whose help opens the sentence, before its subject; TD_NONE.
static uint32_t inverted_verb(const td_words *w) {
  const td_token *t = &w->tokens[w->begin];
  const uint32_t verb = t->head;
  if (t->upos != TD_UPOS_AUX || verb == TD_NONE ||
      w->tokens[verb].head != TD_NONE) {
    return TD_NONE;
  }
  return td_words_subject(w, verb) == TD_NONE ? TD_NONE : verb;
}

// The clause of what would have come of it, behind a comma; TD_NONE.
static uint32_t outcome_of(const td_words *w, uint32_t verb) {
  for (uint32_t i = verb + 1; i < w->end; i++) {
    const td_rel rel = (td_rel)w->tokens[i].rel;
    if (w->tokens[i].head == verb &&
        (rel == TD_REL_PARATAXIS || rel == TD_REL_CONJ ||
         rel == TD_REL_CCOMP) &&
        td_words_have_child(w, i, TD_REL_NSUBJ) &&
        td_words_have_child(w, i, TD_REL_AUX) &&
        !td_words_have_child(w, i, TD_REL_CC)) {
      return i;
    }
  }
  return TD_NONE;
}

// "Had soldiers burned the mill, ...": the participle of the object of what was
// read as a verb is that whose help it is; "had police arrested the mayor": an
// object before its verb.
static void find_inverted(const td_words *w) {
  const uint32_t first = w->begin;
  for (uint32_t i = first + 1; i < w->end && i < first + TD_WORDS_REACH; i++) {
    td_token *t = &w->tokens[i];
    const uint32_t noun = t->head;
    if (td_slice_is(t->xpos, "VBN") && t->rel == TD_REL_ACL && noun > first &&
        noun < i && w->tokens[noun].head == first &&
        w->tokens[noun].rel == TD_REL_OBJ &&
        td_words_have_child(w, i, TD_REL_OBJ)) {
      td_token_attach(t, TD_NONE, TD_REL_ROOT);
      td_token_attach(&w->tokens[noun], i, TD_REL_NSUBJ);
      for (uint32_t k = noun + 1; k < w->end; k++) {
        w->tokens[k].head = w->tokens[k].head == first ? i : w->tokens[k].head;
      }
      td_token_attach(&w->tokens[first], i, TD_REL_AUX);
      w->tokens[first].upos = TD_UPOS_AUX;
      return;
    }
    if (t->rel == TD_REL_OBJ && noun > i && noun < w->end &&
        w->tokens[first].head == noun && w->tokens[first].rel == TD_REL_AUX &&
        td_words_subject(w, noun) == TD_NONE) {
      t->rel = TD_REL_NSUBJ;
      return;
    }
  }
}

void td_repair_inverted(const td_words *w) {
  if (w->begin == w->end || !may_invert(w)) {
    return;
  }
  find_inverted(w);
  const uint32_t verb = inverted_verb(w);
  const uint32_t outcome = verb == TD_NONE ? TD_NONE : outcome_of(w, verb);
  if (outcome != TD_NONE) {
    td_token_attach(&w->tokens[outcome], TD_NONE, TD_REL_ROOT);
    td_token_attach(&w->tokens[verb], outcome, TD_REL_ADVCL);
  }
}
