// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "The governor visited the camp, | promised to rebuild it, and blamed the
// army": of several verbs in a row the parser takes one for a participle beside
// another.

// Whether a bare past form stands at `i` beside another verb: nothing marks or
// helps it.
static bool is_bare(const td_words *w, uint32_t i) {
  return td_token_is_past(&w->tokens[i]) && w->tokens[i].upos == TD_UPOS_VERB &&
         !td_words_have_child(w, i, TD_REL_AUX) &&
         !td_words_have_child(w, i, TD_REL_COP) &&
         !td_words_have_child(w, i, TD_REL_MARK) &&
         !td_words_have_child(w, i, TD_REL_CC);
}

static bool has_agent(const td_words *w, uint32_t i) {
  for (uint32_t t = i + 1; t < w->end && t < i + TD_WORDS_REACH; t++) {
    if (w->tokens[t].head == i && w->tokens[t].rel == TD_REL_OBL_AGENT) {
      return true;
    }
  }
  return false;
}

// Whether what stands behind the verb shows that it is active: an object, what
// is said, what is promised ("vowed to stay", not "forced to leave").
static bool is_surely_active(const td_words *w, uint32_t i) {
  const td_slice lemma = w->tokens[i].lemma;
  if (has_agent(w, i)) {
    return false;
  }
  if (td_words_have_child(w, i, TD_REL_OBJ) ||
      (td_words_have_child(w, i, TD_REL_CCOMP) && !td_words_ask(w, i))) {
    return true;
  }
  return (td_words_have_child(w, i, TD_REL_XCOMP) && td_words_intend(w, i) &&
          !td_word_entry(w->know, lemma, TD_TID_ObjectControlVerb)) ||
         (td_words_have_child(w, i, TD_REL_OBL) &&
          td_words_have_child(w, i, TD_REL_ADVCL) &&
          td_word_entry(w->know, lemma, TD_TID_CallingVerb));
}

// Whether a comma stands right before the verb, adverbs of its own apart.
static bool is_behind_comma(const td_words *w, uint32_t i) {
  uint32_t t = i;
  while (t > w->begin + 1 && w->tokens[t - 1].head == i &&
         w->tokens[t - 1].rel == TD_REL_ADVMOD) {
    t--;
  }
  return t > w->begin && td_token_is_comma(&w->tokens[t - 1]);
}

static bool is_second(const td_words *w, uint32_t t) {
  return w->tokens[t].rel == TD_REL_CONJ && w->tokens[t].upos == TD_UPOS_VERB;
}

// The first verb with a conjunction behind the one at `i` that goes on from the
// one at `first`; TD_NONE.
static uint32_t last_of(const td_words *w, uint32_t first, uint32_t i) {
  for (uint32_t t = i + 1; t < w->end; t++) {
    if (w->tokens[t].head == first && is_second(w, t)) {
      if (td_words_have_subject(w, t)) {
        return TD_NONE;
      }
      if (td_words_have_child(w, t, TD_REL_CC)) {
        return t;
      }
    }
  }
  return TD_NONE;
}

// "Was expelled, arrested in Bonn, where he had met exiles, | and charged": the
// participle behind "and" that has no object, joined to an active verb below
// the one at `i`; TD_NONE.
static uint32_t sunken_last(const td_words *w, uint32_t i) {
  for (uint32_t t = i + 2; t < w->end; t++) {
    const uint32_t head = w->tokens[t].head;
    if (is_second(w, t) && td_slice_is(w->tokens[t].xpos, "VBN") &&
        w->tokens[t - 1].upos == TD_UPOS_CCONJ &&
        td_token_is_comma(&w->tokens[t - 2]) &&
        !td_words_have_child(w, t, TD_REL_OBJ) &&
        !td_words_have_child(w, t, TD_REL_AUX) &&
        td_token_is_within(head, i + 1, t) && td_words_have_tense(w, head) &&
        !td_words_are_passive(w, head) && td_words_hang_below(w, head, i)) {
      return t;
    }
  }
  return TD_NONE;
}

