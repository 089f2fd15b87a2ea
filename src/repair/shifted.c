// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "Took into custody | 14 men", "released on bail | the two editors": a heavy
// object stands behind the phrase, whose noun was read as a part of it. But no
// noun stands before the number or article of another.

// Whether the word at `i` opens the phrase of the `object`, or was read as a
// part of the noun before it: "on bail | 20".
static bool opens_phrase(const td_words *w, uint32_t i, uint32_t object) {
  const td_token *t = &w->tokens[i];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  return i < object &&
         ((t->head == object && (rel == TD_REL_NUMMOD || rel == TD_REL_DET)) ||
          (t->head == i - 1 && t->rel == TD_REL_FLAT &&
           t->upos == TD_UPOS_NUM));
}

// Whether the noun at `i`, right behind its preposition, was made a part of the
// `object`.
static bool is_swallowed(const td_words *w, uint32_t i, uint32_t object) {
  const td_token *t = &w->tokens[i];
  const td_token *before = &w->tokens[i - 1];
  const td_rel rel = td_rel_base((td_rel)t->rel);
  return t->upos == TD_UPOS_NOUN && before->upos == TD_UPOS_ADP &&
         before->rel == TD_REL_CASE && before->head == object &&
         (rel == TD_REL_AMOD || rel == TD_REL_COMPOUND || rel == TD_REL_NMOD) &&
         opens_phrase(w, i + 1, object);
}

void td_repair_shifted_objects(const td_words *w) {
  for (uint32_t i = w->begin + 2; i + 2 < w->end; i++) {
    const uint32_t object = w->tokens[i].head;
    if (!td_token_is_within(object, i + 2, w->end) ||
        !is_swallowed(w, i, object)) {
      continue;
    }
    const uint32_t verb = w->tokens[object].head;
    if (!td_token_is_within(verb, w->begin, i - 1) ||
        w->tokens[verb].upos != TD_UPOS_VERB || td_words_are_passive(w, verb)) {
      continue;
    }
    td_token_attach(&w->tokens[i - 1], i, TD_REL_CASE);
    td_token_attach(&w->tokens[i], verb, TD_REL_OBL);
    td_token_attach(&w->tokens[object], verb, TD_REL_OBJ);
    if (w->tokens[i + 1].rel == TD_REL_FLAT) {
      td_token_attach(&w->tokens[i + 1], object, TD_REL_NUMMOD);
    }
  }
}
