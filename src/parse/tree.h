// SPDX-License-Identifier: MIT

/// @file parse/tree.h
/// What makes arcs a tree of Universal Dependencies.

#ifndef TD_PARSE_TREE_H
#define TD_PARSE_TREE_H

#include "doc/document.h"

/// Give the words of [begin, end) that have no head (UINT32_MAX) one: the
/// first becomes the root, the others its parataxis. `root` is what stands for
/// the root in `head`. If all words have heads in a cycle-free way already,
/// nothing changes.
void td_tree_join(uint32_t *head, uint8_t *rel, uint32_t begin, uint32_t end,
                  uint32_t root);

/// Take words from below punctuation, which heads nothing: a word whose head is
/// marked in `is_leaf` [n] goes to the next head above that is not, and a
/// marked root changes places with its first dependent that is not marked.
/// Linear time for trees that are not much deeper than wide.
void td_tree_lift(uint32_t *head, uint8_t *rel, uint32_t n,
                  const bool *is_leaf);

/// Take words from below function words (auxiliaries, prepositions, articles
/// ...), which head next to nothing: a word goes to the next head above that is
/// none. What may stay: punctuation, parts of fixed expressions, conjuncts,
/// repairs.
void td_tree_free_function_words(uint32_t *head, const uint8_t *rel,
                                 uint32_t n);

/// Whether head [n] (n: the root) is a tree with one root. Linear time;
/// `scratch` has room for n values.
bool td_tree_is_valid(const uint32_t *head, uint32_t n, uint32_t *scratch);

/// What the repair of trees asks of a word whose children are not linked yet.
bool td_tree_is_noun(const td_token *token);
bool td_tree_is_finite(const td_token *token);

/// Tokens on either side of a word where its children are looked for.
#define TD_TREE_REACH 40

/// Whether the word at `i` has a child with this relation, subtypes apart, near
/// it in [begin, end): children are not linked yet, and looking through all of
/// a long sentence for each word would take too long.
bool td_tree_has_child(const td_token *tokens, uint32_t begin, uint32_t end,
                       uint32_t i, td_rel rel);

/// Whether an auxiliary of the passive near before it belongs to the `verb` of
/// the sentence that begins at `begin`.
bool td_tree_is_passive(const td_token *tokens, uint32_t begin, uint32_t verb);

/// Whether the way up from the word at `i` meets a word of [first, last]. To
/// hang `first` on such a word would close a circle.
bool td_tree_climbs_through(const td_token *tokens, uint32_t i, uint32_t first,
                            uint32_t last);

void td_tree_attach(td_token *token, uint32_t head, td_rel rel);

#endif
