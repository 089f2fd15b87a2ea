// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

// "Demanded that Mali free two men, | saying that they were ill", "sacked a
// general who opposed the war, | calling him a traitor": the tree gives what is
// said behind the comma to the clause before it.

// "Saying that", "calling him a traitor", "accusing it of spying", not
// "shouting slogans".
static bool tells_something(const td_words *w, uint32_t i) {
  return td_words_have_child(w, i, TD_REL_CCOMP) ||
         td_words_have_child(w, i, TD_REL_XCOMP) ||
         td_words_have_child(w, i, TD_REL_IOBJ) ||
         td_words_have_child(w, i, TD_REL_ADVCL);
}

// Whether a participle of saying or asking stands behind a comma at `i`.
static bool is_comment(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  return t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBG") &&
         rel == TD_REL_ADVCL && t->head >= w->begin && t->head < i &&
         td_token_is_comma(&w->tokens[i - 1]) &&
         !td_words_have_child(w, i, TD_REL_MARK) &&
         (td_words_ask(w, i) || (td_words_say(w, i) && tells_something(w, i)));
}

static bool is_finite(const td_words *w, uint32_t verb) {
  const td_slice xpos = w->tokens[verb].xpos;
  return (td_slice_is(xpos, "VBD") || td_slice_is(xpos, "VBZ") ||
          td_words_have_child(w, verb, TD_REL_AUX)) &&
         td_words_have_subject(w, verb);
}

// Whether no comma parts the relative clause of `verb` from its noun: it ends
// before the comma behind it.
static bool is_restrictive(const td_words *w, uint32_t noun, uint32_t verb) {
  for (uint32_t t = noun + 1; t < verb; t++) {
    if (td_token_is_comma(&w->tokens[t])) {
      return false;
    }
  }
  return true;
}

// The verb above the clause of `verb`, where what is said behind that must be
// said by whoever does what the first tells; TD_NONE.
static uint32_t verb_above(const td_words *w, uint32_t verb) {
  uint32_t above = w->tokens[verb].head;
  const td_rel rel = (td_rel)w->tokens[verb].rel;
  if (above == TD_NONE || above < w->begin || above >= verb) {
    return TD_NONE;
  }
  if (rel == TD_REL_CCOMP) {
    return td_words_ask(w, above) ? above : TD_NONE;
  }
  if ((rel == TD_REL_XCOMP || rel == TD_REL_ADVCL) &&
      td_slice_is(w->tokens[verb].xpos, "VB") &&
      td_slice_is(w->tokens[verb - 1].xpos, "TO")) {
    return above;
  }
  if (td_rel_base(rel) != TD_REL_ACL || !is_restrictive(w, above, verb)) {
    return TD_NONE;
  }
  for (uint32_t n = 0;
       n < TD_WORDS_REACH && td_token_is_noun(&w->tokens[above]); n++) {
    const uint32_t next = w->tokens[above].head;
    if (next == TD_NONE || next < w->begin || next >= above) {
      return TD_NONE;
    }
    above = next;
  }
  return above;
}

// "Shelled the town, | which the rebels denied, | saying it was far": the verb
// before the comma at `comma` by which somebody comments on what the clause
// before tells; TD_NONE.
static uint32_t comment_before(const td_words *w, uint32_t above,
                               uint32_t comma) {
  uint32_t verb = comma - 1;
  while (verb > above && !td_token_is_comma(&w->tokens[verb]) &&
         w->tokens[verb].rel != TD_REL_ACL_RELCL) {
    verb--;
  }
  const td_token *t = &w->tokens[verb];
  if (verb <= above || t->rel != TD_REL_ACL_RELCL || t->head >= verb ||
      !td_words_say(w, verb) || is_restrictive(w, t->head, verb) ||
      td_words_have_child(w, verb, TD_REL_CCOMP)) {
    return TD_NONE;
  }
  const uint32_t who = td_words_subject(w, verb);
  return who != TD_NONE && td_token_is_noun(&w->tokens[who]) ? verb : TD_NONE;
}

// "Two men are in custody, | accused of murder": of whom the state is told, not
// of the state.
static bool is_of_state(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  return t->rel == TD_REL_ACL && td_slice_is(t->xpos, "VBN") &&
         td_token_is_comma(&w->tokens[i - 1]) && t->head >= w->begin &&
         t->head < i && td_token_is_noun(&w->tokens[t->head]) &&
         td_words_have_child(w, t->head, TD_REL_COP) &&
         td_words_have_child(w, t->head, TD_REL_CASE);
}

void td_repair_comments(const td_words *w) {
  for (uint32_t i = w->begin + 4; i < w->end; i++) {
    if (is_of_state(w, i)) {
      w->tokens[i].rel = TD_REL_ADVCL;
      continue;
    }
    if (!is_comment(w, i)) {
      continue;
    }
    const uint32_t comment = comment_before(w, w->tokens[i].head, i - 1);
    const uint32_t verb =
        comment == TD_NONE ? verb_above(w, w->tokens[i].head) : comment;
    if (verb != TD_NONE && w->tokens[verb].upos == TD_UPOS_VERB &&
        is_finite(w, verb)) {
      w->tokens[i].head = verb;
    }
  }
}
