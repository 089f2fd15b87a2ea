// SPDX-License-Identifier: MIT

#include "pipeline/saying.h"

#include "segment/words.h"

bool td_words_say(const td_words *w, uint32_t i) {
  return td_word_entry(w->know, w->tokens[i].lemma, TD_TID_ReportingVerb) != 0;
}

bool td_words_ask(const td_words *w, uint32_t i) {
  const td_term entry =
      td_word_entry(w->know, w->tokens[i].lemma, TD_TID_Operator);
  return entry && td_know_get(w->know, entry, TD_TID_givesStatus) ==
                      td_know_vocab(w->know, TD_TID_Requested);
}
