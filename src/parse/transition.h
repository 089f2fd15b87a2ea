// SPDX-License-Identifier: MIT

/// @file parse/transition.h
/// The arc-eager system (Nivre 2003) with the root at the end.
///
/// Words 0..n-1 come from the buffer in order; n stands for the root. The
/// stack holds words whose right side is not finished.
///
///     SHIFT   push the front                    front is a word
///     LEFT    front becomes head of top, pop    top has no head
///     RIGHT   top becomes head of front, push   front is a word
///     REDUCE  pop                               top has a head
///
/// When the buffer holds only the root, words on the stack that have a head
/// are popped and the others are given to the root. At most 2n moves are made,
/// each in constant time.

#ifndef TD_PARSE_TRANSITION_H
#define TD_PARSE_TRANSITION_H

#include "base/arena.h"

#include <stdint.h>

#define TD_NO_WORD UINT32_MAX

typedef enum { TD_SHIFT, TD_REDUCE, TD_LEFT, TD_RIGHT, TD_N_MOVES } td_move;

typedef struct {
  uint32_t n;
  uint32_t front; ///< first word of the buffer; n when only the root is left
  uint32_t n_stack;
  uint32_t *stack;
  uint32_t *head;  ///< TD_NO_WORD while unknown; n for the root
  uint8_t *rel;    ///< td_rel; 0 while unknown
  uint32_t *left;  ///< leftmost child; TD_NO_WORD
  uint32_t *right; ///< rightmost child; TD_NO_WORD
  uint16_t *n_left;
  uint16_t *n_right; ///< children on each side, stops at 65535
} td_state;

/// The beginning of a sentence of `n` words, in memory from `arena`.
TD_MUST_CHECK td_status td_state_init(td_state *state, td_arena *arena,
                                      uint32_t n);

/// Whether nothing is left to decide: only the root is in the buffer.
static inline bool td_state_is_decided(const td_state *state) {
  return state->front == state->n;
}

/// Word `i` from the top of the stack; TD_NO_WORD below its bottom.
static inline uint32_t td_state_stack(const td_state *state, uint32_t i) {
  return i < state->n_stack ? state->stack[state->n_stack - 1 - i] : TD_NO_WORD;
}

/// Whether `move` may be made; the state must not be decided.
bool td_state_allows(const td_state *state, td_move move);

/// Make an allowed move; `rel` is the relation of a new arc.
void td_state_apply(td_state *state, td_move move, uint8_t rel);

#endif
