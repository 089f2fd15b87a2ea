// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "Consul who sold visas | jailed": a headline tells something of its first
// noun; the tree gives the participle at its end to the object before it.

static uint32_t child_behind(const td_words *w, uint32_t head, td_rel rel) {
  for (uint32_t t = head + 1; t < w->end; t++) {
    if (w->tokens[t].head == head && w->tokens[t].rel == rel) {
      return t;
    }
  }
  return TD_NONE;
}

// Whether another verb than the relative one has a tense.
static bool has_other_verb(const td_words *w, uint32_t verb) {
  for (uint32_t t = w->begin; t < w->end; t++) {
    if (t != verb && td_token_is_tensed(&w->tokens[t])) {
      return true;
    }
  }
  return false;
}

static bool is_participle(const td_words *w, uint32_t i, uint32_t noun) {
  return i == noun + 1 && w->tokens[i].upos == TD_UPOS_VERB &&
         td_token_is_past(&w->tokens[i]) &&
         !td_words_have_child(w, i, TD_REL_OBJ);
}

void td_repair_title_relatives(const td_words *w) {
  for (uint32_t noun = w->begin; w->is_title && noun < w->end; noun++) {
    if (w->tokens[noun].head != TD_NONE ||
        !td_token_is_noun(&w->tokens[noun])) {
      continue;
    }
    const uint32_t verb = child_behind(w, noun, TD_REL_ACL_RELCL);
    const uint32_t object =
        verb == TD_NONE ? TD_NONE : child_behind(w, verb, TD_REL_OBJ);
    const uint32_t told =
        object == TD_NONE ? TD_NONE : child_behind(w, object, TD_REL_ACL);
    if (told == TD_NONE || !is_participle(w, told, object) ||
        has_other_verb(w, verb)) {
      return;
    }
    td_token_attach(&w->tokens[told], TD_NONE, TD_REL_ROOT);
    td_token_attach(&w->tokens[noun], told, TD_REL_NSUBJ_PASS);
    return;
  }
}
