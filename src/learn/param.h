// SPDX-License-Identifier: MIT

/// @file learn/param.h
/// Weights that are being trained: values, gradients, Adam's two moments.
///
/// Adam as in Kingma and Ba 2015. A matrix of which a batch touches few rows
/// (embeddings) is sparse: only the touched rows are updated.

#ifndef TD_LEARN_PARAM_H
#define TD_LEARN_PARAM_H

#include "learn/matrix.h"
#include "learn/random.h"

#include <stdbool.h>

typedef struct {
  const char *name; ///< of its table in the model file
  size_t n_rows;
  size_t n_columns; ///< a multiple of TD_LANES
  bool is_sparse;
  bool is_rounded; ///< kept as bytes in the model file
  float *values;   ///< [n_rows][n_columns]
  float *gradient;
  float *mean;
  float *square;
  uint32_t *touched; ///< rows with a gradient, if sparse
  uint32_t n_touched;
  bool *is_touched;
  float *packed;     ///< panels of the values; NULL unless wanted
  float *transposed; ///< panels of the transpose; NULL unless wanted
} td_param;

/// Room for a matrix with all values 0.
TD_MUST_CHECK td_status td_param_init(td_param *param, td_arena *arena,
                                      const char *name, size_t n_rows,
                                      size_t n_columns);

/// Make `param` sparse.
TD_MUST_CHECK td_status td_param_make_sparse(td_param *param, td_arena *arena);

/// Keep it packed too, and transposed if `transposed`.
TD_MUST_CHECK td_status td_param_make_packed(td_param *param, td_arena *arena,
                                             bool transposed);

/// Values uniform in [-range, range].
void td_param_randomize(td_param *param, td_random *random, float range);

/// The gradient of row `row` of a sparse matrix, noted as touched.
float *td_param_touch(td_param *param, uint32_t row);

/// Bring the packed copies up to date with the values.
void td_param_pack(td_param *param);

/// Sum of the squares of the gradient.
double td_param_square_sum(const td_param *param);

/// Steps are numbered from 1.
td_adam_step td_adam_step_of(uint32_t step, float rate, float scale);

/// One step; the gradient is zero afterwards and packed copies are renewed.
void td_param_update(td_param *param, const td_adam_step *step);

#endif
