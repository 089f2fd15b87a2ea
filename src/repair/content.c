// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Accusations by monitors | that the army had shelled it": the tree makes what
// a noun tells a relative clause of who tells it.

// Whether the noun at `i` tells something: "claim", "demand", "threat".
static bool tells(const td_words *w, uint32_t i) {
  return td_token_is_noun(&w->tokens[i]) &&
         (td_word_entry(w->know, w->tokens[i].lemma, TD_TID_ReportingNoun) ||
          td_words_request(w, i));
}

// The noun of which the one at `i` tells who says it, "accusations | by
// monitors"; TD_NONE.
static uint32_t noun_told_by(const td_words *w, uint32_t i) {
  const uint32_t noun = w->tokens[i].head;
  const uint32_t mark = td_words_child_before(w, i, TD_REL_CASE);
  return td_rel_base((td_rel)w->tokens[i].rel) == TD_REL_NMOD &&
                 td_token_is_within(noun, w->begin, i) && mark != TD_NONE &&
                 mark > noun && tells(w, noun) && !tells(w, i) &&
                 (td_words_in_list(w, mark, TD_TID_AgentMark) ||
                  td_words_in_list(w, mark, TD_TID_GenitiveMark) ||
                  td_words_in_list(w, mark, TD_TID_OriginMark))
             ? noun
             : TD_NONE;
}

// Whether the clause of `verb` lacks nothing that the pronoun at `that` could
// stand for: it has a subject, and an object or no need of one.
static bool is_whole(const td_words *w, uint32_t verb, uint32_t that) {
  const uint32_t subject =
      td_words_child(w, that + 1, verb, verb, TD_REL_NSUBJ);
  const bool is_state = td_words_have_child(w, verb, TD_REL_COP);
  const uint32_t object = td_words_child(w, verb + 1, w->end, verb, TD_REL_OBJ);
  return subject != TD_NONE &&
         (object != TD_NONE || is_state || td_words_are_passive(w, verb));
}

void td_repair_contents(const td_words *w) {
  for (uint32_t i = w->begin + 3; i < w->end; i++) {
    const uint32_t teller = w->tokens[i].head;
    if (w->tokens[i].rel != TD_REL_ACL_RELCL ||
        !td_token_is_within(teller, w->begin, i)) {
      continue;
    }
    const uint32_t that = teller + 1;
    const uint32_t noun = noun_told_by(w, teller);
    if (noun == TD_NONE || w->tokens[that].head != i ||
        !td_words_in_list(w, that, TD_TID_ContentMark) ||
        !is_whole(w, i, that)) {
      continue;
    }
    td_token_attach(&w->tokens[i], noun, TD_REL_ACL);
    td_token_attach(&w->tokens[that], i, TD_REL_MARK);
    w->tokens[that].xpos = TD_SLICE("IN");
    w->tokens[that].upos = TD_UPOS_SCONJ;
  }
}

// ------------------------------------- "is held in custody | pending trial"

// "Is held in custody | pending trial": a word that opens a phrase of what is
// to come, read as part of it together with the noun before.
static void open_phrase(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t noun = t->head;
  if (t->rel != TD_REL_COMPOUND || noun != i + 1 || noun >= w->end ||
      !td_slice_is(t->xpos, "VBG") ||
      !td_words_in_list(w, i, TD_TID_Conditional) ||
      w->tokens[i - 1].head != noun ||
      w->tokens[i - 1].rel != TD_REL_COMPOUND) {
    return;
  }
  td_token *before = &w->tokens[i - 1];
  td_token_attach(before, w->tokens[noun].head, (td_rel)w->tokens[noun].rel);
  for (uint32_t c = td_words_near(w, i); c < i - 1; c++) {
    if (w->tokens[c].head == noun) {
      w->tokens[c].head = i - 1;
    }
  }
  td_token_attach(&w->tokens[noun], i - 1, TD_REL_NMOD);
  td_token_attach(t, noun, TD_REL_CASE);
  t->upos = TD_UPOS_ADP;
  t->xpos = TD_SLICE("IN");
}

void td_repair_opened(const td_words *w) {
  for (uint32_t i = w->begin + 1; i + 1 < w->end; i++) {
    open_phrase(w, i);
  }
}

// ---------------------------------------------- "Hopes | for a truce faded"

// "Hopes for a truce | faded": no sentence begins with a verb of the present
// that has a preposition behind it.
void td_repair_first_nouns(const td_words *w) {
  if (w->is_title || w->end < w->begin + 3) {
    return;
  }
  td_token *t = &w->tokens[w->begin];
  if (t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBZ") &&
      td_slice_is(w->tokens[w->begin + 1].xpos, "IN") &&
      (td_word_entry(w->know, t->lemma, TD_TID_ReportingNoun) ||
       td_words_request(w, w->begin))) {
    td_token_make_plural(t);
  }
}
