// SPDX-License-Identifier: MIT

/// @file learn/lstm_train.h
/// The backward pass of learn/lstm.h; only training needs it.

#ifndef TD_LEARN_LSTM_TRAIN_H
#define TD_LEARN_LSTM_TRAIN_H

#include "learn/lstm.h"

/// Transposed weights, and where gradients are added up. Same shapes as in
/// td_lstm, but gradients are plain rows, not panels.
typedef struct {
  td_panels input_transposed;        ///< [6 n_hidden][n_in]
  td_panels recurrent_transposed[2]; ///< [3 n_hidden][n_hidden]
  float *input;
  float *bias;
  float *recurrent[2];
} td_lstm_gradient;

/// A run that is over: what it read and what it left behind.
typedef struct {
  const float *x; ///< [n_rows][n_in]
  const td_batch *batch;
  const td_lstm_trace *trace;
} td_lstm_past;

/// From d_out [n_rows][2 n_hidden], the gradient of the loss by the results,
/// add to the gradients of the weights and to d_x [n_rows][n_in] (NULL: not
/// wanted).
TD_MUST_CHECK td_status td_lstm_backward(const td_lstm_gradient *gradient,
                                         const td_lstm_past *past,
                                         const float *d_out, float *d_x,
                                         td_arena *scratch);

#endif
