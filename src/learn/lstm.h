// SPDX-License-Identifier: MIT

/// @file learn/lstm.h
/// One layer of long short-term memory, read in both directions.
///
/// Each direction has `n_hidden` cells with a forget gate f, an output gate o
/// and a candidate g; the input gate is 1 - f. For a sequence x:
///
///     f, o = sigmoid(x Wx + h Wh + b)   g = tanh(x Wx + h Wh + b)
///     c = f c' + (1 - f) g              h = o tanh(c)
///
/// Several sequences are run side by side; their results do not depend on
/// which others run with them.

#ifndef TD_LEARN_LSTM_H
#define TD_LEARN_LSTM_H

#include "base/status.h"
#include "learn/matrix.h"

#include <stdint.h>

/// Gates of a cell: f, o, g.
#define TD_LSTM_GATES 3

/// Sequences that advance together.
#define TD_LSTM_LANES 8

/// The weights. n_hidden is a multiple of TD_PANEL.
typedef struct {
  size_t n_hidden;
  td_panels input;        ///< [n_in][2 * 3 * n_hidden]
  const float *bias;      ///< [2 * 3 * n_hidden]
  td_panels recurrent[2]; ///< [n_hidden][3 * n_hidden], forward and backward
} td_lstm;

/// Rows of several sequences, one after the other: sequence s is
/// [bounds[s], bounds[s + 1]); bounds has n_sequences + 1 values.
typedef struct {
  const uint32_t *bounds;
  size_t n_sequences;
} td_batch;

static inline size_t td_batch_rows(const td_batch *batch) {
  return batch->bounds[batch->n_sequences];
}

/// What a run leaves behind, for the backward pass; H = 2 * n_hidden, the
/// forward direction first.
typedef struct {
  float *gates;    ///< [n_rows][3 H], after their functions
  float *cells;    ///< [n_rows][H]
  float *squashed; ///< [n_rows][H], tanh of the cells
  float *out;      ///< [n_rows][H], the result
} td_lstm_trace;

/// Memory of a trace of `n_rows` rows from `arena`.
TD_MUST_CHECK td_status td_lstm_trace_init(td_lstm_trace *trace,
                                           td_arena *arena, size_t n_rows,
                                           size_t n_hidden);

/// The two steps of a run: what the gates get from x [n_rows][n_in] alone, into
/// trace->gates, whose rows do not depend on one another; and the rest.
void td_lstm_read(const td_lstm *lstm, const float *x, size_t n_rows,
                  td_lstm_trace *trace);
TD_MUST_CHECK td_status td_lstm_run_read(const td_lstm *lstm,
                                         const td_batch *batch,
                                         td_arena *scratch,
                                         td_lstm_trace *trace);

/// Run over x [n_rows][n_in]; fills `trace`.
TD_MUST_CHECK td_status td_lstm_run(const td_lstm *lstm, const float *x,
                                    const td_batch *batch, td_arena *scratch,
                                    td_lstm_trace *trace);

/// The sequences that are on their way, for the forward and backward pass:
/// as one ends, the next takes its lane.
typedef struct {
  const td_batch *batch;
  size_t next;  ///< first sequence that has not begun
  size_t n;     ///< lanes in use
  bool reverse; ///< rows run from last to first
  struct {
    uint32_t row;
    uint32_t end; ///< row after the last one to visit
    bool first;   ///< at its first row
  } lane[TD_LSTM_LANES];
} td_lanes;

void td_lanes_init(td_lanes *lanes, const td_batch *batch, bool reverse);

/// Step lane `i` on. Returns the lane whose state must be moved here (i itself
/// when nothing moves); the lane may have begun another sequence.
size_t td_lanes_step(td_lanes *lanes, size_t i);

#endif
