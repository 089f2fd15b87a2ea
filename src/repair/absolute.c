// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// Whether the word at `i` is in the phrase of `top`, which begins before it.
static bool is_in_phrase(const td_token *tokens, uint32_t i, uint32_t top) {
  while (i != TD_NONE && i != top && i > top) {
    i = tokens[i].head;
  }
  return i == top;
}

// The preposition of the noun, right behind a comma; TD_NONE.
static uint32_t preposition_of(const td_token *tokens, uint32_t begin,
                               uint32_t noun) {
  for (uint32_t i = noun; i > begin + 1 && noun - i < TD_WORDS_REACH; i--) {
    const td_token *t = &tokens[i - 1];
    if (t->head == noun && t->rel == TD_REL_CASE) {
      return td_token_is_comma(&tokens[i - 2]) ? i - 1 : TD_NONE;
    }
  }
  return TD_NONE;
}

// The verb of the participle at `i`, which has neither a subject nor a mark and
// hangs on it or on its object before it ("agreed a truce, ... | backing it");
// TD_NONE.
static uint32_t verb_of(const td_token *tokens, uint32_t begin, uint32_t end,
                        uint32_t i) {
  const td_token *t = &tokens[i];
  if (!td_slice_is(t->xpos, "VBG") || t->head == TD_NONE || t->head > i ||
      !(t->rel == TD_REL_ADVCL || t->rel == TD_REL_ACL) ||
      td_tokens_have_child(tokens, begin, end, i, TD_REL_MARK) ||
      td_tokens_have_child(tokens, begin, end, i, TD_REL_NSUBJ)) {
    return TD_NONE;
  }
  const td_token *head = &tokens[t->head];
  const uint32_t verb = head->rel == TD_REL_OBJ ? head->head : t->head;
  return verb != TD_NONE &&
                 (tokens[verb].upos == TD_UPOS_VERB ||
                  td_tokens_have_child(tokens, begin, end, verb, TD_REL_COP))
             ? verb
             : TD_NONE;
}

// "With the mayor, | Ann Lee, | calling a vote": whether what stands between
// commas right before the participle only tells more of the noun behind the
// word of company that opens such clauses.
static bool is_set_off(const td_words *w, uint32_t noun, uint32_t mark,
                       uint32_t participle) {
  const uint32_t open = noun + 1;
  return td_token_is_comma(&w->tokens[participle - 1]) &&
         td_words_in_list(w, mark, TD_TID_AbsolutePreposition) &&
         (td_token_is_comma(&w->tokens[open]) ||
          w->tokens[open].rel == TD_REL_FLAT);
}

// The noun of a phrase with a preposition that ends before the participle and
// hangs where that does; TD_NONE.
static uint32_t noun_before(const td_token *tokens, uint32_t participle) {
  const uint32_t head = tokens[participle].head;
  const uint32_t last = td_token_is_comma(&tokens[participle - 1])
                            ? participle - 2
                            : participle - 1;
  for (uint32_t i = last; i > head; i--) {
    if (tokens[i].head == head &&
        (tokens[i].rel == TD_REL_OBL || tokens[i].rel == TD_REL_NMOD)) {
      return td_token_is_noun(&tokens[i]) && is_in_phrase(tokens, last, i)
                 ? i
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// "With rebels burning shops and | police | firing at them": the noun right
// before a second participle, read as part of what the first is done to, is its
// subject.
static void part_second(const td_words *w, uint32_t i) {
  td_token *t = &w->tokens[i];
  const uint32_t first = t->head;
  const uint32_t noun = i - 1;
  const uint32_t part = w->tokens[noun].head;
  if (!td_slice_is(t->xpos, "VBG") || t->rel != TD_REL_ADVCL || first >= i ||
      first < w->begin || !td_slice_is(w->tokens[first].xpos, "VBG") ||
      !td_words_have_child(w, first, TD_REL_MARK) ||
      !td_words_have_child(w, first, TD_REL_NSUBJ) ||
      w->tokens[noun].rel != TD_REL_CONJ ||
      !td_token_is_noun(&w->tokens[noun]) ||
      !td_token_is_within(part, first + 1, noun)) {
    return;
  }
  const uint32_t join = td_words_child_before(w, noun, TD_REL_CC);
  if (join == TD_NONE || !td_words_form_phrase(w, join, noun)) {
    return;
  }
  td_token_attach(&w->tokens[noun], i, TD_REL_NSUBJ);
  td_token_attach(&w->tokens[join], i, TD_REL_CC);
  t->rel = TD_REL_CONJ;
}

// "A deal with the rebels | to end the war": where no comma stands between the
// noun and the word of company, they share it, and the infinitive, active and
// without a subject, tells what it is for.
static void share_noun(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const uint32_t subject = td_words_child_before(w, i, TD_REL_NSUBJ);
  if (!td_slice_is(t->xpos, "VB") || subject == TD_NONE ||
      !(t->rel == TD_REL_ACL || t->rel == TD_REL_ADVCL) ||
      td_words_have_child(w, i, TD_REL_AUX)) {
    return;
  }
  const uint32_t mark =
      td_words_child(w, td_words_near(w, i), subject, i, TD_REL_MARK);
  const uint32_t noun =
      mark == TD_NONE || mark == w->begin ? TD_NONE : mark - 1;
  if (noun == TD_NONE || !td_token_is_noun(&w->tokens[noun]) ||
      !td_words_in_list(w, mark, TD_TID_AbsolutePreposition) ||
      td_words_begin_of(w, subject) != mark + 1 ||
      td_words_hang_below(w, noun, i)) {
    return;
  }
  td_token_attach(&w->tokens[subject], noun, TD_REL_NMOD);
  td_token_attach(&w->tokens[mark], subject, TD_REL_CASE);
  td_token_attach(&w->tokens[i], noun, TD_REL_ACL);
}

void td_repair_absolutes(const td_words *w) {
  td_token *tokens = w->tokens;
  const uint32_t begin = w->begin, end = w->end;
  for (uint32_t i = begin + 3; i < end; i++) {
    part_second(w, i);
    share_noun(w, i);
    const uint32_t verb = verb_of(tokens, begin, end, i);
    const bool is_apart = tokens[i - 1].upos == TD_UPOS_PUNCT;
    const uint32_t noun =
        verb == TD_NONE || (is_apart && !td_token_is_comma(&tokens[i - 1]))
            ? TD_NONE
            : noun_before(tokens, i);
    const uint32_t mark =
        noun == TD_NONE ? TD_NONE : preposition_of(tokens, begin, noun);
    if (mark != TD_NONE && (!is_apart || is_set_off(w, noun, mark, i))) {
      td_token_attach(&tokens[noun], i, TD_REL_NSUBJ);
      td_token_attach(&tokens[mark], i, TD_REL_MARK);
      td_token_attach(&tokens[i], verb, TD_REL_ADVCL);
    }
  }
}
