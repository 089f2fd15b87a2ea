// SPDX-License-Identifier: MIT

#include "learn/lstm.h"

#include "base/try.h"

/// Fill lane `i` with the next sequence that has rows; false if none is left.
static bool begin_sequence(td_lanes *lanes, size_t i) {
  const td_batch *batch = lanes->batch;
  while (lanes->next < batch->n_sequences) {
    const uint32_t begin = batch->bounds[lanes->next];
    const uint32_t end = batch->bounds[lanes->next + 1];
    lanes->next++;
    if (begin < end) {
      lanes->lane[i].row = lanes->reverse ? end - 1 : begin;
      lanes->lane[i].end = lanes->reverse ? begin - 1 : end;
      lanes->lane[i].first = true;
      return true;
    }
  }
  return false;
}

void td_lanes_init(td_lanes *lanes, const td_batch *batch, bool reverse) {
  memset(lanes, 0, sizeof(*lanes));
  lanes->batch = batch;
  lanes->reverse = reverse;
  while (lanes->n < TD_LSTM_LANES && begin_sequence(lanes, lanes->n)) {
    lanes->n++;
  }
}

size_t td_lanes_step(td_lanes *lanes, size_t i) {
  lanes->lane[i].row += lanes->reverse ? UINT32_MAX : 1;
  lanes->lane[i].first = false;
  if (lanes->lane[i].row != lanes->lane[i].end || begin_sequence(lanes, i)) {
    return i;
  }
  lanes->n--;
  lanes->lane[i] = lanes->lane[lanes->n];
  return lanes->n;
}

td_status td_lstm_trace_init(td_lstm_trace *trace, td_arena *arena,
                             size_t n_rows, size_t n_hidden) {
  trace->gates = td_floats_raw(arena, n_rows, 2 * TD_LSTM_GATES * n_hidden);
  trace->cells = td_floats_raw(arena, n_rows, 2 * n_hidden);
  trace->squashed = td_floats_raw(arena, n_rows, 2 * n_hidden);
  trace->out = td_floats_raw(arena, n_rows, 2 * n_hidden);
  return trace->gates && trace->cells && trace->squashed && trace->out
             ? TD_OK
             : TD_ERR_NO_MEM;
}

/// The state of the lanes: what the next step needs of the one before.
typedef struct {
  float *h;         ///< [lanes][n_hidden]
  float *c;         ///< [lanes][n_hidden]
  float *recurrent; ///< [lanes][3 n_hidden]
} lane_state;

/// Advance lane `i` by one row of direction `d`.
static void run_lane(const td_lstm *lstm, const td_lstm_trace *trace, size_t d,
                     td_lanes *lanes, const lane_state *state, size_t i) {
  const size_t n = lstm->n_hidden;
  const size_t row = lanes->lane[i].row;
  const size_t at = row * 2 * n + d * n;
  const td_cells cells = {.gates = trace->gates + TD_LSTM_GATES * at,
                          .recurrent = state->recurrent + TD_LSTM_GATES * i * n,
                          .before = state->c + i * n,
                          .cells = trace->cells + at,
                          .squashed = trace->squashed + at,
                          .out = trace->out + at,
                          .n = n};
  td_kernels_get()->cells(&cells);
  memcpy(state->h + i * n, cells.out, n * sizeof(float));
  memcpy(state->c + i * n, cells.cells, n * sizeof(float));
}

/// Step lane `i` on and keep its state in step.
static bool step_lane(td_lanes *lanes, const lane_state *state, size_t i,
                      size_t n) {
  const size_t from = td_lanes_step(lanes, i);
  if (from != i) {
    memcpy(state->h + i * n, state->h + from * n, n * sizeof(float));
    memcpy(state->c + i * n, state->c + from * n, n * sizeof(float));
    return false;
  }
  if (lanes->lane[i].first) {
    memset(state->h + i * n, 0, n * sizeof(float));
    memset(state->c + i * n, 0, n * sizeof(float));
  }
  return true;
}

static td_status run_direction(const td_lstm *lstm, const td_batch *batch,
                               size_t d, td_arena *scratch,
                               const td_lstm_trace *trace) {
  const size_t n = lstm->n_hidden;
  const lane_state state = {
      .h = td_floats_new(scratch, TD_LSTM_LANES, n),
      .c = td_floats_new(scratch, TD_LSTM_LANES, n),
      .recurrent = td_floats_raw(scratch, TD_LSTM_LANES, TD_LSTM_GATES * n)};
  if (!state.h || !state.c || !state.recurrent) {
    return TD_ERR_NO_MEM;
  }
  td_lanes lanes;
  td_lanes_init(&lanes, batch, d == 1);
  while (lanes.n > 0) {
    td_panels_apply(&lstm->recurrent[d], NULL, state.h, lanes.n,
                    state.recurrent);
    for (size_t i = 0; i < lanes.n; i++) {
      run_lane(lstm, trace, d, &lanes, &state, i);
    }
    for (size_t i = 0; i < lanes.n;) {
      i += step_lane(&lanes, &state, i, n);
    }
  }
  return TD_OK;
}

void td_lstm_read(const td_lstm *lstm, const float *x, size_t n_rows,
                  td_lstm_trace *trace) {
  td_panels_apply(&lstm->input, lstm->bias, x, n_rows, trace->gates);
}

td_status td_lstm_run(const td_lstm *lstm, const float *x,
                      const td_batch *batch, td_arena *scratch,
                      td_lstm_trace *trace) {
  td_lstm_read(lstm, x, td_batch_rows(batch), trace);
  return td_lstm_run_read(lstm, batch, scratch, trace);
}

td_status td_lstm_run_read(const td_lstm *lstm, const td_batch *batch,
                           td_arena *scratch, td_lstm_trace *trace) {
  const td_arena_mark mark = td_arena_set_mark(scratch);
  td_status status = run_direction(lstm, batch, 0, scratch, trace);
  if (status == TD_OK) {
    status = run_direction(lstm, batch, 1, scratch, trace);
  }
  td_arena_rewind(scratch, mark);
  return status;
}
