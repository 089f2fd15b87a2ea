// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

#include "segment/words.h"

static bool is_in_phrase(const td_token *t) {
  return td_token_is_noun(t) || t->upos == TD_UPOS_ADJ ||
         t->upos == TD_UPOS_DET || t->upos == TD_UPOS_NUM;
}

// Whether a verb of saying stands behind a comma, and behind it nothing but a
// noun's phrase.
static bool is_source_behind(const td_know *know, const td_token *tokens,
                             uint32_t verb, uint32_t end) {
  const td_token *t = &tokens[verb];
  if (t->upos != TD_UPOS_VERB || !td_token_is_comma(&tokens[verb - 1]) ||
      !td_word_entry(know, t->lemma, TD_TID_ReportingVerb) || verb + 1 == end ||
      !td_token_is_noun(&tokens[end - 1])) {
    return false;
  }
  for (uint32_t i = verb + 1; i < end; i++) {
    if (!is_in_phrase(&tokens[i])) {
      return false;
    }
  }
  return true;
}

// Put the verb in the place of the topmost word above it that is in the phrase
// behind it, so that the phrase can hang on the verb.
static void lift_verb(td_token *tokens, uint32_t verb, uint32_t end) {
  uint32_t top = TD_NONE;
  for (uint32_t i = tokens[verb].head; i != TD_NONE; i = tokens[i].head) {
    top = i > verb && i < end ? i : top;
  }
  if (top != TD_NONE) {
    td_token_attach(&tokens[verb], tokens[top].head, (td_rel)tokens[top].rel);
  }
}

// What is said, which was taken for who says it, and who does.
static void turn_source(td_token *tokens, uint32_t begin, uint32_t verb,
                        uint32_t end) {
  lift_verb(tokens, verb, end);
  for (uint32_t i = begin; i < verb; i++) {
    if (tokens[i].head == verb &&
        td_rel_base((td_rel)tokens[i].rel) == TD_REL_NSUBJ) {
      td_token_attach(&tokens[i], verb, TD_REL_CCOMP);
    }
  }
  for (uint32_t i = verb + 1; i + 1 < end; i++) {
    if (tokens[i].head <= verb || tokens[i].head >= end) {
      td_token_attach(&tokens[i], end - 1, TD_REL_COMPOUND);
    }
  }
  td_token_attach(&tokens[end - 1], verb, TD_REL_NSUBJ);
}

void td_repair_title_sources(const td_words *w) {
  if (!w->is_title) {
    return;
  }
  for (uint32_t i = w->begin + 2; i + 1 < w->end; i++) {
    if (is_source_behind(w->know, w->tokens, i, w->end)) {
      turn_source(w->tokens, w->begin, i, w->end);
    }
  }
}
