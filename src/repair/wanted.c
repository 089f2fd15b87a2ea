// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

#define MAX_STEPS 3 // from a noun up to the verb in whose phrase it stands

// "The panel called for charges | to be dropped": the tree makes what is wanted
// a part of the noun before it, or the head of all.

// Whether an infinitive of the passive stands at `i`: "to be paid".
static bool is_to_be_done(const td_words *w, uint32_t i) {
  return i > w->begin + 4 && td_slice_is(w->tokens[i].xpos, "VBN") &&
         td_slice_is(w->tokens[i - 1].xpos, "VB") &&
         w->tokens[i - 1].rel == TD_REL_AUX_PASS &&
         td_slice_is(w->tokens[i - 2].xpos, "TO") &&
         w->tokens[i - 2].rel == TD_REL_MARK;
}

// The preposition of aims of the thing right before the infinitive at `i`, an
// oblique of the verb that calls for it: "called | for | charges"; TD_NONE.
static uint32_t aim_before(const td_words *w, uint32_t i) {
  const td_token *noun = &w->tokens[i - 3];
  const uint32_t verb = noun->head;
  if (noun->upos != TD_UPOS_NOUN || verb == TD_NONE || verb < w->begin ||
      verb + 1 >= i - 3 || noun->rel != TD_REL_OBL ||
      w->tokens[verb].upos != TD_UPOS_VERB ||
      td_word_entry(w->know, noun->lemma, TD_TID_AgentNoun)) {
    return TD_NONE;
  }
  const td_token *aim = &w->tokens[verb + 1];
  return aim->head == i - 3 && aim->rel == TD_REL_CASE &&
                 td_word_entry(w->know, aim->form, TD_TID_AimMark)
             ? verb + 1
             : TD_NONE;
}

static bool asks(const td_words *w, uint32_t verb) {
  return td_words_ask(w, verb) || td_words_request(w, verb);
}

// "The panel | called for money | to be paid" where "called" tells of the panel
// and the panel is paid: the first verb has the tense.
static void raise_asker(const td_words *w, uint32_t verb, uint32_t i) {
  td_token *asker = &w->tokens[w->tokens[verb].head];
  td_token *t = &w->tokens[verb];
  td_token_make_past(t);
  const uint32_t subject = t->head;
  td_token_attach(t, w->tokens[i].head, (td_rel)w->tokens[i].rel);
  td_token_attach(asker, verb, TD_REL_NSUBJ);
  for (uint32_t c = i + 1; c < w->end; c++) {
    if (w->tokens[c].head == i && w->tokens[c].rel == TD_REL_PUNCT) {
      w->tokens[c].head = verb;
    }
  }
  for (uint32_t c = w->begin; c < subject; c++) {
    if (w->tokens[c].head == i) {
      w->tokens[c].head = verb;
    }
  }
}

// ------------------------------------ "discussed the campaign | to free Mosul"

// Whether a noun for what is aimed at stands at `i`: "campaign", "attempt", not
// "bank", which is one of verbs.
static bool is_aim(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (t->upos != TD_UPOS_NOUN) {
    return false;
  }
  const td_fact_run run =
      td_know_subjects(w->know, td_know_vocab(w->know, TD_TID_form),
                       td_word_term(w->know, t->lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_get(w->know, f->s, TD_LEXINFO_partOfSpeech) ==
            td_know_vocab(w->know, TD_LEXINFO_noun) &&
        (td_know_is_a(w->know, f->s, TD_TID_Intender) ||
         td_know_is_a(w->know, f->s, TD_TID_AttemptVerb))) {
      return true;
    }
  }
  return false;
}

// Whether the noun stands in the object, or a phrase, of the verb.
static bool is_of_verb(const td_words *w, uint32_t noun, uint32_t verb) {
  uint32_t at = noun;
  for (unsigned n = 0; n < MAX_STEPS; n++) {
    at = w->tokens[at].head;
    if (!td_token_is_within(at, w->begin, w->end) || at == verb) {
      return at == verb;
    }
  }
  return false;
}

// An infinitive right behind such a noun tells its aim, not that of the verb
// above the noun, unless that is done to somebody who is to do the other.
static void settle_aim(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = t->head, noun = i - 2;
  if (i < w->begin + 4 || t->upos != TD_UPOS_VERB || t->rel != TD_REL_ADVCL ||
      !td_slice_is(w->tokens[i - 1].xpos, "TO") || w->tokens[i - 1].head != i ||
      !td_token_is_within(verb, w->begin, noun) || !is_aim(w, noun) ||
      asks(w, verb) ||
      td_word_entry(w->know, w->tokens[verb].lemma, TD_TID_ObjectControlVerb) ||
      !is_of_verb(w, noun, verb)) {
    return;
  }
  td_token_attach(t, noun, TD_REL_ACL);
}

// "Pleaded with | both | to stop": no first of two things to be done, but who
// is asked.
static void give_both(const td_words *w, uint32_t i) {
  td_token *both = &w->tokens[i - 2];
  if (td_slice_is(w->tokens[i].xpos, "VB") &&
      td_slice_is(w->tokens[i - 1].xpos, "TO") && both->upos == TD_UPOS_DET &&
      both->head == i && td_rel_base((td_rel)both->rel) == TD_REL_CC &&
      w->tokens[i - 3].upos == TD_UPOS_ADP &&
      w->tokens[i - 4].upos == TD_UPOS_VERB && w->tokens[i].head == i - 4) {
    td_token_attach(both, i - 4, TD_REL_OBL);
    td_token_attach(&w->tokens[i - 3], i - 2, TD_REL_CASE);
    td_token_attach(&w->tokens[i], i - 4, TD_REL_XCOMP);
  }
}

void td_repair_wanted(const td_words *w) {
  for (uint32_t i = w->begin + 4; i < w->end; i++) {
    settle_aim(w, i);
    give_both(w, i);
    const uint32_t aim = is_to_be_done(w, i) ? aim_before(w, i) : TD_NONE;
    const uint32_t verb = aim == TD_NONE ? TD_NONE : aim - 1;
    if (verb == TD_NONE || !asks(w, verb)) {
      continue;
    }
    const uint32_t asker = w->tokens[verb].head;
    if (w->tokens[verb].rel == TD_REL_ACL && asker + 1 == verb &&
        w->tokens[asker].head == i &&
        td_rel_base((td_rel)w->tokens[asker].rel) == TD_REL_NSUBJ) {
      raise_asker(w, verb, i);
    } else if (w->tokens[i].head != i - 3 && w->tokens[i].head != verb) {
      continue;
    }
    td_token_attach(&w->tokens[i], verb, TD_REL_ADVCL);
    td_token_attach(&w->tokens[i - 3], i, TD_REL_NSUBJ_PASS);
    td_token_attach(&w->tokens[aim], i, TD_REL_MARK);
  }
}
