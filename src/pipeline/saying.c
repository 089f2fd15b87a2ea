// SPDX-License-Identifier: MIT

#include "pipeline/saying.h"

#include "segment/words.h"

bool td_words_say(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_ReportingVerb) != 0;
}

// Whether a sense of the word, a noun's or else a verb's, tells of what is to
// be done at somebody's wish.
static bool is_wish(const td_words *w, uint32_t i, bool is_noun) {
  const td_term wanted = td_know_vocab(w->know, TD_TID_Requested);
  const td_term noun = td_know_vocab(w->know, TD_LEXINFO_noun);
  const td_term verb = td_know_vocab(w->know, TD_LEXINFO_verb);
  const td_fact_run run =
      td_know_subjects(w->know, td_know_vocab(w->know, TD_TID_form),
                       td_word_term(w->know, w->tokens[i].lemma));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_term pos = td_know_get(w->know, f->s, TD_LEXINFO_partOfSpeech);
    if (td_know_is_a(w->know, f->s, TD_TID_Operator) &&
        (is_noun ? pos == noun : !pos || pos == verb) &&
        td_know_get(w->know, f->s, TD_TID_givesStatus) == wanted) {
      return true;
    }
  }
  return false;
}

bool td_words_ask(const td_words *w, uint32_t i) {
  return is_wish(w, i, false);
}

bool td_words_request(const td_words *w, uint32_t i) {
  return is_wish(w, i, true);
}
