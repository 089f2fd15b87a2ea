// SPDX-License-Identifier: MIT

#include "pipeline/beside.h"

#include "pipeline/saying.h"
#include "segment/words.h"

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
         td_tree_is_passive(w->tokens, w->begin, clause) ||
         (is_past(w, verb) && td_words_have_child(w, clause, TD_REL_AUX));
}

static uint32_t subject_of(const td_words *w, uint32_t clause) {
  for (uint32_t i = w->begin; i < clause; i++) {
    const td_token *t = &w->tokens[i];
    if (t->head == clause && td_rel_base((td_rel)t->rel) == TD_REL_NSUBJ) {
      return i;
    }
  }
  return TD_NONE;
}

static bool is_pronoun(const td_words *w, uint32_t i) {
  return i == TD_NONE || w->tokens[i].upos == TD_UPOS_PRON;
}

static td_term agent_entry(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_AgentNoun);
}

// "The dam", "talks": a noun that names nobody, who says nothing.
static bool is_thing(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_NOUN && !agent_entry(w, i) &&
         !td_word_entry(w->know, t->form, TD_TID_AgentNoun);
}

// "Police had searched his house and | accused him": one person, who can only
// be the teller, is the object where several act.
static bool is_done_to_teller(const td_words *w, uint32_t verb,
                              uint32_t subject) {
  const td_slice one = TD_SLICE("Number=Sing"), sex = TD_SLICE("Gender=");
  const td_slice several = TD_SLICE("Number=Plur");
  const bool is_group =
      td_slice_find(w->tokens[subject].feats, several, 0) <
          w->tokens[subject].feats.length ||
      td_know_get(w->know, agent_entry(w, subject), TD_TID_kindOfBody);
  for (uint32_t i = verb + 1; is_group && i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    const td_rel rel = (td_rel)t->rel;
    if (t->head == verb && (rel == TD_REL_OBJ || rel == TD_REL_IOBJ)) {
      return t->upos == TD_UPOS_PRON &&
             td_slice_find(t->feats, one, 0) < t->feats.length &&
             td_slice_find(t->feats, sex, 0) < t->feats.length;
    }
  }
  return false;
}

// Whether only people do what the verb tells with its object or clause.
static bool is_done_by_people(const td_words *w, uint32_t verb) {
  const td_slice lemma = w->tokens[verb].lemma;
  return (td_words_say(w, verb) || td_words_ask(w, verb) ||
          td_word_entry(w->know, lemma, TD_TID_AttitudeVerb) ||
          td_word_entry(w->know, lemma, TD_TID_Intender)) &&
         (td_words_have_child(w, verb, TD_REL_OBJ) ||
          td_words_have_child(w, verb, TD_REL_IOBJ) ||
          td_words_have_child(w, verb, TD_REL_XCOMP) ||
          td_words_have_child(w, verb, TD_REL_CCOMP));
}

// Whether the verb does not go on from the clause but from who tells it.
static bool is_of_teller(const td_words *w, uint32_t clause, uint32_t verb) {
  const uint32_t subject = subject_of(w, clause);
  if (subject != TD_NONE && is_thing(w, subject) &&
      is_done_by_people(w, verb)) {
    return true;
  }
  if (is_pronoun(w, subject)) {
    // No passive has an object: "had been beaten and | accused her".
    return subject != TD_NONE && td_slice_is(w->tokens[verb].xpos, "VBN") &&
           td_tree_is_passive(w->tokens, w->begin, clause) &&
           td_words_have_child(w, verb, TD_REL_OBJ) &&
           is_done_by_people(w, verb);
  }
  return may_be_past(w, verb) &&
         (td_words_say(w, verb) || td_words_ask(w, verb)) &&
         is_apart(w, clause, verb) && !is_done_to_teller(w, verb, subject);
}

// The verb of saying beside which the verb belongs; TD_NONE.
static uint32_t place_of(const td_words *w, uint32_t verb) {
  const td_token *t = &w->tokens[verb];
  if (!(is_past(w, verb) || td_slice_is(t->xpos, "VBN")) ||
      t->rel != TD_REL_CONJ || t->head >= verb || t->head < w->begin ||
      td_words_have_child(w, verb, TD_REL_NSUBJ) ||
      td_words_have_child(w, verb, TD_REL_AUX) ||
      !td_words_have_child(w, verb, TD_REL_CC)) {
    return TD_NONE;
  }
  const uint32_t clause = t->head;
  const uint32_t above = w->tokens[clause].head;
  return w->tokens[clause].rel == TD_REL_CCOMP && above != TD_NONE &&
                 above >= w->begin && above < clause && is_past(w, above) &&
                 td_words_say(w, above) &&
                 td_words_have_child(w, above, TD_REL_NSUBJ) &&
                 is_of_teller(w, clause, verb)
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
      const uint32_t subject = subject_of(w, i);
      return subject != TD_NONE && !is_pronoun(w, subject) &&
                     w->tokens[i].upos == TD_UPOS_VERB &&
                     is_done_to_teller(w, verb, subject)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// Puts the verb where it belongs; whether it stood elsewhere.
static bool settle(const td_words *w, uint32_t i) {
  const uint32_t clause = clause_before(w, i);
  const uint32_t above = clause == TD_NONE ? place_of(w, i) : clause;
  if (above == TD_NONE) {
    return false;
  }
  td_tree_attach(&w->tokens[i], above, TD_REL_CONJ);
  w->tokens[i].xpos = TD_SLICE("VBD");
  return true;
}

void td_beside_restore(const td_know *know, td_document *document) {
  for (uint32_t k = 0; k < document->sentences.count; k++) {
    const td_sentence *s = &document->sentences.items[k];
    const td_words w = {know, document->tokens.items, s->first_token,
                        s->first_token + s->n_tokens};
    bool is_changed = false;
    for (uint32_t i = w.begin; i < w.end; i++) {
      is_changed = settle(&w, i) || is_changed;
    }
    if (is_changed) {
      td_document_link_children(document, k);
    }
  }
}
