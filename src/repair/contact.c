// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Analysts": the plural of a noun for people.
static bool is_people(const td_words *w, uint32_t i) {
  const td_term entry =
      td_slice_is(w->tokens[i].xpos, "NNS")
          ? td_word_entry(w->know, w->tokens[i].lemma, TD_TID_AgentNoun)
          : 0;
  return entry && td_know_get(w->know, entry, TD_TID_class) ==
                      td_know_vocab(w->know, TD_SCHEMA_Person);
}

// The article of one that hangs on the noun in the plural; TD_NONE. "A dozen
// analysts" has a number behind it.
static uint32_t article_of(const td_words *w, uint32_t noun) {
  for (uint32_t i = noun; i-- > w->begin && noun - i < TD_WORDS_REACH;) {
    if (w->tokens[i].head != noun) {
      continue;
    }
    if (w->tokens[i].rel == TD_REL_NUMMOD) {
      return TD_NONE;
    }
    if (w->tokens[i].rel == TD_REL_DET) {
      return td_slice_is(w->tokens[i].feats, "Definite=Ind|PronType=Art")
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// The noun that the article belongs to: the last before `people` that is read
// as a part of them; TD_NONE.
static uint32_t noun_before(const td_words *w, uint32_t article,
                            uint32_t people) {
  uint32_t i = people - 1;
  while (i > article && w->tokens[i].rel == TD_REL_AMOD &&
         w->tokens[i].head == people) {
    i--;
  }
  return i > article && w->tokens[i].head == people &&
                 w->tokens[i].rel == TD_REL_COMPOUND &&
                 td_slice_is(w->tokens[i].xpos, "NN") &&
                 w->tokens[i].upos == TD_UPOS_NOUN
             ? i
             : TD_NONE;
}

// The verb right behind the people, with what helps it; TD_NONE.
static uint32_t verb_behind(const td_words *w, uint32_t people) {
  uint32_t i = people + 1;
  while (i < w->end && (w->tokens[i].upos == TD_UPOS_AUX ||
                        w->tokens[i].upos == TD_UPOS_ADV)) {
    i++;
  }
  return i < w->end && w->tokens[i].upos == TD_UPOS_VERB &&
                 !td_slice_is(w->tokens[i].xpos, "VBG") &&
                 w->tokens[i].rel != TD_REL_ACL_RELCL &&
                 w->tokens[i].head != TD_NONE && w->tokens[i].head < i
             ? i
             : TD_NONE;
}

// Hang the noun where the phrase of the two was.
static void place_noun(const td_words *w, uint32_t article, uint32_t noun,
                       uint32_t people, uint32_t verb) {
  const td_token *p = &w->tokens[people];
  if (p->head != verb) {
    td_token_attach(&w->tokens[noun], p->head, (td_rel)p->rel);
    return;
  }
  const uint32_t above = w->tokens[verb].head;
  const bool is_apart = td_token_is_comma(&w->tokens[article - 1]);
  const bool is_verb = w->tokens[above].upos == TD_UPOS_VERB;
  td_token_attach(&w->tokens[noun], above,
                  is_apart ? (is_verb ? TD_REL_PARATAXIS : TD_REL_APPOS)
                           : (is_verb ? TD_REL_OBJ : TD_REL_NMOD));
}

static void restore(const td_words *w, uint32_t people) {
  const uint32_t article = article_of(w, people);
  if (article == TD_NONE || article == w->begin) {
    return;
  }
  const uint32_t noun = noun_before(w, article, people);
  const uint32_t verb = noun == TD_NONE ? TD_NONE : verb_behind(w, people);
  if (verb == TD_NONE ||
      (w->tokens[people].head == verb ? w->tokens[verb].head >= article
                                      : w->tokens[people].head >= article)) {
    return;
  }
  if (w->tokens[people].head != verb &&
      td_words_hang_below(w, w->tokens[people].head, verb)) {
    return;
  }
  place_noun(w, article, noun, people, verb);
  for (uint32_t i = w->begin; i < noun; i++) {
    if (w->tokens[i].head == people) {
      w->tokens[i].head = noun;
    }
  }
  td_token_attach(&w->tokens[people], verb, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[verb], noun, TD_REL_ACL_RELCL);
  if (td_slice_is(w->tokens[verb].xpos, "VBN") &&
      !td_words_have_child(w, verb, TD_REL_AUX)) {
    td_token_make_past(&w->tokens[verb]);
  }
}

void td_repair_contact_clauses(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    if (is_people(w, i)) {
      restore(w, i);
    }
  }
}
