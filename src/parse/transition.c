// SPDX-License-Identifier: MIT

#include "parse/transition.h"

#include <assert.h>

td_status td_state_init(td_state *state, td_arena *arena, uint32_t n) {
  const size_t room = (size_t)n + 1;
  *state = (td_state){.n = n,
                      .stack = TD_ARENA_ARRAY(arena, uint32_t, room),
                      .head = TD_ARENA_ARRAY(arena, uint32_t, room),
                      .rel = TD_ARENA_ARRAY(arena, uint8_t, room),
                      .left = TD_ARENA_ARRAY(arena, uint32_t, room),
                      .right = TD_ARENA_ARRAY(arena, uint32_t, room),
                      .n_left = TD_ARENA_ARRAY(arena, uint16_t, room),
                      .n_right = TD_ARENA_ARRAY(arena, uint16_t, room)};
  if (!state->stack || !state->head || !state->rel || !state->left ||
      !state->right || !state->n_left || !state->n_right) {
    return TD_ERR_NO_MEM;
  }
  for (size_t i = 0; i < room; i++) {
    state->head[i] = TD_NO_WORD;
    state->left[i] = TD_NO_WORD;
    state->right[i] = TD_NO_WORD;
  }
  return TD_OK;
}

bool td_state_allows(const td_state *state, td_move move) {
  if (move == TD_SHIFT) {
    return true;
  }
  if (state->n_stack == 0) {
    return false;
  }
  const bool has_head = state->head[td_state_stack(state, 0)] != TD_NO_WORD;
  return move == TD_RIGHT || has_head == (move == TD_REDUCE);
}

static uint16_t one_more(uint16_t count) {
  return (uint16_t)(count + (count < UINT16_MAX));
}

static void add_arc(td_state *state, uint32_t head, uint32_t child,
                    uint8_t rel) {
  state->head[child] = head;
  state->rel[child] = rel;
  if (child < head) {
    // Arcs are made from the inside out, so the newest child is outermost.
    state->left[head] = child;
    state->n_left[head] = one_more(state->n_left[head]);
  } else {
    state->right[head] = child;
    state->n_right[head] = one_more(state->n_right[head]);
  }
}

void td_state_apply(td_state *state, td_move move, uint8_t rel) {
  assert(!td_state_is_decided(state) && td_state_allows(state, move));
  const uint32_t top = td_state_stack(state, 0);
  switch (move) {
  case TD_LEFT:
    add_arc(state, state->front, top, rel);
    state->n_stack--;
    break;
  case TD_REDUCE:
    state->n_stack--;
    break;
  case TD_RIGHT:
    add_arc(state, top, state->front, rel);
    state->stack[state->n_stack++] = state->front++;
    break;
  case TD_SHIFT:
  case TD_N_MOVES:
    state->stack[state->n_stack++] = state->front++;
    break;
  }
}
