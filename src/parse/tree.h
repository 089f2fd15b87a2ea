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

#endif
