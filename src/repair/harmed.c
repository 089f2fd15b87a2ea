// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// --------------------------------- "left nine dead and scores | wounded"

// Whether a word behind the noun, before `end`, tells a state of it.
static bool has_state(const td_words *w, uint32_t noun, uint32_t end) {
  const td_token *t = &w->tokens[noun + 1];
  return noun + 1 < end && t->head == noun &&
         (t->rel == TD_REL_AMOD || t->rel == TD_REL_ACL);
}

// The first of two who are each told of by a word right behind them, of which
// the one at `i` tells of the second; TD_NONE.
static uint32_t first_of_states(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const bool is_participle =
      t->rel == TD_REL_ACL && td_slice_is(t->xpos, "VBN");
  if ((!is_participle && (t->rel != TD_REL_AMOD || t->upos != TD_UPOS_ADJ)) ||
      i == w->begin || t->head == TD_NONE || t->head >= i) {
    return TD_NONE;
  }
  const td_token *second = &w->tokens[i - 1];
  const uint32_t first = second->head;
  return second->rel == TD_REL_CONJ && td_token_is_within(first, w->begin, i) &&
                 (t->head == first || t->head == i - 1) &&
                 (td_token_is_noun(second) || second->upos == TD_UPOS_NUM) &&
                 has_state(w, first, i - 1)
             ? first
             : TD_NONE;
}

// The second word is the second's; of those whom a blow leaves so it makes a
// clause: the first are left otherwise.
static bool settle_state(const td_words *w, uint32_t i) {
  const uint32_t first = first_of_states(w, i);
  if (first == TD_NONE) {
    return false;
  }
  td_token *t = &w->tokens[i];
  t->head = i - 1;
  if (w->tokens[first].rel != TD_REL_OBJ ||
      !td_words_in_list(w, first + 1, TD_TID_StateWord)) {
    return true;
  }
  const uint32_t mark = td_words_child(w, first + 1, i - 1, i - 1, TD_REL_CC);
  if (mark != TD_NONE) {
    w->tokens[mark].head = i;
  }
  td_token_attach(&w->tokens[i - 1], i,
                  t->rel == TD_REL_ACL ? TD_REL_NSUBJ_PASS : TD_REL_NSUBJ);
  td_token_attach(t, first + 1, TD_REL_CONJ);
  return true;
}

// ------------------------------------- "nine were killed and dozens | more |
// hurt"

static bool is_quantity(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->upos == TD_UPOS_NUM || td_words_in_list(w, i, TD_TID_Quantifier) ||
         td_words_in_list(w, i, TD_TID_NumberWord) ||
         td_word_entry(w->know, t->lemma, TD_TID_NumberWord);
}

// As many more right before a participle that goes on from another are those
// whom it is done to.
static bool settle_more(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (!td_slice_is(t->xpos, "VBN") || t->upos != TD_UPOS_VERB ||
      (t->rel != TD_REL_CONJ && t->rel != TD_REL_ACL) || i < w->begin + 3 ||
      t->head == TD_NONE || t->head >= i - 2 ||
      td_words_have_child(w, i, TD_REL_NSUBJ)) {
    return false;
  }
  td_token *more = &w->tokens[i - 1], *quantity = &w->tokens[i - 2];
  if (more->head != i || more->rel != TD_REL_ADVMOD ||
      !td_words_in_list(w, i - 1, TD_TID_RestWord) || !is_quantity(w, i - 2)) {
    return false;
  }
  if (quantity->rel == TD_REL_CONJ && quantity->head < i - 2) {
    const uint32_t mark =
        td_words_child(w, td_words_near(w, i - 2), i - 2, i - 2, TD_REL_CC);
    if (mark != TD_NONE) {
      w->tokens[mark].head = i;
    }
    td_token_attach(t, quantity->head, TD_REL_CONJ);
  }
  td_token_attach(quantity, i, TD_REL_NSUBJ_PASS);
  td_token_attach(more, i - 2, TD_REL_ADVMOD);
  return true;
}

// ------------------------------------------- "left | several | wounded"

// A word of quantity between a verb and the state of those whom it leaves so is
// who they are.
static bool settle_quantity(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t verb = t->head;
  if ((t->rel != TD_REL_XCOMP && t->rel != TD_REL_OBJ) || verb == TD_NONE ||
      verb + 2 != i || w->tokens[verb].upos != TD_UPOS_VERB ||
      !td_word_entry(w->know, t->form, TD_TID_StateWord)) {
    return false;
  }
  td_token *quantity = &w->tokens[i - 1];
  if (quantity->head != i || quantity->upos == TD_UPOS_NUM ||
      !td_word_entry(w->know, quantity->form, TD_TID_Quantifier)) {
    return false;
  }
  td_token_attach(quantity, verb, TD_REL_OBJ);
  td_token_attach(t, verb, TD_REL_XCOMP);
  return true;
}

// --------------------------------------- "with at least seven | dead"

// Whether only a bare number before the word at `i` tells who is in that state,
// and both are what a verb has: "counted 44 | dead".
static bool is_beside_number(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i], *number = &w->tokens[i - 1];
  const td_rel rel = td_rel_base((td_rel)number->rel);
  return t->rel == TD_REL_XCOMP &&
         (number->head == t->head || number->head == i) &&
         td_token_is_within(t->head, w->begin, i - 1) &&
         (rel == TD_REL_OBJ || rel == TD_REL_OBL);
}