// "Visited the camp, | promised help and left": the second of three.
static void join_second(const td_words *w, uint32_t i) {
  const uint32_t first = w->tokens[i].head;
  const bool is_passive = td_words_are_passive(w, first);
  if (!td_token_is_past(&w->tokens[first]) || !is_behind_comma(w, i) ||
      td_words_have_subject(w, i) ||
      !(is_passive ? !td_words_have_child(w, i, TD_REL_OBJ)
                   : is_surely_active(w, i))) {
    return;
  }
  uint32_t last = last_of(w, first, i);
  if (last == TD_NONE && is_passive) {
    last = sunken_last(w, i);
  }
  if (last == TD_NONE) {
    return;
  }
  w->tokens[last].head = first;
  td_token_attach(&w->tokens[i], first, TD_REL_CONJ);
  if (!is_passive && !td_words_have_child(w, first, TD_REL_AUX)) {
    td_token_make_past(&w->tokens[i]);
  }
}

// The verb at `i` takes the place of the one at `second`, which goes on from
// it, and what stands before both.
static void lead(const td_words *w, uint32_t i, uint32_t second) {
  td_token_attach(&w->tokens[i], w->tokens[second].head,
                  (td_rel)w->tokens[second].rel);
  for (uint32_t t = w->begin; t < w->end; t++) {
    td_token *c = &w->tokens[t];
    if (c->head == second && t != i &&
        (t < i || (t > second && c->rel == TD_REL_CONJ))) {
      c->head = i;
    }
  }
  td_token_attach(&w->tokens[second], i, TD_REL_CONJ);
  td_token_make_past(&w->tokens[i]);
}

// Whether the verb at `second` has all that the first of several has: a tense
// and a subject before `i`.
static bool has_first(const td_words *w, uint32_t second, uint32_t i) {
  const uint32_t subject = td_words_subject(w, second);
  return td_slice_is(w->tokens[second].xpos, "VBD") && subject != TD_NONE &&
         subject < i && is_behind_comma(w, second) &&
         td_token_is_within(w->tokens[subject].head, second, second + 1);
}

// Whether the verb at `i`, which has a subject, is no aside of that: "the
// ministry, | asked for its view, replied".
static bool is_main(const td_words *w, uint32_t i) {
  const uint32_t subject = td_words_subject(w, i);
  if (subject == TD_NONE) {
    return false;
  }
  unsigned n_commas = 0;
  for (uint32_t t = subject + 1; t < i; t++) {
    n_commas += td_token_is_comma(&w->tokens[t]);
  }
  return n_commas == 0 || (n_commas > 1 && is_surely_active(w, i));
}

// "The leader | called on workers to stay home, said he was sorry and left":
// the first of three. With a subject of its own it is no participle, and the
// second, without one, goes on from it.
static void lead_second(const td_words *w, uint32_t i) {
  const uint32_t second = w->tokens[i].head;
  if (td_words_have_subject(w, i)) {
    if (is_main(w, i) && td_slice_is(w->tokens[second].xpos, "VBD") &&
        is_behind_comma(w, second) && !td_words_have_subject(w, second) &&
        !td_words_have_child(w, second, TD_REL_CC)) {
      lead(w, i, second);
    }
    return;
  }
  if (has_first(w, second, i) && is_surely_active(w, i) &&
      last_of(w, second, second) != TD_NONE) {
    lead(w, i, second);
  }
}

// "Others, shouting slogans, | beat a guard, burned his car and left": what was
// joined to a gerund between commas.
static void lead_from_gerund(const td_words *w, uint32_t i) {
  const uint32_t gerund = w->tokens[i].head;
  const uint32_t second = w->tokens[gerund].head;
  if (!td_slice_is(w->tokens[gerund].xpos, "VBG") ||
      w->tokens[gerund].rel != TD_REL_ADVCL ||
      !td_token_is_within(second, i + 1, w->end) || !is_behind_comma(w, i) ||
      !is_behind_comma(w, gerund) || !has_first(w, second, gerund) ||
      !td_words_have_child(w, i, TD_REL_OBJ)) {
    return;
  }
  lead(w, i, second);
}

void td_repair_series(const td_words *w) {
  for (uint32_t i = w->begin + 1; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->upos != TD_UPOS_VERB ||
        !td_token_is_within(t->head, w->begin, w->end) ||
        w->tokens[t->head].upos != TD_UPOS_VERB) {
      continue;
    }
    if (t->rel == TD_REL_ADVCL && is_bare(w, i)) {
      if (t->head < i) {
        join_second(w, i);
      } else {
        lead_second(w, i);
      }
    } else if (t->rel == TD_REL_CONJ && t->head < i &&
               !td_words_have_child(w, i, TD_REL_CC)) {
      lead_from_gerund(w, i);
    }
  }
}
