// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_past(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_VERB &&
         td_slice_is(w->tokens[i].xpos, "VBD");
}

// A past tense, also one read as a participle of the passive before it ("was
// rigged | and urged voters"), which would have no object or infinitive.
static bool may_be_past(const td_words *w, uint32_t i) {
  return is_past(w, i) || (td_slice_is(w->tokens[i].xpos, "VBN") &&
                           (td_words_have_child(w, i, TD_REL_OBJ) ||
                            td_words_have_child(w, i, TD_REL_IOBJ) ||
                            td_words_have_child(w, i, TD_REL_XCOMP) ||
                            (td_words_have_child(w, i, TD_REL_OBL) &&
                             td_words_have_child(w, i, TD_REL_ADVCL))));
}

// "Denied that it had shelled the camp | and accused the rebels": who denies
// two things says "or".
static bool is_denial(const td_words *w, uint32_t verb) {
  const td_term entry =
      td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_ReportingVerb);
  return entry && td_know_get(w->know, entry, TD_TID_givesStatus) ==
                      td_know_vocab(w->know, TD_TID_DidNotHappen);
}

static bool is_choice(const td_words *w, uint32_t verb) {
  for (uint32_t i = w->begin; i < verb; i++) {
    if (w->tokens[i].head == verb && w->tokens[i].rel == TD_REL_CC &&
        td_word_entry(w->know, w->tokens[i].form, TD_TID_ChoiceMark)) {
      return true;
    }
  }
  return false;
}

// "The strike", "a bomb": what says and asks nothing.
static bool is_thing(const td_words *w, uint32_t noun) {
  const td_token *t = &w->tokens[noun];
  return t->upos == TD_UPOS_NOUN &&
         !td_word_entry(w->know, t->lemma, TD_TID_AgentNoun) &&
         !td_word_entry(w->know, t->form, TD_TID_AgentNoun);
}

static bool is_pronoun(const td_words *w, uint32_t i) {
  return i == TD_NONE || w->tokens[i].upos == TD_UPOS_PRON;
}

// "Police had searched his house and | accused him": one person, who can only
// be the teller, is the object where several act.
static bool is_done_to_teller(const td_words *w, uint32_t verb,
                              uint32_t subject) {
  const td_term agent =
      td_word_entry(w->know, w->tokens[subject].lemma, TD_TID_AgentNoun);
  const bool is_group =
      td_token_has_feature(&w->tokens[subject], TD_SLICE("Number=Plur")) ||
      td_know_get(w->know, agent, TD_TID_kindOfBody);
  for (uint32_t i = verb + 1; is_group && i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->head == verb && (t->rel == TD_REL_OBJ || t->rel == TD_REL_IOBJ)) {
      return t->upos == TD_UPOS_PRON &&
             td_token_has_feature(t, TD_SLICE("Number=Sing")) &&
             td_token_has_feature(t, TD_SLICE("Gender="));
    }
  }
  return false;
}

// Whether only people do what the verb tells with its object or clause.
static bool is_done_by_people(const td_words *w, uint32_t verb) {
  const td_slice lemma = w->tokens[verb].lemma;
  return (td_words_say(w, verb) || td_words_ask(w, verb) ||
          td_words_intend(w, verb) ||
          td_word_entry(w->know, lemma, TD_TID_AttitudeVerb)) &&
         (td_words_have_child(w, verb, TD_REL_OBJ) ||
          td_words_have_child(w, verb, TD_REL_IOBJ) ||
          td_words_have_child(w, verb, TD_REL_XCOMP) ||
          td_words_have_child(w, verb, TD_REL_CCOMP));
}

// Whether the clause tells of a state, of what is done to its subject, who says
// nothing then, or of what was or will be done before or after the verb; "the
// banker fled and told his wife" is one story.
static bool is_apart(const td_words *w, uint32_t clause, uint32_t verb) {
  return td_words_have_child(w, clause, TD_REL_COP) ||
         td_words_are_passive(w, clause) ||
         (is_past(w, verb) && td_words_have_child(w, clause, TD_REL_AUX));
}

