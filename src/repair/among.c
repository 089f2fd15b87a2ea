// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// The pronoun of ", among them" right before the phrase of `i`; UINT32_MAX.
static uint32_t pronoun_before(const td_words *w, uint32_t begin, uint32_t i) {
  const td_token *tokens = w->tokens;
  const uint32_t from = i - begin > TD_WORDS_REACH ? i - TD_WORDS_REACH : begin;
  for (uint32_t p = i; p-- > from + 1;) {
    if (tokens[p].upos == TD_UPOS_PRON &&
        td_rel_base((td_rel)tokens[p].rel) == TD_REL_OBL) {
      return tokens[p - 1].rel == TD_REL_CASE && tokens[p - 1].head == p &&
                     td_token_is_comma(&tokens[p - 2]) &&
                     td_words_form_phrase(w, p + 1, i)
                 ? p
                 : UINT32_MAX;
    }
  }
  return UINT32_MAX;
}

// ", two of them for life"
static bool is_of_pronoun(const td_token *tokens, uint32_t begin, uint32_t end,
                          uint32_t i) {
  return i > begin && i + 2 < end && td_token_is_comma(&tokens[i - 1]) &&
         tokens[i + 1].rel == TD_REL_CASE && tokens[i + 1].head == i + 2 &&
         tokens[i + 2].upos == TD_UPOS_PRON && tokens[i + 2].head == i &&
         tokens[i + 2].rel == TD_REL_NMOD;
}

// The verb whose subject the noun of the aside at `i` was taken for, behind the
// comma that ends it: "students, | most of them | girls, marched"; UINT32_MAX.
static uint32_t verb_of_aside(const td_token *tokens, uint32_t end, uint32_t i,
                              uint32_t *noun) {
  for (uint32_t t = i + 3; t < end && !td_token_is_comma(&tokens[t]); t++) {
    const uint32_t verb = tokens[t].head;
    if (td_rel_base((td_rel)tokens[t].rel) == TD_REL_NSUBJ && verb != TD_NONE &&
        verb > t && verb < end && td_token_is_noun(&tokens[t])) {
      *noun = t;
      for (uint32_t c = t + 1; c < verb; c++) {
        if (td_token_is_comma(&tokens[c])) {
          return verb;
        }
      }
      return UINT32_MAX;
    }
  }
  return UINT32_MAX;
}

// "Students, | most of them girls, | marched": who is told of marched.
static void give_aside(td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t i) {
  uint32_t noun = i;
  const uint32_t verb = verb_of_aside(tokens, end, i, &noun);
  if (verb == UINT32_MAX) {
    return;
  }
  const td_rel rel = (td_rel)tokens[noun].rel;
  for (uint32_t s = i - 1; s > begin; s--) {
    td_token *subject = &tokens[s - 1];
    if (td_token_is_noun(subject) &&
        (subject->head == noun || subject->head == i || subject->head == verb ||
         tokens[i].head == s - 1)) {
      td_token_attach(&tokens[noun], i, TD_REL_PARATAXIS);
      td_token_attach(&tokens[i], s - 1, TD_REL_APPOS);
      td_token_attach(subject, verb, rel);
      return;
    }
  }
}

void td_repair_parts_named(const td_words *w) {
  td_token *tokens = w->tokens;
  const uint32_t begin = w->begin, end = w->end;
  for (uint32_t i = begin + 2; i < end; i++) {
    if (is_of_pronoun(tokens, begin, end, i)) {
      give_aside(tokens, begin, end, i);
    }
  }
  for (uint32_t i = begin + 3; i < end; i++) {
    const uint32_t verb = tokens[i].head;
    if ((tokens[i].rel != TD_REL_OBJ && tokens[i].rel != TD_REL_OBL_UNMARKED) ||
        verb < begin || verb > i || !td_words_are_passive(w, verb)) {
      continue;
    }
    if (is_of_pronoun(tokens, begin, end, i)) {
      td_token_attach(&tokens[i], verb, TD_REL_PARATAXIS);
      continue;
    }
    const uint32_t pronoun = td_token_is_noun(&tokens[i])
                                 ? pronoun_before(w, begin + 1, i)
                                 : UINT32_MAX;
    if (pronoun != UINT32_MAX && tokens[pronoun].head == verb) {
      td_token_attach(&tokens[i], verb, TD_REL_PARATAXIS);
      td_token_attach(&tokens[pronoun], i, TD_REL_NMOD);
    }
  }
}
