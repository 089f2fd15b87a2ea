// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_it(const td_token *t) {
  return t->rel == TD_REL_NSUBJ_PASS && td_slice_is(t->xpos, "PRP") &&
         td_token_has_feature(t, TD_SLICE("Gender=Neut"));
}

// "It was decided | to recall the envoy": nobody is meant.
void td_repair_impersonal(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    const uint32_t verb = w->tokens[i].head;
    if (is_it(&w->tokens[i]) && verb > i && verb < w->end &&
        td_words_have_child(w, verb, TD_REL_XCOMP) &&
        td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_ImpersonalVerb)) {
      w->tokens[i].rel = TD_REL_EXPL;
    }
  }
}
