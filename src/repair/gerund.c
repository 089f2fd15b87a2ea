// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "know/inflect.h"
#include "segment/words.h"

// ------------------------------------------- "ministers | meeting in Oman"

// The verb of which a word read as a noun is a regular participle: "meeting";
// 0.
static td_term verb_of(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  char lower[TD_WORD_BYTES];
  const td_slice word = {lower, td_word_lower(t->form, lower)};
  const td_term term = td_word_term(w->know, t->form);
  if (!td_slice_is(t->xpos, "NN") ||
      td_know_word(w->know, term, TD_TID_IrregularVerb)) {
    return 0;
  }
  const td_term lemma = td_know_verb_lemma(w->know, word, term, 0);
  return lemma != term && td_lemma_is_verb(w->know, lemma) ? lemma : 0;
}

// Whether something before the word belongs to it as to a noun: "a | meeting".
static bool is_described(const td_words *w, uint32_t i) {
  for (uint32_t c = i; c-- > w->begin && c + TD_WORDS_REACH > i;) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[c].rel);
    if (w->tokens[c].head == i && rel != TD_REL_PUNCT && rel != TD_REL_NSUBJ) {
      return true;
    }
  }
  return false;
}

static bool is_of_clause(td_rel rel) {
  return rel == TD_REL_ACL || rel == TD_REL_ADVCL || rel == TD_REL_CSUBJ;
}

static void make_gerund(const td_words *w, uint32_t i, td_term lemma) {
  td_token *t = &w->tokens[i];
  t->upos = TD_UPOS_VERB;
  t->xpos = TD_SLICE("VBG");
  t->feats = TD_SLICE("VerbForm=Ger");
  t->lemma = td_know_text(w->know, lemma);
}

// "Ministers meeting in Oman | agreed": who meets agreed.
static void give_subject(const td_words *w, uint32_t gerund) {
  const uint32_t noun = td_words_child_before(w, gerund, TD_REL_NSUBJ);
  const uint32_t verb = w->tokens[gerund].head;
  if (noun != TD_NONE && verb > gerund && verb < w->end &&
      !td_words_have_child(w, verb, TD_REL_NSUBJ)) {
    td_token_attach(&w->tokens[noun], verb, td_words_subject_rel(w, verb));
    td_token_attach(&w->tokens[gerund], noun, TD_REL_ACL);
  }
}

// "EU leaders | meeting in Oman agreed", not "a leaders' meeting": people in
// the plural right before what was read as their meeting.
static bool is_of_people(const td_words *w, uint32_t i) {
  const td_token *noun = i > w->begin ? &w->tokens[i - 1] : NULL;
  return noun && !w->is_title && noun->head == i &&
         noun->rel == TD_REL_COMPOUND && td_slice_is(noun->xpos, "NNS") &&
         td_word_entry(w->know, noun->lemma, TD_TID_AgentNoun) &&
         td_rel_base((td_rel)w->tokens[i].rel) == TD_REL_NSUBJ &&
         td_words_have_child(w, i, TD_REL_NMOD);
}

static void part_people(const td_words *w, uint32_t i) {
  const uint32_t noun = i - 1;
  for (uint32_t c = w->begin; c < w->end; c++) {
    if (w->tokens[c].head == i && c < noun) {
      w->tokens[c].head = noun;
    } else if (w->tokens[c].head == i && w->tokens[c].rel == TD_REL_NMOD) {
      w->tokens[c].rel = TD_REL_OBL;
    }
  }
  td_token_attach(&w->tokens[noun], w->tokens[i].head,
                  (td_rel)w->tokens[i].rel);
  td_token_attach(&w->tokens[i], noun, TD_REL_ACL);
}

static void settle_noun(const td_words *w, uint32_t i) {
  const bool is_clause =
      is_of_clause((td_rel)w->tokens[i].rel) && !is_described(w, i);
  const bool has_people = !is_clause && is_of_people(w, i);
  const td_term lemma = is_clause || has_people ? verb_of(w, i) : 0;
  if (!lemma) {
    return;
  }
  make_gerund(w, i, lemma);
  if (has_people) {
    part_people(w, i);
  } else if (w->tokens[i].rel == TD_REL_CSUBJ) {
    give_subject(w, i);
  }
}

// --------------------------------------------- "stopped | kidnapping nuns"

// Whether the word at `i` was read as a part of the people right behind it,
// where the verb right before it tells the course of an act.
static bool is_course_of_act(const td_words *w, uint32_t i) {
  const uint32_t noun = i + 1, verb = i - 1;
  return i > w->begin && noun < w->end && w->tokens[i].rel == TD_REL_COMPOUND &&
         w->tokens[i].head == noun &&
         td_slice_is(w->tokens[noun].xpos, "NNS") &&
         w->tokens[noun].head == verb && w->tokens[noun].rel == TD_REL_OBJ &&
         w->tokens[verb].upos == TD_UPOS_VERB &&
         td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_AspectVerb) &&
         td_word_entry(w->know, w->tokens[noun].lemma, TD_TID_AgentNoun);
}

static void give_act(const td_words *w, uint32_t i) {
  const td_term lemma = is_course_of_act(w, i) ? verb_of(w, i) : 0;
  if (lemma) {
    make_gerund(w, i, lemma);
    td_token_attach(&w->tokens[i], i - 1, TD_REL_XCOMP);
    td_token_attach(&w->tokens[i + 1], i, TD_REL_OBJ);
  }
}

