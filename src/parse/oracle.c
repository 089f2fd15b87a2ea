// SPDX-License-Identifier: MIT

#include "parse/oracle.h"

td_status td_gold_init(td_gold *gold, td_arena *arena, uint32_t n,
                       const uint32_t *head, const uint8_t *rel) {
  uint32_t *child = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n + 1);
  uint32_t *children = TD_ARENA_ARRAY(arena, uint32_t, (size_t)n + 3);
  if (!child || !children) {
    return TD_ERR_NO_MEM;
  }
  // Counting sort by head: children[h + 2] counts, then begins, then ends.
  for (uint32_t i = 0; i < n; i++) {
    children[head[i] + 2]++;
  }
  for (uint32_t h = 2; h < n + 3; h++) {
    children[h] += children[h - 1];
  }
  for (uint32_t i = 0; i < n; i++) {
    child[children[head[i] + 1]++] = i;
  }
  *gold = (td_gold){
      .n = n, .head = head, .rel = rel, .child = child, .children = children};
  return TD_OK;
}

/// Gold children of `word` that are in the buffer.
static uint32_t children_ahead(const td_gold *gold, const td_state *state,
                               uint32_t word) {
  uint32_t count = 0;
  for (uint32_t i = gold->children[word + 1];
       i-- > gold->children[word] && gold->child[i] >= state->front;) {
    count++;
  }
  return count;
}

/// Gold children of the front that wait on the stack for a head. A word before
/// the front that has no head is on the stack: only LEFT pops headless words.
static uint32_t children_behind(const td_gold *gold, const td_state *state) {
  uint32_t count = 0;
  for (uint32_t i = gold->children[state->front];
       i < gold->children[state->front + 1] && gold->child[i] < state->front;
       i++) {
    count += state->head[gold->child[i]] == TD_NO_WORD;
  }
  return count;
}

/// Whether `word`, before the front, is on the stack; words on it are in
/// order, so this is a binary search.
static bool is_on_stack(const td_state *state, uint32_t word) {
  uint32_t low = 0;
  uint32_t high = state->n_stack;
  while (low < high) {
    const uint32_t middle = (low + high) / 2;
    if (state->stack[middle] < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < state->n_stack && state->stack[low] == word;
}

void td_oracle_costs(const td_gold *gold, const td_state *state,
                     uint32_t costs[TD_N_MOVES]) {
  const uint32_t top = td_state_stack(state, 0);
  const uint32_t front = state->front;
  const uint32_t front_head = gold->head[front];
  const bool head_behind = front_head < front && is_on_stack(state, front_head);
  for (int move = 0; move < TD_N_MOVES; move++) {
    costs[move] = UINT32_MAX;
  }
  const uint32_t behind = children_behind(gold, state);
  costs[TD_SHIFT] = behind + head_behind;
  if (top == TD_NO_WORD) {
    return;
  }
  const uint32_t ahead = children_ahead(gold, state, top);
  costs[TD_RIGHT] =
      behind + (front_head > front) + (head_behind && front_head != top);
  if (state->head[top] != TD_NO_WORD) {
    costs[TD_REDUCE] = ahead;
  } else {
    costs[TD_LEFT] = ahead + (gold->head[top] > front);
  }
}
