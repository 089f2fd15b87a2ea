// SPDX-License-Identifier: MIT

#include "grammar/relative.h"

#include "grammar/fits.h"
#include "grammar/holder.h"

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

// "Doctors Without | Borders, which left": the head of the name that the noun
// stands in.
static uint32_t head_of_name(const td_analysis *x, uint32_t noun) {
  const uint32_t head = x->tokens[noun].head;
  if (x->tokens[noun].rel != TD_REL_NMOD || head > noun) {
    return noun;
  }
  const uint32_t mention = td_mention_at(x, head);
  const td_mention *m =
      mention == TD_NONE ? NULL : &x->document->mentions.items[mention];
  return m && m->form == TD_FORM_NAME && m->span.end >= x->tokens[noun].span.end
             ? head
             : noun;
}

// The noun above, past what tells of it: "jihadists | linked to Al-Qaeda", "men
// | loyal to him", "gunmen | said to belong to it"; TD_NONE.
static uint32_t noun_above(const td_analysis *x, uint32_t at) {
  uint32_t head = x->tokens[at].head;
  if (head == TD_NONE || head > at) {
    return TD_NONE;
  }
  if (x->tokens[at].rel == TD_REL_NMOD) {
    return head;
  }
  if (td_rel_base((td_rel)x->tokens[at].rel) != TD_REL_OBL) {
    return TD_NONE;
  }
  while (x->tokens[head].rel == TD_REL_XCOMP && x->tokens[head].head < head) {
    head = x->tokens[head].head;
  }
  const bool is_told_of = (x->tokens[head].rel == TD_REL_ACL &&
                           td_slice_is(x->tokens[head].xpos, "VBN")) ||
                          x->tokens[head].upos == TD_UPOS_ADJ;
  const uint32_t noun = x->tokens[head].head;
  return is_told_of && noun < head && td_is_noun(x, noun) ? noun : TD_NONE;
}

// "The leader of the party, who left", "a guard at the port who fled": the
// person whom the phrase of `noun` tells of, where `noun` itself is none.
static uint32_t person_before(const td_analysis *x, uint32_t noun,
                              uint32_t token) {
  if (!td_slice_is(animacy_asked(x, token), "true") || is_person(x, noun)) {
    return noun;
  }
  for (uint32_t at = noun_above(x, noun); at != TD_NONE;
       at = noun_above(x, at)) {
    if (td_is_noun(x, at) && td_is_actor(x, at) && is_person(x, at)) {
      return at;
    }
  }
  return noun;
}

// "Told a caller | to Radio Lima who demanded": the person among the phrases of
// the verb before that of `noun`, where this is none; else `noun`.
static uint32_t person_beside(const td_analysis *x, uint32_t noun,
                              uint32_t token) {
  const uint32_t verb = x->tokens[noun].head;
  if (!td_slice_is(animacy_asked(x, token), "true") || is_person(x, noun) ||
      td_rel_base((td_rel)x->tokens[noun].rel) != TD_REL_OBL || verb > noun ||
      !td_is_predicate(x, verb)) {
    return noun;
  }
  uint32_t found = noun;
  for (uint32_t c = x->tokens[verb].first_child; c != TD_NONE && c < noun;
       c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (c > verb &&
        (rel == TD_REL_OBJ || rel == TD_REL_IOBJ || rel == TD_REL_OBL) &&
        td_is_noun(x, c) && td_is_actor(x, c) && is_person(x, c)) {
      found = c;
    }
  }
  return found;
}

// "A column of soldiers that shot nine": a body of nameless people is told of
// as one.
static uint32_t body_of(const td_analysis *x, uint32_t noun, uint32_t token) {
  const uint32_t body = x->tokens[noun].head;
  return x->tokens[noun].rel == TD_REL_NMOD && body < noun &&
                 td_has_mark(x, noun, TD_MARK_GENITIVE) &&
                 x->tokens[noun].upos == TD_UPOS_NOUN &&
                 td_has_feature(x, noun, "Number=Plur") &&
                 !td_has_child(x, noun, TD_REL_DET) && is_person(x, noun) &&
                 !td_slice_is(x->tokens[noun + 1].form, ",") &&
                 !td_slice_is(animacy_asked(x, token), "true") &&
                 td_is_noun(x, body) && td_is_actor(x, body) &&
                 !is_person(x, body)
             ? body
             : noun;
}

