// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Troops shelled a town held by rebels, | killing nine": what came of a blow
// came of the verb that tells of one, not of the clause that tells of whom or
// what was hit, before which the comma stands.

// Of the senses of the verb at `i`, those that tell of harm and the others.
static void count_senses(const td_words *w, uint32_t i, unsigned *n_harm,
                         unsigned *n_others) {
  const td_know *know = w->know;
  const td_term assault = td_know_vocab(know, TD_TID_Assault);
  const td_term lemma = td_word_term(know, w->tokens[i].lemma);
  const td_term property = td_know_vocab(know, TD_TID_lemma);
  *n_harm = *n_others = 0;
  if (!lemma || !property) {
    return;
  }
  const td_fact_run run = td_know_subjects(know, property, lemma);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term pos = td_know_get(know, f->s, TD_LEXINFO_partOfSpeech);
    const td_term class = td_know_get(know, f->s, TD_TID_evokes);
    if (class && pos == td_know_vocab(know, TD_LEXINFO_verb)) {
      const bool is_harm = td_know_is_subclass(know, class, assault);
      *n_harm += is_harm;
      *n_others += !is_harm;
    }
  }
}

// Whether a third of the senses of the verb tell of harm: "fire", not "carry".
static bool is_blow(const td_words *w, uint32_t i) {
  unsigned n_harm, n_others;
  count_senses(w, i, &n_harm, &n_others);
  return n_harm > 0 && 2 * n_harm >= n_others;
}

// Whether the verb may tell what came of a blow: "killing", "burning".
static bool is_harm(const td_words *w, uint32_t i) {
  unsigned n_harm, n_others;
  count_senses(w, i, &n_harm, &n_others);
  return n_harm > 0;
}

// Whether a participle behind a comma stands at `i`, without a mark or subject.
static bool is_result(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->rel == TD_REL_ADVCL && td_slice_is(t->xpos, "VBG") &&
         i > w->begin + 1 && td_token_is_comma(&w->tokens[i - 1]) &&
         t->head >= w->begin && t->head < i &&
         !td_words_have_child(w, i, TD_REL_MARK) &&
         !td_words_have_child(w, i, TD_REL_AUX) && !td_words_have_subject(w, i);
}

// The verb above the clause of `verb`, where that tells of a noun; TD_NONE.
static uint32_t verb_above(const td_words *w, uint32_t verb) {
  uint32_t at = verb;
  bool is_told = false;
  for (uint32_t n = 0; n < TD_WORDS_REACH; n++) {
    const uint32_t head = w->tokens[at].head;
    if (head == TD_NONE || head < w->begin || head >= at) {
      return TD_NONE;
    }
    is_told |= w->tokens[at].rel == TD_REL_ACL_RELCL ||
               w->tokens[at].rel == TD_REL_ACL;
    at = head;
    if (is_told && w->tokens[at].upos == TD_UPOS_VERB && is_blow(w, at)) {
      return at;
    }
  }
  return TD_NONE;
}

void td_repair_results(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    if (!is_result(w, i) || w->tokens[w->tokens[i].head].upos != TD_UPOS_VERB ||
        is_blow(w, w->tokens[i].head) || !is_harm(w, i)) {
      continue;
    }
    const uint32_t verb = verb_above(w, w->tokens[i].head);
    if (verb != TD_NONE) {
      w->tokens[i].head = verb;
    }
  }
}
