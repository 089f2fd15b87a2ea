// SPDX-License-Identifier: MIT

/// @file lexicon/points.h
/// Points, in thousandths of a logit, that what is known of something adds up
/// to a probability. They are data, fitted by scripts; all arithmetic is of
/// whole numbers.
///
/// Thread use: no state.

#ifndef TD_LEXICON_POINTS_H
#define TD_LEXICON_POINTS_H

#include "base/error.h"
#include "know/know.h"

/// Names that data has as strings of `property`.
typedef struct {
  td_vocab property;
  const char *const *names;
  unsigned n;
} td_points_names;

/// What has points: individuals of `class_name`, told apart by a name of
/// `columns` and, where there are rows, one of `rows`.
typedef struct {
  td_vocab class_name;
  td_points_names columns;
  td_points_names rows; ///< of no names: one row
} td_points_table;

/// The points that `property` gives `subject`; 0 where it has none.
int td_points_get(const td_know *know, td_term subject, td_vocab property);

/// Read the points of each name into `out`, row by row; a name without any has
/// none.
/// Errors: TD_ERR_BAD_SYNTAX, sent, for a name that is not among them.
TD_MUST_CHECK td_status td_points_load(const td_know *know,
                                       const td_points_table *table,
                                       const td_error_sink *errors, int *out);

/// The probability of so many points, in thousandths.
unsigned td_points_probability(int points);

#endif
