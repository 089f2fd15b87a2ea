// SPDX-License-Identifier: MIT

#include "pipeline/beside.h"

#include "pipeline/saying.h"

static bool is_past(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_VERB &&
         td_slice_is(w->tokens[i].xpos, "VBD");
}

// A past tense, also one read as a participle of the passive before it ("was
// rigged | and urged voters"), which would have no object.
static bool may_be_past(const td_words *w, uint32_t i) {
  return is_past(w, i) || (td_slice_is(w->tokens[i].xpos, "VBN") &&
                           (td_words_have_child(w, i, TD_REL_OBJ) ||
                            td_words_have_child(w, i, TD_REL_IOBJ) ||
                            (td_words_have_child(w, i, TD_REL_OBL) &&
                             td_words_have_child(w, i, TD_REL_ADVCL))));
}

// Whether the clause tells of a state, of what is done to its subject, who says
// nothing then, or of what was or will be done before or after the verb; "the
// banker fled and told his wife" is one story.
static bool is_apart(const td_words *w, uint32_t clause, uint32_t verb) {
  return td_words_have_child(w, clause, TD_REL_COP) ||
         td_words_have_child(w, clause, TD_REL_EXPL) ||
         td_tree_is_passive(w->tokens, w->begin, clause) ||
         (is_past(w, verb) && td_words_have_child(w, clause, TD_REL_AUX));
}

static bool has_pronoun(const td_words *w, uint32_t clause) {
  for (uint32_t i = w->begin; i < clause; i++) {
    const td_token *t = &w->tokens[i];
    if (t->head == clause && td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ) {
      return t->upos == TD_UPOS_PRON;
    }
  }
  return !td_words_have_child(w, clause, TD_REL_EXPL);
}

// The verb of saying beside which the verb belongs; TD_NONE.
static uint32_t place_of(const td_words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  if (!may_be_past(w, verb) || t->rel != TD_REL_CONJ || t->head >= verb ||
      t->head < w->begin || td_words_have_child(w, verb, TD_REL_NSUBJ) ||
      td_words_have_child(w, verb, TD_REL_AUX) ||
      !td_words_have_child(w, verb, TD_REL_CC)) {
    return TD_NONE;
  }
  const uint32_t clause = t->head;
  // "Said there was no hurry | and left": "there" does nothing.
  if (!td_words_say(w, verb) && !td_words_ask(w, verb) &&
      !td_words_have_child(w, clause, TD_REL_EXPL)) {
    return TD_NONE;
  }
  const uint32_t above = w->tokens[clause].head;
  return w->tokens[clause].rel == TD_REL_CCOMP && above != TD_NONE &&
                 above >= w->begin && above < clause && is_past(w, above) &&
                 td_words_say(w, above) &&
                 td_words_have_child(w, above, TD_REL_NSUBJ) &&
                 is_apart(w, clause, verb) && !has_pronoun(w, clause)
             ? above
             : TD_NONE;
}

void td_beside_restore(const td_know *know, td_document *document) {
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const td_words w = {know, document->tokens.items, s->first_token,
                        s->first_token + s->n_tokens};
    bool is_changed = false;
    for (uint32_t i = w.begin; i < w.end; i++) {
      const uint32_t above = place_of(&w, i);
      if (above != TD_NONE) {
        td_tree_attach(&w.tokens[i], above, TD_REL_CONJ);
        w.tokens[i].xpos = TD_SLICE("VBD");
        is_changed = true;
      }
    }
    if (is_changed) {
      td_document_link_children(document, k);
    }
  }
}
