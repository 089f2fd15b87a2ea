// SPDX-License-Identifier: MIT

// "Elections | due in May", "talks | due to start on Friday": an adjective
// behind its noun, which was read as a preposition, a mark, or a part of the
// day. But "deaths due to the heat".

#include "repair/repair_private.h"

#define MAX_NOUNS 6

// The noun that the one at `i` stands below in one phrase: "elections | in
// Mali".
static uint32_t top_of(const td_words *w, uint32_t i) {
  for (unsigned n = 0; n < MAX_NOUNS; n++) {
    const uint32_t head = w->tokens[i].head;
    const bool is_below = w->tokens[i].rel == TD_REL_NMOD ||
                          w->tokens[i].rel == TD_REL_FLAT ||
                          w->tokens[i].rel == TD_REL_CONJ;
    if (!is_below || head == TD_NONE || head < w->begin || head >= i ||
        !td_token_is_noun(&w->tokens[head])) {
      break;
    }
    i = head;
  }
  return i;
}

// Whether the adjective at `i` opens the phrase of a time.
static bool opens_time(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const bool is_day =
      td_words_tell_time(w, t->head) || w->tokens[t->head].upos == TD_UPOS_NUM;
  return t->head > i + 1 && is_day &&
         ((t->rel == TD_REL_CASE && w->tokens[i + 1].upos == TD_UPOS_ADP &&
           !td_words_in_list(w, i + 1, TD_TID_DativeMark)) ||
          t->rel == TD_REL_AMOD);
}

// Whether it stands right before "to" and what is to be done.
static bool opens_infinitive(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->rel == TD_REL_MARK && t->head > i + 1 &&
         w->tokens[i + 1].rel == TD_REL_MARK &&
         td_slice_is(w->tokens[i + 1].xpos, "TO") &&
         w->tokens[t->head].upos == TD_UPOS_VERB;
}

static void mend(const td_words *w, uint32_t i, td_rel rel) {
  const uint32_t below = w->tokens[i].head;
  const uint32_t noun = top_of(w, i - 1);
  if (td_words_climb_through(w, noun, below, below)) {
    return;
  }
  for (uint32_t t = i + 1; t < below; t++) {
    if (w->tokens[t].head == i) { // "due | on": one word
      td_token_attach(&w->tokens[t], below, TD_REL_CASE);
    }
  }
  td_token_attach(&w->tokens[i], noun, TD_REL_AMOD);
  td_token_attach(&w->tokens[below], i, rel);
}

void td_repair_due(const td_words *w) {
  for (uint32_t i = w->begin + 1; i + 2 < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->upos != TD_UPOS_ADJ || t->head == TD_NONE || t->head <= i ||
        t->head >= w->end || !td_token_is_noun(&w->tokens[i - 1]) ||
        !td_words_in_list(w, i, TD_TID_AheadWord)) {
      continue;
    }
    if (opens_infinitive(w, i)) {
      mend(w, i, TD_REL_XCOMP);
    } else if (opens_time(w, i)) {
      mend(w, i,
           w->tokens[i + 1].upos == TD_UPOS_ADP ? TD_REL_OBL
                                                : TD_REL_OBL_UNMARKED);
    }
  }
}
