// SPDX-License-Identifier: MIT

// "The withdrawal of troops | and the release of prisoners": an act stands
// beside an act, though the parser put it beside whom the first is done to;
// "sought recognition of Israel | by Oman": who does an act stands beside it.

#include "detect/detect_private.h"

// Whether the lexicon has the noun as an act.
static bool is_act(const td_detection *d, uint32_t t) {
  const td_term noun = td_know_vocab(d->know, TD_LEXINFO_noun);
  const td_fact_run run = td_know_subjects(
      d->know, td_know_vocab(d->know, TD_TID_lemma), d->tokens[t].lemma_term);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_get(d->know, f->s, TD_LEXINFO_partOfSpeech) == noun &&
        td_know_get(d->know, f->s, TD_TID_evokes)) {
      return true;
    }
  }
  return false;
}

static bool has_child(const td_detection *d, uint32_t t, td_rel rel) {
  for (uint32_t c = d->first; c < d->end; c++) {
    if (d->tokens[c].head == t && d->tokens[c].rel == (uint8_t)rel) {
      return true;
    }
  }
  return false;
}

// "the N", "its N"
static bool is_determined(const td_detection *d, uint32_t t) {
  return has_child(d, t, TD_REL_DET) || has_child(d, t, TD_REL_NMOD_POSS);
}

// Nobody who could be done the same to as the first: "the arrest of the mayor
// and the head of the council".
static bool is_nobody(const td_detection *d, uint32_t t) {
  return !td_know_word(d->know, d->tokens[t].lemma_term, TD_TID_AgentNoun) &&
         !td_know_word(d->know, d->tokens[t].form_term, TD_TID_AgentNoun) &&
         !td_know_word(d->know, d->tokens[t].lemma_term, TD_ORG_Role);
}

// The act that the one at `t` stands beside, one phrase above; TD_NONE.
static uint32_t act_beside(const td_detection *d, uint32_t t) {
  const uint32_t done_to = d->tokens[t].head;
  if (d->tokens[t].rel != TD_REL_CONJ || done_to == TD_NONE || done_to > t ||
      d->tokens[done_to].rel != TD_REL_NMOD) {
    return TD_NONE;
  }
  const uint32_t act = d->tokens[done_to].head;
  return act < done_to && d->tokens[act].upos == TD_UPOS_NOUN &&
                 is_act(d, act) && is_act(d, t) && is_determined(d, t) &&
                 is_nobody(d, t) &&
                 !(is_act(d, done_to) && is_nobody(d, done_to))
             ? act
             : TD_NONE;
}

bool td_detect_beside(td_detection *d, uint32_t t) {
  const uint32_t act = act_beside(d, t);
  if (act == TD_NONE) {
    return false;
  }
  d->tokens[t].head = act;
  return true;
}
