// SPDX-License-Identifier: MIT

#include "grammar/question.h"

#include "grammar/clause.h"

static bool is_question_word(const td_analysis *x, uint32_t token) {
  return td_slice_has_prefix(x->tokens[token].xpos, TD_SLICE("W"));
}

// A subject before its auxiliary states, and who asks when or who takes the
// rest for granted.
static bool has_question_order(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  const uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  bool is_inverted = subject == TD_NONE;
  for (uint32_t t = s->first_token; t < token; t++) {
    if (is_question_word(x, t)) {
      return false;
    }
    is_inverted |=
        x->tokens[t].head == token && td_is_auxiliary(x, t) && t < subject;
  }
  return is_inverted;
}

bool td_is_asked(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_sentence *s = &x->document->sentences.items[t->sentence];
  const bool is_behind = t->rel == TD_REL_PARATAXIS || t->rel == TD_REL_APPOS;
  const bool heads =
      t->head == TD_NONE || ((t->rel == TD_REL_CONJ || is_behind) &&
                             x->tokens[t->head].head == TD_NONE);
  return heads && t->upos == TD_UPOS_VERB &&
         td_slice_is(x->tokens[s->first_token + s->n_tokens - 1].form, "?") &&
         has_question_order(x, t->rel == TD_REL_CONJ ? t->head : token);
}

bool td_is_asked_how(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c < token && td_is_infinitive(x, token) && is_question_word(x, c) &&
        x->tokens[token].rel != TD_REL_ACL_RELCL) {
      return true;
    }
  }
  return false;
}
