// SPDX-License-Identifier: MIT

#include "parse/decode.h"

#include "base/try.h"
#include "parse/tree.h"

td_move td_best_move(const td_state *state, const float *scores, uint8_t *rel) {
  td_move best = TD_SHIFT;
  float best_score = scores[td_score_index(TD_SHIFT, 0)];
  *rel = 0;
  if (td_state_allows(state, TD_REDUCE) &&
      scores[td_score_index(TD_REDUCE, 0)] > best_score) {
    best = TD_REDUCE;
    best_score = scores[td_score_index(TD_REDUCE, 0)];
  }
  for (td_move move = TD_LEFT; move <= TD_RIGHT; move++) {
    if (!td_state_allows(state, move)) {
      continue;
    }
    for (uint8_t r = 1; r < TD_N_REL; r++) {
      const float score = scores[td_score_index(move, r)];
      if (r != TD_REL_ROOT && score > best_score) {
        best = move;
        best_score = score;
        *rel = r;
      }
    }
  }
  return best;
}

td_status td_decode(const td_scorer *scorer, const float *shares, uint32_t n,
                    td_arena *scratch, uint32_t *head, uint8_t *rel) {
  td_state state;
  TD_TRY(td_state_init(&state, scratch, n));
  float *hidden = td_floats_new(scratch, 1, scorer->n_hidden);
  float *scores = td_floats_new(scratch, 1, scorer->scores.n_columns);
  if (!hidden || !scores) {
    return TD_ERR_NO_MEM;
  }
  while (!td_state_is_decided(&state)) {
    if (state.n_stack == 0) {
      td_state_apply(&state, TD_SHIFT, 0);
      continue;
    }
    const td_view view = td_view_of(&state);
    td_scorer_run(scorer, shares, &view, hidden, scores);
    uint8_t move_rel;
    const td_move move = td_best_move(&state, scores, &move_rel);
    td_state_apply(&state, move, move_rel);
  }
  memcpy(head, state.head, n * sizeof(*head));
  memcpy(rel, state.rel, n * sizeof(*rel));
  td_tree_join(head, rel, 0, n, n);
  return TD_OK;
}
