// SPDX-License-Identifier: MIT

#include "train/moves.h"

#include "base/try.h"
#include "parse/decode.h"
#include "train/loss.h"

#define MAX_SCORES 256

td_status td_moves_init(td_moves *moves, td_arena *arena, size_t n_words) {
  const size_t room = 2 * n_words;
  const td_scorer *scorer = moves->scorer;
  moves->n = 0;
  moves->views = TD_ARENA_ARRAY(arena, td_view, room);
  moves->hidden = td_floats_new(arena, room, scorer->n_hidden);
  moves->scores = td_floats_new(arena, room, scorer->scores.n_columns);
  return moves->views && moves->hidden && moves->scores ? TD_OK : TD_ERR_NO_MEM;
}

/// The relation that `word` should get. An arc that the oracle allows though it
/// is not gold (non-projective trees) may be the root's.
static uint8_t gold_rel(const td_gold *gold, uint32_t word) {
  return gold->rel[word] == TD_REL_ROOT ? TD_REL_PARATAXIS : gold->rel[word];
}

static uint8_t rel_of_move(const td_gold *gold, const td_state *state,
                           td_move move) {
  if (move < TD_LEFT) {
    return 0;
  }
  return gold_rel(gold,
                  move == TD_LEFT ? td_state_stack(state, 0) : state->front);
}

/// What may be done in a state and what should be.
typedef struct {
  bool allowed[MAX_SCORES];
  bool wanted[MAX_SCORES];
} choice;

static choice choose(const td_gold *gold, const td_state *state) {
  choice c = {0};
  uint32_t costs[TD_N_MOVES];
  td_oracle_costs(gold, state, costs);
  uint32_t least = UINT32_MAX;
  for (int move = 0; move < TD_N_MOVES; move++) {
    least = costs[move] < least ? costs[move] : least;
  }
  for (td_move move = TD_SHIFT; move < TD_N_MOVES; move++) {
    if (costs[move] == UINT32_MAX) {
      continue;
    }
    const uint8_t first = move < TD_LEFT ? 0 : 1;
    const uint8_t end = move < TD_LEFT ? 1 : TD_N_REL;
    for (uint8_t rel = first; rel < end; rel++) {
      c.allowed[td_score_index(move, rel)] = rel != TD_REL_ROOT;
    }
    if (costs[move] == least) {
      c.wanted[td_score_index(move, rel_of_move(gold, state, move))] = true;
    }
  }
  return c;
}

/// The wanted move with the highest score.
static td_move best_wanted(const td_gold *gold, const td_state *state,
                           const choice *c, const float *scores, uint8_t *rel) {
  td_move best = TD_N_MOVES;
  float best_score = 0;
  for (td_move move = TD_SHIFT; move < TD_N_MOVES; move++) {
    const uint8_t r = rel_of_move(gold, state, move);
    const uint32_t i = td_score_index(move, r);
    if (c->wanted[i] && (best == TD_N_MOVES || scores[i] > best_score)) {
      best = move;
      best_score = scores[i];
      *rel = r;
    }
  }
  return best;
}

/// Replace the scores of a view by what is to be learned: their gradient.
static void learn_move(td_moves *moves, uint32_t row, const td_view *view,
                       const choice *c, float *scores) {
  const size_t n = moves->scorer->scores.n_columns;
  float judged[MAX_SCORES];
  if (moves->teachers) {
    td_teachers_judge(moves->teachers, row, view, c->allowed, n, judged);
  }
  moves->sums->move_loss += (double)td_loss_taught(
      scores, n, c->allowed, c->wanted, moves->teachers ? judged : NULL,
      moves->teachers ? moves->taught : 0);
  moves->sums->n_moves++;
}

/// Show the state to the network, note what to learn, and make a move. The
/// sentence begins at `row`.
static void make_move(td_moves *moves, uint32_t row, const td_gold *gold,
                      td_state *state) {
  const td_scorer *scorer = moves->scorer;
  const float *shares = moves->shares + row * scorer->places.n_columns;
  const bool follows = td_random_float(moves->random) < moves->follow;
  const uint32_t i = moves->n++;
  float *scores = moves->scores + i * scorer->scores.n_columns;
  moves->views[i] = td_view_of(state);
  td_scorer_run(scorer, shares, &moves->views[i],
                moves->hidden + i * scorer->n_hidden, scores);
  const choice c = choose(gold, state);
  uint8_t rel;
  const td_move move = follows ? td_best_move(state, scores, &rel)
                               : best_wanted(gold, state, &c, scores, &rel);
  learn_move(moves, row, &moves->views[i], &c, scores);
  td_state_apply(state, move, rel);
}

td_status td_moves_add(td_moves *moves, uint32_t row, const td_sample *sample,
                       td_arena *scratch) {
  _Static_assert(TD_SCORES + TD_PANEL <= MAX_SCORES, "room for all scores");
  td_state state;
  td_gold gold;
  TD_TRY(td_state_init(&state, scratch, sample->n));
  TD_TRY(td_gold_init(&gold, scratch, sample->n, sample->head, sample->rel));
  const uint32_t first = moves->n;
  while (!td_state_is_decided(&state)) {
    if (state.n_stack == 0) {
      td_state_apply(&state, TD_SHIFT, 0);
      continue;
    }
    make_move(moves, row, &gold, &state);
  }
  for (uint32_t i = first; i < moves->n; i++) {
    for (size_t k = 0; k < TD_PLACES; k++) {
      if (moves->views[i].places[k] != TD_NO_WORD) {
        moves->views[i].places[k] += row;
      }
    }
  }
  return TD_OK;
}
