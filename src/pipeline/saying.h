// SPDX-License-Identifier: MIT

/// @file pipeline/saying.h
/// What the repairs of who speaks ask of the words of a sentence, whose trees
/// are not linked yet.
///
/// Thread use: pure functions.

#ifndef TD_PIPELINE_SAYING_H
#define TD_PIPELINE_SAYING_H

#include "know/know.h"
#include "parse/tree.h"

/// The tokens of a sentence, from `begin` to before `end`.
typedef struct {
  const td_know *know;
  td_token *tokens;
  uint32_t begin, end;
} td_words;

/// Whether word `i` has a child with this relation (td_tree_has_child).
static inline bool td_words_have_child(const td_words *w, uint32_t i,
                                       td_rel rel) {
  return td_tree_has_child(w->tokens, w->begin, w->end, i, rel);
}

/// Whether word `i` is a verb of saying.
bool td_words_say(const td_words *w, uint32_t i);

/// Whether word `i` tells what somebody wants: "urged", "recommended".
bool td_words_ask(const td_words *w, uint32_t i);

/// Whether word `i`, a noun, does: "call", "demand".
bool td_words_request(const td_words *w, uint32_t i);

#endif
