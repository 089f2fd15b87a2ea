// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "A bomb | ripped through the market, officials said": what somebody says has
// a verb. Where the tree makes it a noun, that noun's participle is the verb.

// "Ministers | met in Oman, the agency reported": whether the tree gives the
// verb of saying a second subject right before it.
static bool is_first_subject(const td_words *w, uint32_t i, uint32_t teller) {
  return w->tokens[i].rel == TD_REL_NSUBJ &&
         td_words_child(w, i + 1, teller, teller, TD_REL_NSUBJ) != TD_NONE;
}

// Whether the noun `i` heads what the verb of saying `teller` behind it tells,
// without a verb.
static bool is_told(const td_words *w, uint32_t i, uint32_t teller) {
  const td_token *t = &w->tokens[i];
  return t->head == teller &&
         (t->rel == TD_REL_CCOMP || t->rel == TD_REL_PARATAXIS ||
          is_first_subject(w, i, teller)) &&
         (td_token_is_noun(t) || t->upos == TD_UPOS_NUM) &&
         !td_words_have_child(w, i, TD_REL_COP) && !td_words_have_subject(w, i);
}

// The past form, with nothing that helps it and no "by", that was read as
// telling of the noun before it; TD_NONE.
static uint32_t lost_verb(const td_words *w, uint32_t noun, uint32_t end) {
  const uint32_t verb = td_words_child(w, noun + 1, end, noun, TD_REL_ACL);
  if (verb == TD_NONE || w->tokens[verb].rel != TD_REL_ACL ||
      !td_token_is_past(&w->tokens[verb]) ||
      td_words_have_child(w, verb, TD_REL_AUX) ||
      td_tokens_have_comma(w->tokens, noun, verb)) {
    return TD_NONE;
  }
  return td_slice_is(w->tokens[verb].xpos, "VBN") &&
                 td_tokens_have_agent(w->tokens, verb, end)
             ? TD_NONE
             : verb;
}

// Make `verb` the head of what `top` headed, and `noun` its subject. What stood
// before an object `top` is the subject's, what stands behind it stays.
static void raise(const td_words *w, uint32_t top, uint32_t noun,
                  uint32_t verb) {
  td_token_attach(&w->tokens[verb], w->tokens[top].head, TD_REL_CCOMP);
  for (uint32_t i = w->begin; i < w->end; i++) {
    td_token *t = &w->tokens[i];
    if (t->head != top || i == noun || i == verb) {
      continue;
    }
    if (i < verb) {
      t->head = noun;
    } else if (top == noun || t->rel == TD_REL_PUNCT) {
      t->head = verb;
    }
  }
  td_token_attach(&w->tokens[noun], verb, TD_REL_NSUBJ);
  if (top != noun) {
    td_token_attach(&w->tokens[top], verb, TD_REL_OBJ);
  }
  td_token_make_past(&w->tokens[verb]);
}

// "The fund | channelled gifts to schools, officials said": the subject that
// was read as a part of the object `top`; TD_NONE.
static uint32_t subject_within(const td_words *w, uint32_t top) {
  for (uint32_t i = td_words_near(w, top); i < top; i++) {
    const td_token *t = &w->tokens[i];
    if (t->head == top &&
        (t->rel == TD_REL_AMOD || t->rel == TD_REL_COMPOUND) &&
        td_token_is_noun(t) && lost_verb(w, i, top) != TD_NONE) {
      return i;
    }
  }
  return TD_NONE;
}

static void restore(const td_words *w, uint32_t top, uint32_t teller) {
  uint32_t noun = top;
  uint32_t verb = lost_verb(w, noun, teller);
  if (verb == TD_NONE) {
    noun = subject_within(w, top);
    verb = noun == TD_NONE ? TD_NONE : lost_verb(w, noun, top);
  }
  if (verb != TD_NONE && td_tokens_have_comma(w->tokens, verb, teller)) {
    raise(w, top, noun, verb);
  }
}

void td_repair_lost_verbs(const td_words *w) {
  for (uint32_t i = w->begin; !w->is_title && i < w->end; i++) {
    const uint32_t teller = w->tokens[i].head;
    if (td_token_is_within(teller, i + 1, w->end) && is_told(w, i, teller) &&
        td_words_say(w, teller)) {
      restore(w, i, teller);
    }
  }
}
