// SPDX-License-Identifier: MIT

#include "grammar/relative.h"

#include "grammar/fits.h"

// What the pronoun of the relative clause `token` stands for: "true" where
// people, "false" where things and bodies, empty where it may be either.
static td_slice animacy_asked(const td_analysis *x, uint32_t token) {
  const td_span tree = td_document_subtree(x->document, token);
  for (uint32_t t = tree.begin; t < token; t++) {
    if (td_is_relative_pronoun(x, t)) {
      const td_term entry =
          td_know_word(x->know, x->tokens[t].form_term, TD_TID_Pronoun);
      return td_know_text(x->know, td_know_get(x->know, entry, TD_TID_animate));
    }
  }
  return (td_slice){NULL, 0};
}

static bool is_person(const td_analysis *x, uint32_t token) {
  const td_fits person = {TD_FITS_CLASS,
                          td_know_vocab(x->know, TD_SCHEMA_Person)};
  return td_fits_any(x, token, &person, 1);
}

// "The head of the firm, which closed", "the army of the nuns, who fled": the
// noun behind in the phrase that the pronoun fits better.
static uint32_t fitting_noun(const td_analysis *x, uint32_t noun,
                             uint32_t token) {
  const td_slice animacy = animacy_asked(x, token);
  const bool wants_person = td_slice_is(animacy, "true");
  if (animacy.length == 0 || !td_is_actor(x, noun) ||
      is_person(x, noun) == wants_person) {
    return noun;
  }
  uint32_t found = noun;
  for (uint32_t t = noun + 1; t < token; t++) {
    const uint32_t head = x->tokens[t].head;
    if (x->tokens[t].rel == TD_REL_NMOD && head == found && td_is_actor(x, t)) {
      found = t;
      if (is_person(x, t) == wants_person) {
        return t;
      }
    }
  }
  return noun;
}

// "The leader of the party, who left", "a guard at the port who fled": the
// person whom the phrase of `noun` tells of, where `noun` itself is none.
static uint32_t person_before(const td_analysis *x, uint32_t noun,
                              uint32_t token) {
  if (!td_slice_is(animacy_asked(x, token), "true") || is_person(x, noun)) {
    return noun;
  }
  for (uint32_t at = noun;
       x->tokens[at].rel == TD_REL_NMOD && x->tokens[at].head < at;) {
    at = x->tokens[at].head;
    if (td_is_noun(x, at) && td_is_actor(x, at) && is_person(x, at)) {
      return at;
    }
  }
  return noun;
}

// "Ann Lee, a clerk who ...": what the apposition tells is told of the name.
static uint32_t named_before(const td_analysis *x, uint32_t noun) {
  const uint32_t name = x->tokens[noun].head;
  return x->tokens[noun].rel == TD_REL_APPOS && name != TD_NONE &&
                 name < noun && x->tokens[name].upos == TD_UPOS_PROPN &&
                 x->tokens[noun].upos == TD_UPOS_NOUN &&
                 td_has_child(x, noun, TD_REL_DET) && is_person(x, name) &&
                 is_person(x, noun)
             ? name
             : noun;
}

uint32_t td_relative_noun(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  if (x->time_of[head] == TD_NONE || head > token) {
    if (head > token) {
      return head;
    }
    const uint32_t noun = fitting_noun(x, head, token);
    return named_before(x, noun == head ? person_before(x, head, token) : noun);
  }
  for (uint32_t t = token; t-- > head;) {
    const td_upos upos = (td_upos)x->tokens[t].upos;
    if ((upos == TD_UPOS_NOUN || upos == TD_UPOS_PROPN) &&
        x->time_of[t] == TD_NONE && x->tokens[t].rel != TD_REL_COMPOUND &&
        !td_document_is_below(x->document, t, token)) {
      return t;
    }
  }
  return head;
}

bool td_is_relative_clause(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_ACL_RELCL ||
         (t->rel == TD_REL_ADVCL_RELCL && td_is_noun(x, t->head));
}

bool td_is_relative(const td_analysis *x, uint32_t token) {
  if (td_is_relative_pronoun(x, token)) {
    return true;
  }
  const td_upos upos = (td_upos)x->tokens[token].upos;
  const uint32_t of = td_child_exact(x, token, TD_REL_NMOD);
  return (upos == TD_UPOS_PRON || upos == TD_UPOS_DET || upos == TD_UPOS_NUM ||
          upos == TD_UPOS_ADJ) &&
         of != TD_NONE && td_is_relative_pronoun(x, of);
}
