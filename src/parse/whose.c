// SPDX-License-Identifier: MIT

#include "parse/whose.h"

#include "parse/tree.h"

// Whether the noun at `i` is what the relative clause of a verb behind it
// begins with: "whose | release".
static bool is_owned(const td_token *tokens, uint32_t begin, uint32_t end,
                     uint32_t i) {
  const uint32_t verb = tokens[i].head;
  return i > begin && tokens[i].rel == TD_REL_NSUBJ &&
         td_slice_is(tokens[i - 1].xpos, "WP$") && tokens[i - 1].head == i &&
         verb > i && verb < end && tokens[verb].rel == TD_REL_ACL_RELCL &&
         tokens[verb].upos == TD_UPOS_VERB &&
         !td_tree_has_child(tokens, begin, end, verb, TD_REL_OBJ);
}

// The noun whose phrase stands right behind the one at `i`, as another name of
// it, up to the verb and what helps that; TD_NONE.
static uint32_t second_of(const td_token *tokens, uint32_t i) {
  uint32_t second = TD_NONE;
  for (uint32_t t = i + 1; t < tokens[i].head; t++) {
    if (tokens[t].rel == TD_REL_PUNCT) {
      return TD_NONE;
    }
    if (tokens[t].head == i &&
        (tokens[t].rel == TD_REL_APPOS || tokens[t].rel == TD_REL_FLAT)) {
      second = t;
    }
  }
  return second;
}

// The gerund behind "of" that tells what the noun at `object` is said to do,
// and has no object; TD_NONE.
static uint32_t gerund_of(const td_token *tokens, uint32_t end, uint32_t object,
                          uint32_t verb) {
  for (uint32_t t = object + 1; t < end; t++) {
    const td_rel rel = (td_rel)tokens[t].rel;
    if ((rel == TD_REL_ACL || rel == TD_REL_ADVCL) &&
        (tokens[t].head == object || tokens[t].head == verb) &&
        tokens[t].upos == TD_UPOS_VERB) {
      return tokens[object + 1].rel == TD_REL_MARK &&
                     tokens[object + 1].head == t &&
                     !td_tree_has_child(tokens, object, end, t, TD_REL_OBJ)
                 ? t
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

// "The rebels, | whom | he accuses the army of arming": of two objects the
// relative one is the gerund's.
static void give_gerund(td_token *tokens, uint32_t end, uint32_t i) {
  const uint32_t verb = tokens[i].head;
  const bool is_relative =
      tokens[i].rel == TD_REL_OBJ && verb != TD_NONE && verb > i &&
      verb < end &&
      (td_slice_is(tokens[i].xpos, "WDT") || td_slice_is(tokens[i].xpos, "WP"));
  for (uint32_t t = verb + 1; is_relative && t < end; t++) {
    if (tokens[t].head == verb && tokens[t].rel == TD_REL_OBJ) {
      const uint32_t gerund = gerund_of(tokens, end, t, verb);
      if (gerund != TD_NONE) {
        tokens[i].head = gerund;
      }
      return;
    }
  }
}

void td_whose_restore(td_document *document, const td_sentence *sentence) {
  td_token *tokens = document->tokens.items;
  const uint32_t begin = sentence->first_token;
  const uint32_t end = begin + sentence->n_tokens;
  for (uint32_t i = begin; i < end; i++) {
    give_gerund(tokens, end, i);
    const uint32_t second =
        is_owned(tokens, begin, end, i) ? second_of(tokens, i) : TD_NONE;
    if (second != TD_NONE) {
      td_tree_attach(&tokens[second], tokens[i].head, TD_REL_NSUBJ);
      td_tree_attach(&tokens[i], tokens[i].head, TD_REL_OBJ);
    }
  }
}
