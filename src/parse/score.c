// SPDX-License-Identifier: MIT

#include "parse/score.h"

#include "base/try.h"

/// Largest hidden layer that a model may have.
#define MAX_HIDDEN 1024

static uint32_t child_of(const uint32_t *children, uint32_t word) {
  return word == TD_NO_WORD ? TD_NO_WORD : children[word];
}

static uint16_t rel_of(const td_state *state, uint32_t word) {
  return word == TD_NO_WORD ? 0 : state->rel[word];
}

static uint16_t count_of(const uint16_t *counts, uint32_t word) {
  const uint16_t count = word == TD_NO_WORD ? 0 : counts[word];
  return count < 3 ? count : 3;
}

/// Distance in steps that grow: 1, 2, 3, 4, 5-6, 7-9, 10 and more; 0 is none.
static uint16_t distance_of(uint32_t top, uint32_t front) {
  if (top == TD_NO_WORD) {
    return 0;
  }
  const uint32_t d = front - top;
  if (d < 5) {
    return (uint16_t)d;
  }
  return d < 7 ? 5 : d < 10 ? 6 : 7;
}

td_view td_view_of(const td_state *state) {
  const uint32_t top = td_state_stack(state, 0);
  const uint32_t second = td_state_stack(state, 1);
  const uint32_t front = state->front;
  td_view view = {.places = {top, second, td_state_stack(state, 2), front,
                             front + 1 < state->n ? front + 1 : TD_NO_WORD,
                             child_of(state->left, top),
                             child_of(state->right, top),
                             child_of(state->left, front)}};
  const uint16_t rels[5] = {
      rel_of(state, top), rel_of(state, second), rel_of(state, view.places[5]),
      rel_of(state, view.places[6]), rel_of(state, view.places[7])};
  for (uint16_t i = 0; i < 5; i++) {
    view.marks[i] = (uint16_t)(i * TD_N_REL + rels[i]);
  }
  const uint16_t counts = 5 * TD_N_REL;
  view.marks[5] = (uint16_t)(counts + count_of(state->n_left, top));
  view.marks[6] = (uint16_t)(counts + 4 + count_of(state->n_right, top));
  view.marks[7] = (uint16_t)(counts + 8 + count_of(state->n_left, front));
  view.marks[8] = (uint16_t)(counts + 12 + distance_of(top, front));
  return view;
}

td_status td_scorer_read(const td_model_file *file, td_arena *arena,
                         size_t width, td_scorer *out) {
  const size_t n_scores = td_panel_round(TD_SCORES);
  const td_table *bias;
  TD_TRY(td_model_file_get(file, "parse.bias", TD_TABLE_FLOAT, 1, 0, &bias));
  const size_t n = bias->n_columns;
  if (n == 0 || n > MAX_HIDDEN || n % TD_PANEL != 0) {
    return td_model_file_complain(file, bias->name, "has a bad size");
  }
  const td_table *scores_bias;
  TD_TRY(td_model_file_get(file, "parse.s_bias", TD_TABLE_FLOAT, 1, n_scores,
                           &scores_bias));
  *out = (td_scorer){
      .n_hidden = n, .bias = bias->data, .scores_bias = scores_bias->data};
  TD_TRY(td_model_file_panels(file, "parse.places", width, TD_PLACES * n,
                              &out->places));
  TD_TRY(td_model_file_floats(file, "parse.absent", TD_PLACES, n, arena,
                              &out->absent));
  TD_TRY(td_model_file_floats(file, "parse.marks", TD_MARK_ROWS, n, arena,
                              &out->marks));
  return td_model_file_panels(file, "parse.scores", n, n_scores, &out->scores);
}

void td_scorer_prepare(const td_scorer *scorer, const float *vectors, size_t n,
                       float *shares) {
  td_panels_apply(&scorer->places, NULL, vectors, n, shares);
}

/// Rows to add up, in order.
#define N_ADDENDS (1 + TD_PLACES + TD_MARKS)

void td_scorer_run(const td_scorer *scorer, const float *shares,
                   const td_view *view, float *hidden, float *scores) {
  const size_t n = scorer->n_hidden;
  const float *rows[N_ADDENDS] = {scorer->bias};
  for (size_t i = 0; i < TD_PLACES; i++) {
    rows[1 + i] = view->places[i] == TD_NO_WORD
                      ? scorer->absent + i * n
                      : shares + (view->places[i] * TD_PLACES + i) * n;
  }
  for (size_t i = 0; i < TD_MARKS; i++) {
    rows[1 + TD_PLACES + i] = scorer->marks + view->marks[i] * n;
  }
  td_kernels_get()->add_and_cut(rows, N_ADDENDS, n, hidden);
  td_panels_apply(&scorer->scores, scorer->scores_bias, hidden, 1, scores);
}
