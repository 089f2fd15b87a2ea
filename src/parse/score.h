// SPDX-License-Identifier: MIT

/// @file parse/score.h
/// How good each move is in a state: a network with one hidden layer.
///
/// What it sees: the vectors of words at eight places (TD_PLACES), and small
/// numbers about them (TD_MARKS: relations, counts of children, distance).
/// The first layer is linear in the places, so each word's share of it is
/// computed once for each place; a state then costs a few sums and one small
/// product.
///
/// Thread use: read-only after reading.

#ifndef TD_PARSE_SCORE_H
#define TD_PARSE_SCORE_H

#include "doc/ud.h"
#include "learn/matrix.h"
#include "learn/modelfile.h"
#include "parse/transition.h"

/// Places: three of the stack, two of the buffer, outermost children of the
/// top on both sides, leftmost child of the front.
#define TD_PLACES 8

/// Marks: relations of top, second, their outermost children and the front's;
/// children counted; distance.
#define TD_MARKS 9
#define TD_MARK_ROWS (5 * TD_N_REL + 3 * 4 + 8)

/// Scores: SHIFT, REDUCE, LEFT with each relation, RIGHT with each.
#define TD_SCORES (2 + 2 * TD_N_REL)

static inline uint32_t td_score_index(td_move move, uint8_t rel) {
  return move < TD_LEFT ? (uint32_t)move
                        : 2u + (move == TD_RIGHT ? TD_N_REL : 0u) + rel;
}

/// What the network is shown of a state.
typedef struct {
  uint32_t places[TD_PLACES]; ///< words; TD_NO_WORD
  uint16_t marks[TD_MARKS];   ///< rows of the table of marks
} td_view;

td_view td_view_of(const td_state *state);

typedef struct {
  size_t n_hidden;     ///< multiple of TD_PANEL
  td_panels places;    ///< [width][TD_PLACES * n_hidden]
  const float *absent; ///< [TD_PLACES][n_hidden], for places without a word
  const float *marks;  ///< [TD_MARK_ROWS][n_hidden]
  const float *bias;   ///< [n_hidden]
  td_panels scores;    ///< [n_hidden][TD_SCORES rounded to panels]
  const float *scores_bias;
} td_scorer;

/// Take the network from `file`; `width` is the length of word vectors.
TD_MUST_CHECK td_status td_scorer_read(const td_model_file *file,
                                       td_arena *arena, size_t width,
                                       td_scorer *out);

/// Each word's shares: `shares` [n][TD_PLACES * n_hidden], from
/// `vectors` [n][width].
void td_scorer_prepare(const td_scorer *scorer, const float *vectors, size_t n,
                       float *shares);

/// The hidden layer [n_hidden] and the scores [TD_SCORES, rounded] of a view.
void td_scorer_run(const td_scorer *scorer, const float *shares,
                   const td_view *view, float *hidden, float *scores);

#endif
