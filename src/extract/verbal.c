// SPDX-License-Identifier: MIT

#include "extract/verbal.h"

#include "grammar/quantity.h"
#include "know/inflect.h"
#include "lexicon/lexicon.h"
#include "segment/words.h"

// "The building of the ministry", "a beginning of talks": a thing, or a word of
// the course of what stands behind it.
static bool is_noun_of_its_own(const td_analysis *x, uint32_t token) {
  const td_term lemma = x->tokens[token].lemma_term;
  return td_lexicon_first(x->lexicon, lemma) ||
         td_lexicon_first(x->lexicon, x->tokens[token].form_term) ||
         td_know_word(x->know, lemma, TD_TID_AgentNoun) ||
         td_know_word(x->know, lemma, TD_TID_ThingNoun) ||
         td_know_word(x->know, lemma, TD_TID_PlaceNoun) ||
         td_token_word(x, token, TD_WORD_PHASE) ||
         td_token_word(x, token, TD_WORD_SERIES);
}

td_term td_verbal_lemma(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (t->upos != TD_UPOS_NOUN || !td_slice_is(t->xpos, "NN") ||
      t->form.length >= TD_WORD_BYTES ||
      td_genitive_child(x, token) == TD_NONE || is_noun_of_its_own(x, token)) {
    return 0;
  }
  char lower[TD_WORD_BYTES];
  const td_slice form = {lower, td_word_lower(t->form, lower)};
  const td_term lemma =
      td_know_verb_lemma(x->know, form, t->form_term, t->lemma_term);
  return lemma != t->lemma_term && td_lexicon_first(x->lexicon, lemma) ? lemma
                                                                       : 0;
}

void td_verbal_arcs(const td_analysis *x, td_arcs *arcs) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    td_arc *arc = &arcs->items[i];
    const bool is_agent =
        arc->kind == TD_PATH_NMOD && td_is_mark(x, arc->word, TD_MARK_AGENT);
    if (arc->kind == TD_PATH_OF) {
      arc->kind = TD_PATH_OBJ;
      arc->word = TD_NO_WORD;
    } else if (arc->kind == TD_PATH_POSS || is_agent) {
      arc->kind = TD_PATH_SUBJ;
      arc->word = TD_NO_WORD;
    } else if (arc->kind == TD_PATH_NMOD) {
      arc->kind = TD_PATH_OBL;
    }
  }
}