// Whether the verb does not go on from the clause but from who tells it.
static bool is_of_teller(const td_words *w, uint32_t clause, uint32_t verb) {
  const uint32_t subject = td_words_subject(w, clause);
  if (subject != TD_NONE && is_thing(w, subject) &&
      is_done_by_people(w, verb)) {
    return true;
  }
  if (is_pronoun(w, subject)) {
    // No passive has an object: "had been beaten and | accused her".
    return subject != TD_NONE && td_slice_is(w->tokens[verb].xpos, "VBN") &&
           td_words_are_passive(w, clause) &&
           td_words_have_child(w, verb, TD_REL_OBJ) &&
           is_done_by_people(w, verb);
  }
  return may_be_past(w, verb) &&
         (td_words_say(w, verb) || td_words_ask(w, verb) ||
          td_words_intend(w, verb)) &&
         is_apart(w, clause, verb) && !is_done_to_teller(w, verb, subject);
}

// "Called the raid barbaric | and urged talks", "described it as unfair | and
// asked for": what a past tense says of its object asks nothing itself.
static bool is_judgement(const td_words *w, uint32_t word, uint32_t above) {
  const td_rel rel = td_rel_base((td_rel)w->tokens[word].rel);
  return w->tokens[word].upos == TD_UPOS_ADJ &&
         (rel == TD_REL_XCOMP || rel == TD_REL_ADVCL || rel == TD_REL_OBL) &&
         !td_words_have_child(w, word, TD_REL_NSUBJ) &&
         !td_words_have_child(w, word, TD_REL_COP) && is_past(w, above) &&
         td_words_have_child(w, above, TD_REL_NSUBJ);
}

static bool may_be_beside(const td_words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  return (is_past(w, verb) || td_slice_is(t->xpos, "VBN")) &&
         t->rel == TD_REL_CONJ && t->head < verb && t->head >= w->begin &&
         !td_words_have_child(w, verb, TD_REL_NSUBJ) &&
         !td_words_have_child(w, verb, TD_REL_AUX) &&
         td_words_have_child(w, verb, TD_REL_CC);
}

// Whether the verb is beside a denial: "denied it had shelled the camp | and
// accused the rebels".
static bool is_beside_denial(const td_words *w, uint32_t above, uint32_t verb) {
  return is_denial(w, above) && !is_choice(w, verb) && may_be_past(w, verb) &&
         (td_words_say(w, verb) || td_words_ask(w, verb));
}

// The verb of saying beside which the verb belongs; TD_NONE.
static uint32_t place_of(const td_words *w, uint32_t verb) {
  if (!may_be_beside(w, verb)) {
    return TD_NONE;
  }
  const uint32_t clause = w->tokens[verb].head;
  const uint32_t above = w->tokens[clause].head;
  if (above == TD_NONE || above < w->begin || above >= clause) {
    return TD_NONE;
  }
  if (is_judgement(w, clause, above)) {
    return td_words_say(w, verb) || td_words_ask(w, verb) ||
                   td_words_intend(w, verb)
               ? above
               : TD_NONE;
  }
  return w->tokens[clause].rel == TD_REL_CCOMP && is_past(w, above) &&
                 td_words_say(w, above) &&
                 td_words_have_child(w, above, TD_REL_NSUBJ) &&
                 (is_beside_denial(w, above, verb) ||
                  is_of_teller(w, clause, verb))
             ? above
             : TD_NONE;
}

// "Said police had searched his house and | accused him": the clause before the
// verb in which the verb belongs, which was hung beside the one who tells it;
// TD_NONE.
static uint32_t clause_before(const td_words *w, uint32_t verb) {
  const uint32_t above = w->tokens[verb].head;
  if (!is_past(w, verb) || w->tokens[verb].rel != TD_REL_CONJ ||
      above >= verb || above < w->begin || !td_words_say(w, above) ||
      td_words_have_child(w, above, TD_REL_OBJ) ||
      td_words_have_child(w, above, TD_REL_IOBJ) ||
      td_words_have_child(w, verb, TD_REL_NSUBJ)) {
    return TD_NONE;
  }
  for (uint32_t i = verb; --i > above;) {
    if (w->tokens[i].head == above && w->tokens[i].rel == TD_REL_CCOMP) {
      const uint32_t subject = td_words_subject(w, i);
      return subject != TD_NONE && !is_pronoun(w, subject) &&
                     w->tokens[i].upos == TD_UPOS_VERB &&
                     is_done_to_teller(w, verb, subject)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

void td_repair_second_tellers(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    const uint32_t clause = clause_before(w, i);
    const uint32_t above = clause == TD_NONE ? place_of(w, i) : clause;
    if (above != TD_NONE) {
      td_token_attach(&w->tokens[i], above, TD_REL_CONJ);
      w->tokens[i].xpos = TD_SLICE("VBD");
    }
  }
}
