// SPDX-License-Identifier: MIT

#include "grammar/headline.h"

// Whether `token` stands in a headline, or in a first line without a full
// stop.
static bool is_in_title(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  return td_document_is_title(x->document, s);
}

static bool has_verb(const td_analysis *x, const td_sentence *s) {
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    if (x->tokens[s->first_token + i].upos == TD_UPOS_VERB) {
      return true;
    }
  }
  return false;
}

// "Libya blocks access": the object may have been read as the predicate.
bool td_is_headline_verb(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  if (!is_in_title(x, token) || !td_slice_is(t->xpos, "NNS") ||
      !td_has_child(x, token, TD_REL_COMPOUND)) {
    return false;
  }
  return t->rel == TD_REL_PARATAXIS ||
         ((t->rel == TD_REL_ROOT || t->rel == TD_REL_NSUBJ) &&
          !has_verb(x, &x->document->sentences.items[t->sentence]));
}

// What stands in a title as if it were a name, though nobody knows it.
bool td_is_headline_noun(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  return is_in_title(x, token) &&
         (entity == TD_NONE || !x->document->entities.items[entity].known);
}

static bool is_capital(const td_token *t) {
  return t->form.length > 1 && t->form.data[0] >= 'A' &&
         t->form.data[0] <= 'Z' && t->form.data[1] >= 'a' &&
         t->form.data[1] <= 'z';
}

static bool is_small(const td_token *t) {
  return t->form.length && t->form.data[0] >= 'a' && t->form.data[0] <= 'z';
}

// Whether a word with a capital stands right beside `token`, or before it with
// only function words between: "Bureau of Investigation".
static bool is_beside_capital(const td_analysis *x, const td_sentence *s,
                              uint32_t token) {
  const uint32_t end = s->first_token + s->n_tokens;
  if (token + 1 < end && is_capital(&x->tokens[token + 1])) {
    return true;
  }
  uint32_t i = token - 1;
  while (i > s->first_token && (x->tokens[i].upos == TD_UPOS_ADP ||
                                x->tokens[i].upos == TD_UPOS_DET)) {
    i--;
  }
  return is_capital(&x->tokens[i]) && (i > s->first_token || i + 1 == token ||
                                       x->tokens[i].upos == TD_UPOS_PROPN);
}

bool td_is_written_as_name(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const td_sentence *s = &x->document->sentences.items[t->sentence];
  if (!is_capital(t) || token == s->first_token || is_in_title(x, token) ||
      t[-1].upos == TD_UPOS_PUNCT || !is_beside_capital(x, s, token)) {
    return false;
  }
  uint32_t n_small = 0;
  uint32_t n_capital = 0;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    n_small += is_small(&x->tokens[s->first_token + i]);
    n_capital += is_capital(&x->tokens[s->first_token + i]);
  }
  return n_small > n_capital;
}

// "Oman-brokered deal".
static bool is_joined(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_AMOD && token > 0 &&
         td_slice_is(x->tokens[token - 1].form, "-");
}

// A past tense or participle without an auxiliary in a headline; relative
// clauses keep theirs.
static bool is_headline_past(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t subject = td_document_child(x->document, token, TD_REL_NSUBJ);
  return (td_slice_is(t->xpos, "VBN") || td_slice_is(t->xpos, "VBD")) &&
         is_in_title(x, token) && t->rel != TD_REL_ACL_RELCL &&
         !is_joined(x, token) &&
         (subject == TD_NONE ? t->rel == TD_REL_ACL : subject < token) &&
         !td_has_child(x, token, TD_REL_AUX);
}

// "Smith named director", "was named director": what an object without an
// article says somebody was made.
static bool is_bare_post(const td_analysis *x, uint32_t object) {
  if (object == TD_NONE || x->tokens[object].upos != TD_UPOS_NOUN ||
      td_has_child(x, object, TD_REL_DET)) {
    return false;
  }
  const td_term form = x->tokens[object].lemma_term;
  const td_term agent = td_know_word(x->know, form, TD_TID_AgentNoun);
  return td_know_word(x->know, form, TD_ORG_Role) ||
         td_know_is_subclass(x->know, td_know_get(x->know, agent, TD_TID_class),
                             td_know_vocab(x->know, TD_SCHEMA_Person));
}

bool td_is_naming(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return (is_headline_past(x, token) ||
          td_child_exact(x, token, TD_REL_AUX_PASS) != TD_NONE) &&
         is_bare_post(x, object) &&
         td_lexicon_valency(x->lexicon, t->lemma_term).is_naming;
}

// Headlines leave out the auxiliary, and tell the past in the present tense:
// what looks like a past tense there is a participle, "Teacher stabbed in
// school", unless the verb mostly takes no object ("Talks failed").
bool td_is_headline_passive(const td_analysis *x, uint32_t token) {
  if (!is_headline_past(x, token) || td_has_child(x, token, TD_REL_CCOMP)) {
    return false;
  }
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  // "Man jailed | 12 years for fraud"
  const bool is_time = object != TD_NONE && x->time_of[object] != TD_NONE;
  return object != TD_NONE && !is_time
             ? td_is_naming(x, token)
             : !td_lexicon_valency(x->lexicon, x->tokens[token].lemma_term)
                    .is_intransitive;
}
