// SPDX-License-Identifier: MIT

#include "learn/param.h"

#include "base/status.h"

td_status td_param_init(td_param *param, td_arena *arena, const char *name,
                        size_t n_rows, size_t n_columns) {
  *param = (td_param){.name = name, .n_rows = n_rows, .n_columns = n_columns};
  param->values = td_floats_new(arena, n_rows, n_columns);
  param->gradient = td_floats_new(arena, n_rows, n_columns);
  param->mean = td_floats_new(arena, n_rows, n_columns);
  param->square = td_floats_new(arena, n_rows, n_columns);
  return param->values && param->gradient && param->mean && param->square
             ? TD_OK
             : TD_ERR_NO_MEM;
}

td_status td_param_make_sparse(td_param *param, td_arena *arena) {
  param->is_sparse = true;
  param->touched = TD_ARENA_ARRAY(arena, uint32_t, param->n_rows);
  param->is_touched = TD_ARENA_ARRAY(arena, bool, param->n_rows);
  return param->touched && param->is_touched ? TD_OK : TD_ERR_NO_MEM;
}

td_status td_param_make_packed(td_param *param, td_arena *arena,
                               bool transposed) {
  param->packed = td_floats_new(arena, param->n_rows, param->n_columns);
  if (transposed) {
    param->transposed = td_floats_new(arena, param->n_rows, param->n_columns);
  }
  return param->packed && (param->transposed || !transposed) ? TD_OK
                                                             : TD_ERR_NO_MEM;
}

void td_param_randomize(td_param *param, td_random *random, float range) {
  for (size_t i = 0; i < param->n_rows * param->n_columns; i++) {
    param->values[i] = (2.0f * td_random_float(random) - 1.0f) * range;
  }
}

float *td_param_touch(td_param *param, uint32_t row) {
  if (!param->is_touched[row]) {
    param->is_touched[row] = true;
    param->touched[param->n_touched++] = row;
  }
  return param->gradient + row * param->n_columns;
}

void td_param_pack(td_param *param) {
  if (param->packed) {
    td_panels_pack(param->values, param->n_rows, param->n_columns,
                   param->packed);
  }
  if (param->transposed) {
    td_panels_pack_transposed(param->values, param->n_rows, param->n_columns,
                              param->transposed);
  }
}

/// Sums of float squares would lose small rows beside large ones.
static double square_sum(const float *x, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i += TD_LANES) {
    float part = 0;
    for (size_t k = 0; k < TD_LANES; k++) {
      part += x[i + k] * x[i + k];
    }
    sum += (double)part;
  }
  return sum;
}

double td_param_square_sum(const td_param *param) {
  const size_t n = param->n_columns;
  if (!param->is_sparse) {
    return square_sum(param->gradient, param->n_rows * n);
  }
  double sum = 0;
  for (uint32_t i = 0; i < param->n_touched; i++) {
    sum += square_sum(param->gradient + param->touched[i] * n, n);
  }
  return sum;
}

/// b to the power n, the same on every machine.
static double power(double b, uint32_t n) {
  double result = 1;
  for (; n > 0; n /= 2, b *= b) {
    result *= n % 2 ? b : 1;
  }
  return result;
}

td_adam_step td_adam_step_of(uint32_t step, float rate, float scale) {
  return (td_adam_step){
      .rate = rate,
      .scale = scale,
      .mean_correction =
          (float)(1.0 / (1.0 - power((double)TD_ADAM_MEAN_DECAY, step))),
      .square_correction =
          (float)(1.0 / (1.0 - power((double)TD_ADAM_SQUARE_DECAY, step)))};
}

void td_param_update(td_param *param, const td_adam_step *step) {
  const size_t n = param->n_columns;
  const size_t n_runs = param->is_sparse ? param->n_touched : 1;
  for (size_t i = 0; i < n_runs; i++) {
    const size_t at = param->is_sparse ? param->touched[i] * n : 0;
    const td_adam_numbers run = {.values = param->values + at,
                                 .gradient = param->gradient + at,
                                 .mean = param->mean + at,
                                 .square = param->square + at,
                                 .n = param->is_sparse ? n : param->n_rows * n};
    td_kernels_get()->adam(&run, step);
  }
  for (uint32_t i = 0; i < param->n_touched; i++) {
    param->is_touched[param->touched[i]] = false;
  }
  param->n_touched = 0;
  td_param_pack(param);
}
