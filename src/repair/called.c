// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Nine died in what officials | called an attack": the tree has "what" as the
// article of those who call it so.

static bool calls(const td_words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  return t->upos == TD_UPOS_VERB &&
         (td_word_entry(w->know, t->lemma, TD_TID_CallingVerb) ||
          td_word_entry(w->know, t->lemma, TD_TID_ReportingVerb));
}

// The verb whose subject is what "what" at `i` stands before; TD_NONE.
static uint32_t calling_verb(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_DET || !td_slice_is(t->xpos, "WP") || t->head <= i ||
      t->head >= w->end) {
    return TD_NONE;
  }
  const td_token *caller = &w->tokens[t->head];
  const uint32_t verb = caller->head;
  const bool is_subject = td_rel_base((td_rel)caller->rel) == TD_REL_NSUBJ;
  return is_subject && verb != TD_NONE && verb > t->head && verb < w->end &&
                 calls(w, verb)
             ? verb
             : TD_NONE;
}

// Whether a preposition right before `i` was read as the mark of the clause.
static bool is_marked(const td_words *w, uint32_t i, uint32_t verb) {
  return i > w->begin && w->tokens[i - 1].upos == TD_UPOS_ADP &&
         w->tokens[i - 1].head == verb;
}

void td_repair_called(const td_words *w) {
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    const uint32_t verb = calling_verb(w, i);
    if (verb == TD_NONE) {
      continue;
    }
    const uint32_t above = w->tokens[verb].head;
    const bool is_phrase = is_marked(w, i, verb) && above != TD_NONE;
    const bool is_object = w->tokens[i - 1].upos == TD_UPOS_VERB;
    if (is_phrase) {
      td_token_attach(&w->tokens[i - 1], i, TD_REL_CASE);
      td_token_attach(&w->tokens[i], above,
                      td_token_is_noun(&w->tokens[above]) ? TD_REL_NMOD
                                                          : TD_REL_OBL);
    } else if (is_object) {
      td_token_attach(&w->tokens[i], i - 1, TD_REL_OBJ);
    }
    if (is_phrase || is_object) {
      td_token_attach(&w->tokens[verb], i, TD_REL_ACL_RELCL);
    } else {
      td_token_attach(&w->tokens[i], verb, TD_REL_OBJ);
    }
  }
}
