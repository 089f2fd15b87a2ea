// SPDX-License-Identifier: MIT

#include "pipeline/outcome.h"

#include "pipeline/saying.h"
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
         !td_slice_is(w->tokens[i - 1].form, ",") &&
         td_word_entry(w->know, t->lemma, TD_TID_BareVerb);
}

static bool is_tensed(const td_token *t) {
  return td_slice_is(t->xpos, "VBD") || td_slice_is(t->xpos, "VBZ") ||
         td_slice_is(t->xpos, "VBP") || td_slice_is(t->xpos, "MD");
}

// The "after" before the verb at `i`, of a phrase that goes on up to it;
// TD_NONE.
static uint32_t cue_before(const td_words *w, uint32_t i) {
  for (uint32_t t = i; t-- > w->begin + 1;) {
    const td_token *word = &w->tokens[t];
    if (is_tensed(word) || word->rel == TD_REL_CC ||
        td_slice_is(word->form, ",")) {
      return TD_NONE;
    }
    if (word->rel == TD_REL_CASE && word->head != TD_NONE && word->head > t &&
        word->head < i &&
        td_word_entry(w->know, word->form, TD_TID_TemporalCue) &&
        w->tokens[word->head].rel == TD_REL_OBL &&
        w->tokens[word->head].head < t) {
      return t;
    }
  }
  return TD_NONE;
}

static bool give_subject(const td_words *w, uint32_t i) {
  const uint32_t cue = cue_before(w, i);
  if (cue == TD_NONE) {
    return false;
  }
  const uint32_t noun = w->tokens[cue].head;
  const uint32_t above = w->tokens[noun].head;
  td_tree_attach(&w->tokens[i], above, TD_REL_ADVCL);
  td_tree_attach(&w->tokens[noun], i, TD_REL_NSUBJ);
  td_tree_attach(&w->tokens[cue], i, TD_REL_MARK);
  w->tokens[cue].upos = TD_UPOS_SCONJ;
  w->tokens[i].xpos = TD_SLICE("VBD");
  w->tokens[i].feats = TD_SLICE("Mood=Ind|Tense=Past|VerbForm=Fin");
  return true;
}

void td_outcome_restore(const td_know *know, td_document *document) {
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const td_words w = {know, document->tokens.items, s->first_token,
                        s->first_token + s->n_tokens};
    bool is_changed = false;
    for (uint32_t i = w.begin + 2; i < w.end; i++) {
      if (is_bare_past(&w, i) && give_subject(&w, i)) {
        is_changed = true;
      }
    }
    if (is_changed) {
      td_document_link_children(document, k);
    }
  }
}
