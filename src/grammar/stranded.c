// SPDX-License-Identifier: MIT

#include "grammar/stranded.h"

#include "grammar/relative.h"
#include "grammar/subject.h"

#define REACH 2 // "voted | on", "voted overwhelmingly | against"

// Whether the word `t` behind the verb `verb` is a preposition without a noun:
// parsers make it a phrase or particle of the verb, or hang it on the clause
// that goes on.
static bool is_stranded(const td_analysis *x, uint32_t verb, uint32_t t,
                        bool passive) {
  const td_token *word = &x->tokens[t];
  const td_rel rel = td_rel_base((td_rel)word->rel);
  if (!(word->upos == TD_UPOS_ADP || td_slice_is(word->xpos, "IN") ||
        td_slice_is(word->xpos, "TO")) ||
      word->first_child != TD_NONE || word->head == TD_NONE) {
    return false;
  }
  if (word->head == verb) {
    return rel == TD_REL_OBL || rel == TD_REL_ADVMOD || rel == TD_REL_NMOD ||
           word->rel == TD_REL_COMPOUND_PRT || rel == TD_REL_DEP ||
           // "which they agreed to"; but "as they were told to" leaves out what
           (rel == TD_REL_XCOMP && !passive);
  }
  return (rel == TD_REL_CASE || rel == TD_REL_MARK) &&
         (word->head < t || td_is_tensed(x, word->head));
}

static uint32_t preposition_behind(const td_analysis *x, uint32_t verb,
                                   bool passive) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[verb].sentence];
  const uint32_t end = s->first_token + s->n_tokens;
  for (uint32_t t = verb + 1; t < end && t <= verb + REACH; t++) {
    if (is_stranded(x, verb, t, passive)) {
      return t;
    }
    if (x->tokens[t].upos != TD_UPOS_ADV) {
      break;
    }
  }
  return TD_NONE;
}

// "A matter | they want him to look into", "a matter | to look into": what the
// clause tells about, unless it is what does it.
static uint32_t noun_of_clause(const td_analysis *x, uint32_t verb) {
  uint32_t at = verb;
  while ((x->tokens[at].rel == TD_REL_XCOMP ||
          x->tokens[at].rel == TD_REL_CCOMP ||
          x->tokens[at].rel == TD_REL_CONJ) &&
         x->tokens[at].head < at) {
    at = x->tokens[at].head;
  }
  if (x->tokens[at].rel == TD_REL_ACL && td_is_infinitive(x, at)) {
    return x->tokens[at].head;
  }
  if (!td_is_relative_clause(x, at) || td_own_subject(x, at) == TD_NONE) {
    return TD_NONE;
  }
  const uint32_t noun = td_relative_noun(x, at);
  return td_deep_subject(x, at) == noun ? TD_NONE : noun;
}

void td_stranded_find(const td_analysis *x, uint32_t token, bool passive,
                      td_arcs *arcs) {
  const uint32_t word = x->tokens[token].upos == TD_UPOS_VERB
                            ? preposition_behind(x, token, passive)
                            : TD_NONE;
  if (word == TD_NONE) {
    return;
  }
  const td_slice form = td_know_text(x->know, x->tokens[word].form_term);
  if (!passive) {
    td_arc_add(arcs, TD_PATH_OBL, form, noun_of_clause(x, token), false);
    return;
  }
  // The word may be a particle as well: what is done to remains the object.
  const uint32_t n = arcs->count;
  for (uint32_t i = 0; i < n; i++) {
    if (arcs->items[i].kind == TD_PATH_OBJ) {
      td_arc_add(arcs, TD_PATH_OBL, form, arcs->items[i].token, false);
    }
  }
}
