// SPDX-License-Identifier: MIT

#include "pipeline/saying.h"

#include "segment/words.h"

bool td_words_say(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_ReportingVerb) != 0;
}

bool td_words_ask(const td_words *w, uint32_t i) {
  const td_know *know = w->know;
  const td_term form = td_know_vocab(know, TD_TID_form);
  const td_term word = td_word_term(know, w->tokens[i].lemma);
  const td_term wanted = td_know_vocab(know, TD_TID_Requested);
  const td_term part = td_know_vocab(know, TD_LEXINFO_partOfSpeech);
  if (!word || !form) {
    return false;
  }
  const td_fact_run run = td_know_subjects(know, form, word);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    // One with another part of speech is no verb: "a call".
    if (td_know_is_a(know, f->s, TD_TID_Operator) &&
        td_know_get(know, f->s, TD_TID_givesStatus) == wanted &&
        td_know_objects(know, f->s, part).begin ==
            td_know_objects(know, f->s, part).end) {
      return true;
    }
  }
  return false;
}
