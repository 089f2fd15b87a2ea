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

// Whether the preposition of `t` is of the list.
static bool has_mark(const td_detection *d, uint32_t t, td_vocab mark) {
  for (uint32_t c = d->first; c < t; c++) {
    if (d->tokens[c].head == t && d->tokens[c].rel == TD_REL_CASE) {
      return td_know_word(d->know, d->tokens[c].form_term, mark);
    }
  }
  return false;
}

static bool may_act(const td_detection *d, uint32_t t) {
  return td_detect_found_name(d, t) || !is_nobody(d, t) ||
         td_detect_is_somebody(d, t);
}

static bool is_passive(const td_detection *d, uint32_t verb) {
  return td_slice_is(d->tokens[verb].xpos, "VBN") &&
         !has_child(d, verb, TD_REL_OBJ);
}

// The last act between a verb and `t` that is done to somebody told behind it;
// TD_NONE.
static uint32_t act_between(const td_detection *d, uint32_t verb, uint32_t t) {
  for (uint32_t i = t; i-- > verb + 1;) {
    if (d->tokens[i].upos == TD_UPOS_NOUN && is_act(d, i) && is_nobody(d, i) &&
        has_child(d, i, TD_REL_NMOD)) {
      return i;
    }
  }
  return TD_NONE;
}

// "Sought recognition of Israel | by Arab states": who does the act, not the
// verb, which has its doer.
static bool give_doer(td_detection *d, uint32_t t) {
  const uint32_t verb = d->tokens[t].head;
  if (td_rel_base((td_rel)d->tokens[t].rel) != TD_REL_OBL || verb == TD_NONE ||
      verb > t || d->tokens[verb].upos != TD_UPOS_VERB || is_passive(d, verb) ||
      !has_mark(d, t, TD_TID_AgentMark) || !may_act(d, t)) {
    return false;
  }
  const uint32_t act = act_between(d, verb, t);
  if (act == TD_NONE) {
    return false;
  }
  d->tokens[t].head = act;
  d->tokens[t].rel = TD_REL_NMOD;
  return true;
}

static bool is_time(const td_detection *d, uint32_t t) {
  return d->tokens[t].upos == TD_UPOS_NUM ||
         td_know_word(d->know, d->tokens[t].form_term, TD_TID_Weekday) ||
         td_know_word(d->know, d->tokens[t].form_term, TD_TID_Month) ||
         td_know_word(d->know, d->tokens[t].lemma_term, TD_TID_TimeUnit);
}

// The first word before the time `day` that is no part of it: "killing | in
// 1995", "killing | last week".
static uint32_t before_time(const td_detection *d, uint32_t day) {
  uint32_t t = day - 1;
  while (t > d->first && d->tokens[t].head == day &&
         d->tokens[t].upos != TD_UPOS_NOUN) {
    t--;
  }
  return t;
}

// "The massacre in 1995 | of nine Kurds": a day has nobody.
static bool give_victim(td_detection *d, uint32_t t) {
  const uint32_t day = d->tokens[t].head;
  if (d->tokens[t].rel != TD_REL_NMOD || day == TD_NONE || day > t ||
      day < d->first + 2 || !is_time(d, day) || !may_act(d, t) ||
      !has_mark(d, t, TD_TID_GenitiveMark)) {
    return false;
  }
  const uint32_t act = before_time(d, day);
  if (act + 1 == day || d->tokens[act].upos != TD_UPOS_NOUN ||
      !is_act(d, act)) {
    return false;
  }
  d->tokens[t].head = act;
  return true;
}

bool td_detect_beside(td_detection *d, uint32_t t) {
  const uint32_t act = act_beside(d, t);
  if (act == TD_NONE) {
    return give_doer(d, t) || give_victim(d, t);
  }
  d->tokens[t].head = act;
  return true;
}
