// SPDX-License-Identifier: MIT

/// @file train/teachers.h
/// What trained models think of the moves of a parser that is learning.
///
/// A pupil learns from the mean of the probabilities that several models give
/// the moves of a state, beside the oracle (Kuncoro et al. 2016, "Distilling an
/// Ensemble of Greedy Dependency Parsers into One MST Parser"; Hinton, Vinyals
/// and Dean 2015): it gets most of what the models know together at the cost
/// of one.
///
/// Thread use: one thread; the model files are shared.

#ifndef TD_TRAIN_TEACHERS_H
#define TD_TRAIN_TEACHERS_H

#include "base/error.h"
#include "learn/encoder.h"
#include "parse/score.h"
#include "train/sample.h"

typedef struct {
  td_model_file *file;
  td_encoder encoder;
  td_scorer scorer;
  const float *shares; ///< of the words of the batch that is learned
} td_teacher;

typedef struct {
  td_teacher *items;
  size_t count;
} td_teachers;

/// Open the model files at `paths`; `arena` owns the list, and the files are
/// closed by td_teachers_close(), also after an error.
TD_MUST_CHECK td_status td_teachers_open(const char *const *paths, size_t n,
                                         td_arena *arena,
                                         const td_error_sink *errors,
                                         td_teachers *out);

void td_teachers_close(td_teachers *teachers);

/// Let all read the samples, whose words are the rows of `batch`. What they
/// make of them is in `scratch`.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_teachers_read(td_teachers *teachers,
                                         const td_sample *samples,
                                         const td_batch *batch,
                                         td_arena *scratch);

/// The mean probability of each move of a view, whose places are words of the
/// sentence that begins at `row` of the batch read last, among the moves
/// `allowed`; `out` [n], n scores rounded up.
void td_teachers_judge(const td_teachers *teachers, uint32_t row,
                       const td_view *view, const bool *allowed, size_t n,
                       float *out);

#endif