// Whether `noun` is a place or thing in the phrase of a noun before it.
static bool is_hit(const td_analysis *x, uint32_t noun) {
  const td_fits hit[] = {
      {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Facility)},
      {TD_FITS_CLASS, td_know_vocab(x->know, TD_TID_Vehicle)}};
  return x->tokens[noun].rel == TD_REL_NMOD && x->tokens[noun].head < noun &&
         td_is_noun(x, x->tokens[noun].head) &&
         !td_has_mark(x, noun, TD_MARK_AGENT) &&
         (!td_is_actor(x, noun) || td_is_place(x, noun) ||
          td_fits_any(x, noun, hit, 2));
}

// Whether the verb `token` tells of harm done, in most or the plainest of its
// senses.
static bool does_harm(const td_analysis *x, uint32_t token) {
  const td_term assault = td_know_vocab(x->know, TD_TID_Assault);
  unsigned n_harm = 0, n_others = 0;
  for (const td_lexeme *l =
           td_lexicon_first(x->lexicon, x->tokens[token].lemma_term);
       l; l = td_lexicon_next(x->lexicon, l)) {
    const bool is_verb = l->upos == TD_UPOS_VERB && l->classes[0];
    const bool is_harm =
        is_verb && td_know_is_subclass(x->know, l->classes[0], assault);
    n_harm += is_harm;
    n_others += is_verb && !is_harm;
  }
  return n_harm > n_others ||
         td_evokes(x, token, td_know_vocab(x->know, TD_TID_Kill)) ||
         td_evokes(x, token, td_know_vocab(x->know, TD_TID_Wound));
}

// "The bombing of a hotel that killed nine", "the attack on a school that": of
// what is hit nobody is killed by, but by the act.
static uint32_t act_before(const td_analysis *x, uint32_t noun,
                           uint32_t token) {
  const td_term assault = td_know_vocab(x->know, TD_TID_Assault);
  if (td_slice_is(animacy_asked(x, token), "true") || !does_harm(x, token)) {
    return noun;
  }
  for (uint32_t at = noun; is_hit(x, at); at = x->tokens[at].head) {
    const uint32_t act = x->tokens[at].head;
    if (td_evokes(x, act, assault) &&
        (td_is_place(x, at) || td_is_addressed(x, act, at))) {
      return act;
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

// "Five Iraqis and a Libyan who were questioned": what is told in the plural of
// the last is told of all.
static uint32_t first_of_all(const td_analysis *x, uint32_t noun,
                             uint32_t token) {
  const uint32_t aux = td_document_child(x->document, token, TD_REL_AUX);
  const uint32_t verb = aux == TD_NONE ? token : aux;
  return x->tokens[noun].rel == TD_REL_CONJ &&
                 td_has_feature(x, noun, "Number=Sing") && is_person(x, noun) &&
                 !td_is_noun(x, verb) &&
                 td_has_feature(x, verb, "Number=Plur") &&
                 x->tokens[noun].head < noun
             ? x->tokens[noun].head
             : noun;
}

uint32_t td_relative_noun(const td_analysis *x, uint32_t token) {
  const uint32_t above = x->tokens[token].head;
  if (x->time_of[above] == TD_NONE || above > token) {
    if (above > token) {
      return above;
    }
    const uint32_t head = head_of_name(x, above);
    const uint32_t noun = first_of_all(x, fitting_noun(x, head, token), token);
    if (noun != head) {
      return named_before(x, noun);
    }
    uint32_t other = person_before(x, head, token);
    other = other != head ? other : person_beside(x, head, token);
    other = other != head ? other : body_of(x, head, token);
    return named_before(x, act_before(x, other, token));
  }
  for (uint32_t t = token; t-- > above;) {
    const td_upos upos = (td_upos)x->tokens[t].upos;
    if ((upos == TD_UPOS_NOUN || upos == TD_UPOS_PROPN) &&
        x->time_of[t] == TD_NONE && x->tokens[t].rel != TD_REL_COMPOUND &&
        !td_document_is_below(x->document, t, token)) {
      return t;
    }
  }
  return above;
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
