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

// Whether what stands behind the verb shows that it is active: an object, what
// is said, what is promised ("vowed to stay", not "forced to leave").
static bool is_surely_active(const td_words *w, uint32_t i) {
  const td_slice lemma = w->tokens[i].lemma;
  if (td_tokens_have_agent(w->tokens, i, w->end)) {
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

// Whether a second verb without a conjunction goes on from the one at `first`
// before `i`, and none with one: the last of the row is still to come.
static bool is_open(const td_words *w, uint32_t first, uint32_t i) {
  bool has_second = false;
  for (uint32_t t = first + 1; t < i; t++) {
    if (w->tokens[t].head == first && w->tokens[t].rel == TD_REL_CONJ) {
      if (td_words_have_child(w, t, TD_REL_CC) ||
          w->tokens[t].upos != TD_UPOS_VERB || td_words_have_subject(w, t)) {
        return false;
      }
      has_second |= is_behind_comma(w, t);
    }
  }
  return has_second;
}

// "Stormed the town, freed men, some of whom had been hurt, | and left": what
// stands behind a comma and "and" closes the row above, not the clause between.
static void close_row(const td_words *w, uint32_t i) {
  uint32_t below = w->tokens[i].head;
  if (!td_token_is_comma(&w->tokens[i - 2]) ||
      w->tokens[i - 1].upos != TD_UPOS_CCONJ || td_words_have_subject(w, i) ||
      !td_token_is_past(&w->tokens[i]) ||
      (td_slice_is(w->tokens[i].xpos, "VBN") && !is_surely_active(w, i)) ||
      td_words_have_child(w, i, TD_REL_AUX) ||
      w->tokens[below].rel != TD_REL_ACL_RELCL) {
    return;
  }
  for (uint32_t at = w->tokens[below].head;
       td_token_is_within(at, w->begin, below);
       below = at, at = w->tokens[at].head) {
    if (td_slice_is(w->tokens[at].xpos, "VBD") && is_open(w, at, i)) {
      w->tokens[i].head = at;
      td_token_make_past(&w->tokens[i]);
      return;
    }
  }
}

// ------------------------- "said it had killed nine, | captured two and left"

// Whether the verb at `i`, below the one at `above`, is a perfect that this
// tells, or what somebody is said to have done: "said it had killed", "accused
// of having killed".
static bool is_perfect(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  if (!td_slice_is(t->xpos, "VBN") ||
      !td_token_is_within(t->head, w->begin, i) || td_words_are_passive(w, i)) {
    return false;
  }
  const uint32_t help = td_words_child(w, t->head + 1, i, i, TD_REL_AUX);
  return help != TD_NONE &&
         (t->rel == TD_REL_CCOMP
              ? td_slice_is(w->tokens[help].xpos, "VBD")
              : (t->rel == TD_REL_ADVCL || t->rel == TD_REL_ACL) &&
                    td_slice_is(w->tokens[help].xpos, "VBG") &&
                    td_words_have_child(w, i, TD_REL_MARK));
}

// The last such verb between the one at `above` and the one at `i`, which tells
// no more behind it; TD_NONE.
static uint32_t perfect_between(const td_words *w, uint32_t above, uint32_t i) {
  for (uint32_t t = i - 1; t > above; t--) {
    if (is_perfect(w, t)) {
      return w->tokens[t].rel != TD_REL_CCOMP || w->tokens[t].head == above
                 ? t
                 : TD_NONE;
    }
    if (w->tokens[t].upos == TD_UPOS_VERB && td_words_have_tense(w, t)) {
      return TD_NONE;
    }
  }
  return TD_NONE;
}

// Whether the form may be a participle: one that is tagged as such, "killed",
// "held", not "took".
static bool may_be_participle(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const td_term entry = td_word_entry(w->know, t->form, TD_TID_IrregularVerb);
  const td_fact_run forms =
      td_know_objects(w->know, entry, td_know_vocab(w->know, TD_TID_form));
  return td_slice_is(t->xpos, "VBN") || !entry || forms.end - forms.begin == 1;
}

// Whether the object of the verb is a pronoun, or it has none: "accused him of
// having lied, | sacked him".
static bool has_pronoun(const td_words *w, uint32_t i) {
  const uint32_t object = td_words_child(w, i + 1, w->end, i, TD_REL_OBJ);
  return object == TD_NONE || w->tokens[object].upos == TD_UPOS_PRON;
}

// Of a row of three, of which the first is a perfect, the second and the last
// are participles, also where they were joined to the verb above.
static void sink_row(const td_words *w, uint32_t i) {
  const uint32_t above = w->tokens[i].head;
  if (!is_bare(w, i) || !is_behind_comma(w, i) || td_words_have_subject(w, i) ||
      td_words_say(w, i) || td_words_ask(w, i) || has_pronoun(w, i)) {
    return;
  }
  const uint32_t first =
      is_perfect(w, above) ? above : perfect_between(w, above, i);
  const uint32_t last = first == TD_NONE ? TD_NONE : last_of(w, above, i);
  if (last == TD_NONE || !may_be_participle(w, i) ||
      !td_token_is_past(&w->tokens[last]) || !may_be_participle(w, last)) {
    return;
  }
  const uint32_t row[] = {i, last};
  for (size_t k = 0; k < 2; k++) {
    w->tokens[row[k]].head = first;
    td_token_make_participle(&w->tokens[row[k]]);
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
      sink_row(w, i);
    } else if (t->rel == TD_REL_CONJ && t->head < i && i > w->begin + 2) {
      close_row(w, i);
    }
  }
}
