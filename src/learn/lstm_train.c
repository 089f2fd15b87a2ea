// SPDX-License-Identifier: MIT

#include "learn/lstm_train.h"

#include "base/try.h"

/// The pass over one direction.
typedef struct {
  const td_lstm_trace *trace;
  const float *d_out;
  float *d_gates; ///< [n_rows][6 n]
  float *h;       ///< [n_rows][n], the results before each row
  size_t n;
  size_t d;
  const float *none; ///< [n] zeros, for what is before the first row
  float *d_h;        ///< [lanes][n]
  float *d_c;        ///< [lanes][n]
  float *lanes;      ///< [lanes][3 n], gradients of the gates of each lane
} pass;

/// Whether the cell of `row` has one before it. Going backward over the rows,
/// the row before is the next one of the lane.
static bool has_before(const td_lanes *lanes, size_t i) {
  return lanes->lane[i].row + (lanes->reverse ? UINT32_MAX : 1) !=
         lanes->lane[i].end;
}

static void back_lane(const pass *p, const td_lanes *lanes, size_t i) {
  const size_t n = p->n;
  const size_t row = lanes->lane[i].row;
  const size_t at = row * 2 * n + p->d * n;
  const size_t before =
      (size_t)(lanes->reverse ? row - 1 : row + 1) * 2 * n + p->d * n;
  const bool has = has_before(lanes, i);
  const td_cells_back cells = {.gates = p->trace->gates + TD_LSTM_GATES * at,
                               .squashed = p->trace->squashed + at,
                               .before =
                                   has ? p->trace->cells + before : p->none,
                               .d_out = p->d_out + at,
                               .d_h = p->d_h + i * n,
                               .d_c = p->d_c + i * n,
                               .d_gates = p->d_gates + TD_LSTM_GATES * at,
                               .n = n};
  td_kernels_get()->cells_back(&cells);
  memcpy(p->lanes + TD_LSTM_GATES * i * n, cells.d_gates,
         TD_LSTM_GATES * n * sizeof(float));
  if (has) {
    memcpy(p->h + row * n, p->trace->out + before, n * sizeof(float));
  } else {
    memset(p->h + row * n, 0, n * sizeof(float));
  }
}

static bool step_lane(td_lanes *lanes, const pass *p, size_t i) {
  const size_t from = td_lanes_step(lanes, i);
  const size_t n = p->n;
  if (from != i) {
    memcpy(p->d_h + i * n, p->d_h + from * n, n * sizeof(float));
    memcpy(p->d_c + i * n, p->d_c + from * n, n * sizeof(float));
    return false;
  }
  if (lanes->lane[i].first) {
    memset(p->d_h + i * n, 0, n * sizeof(float));
    memset(p->d_c + i * n, 0, n * sizeof(float));
  }
  return true;
}

static td_status pass_init(pass *p, td_arena *scratch, size_t n_rows) {
  p->h = td_floats_new(scratch, n_rows, p->n);
  p->none = td_floats_new(scratch, 1, p->n);
  p->d_h = td_floats_new(scratch, TD_LSTM_LANES, p->n);
  p->d_c = td_floats_new(scratch, TD_LSTM_LANES, p->n);
  p->lanes = td_floats_new(scratch, TD_LSTM_LANES, TD_LSTM_GATES * p->n);
  return p->h && p->none && p->d_h && p->d_c && p->lanes ? TD_OK
                                                         : TD_ERR_NO_MEM;
}

/// w[n][3n] += transpose of h times the gates' gradients of direction d.
static void add_recurrent(const pass *p, float *w, size_t n_rows) {
  const size_t n = p->n;
  const td_product s = {.y = w,
                        .y_stride = TD_LSTM_GATES * n,
                        .x = p->h,
                        .x_stride = 1,
                        .x_step = n,
                        .w = p->d_gates + TD_LSTM_GATES * p->d * n,
                        .w_stride = 2 * TD_LSTM_GATES * n,
                        .w_panel = TD_PANEL,
                        .n_rows = n,
                        .n_inner = n_rows,
                        .n_panels = TD_LSTM_GATES * n / TD_PANEL};
  td_kernels_get()->product(&s);
}

static td_status back_direction(const td_lstm_gradient *gradient, pass *p,
                                const td_batch *batch, td_arena *scratch) {
  TD_TRY(pass_init(p, scratch, td_batch_rows(batch)));
  td_lanes lanes;
  td_lanes_init(&lanes, batch, p->d == 0);
  while (lanes.n > 0) {
    for (size_t i = 0; i < lanes.n; i++) {
      back_lane(p, &lanes, i);
    }
    memset(p->d_h, 0, lanes.n * p->n * sizeof(float));
    td_panels_multiply(&gradient->recurrent_transposed[p->d], p->lanes, lanes.n,
                       p->d_h);
    for (size_t i = 0; i < lanes.n;) {
      i += step_lane(&lanes, p, i);
    }
  }
  add_recurrent(p, gradient->recurrent[p->d], td_batch_rows(batch));
  return TD_OK;
}

td_status td_lstm_backward(const td_lstm_gradient *gradient,
                           const td_lstm_past *past, const float *d_out,
                           float *d_x, td_arena *scratch) {
  const size_t n = gradient->recurrent_transposed[0].n_columns;
  const size_t n_gates = 2 * TD_LSTM_GATES * n;
  const size_t n_rows = td_batch_rows(past->batch);
  pass p = {.trace = past->trace, .d_out = d_out, .n = n};
  p.d_gates = td_floats_new(scratch, n_rows, n_gates);
  if (!p.d_gates) {
    return TD_ERR_NO_MEM;
  }
  for (p.d = 0; p.d < 2; p.d++) {
    TD_TRY(back_direction(gradient, &p, past->batch, scratch));
  }
  td_outer_add(gradient->input, gradient->input_transposed.n_columns, n_gates,
               past->x, p.d_gates, n_rows);
  for (size_t r = 0; r < n_rows; r++) {
    for (size_t i = 0; i < n_gates; i++) {
      gradient->bias[i] += p.d_gates[r * n_gates + i];
    }
  }
  if (d_x) {
    td_panels_multiply(&gradient->input_transposed, p.d_gates, n_rows, d_x);
  }
  return TD_OK;
}
