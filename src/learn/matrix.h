// SPDX-License-Identifier: MIT

/// @file learn/matrix.h
/// Products of matrices of floats, with one order of summation.
///
/// Row lengths of results are multiples of TD_PANEL. Weights are kept packed:
/// panel p holds columns [32p, 32p + 32) of all rows one after the other, so
/// that a product walks memory in order.
///
/// Cost: near the processor's multiply-and-add rate for four rows or more.
/// Thread use: pure functions.

#ifndef TD_LEARN_MATRIX_H
#define TD_LEARN_MATRIX_H

#include "base/arena.h"
#include "learn/kernels.h"

#include <stddef.h>

/// `n` rounded up to whole panels.
static inline size_t td_panel_round(size_t n) {
  return (n + TD_PANEL - 1) / TD_PANEL * TD_PANEL;
}

/// Rows that weights of whole numbers have at most, so that sums are exact in a
/// float.
#define TD_MAX_WHOLE_ROWS 512

/// Packed weights: floats [n_columns / 32][n_rows][32], or whole numbers
/// [n_columns / 32][n_rows / 4][32][4] with a factor a row, for which x is
/// rounded to 8 bits. n_columns is whole panels; n_rows of whole numbers a
/// multiple of TD_LANES.
typedef struct {
  const float *data; ///< NULL: whole numbers
  size_t n_rows;
  size_t n_columns;
  const int8_t *whole;
  const int32_t *column_sums; ///< [n_columns], of `whole`
  const float *factors;       ///< [n_rows]
} td_panels;

/// y[n][w.n_columns] += x[n][w.n_rows] times `w`, dense rows.
void td_panels_multiply(const td_panels *w, const float *x, size_t n, float *y);

/// y[n][w.n_columns] = `bias` [w.n_columns] + x[n][w.n_rows] times `w`, dense
/// rows; without a bias where it is NULL.
void td_panels_apply(const td_panels *w, const float *bias, const float *x,
                     size_t n, float *y);

/// w[n_rows][n_columns] += transpose of x[n][n_rows] times y[n][n_columns].
void td_outer_add(float *w, size_t n_rows, size_t n_columns, const float *x,
                  const float *y, size_t n);

/// Pack w[n_rows][n_columns] into `out`, of the same size.
void td_panels_pack(const float *w, size_t n_rows, size_t n_columns,
                    float *out);

/// Pack the transpose of w[n_rows][n_columns]; n_rows is whole panels.
void td_panels_pack_transposed(const float *w, size_t n_rows, size_t n_columns,
                               float *out);

/// Pack bytes w[n_rows][n_columns] as whole numbers, n_rows a multiple of 4,
/// into `out` of the same size, and add each column up.
void td_panels_pack_whole(const int8_t *w, size_t n_rows, size_t n_columns,
                          int8_t *out, int32_t *column_sums);

/// Zeroed floats at a multiple of 64 bytes; NULL without memory.
float *td_floats_new(td_arena *arena, size_t n_rows, size_t n_columns);

/// The same, not zeroed: for what is written before it is read.
float *td_floats_raw(td_arena *arena, size_t n_rows, size_t n_columns);

#endif