// A number is no noun that others are told of: it counts those in that state.
static bool settle_counted(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (i == w->begin || t->upos != TD_UPOS_ADJ ||
      !td_word_entry(w->know, t->form, TD_TID_StateWord)) {
    return false;
  }
  td_token *number = &w->tokens[i - 1];
  const bool is_part = t->rel == TD_REL_AMOD && t->head == i - 1;
  const bool is_clause = number->head == i && number->rel == TD_REL_NSUBJ &&
                         !td_words_have_child(w, i, TD_REL_COP);
  if (number->upos != TD_UPOS_NUM ||
      (!is_part && !is_clause && !is_beside_number(w, i))) {
    return false;
  }
  if (is_part) {
    td_token_attach(t, number->head, (td_rel)number->rel);
  } else if (!is_clause) {
    t->rel = TD_REL_OBJ;
  }
  for (uint32_t c = td_words_near(w, i); c < w->end && c < i + TD_WORDS_REACH;
       c++) {
    if (w->tokens[c].head == i - 1 && w->tokens[c].rel != TD_REL_NUMMOD) {
      w->tokens[c].head = i;
    }
  }
  td_token_attach(number, i, TD_REL_NUMMOD);
  return true;
}

// ------------------------- "two guards | hurt in a crash", "nearly 300 | hurt"

// Whether those in the state that the word at `i` tells of are people, or but
// their number.
static bool is_of_people(const td_words *w, uint32_t who) {
  const td_token *t = &w->tokens[who];
  return t->upos == TD_UPOS_NUM ||
         (td_token_is_noun(t) &&
          td_word_entry(w->know, t->lemma, TD_TID_AgentNoun));
}

static bool is_clause(td_rel rel) {
  return rel == TD_REL_PARATAXIS || rel == TD_REL_CONJ || rel == TD_REL_CCOMP ||
         rel == TD_REL_ROOT || rel == TD_REL_ADVCL;
}

// "Nine were killed, 30 | wounded": goes on from the passive before the comma.
static bool settle_row(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  if (t->rel != TD_REL_PARATAXIS || !td_token_is_past(t) ||
      !td_token_is_within(t->head, w->begin, i) ||
      !td_words_are_passive(w, t->head) ||
      !td_word_entry(w->know, t->form, TD_TID_StateWord) ||
      td_words_child_before(w, i, TD_REL_NSUBJ) == TD_NONE) {
    return false;
  }
  td_token_make_participle(t);
  t->rel = TD_REL_CONJ;
  return true;
}

// Who hurts nobody is hurt: a form that is present, past and participle alike,
// of people, without an object.
static bool settle_hurt(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const bool is_noun = t->upos == TD_UPOS_NOUN;
  if ((!is_noun && t->upos != TD_UPOS_VERB) || !is_clause((td_rel)t->rel) ||
      !td_slice_equal(t->form, t->lemma) ||
      !td_word_entry(w->know, t->form, TD_TID_StateWord) ||
      td_words_have_child(w, i, TD_REL_OBJ) ||
      td_words_have_child(w, i, TD_REL_DET) ||
      td_words_have_child(w, i, TD_REL_AUX)) {
    return false;
  }
  const uint32_t who =
      td_words_child_before(w, i, is_noun ? TD_REL_NUMMOD : TD_REL_NSUBJ);
  if (who == TD_NONE || !is_of_people(w, who)) {
    return false;
  }
  td_token_make_participle(t);
  w->tokens[who].rel = TD_REL_NSUBJ_PASS;
  settle_row(w, i);
  if (who > w->begin && w->tokens[who - 1].head == i &&
      w->tokens[who - 1].rel == TD_REL_ADVMOD) { // "nearly 300"
    w->tokens[who - 1].head = who;
  }
  return true;
}

// --------------------- "shot | dead | two men"

// No adjective stands before the article or number of its noun: what a blow
// made of somebody belongs to the verb.
static bool settle_outcome(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t noun = t->head, verb = i - 1;
  if (t->rel != TD_REL_AMOD || t->upos != TD_UPOS_ADJ || i == w->begin ||
      i + 1 >= w->end || noun >= w->end || noun <= i + 1 ||
      w->tokens[noun].head != verb || w->tokens[verb].upos != TD_UPOS_VERB ||
      !td_word_entry(w->know, t->lemma, TD_TID_StateWord)) {
    return false;
  }
  const td_rel next = td_rel_base((td_rel)w->tokens[i + 1].rel);
  if (w->tokens[i + 1].head != noun ||
      (next != TD_REL_NUMMOD && next != TD_REL_DET)) {
    return false;
  }
  td_token_attach(t, verb, TD_REL_XCOMP);
  return true;
}

// Each word has one fault at most.
void td_repair_harmed(const td_words *w) {
  for (uint32_t i = w->begin; i < w->end; i++) {
    (void)(settle_state(w, i) || settle_quantity(w, i) || settle_more(w, i) ||
           settle_counted(w, i) || settle_hurt(w, i) || settle_row(w, i) ||
           settle_outcome(w, i));
  }
}
