// SPDX-License-Identifier: MIT

/// @file parse/oracle.h
/// What each move costs, by a gold tree; only training needs it.
///
/// The dynamic oracle of Goldberg and Nivre (2012): the cost of a move is the
/// number of gold arcs that can be reached now and not after it. It holds for
/// any state, not only those on the way to the gold tree; non-projective trees
/// have no path of cost 0 and the cheapest move is taken.

#ifndef TD_PARSE_ORACLE_H
#define TD_PARSE_ORACLE_H

#include "parse/transition.h"

/// A gold tree, indexed for the oracle.
typedef struct {
  uint32_t n;
  const uint32_t *head;     ///< [n]; n for the root
  const uint8_t *rel;       ///< [n], td_rel
  const uint32_t *child;    ///< [n], children of 0, of 1, ..., each in order
  const uint32_t *children; ///< [n + 2], where each word's begin in `child`
} td_gold;

/// Index `head` and `rel` [n], which must outlive `gold`.
TD_MUST_CHECK td_status td_gold_init(td_gold *gold, td_arena *arena, uint32_t n,
                                     const uint32_t *head, const uint8_t *rel);

/// The cost of each move into `costs`; UINT32_MAX for one not allowed.
/// Time: proportional to the children of top and front.
void td_oracle_costs(const td_gold *gold, const td_state *state,
                     uint32_t costs[TD_N_MOVES]);

#endif