// ------------------------------------- "| neighbouring Chad has closed ..."

// The noun right behind the participle, which is said to be its object though
// it belongs to the noun; TD_NONE.
static uint32_t noun_described(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_CSUBJ || t->head <= i || t->head >= w->end ||
      !td_word_entry(w->know, t->form, TD_TID_AttributiveParticiple)) {
    return TD_NONE;
  }
  for (uint32_t c = i + 1; c < t->head; c++) {
    if (w->tokens[c].upos == TD_UPOS_DET) {
      return TD_NONE;
    }
    if (w->tokens[c].head == i) {
      return w->tokens[c].rel == TD_REL_OBJ ? c : TD_NONE;
    }
  }
  return TD_NONE;
}

static void give_noun(const td_words *w, uint32_t i, uint32_t noun) {
  const uint32_t verb = w->tokens[i].head;
  for (uint32_t c = w->begin; c < w->end; c++) {
    if (w->tokens[c].head == i && c != noun) {
      w->tokens[c].head = c < noun ? noun : verb;
    }
  }
  td_token_attach(&w->tokens[noun], verb, td_words_subject_rel(w, verb));
  td_token_attach(&w->tokens[i], noun, TD_REL_AMOD);
}

// ------------------------------------------- "| Looting in Durban went on"

// Whether the gerund has what only a verb has.
static bool is_verbal(const td_words *w, uint32_t i) {
  static const td_rel rels[] = {TD_REL_OBJ,    TD_REL_IOBJ,  TD_REL_XCOMP,
                                TD_REL_CCOMP,  TD_REL_NSUBJ, TD_REL_AUX,
                                TD_REL_ADVMOD, TD_REL_CONJ,  TD_REL_COMPOUND};
  for (size_t r = 0; r < sizeof(rels) / sizeof(rels[0]); r++) {
    if (td_words_have_child(w, i, rels[r])) {
      return true;
    }
  }
  return false;
}

// A gerund in the place of a subject that has nothing but phrases behind it is
// a noun, where the lexicon has it as one.
static void make_noun(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  const td_term noun = td_word_term(w->know, t->form);
  if (!td_slice_is(t->xpos, "VBG") || t->upos != TD_UPOS_VERB ||
      (rel != TD_REL_NSUBJ && rel != TD_REL_CSUBJ) || t->head == TD_NONE ||
      t->head < i || w->tokens[t->head].upos != TD_UPOS_VERB ||
      !td_lemma_is_noun(w->know, noun) || is_verbal(w, i) ||
      td_words_child(w, i + 1, t->head, t->head, TD_REL_NSUBJ) != TD_NONE) {
    return;
  }
  for (uint32_t c = i + 1; c < w->end && c < i + TD_WORDS_REACH; c++) {
    if (w->tokens[c].head == i &&
        td_rel_base((td_rel)w->tokens[c].rel) == TD_REL_OBL) {
      w->tokens[c].rel = TD_REL_NMOD;
    }
  }
  t->rel = (uint8_t)td_words_subject_rel(w, t->head);
  t->upos = TD_UPOS_NOUN;
  t->xpos = TD_SLICE("NN");
  t->feats = TD_SLICE("Number=Sing");
  t->lemma = td_know_text(w->know, noun);
}

// ------------------------------------------------ "his | questioning by"

// The lemma of such a noun is no verb.
static void name_noun(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const td_term noun = td_word_term(w->know, t->form);
  if (t->upos == TD_UPOS_NOUN && td_slice_is(t->xpos, "NN") &&
      t->lemma.length < t->form.length && td_lemma_is_noun(w->know, noun)) {
    t->lemma = td_know_text(w->know, noun);
  }
}

// ------------------------------- "its | undertaking to", "ended their | fast"

// An adjective with an article or owner of its own in the place of a noun is
// one, where the lexicon has it as a noun and not as an adjective.
static void make_noun_of_adjective(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  if (t->upos != TD_UPOS_ADJ || !td_slice_is(t->xpos, "JJ") ||
      (rel != TD_REL_NSUBJ && rel != TD_REL_OBJ && rel != TD_REL_OBL) ||
      td_words_have_child(w, i, TD_REL_COP) ||
      !(td_words_have_child(w, i, TD_REL_DET) ||
        td_words_child_before(w, i, TD_REL_NMOD) != TD_NONE)) {
    return;
  }
  const td_term noun = td_word_term(w->know, t->form);
  if (!td_lemma_is_noun(w->know, noun) ||
      td_lemma_is_adjective(w->know, noun)) {
    return;
  }
  t->upos = TD_UPOS_NOUN;
  t->xpos = TD_SLICE("NN");
  t->feats = TD_SLICE("Number=Sing");
  t->lemma = td_know_text(w->know, noun);
  const uint32_t verb = td_words_child(w, i + 1, w->end, i,
                                       TD_REL_XCOMP); // "undertaking | to go"
  if (verb != TD_NONE) {
    w->tokens[verb].rel = TD_REL_ACL;
  }
}

void td_repair_gerunds(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    make_noun(w, i);
    name_noun(w, i);
    make_noun_of_adjective(w, i);
    settle_noun(w, i);
    give_act(w, i);
    const uint32_t noun = noun_described(w, i);
    if (noun != TD_NONE) {
      give_noun(w, i, noun);
    }
  }
}
