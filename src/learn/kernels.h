// SPDX-License-Identifier: MIT

/// @file learn/kernels.h
/// The inner loops, and the same bits from them on every processor.
///
/// learn/kernels_body.h is compiled once for each width of vector registers,
/// and once for processors of which nothing is known.
/// Every lane is a sum or a chain of operations of its own, in an order that
/// does not depend on the width, and products are never fused with sums: so
/// the width changes the speed and nothing else.
///
/// Lengths `n` are multiples of 16. Thread use: pure functions.

#ifndef TD_LEARN_KERNELS_H
#define TD_LEARN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// What all lengths are multiples of.
#define TD_LANES 16

/// Columns in a panel (learn/matrix.h).
#define TD_PANEL 32

/// What numbers are rounded to for whole products: at most this in size.
#define TD_WHOLE_LIMIT 127.0f

/// y[r][o] += sum over i, in rising order, of x[r][i] * w[i][o].
typedef struct {
  float *y;
  size_t y_stride;
  const float *x;
  size_t x_stride; ///< from one row of x to the next
  size_t x_step;   ///< from one inner index to the next; 1 unless transposed
  const float *w;
  size_t w_stride; ///< from one row of w to the next
  size_t w_panel;  ///< from one panel of w to the next
  size_t n_rows;
  size_t n_inner;
  size_t n_panels;
} td_product;

/// y[r][o] = from[r][o] + scales[r] times the sum over i of x[r][i] * w[i][o],
/// all numbers whole. Panels of w hold four rows side by side, in the order 0,
/// 2, 1, 3, so that bytes 0 and 2 of a lane, widened, are rows 0 and 1.
typedef struct {
  float *y;
  size_t y_stride;
  const float *from;  ///< may be y
  size_t from_stride; ///< of rows; 0: one row for all
  size_t from_panel;  ///< of panels; 0: one panel for all
  const void *x;      ///< [n_rows][n_inner], as round_row has left them
  const float *scales;
  const int8_t *w;            ///< [n_panels][n_inner / 4][TD_PANEL][4]
  const int32_t *column_sums; ///< [n_panels][TD_PANEL], of w
  size_t n_rows;
  size_t n_inner;
  size_t n_panels;
} td_whole_product;

/// One row of LSTM cells (learn/lstm.h): `gates` [3n] holds x Wx + b and gets
/// the activations.
typedef struct {
  float *gates;
  const float *recurrent; ///< [3n], h Wh
  const float *before;    ///< the cells before
  float *cells;
  float *squashed; ///< tanh of the cells
  float *out;
  size_t n;
} td_cells;

/// The same row backward. `d_h` and `d_c` are what later rows ask for; `d_c`
/// becomes what the row before is asked for.
typedef struct {
  const float *gates;
  const float *squashed;
  const float *before;
  const float *d_out;
  const float *d_h;
  float *d_c;
  float *d_gates; ///< [3n]
  size_t n;
} td_cells_back;

/// How much of Adam's moments stays at a step.
#define TD_ADAM_MEAN_DECAY 0.9f
#define TD_ADAM_SQUARE_DECAY 0.98f

/// Numbers that Adam moves (learn/param.h).
typedef struct {
  float *values;
  float *gradient; ///< zero afterwards
  float *mean;
  float *square;
  size_t n;
} td_adam_numbers;

typedef struct {
  float rate;
  float scale; ///< of the gradient, before anything else
  float mean_correction;
  float square_correction;
} td_adam_step;

/// A hidden layer cut at 0 and what it scores: the sum over i of weights[i] *
/// max(0, sum of rows[k][i], then of scales[k] * bytes[k][i]).
typedef struct {
  const float *const *rows; ///< [n_rows], at least one
  size_t n_rows;
  const int8_t *const *bytes; ///< [n_bytes]
  const float *scales;        ///< [n_bytes]
  size_t n_bytes;
  const float *weights; ///< [n]
  size_t n;
} td_cut_sum;

typedef struct {
  void (*product)(const td_product *product);
  void (*whole_product)(const td_whole_product *product);
  /// Row `row` [n] of `rows`, at most 2 bytes a number, gets x[i] * factors[i]
  /// in whole steps, the greatest of which is TD_WHOLE_LIMIT in size. Returns
  /// the size of a step.
  float (*round_row)(const float *x, const float *factors, size_t n, void *rows,
                     size_t row);
  void (*cells)(const td_cells *cells);
  void (*cells_back)(const td_cells_back *cells);
  /// out[i] = max(0, sum of rows[k][i]), in the order of the rows.
  void (*add_and_cut)(const float *const *rows, size_t n_rows, size_t n,
                      float *out);
  /// Sixteen sums in rising order of i, then theirs.
  float (*cut_sum)(const td_cut_sum *sum);
  /// out[i] += scale * values[i].
  void (*add_bytes)(const int8_t *values, float scale, size_t n, float *out);
  /// Which x[i] is the greatest, the first of equals; n > 0.
  size_t (*greatest)(const float *x, size_t n);
  /// x[i] = e to the power x[i], which is clamped to [-64, 64]; the relative
  /// error is below 1e-5.
  void (*exp_all)(float *x, size_t n);
  void (*adam)(const td_adam_numbers *numbers, const td_adam_step *step);
} td_kernels;

/// The fastest that this processor can run, or those of td_kernels_use.
const td_kernels *td_kernels_get(void);

/// Run with `kernels`, one of td_kernels_each, from now on; NULL: the fastest
/// again. For tests, while no other thread runs.
void td_kernels_use(const td_kernels *kernels);

/// All that this processor can run, for tests; `i` from 0, NULL at the end.
const td_kernels *td_kernels_each(size_t i);

#endif
