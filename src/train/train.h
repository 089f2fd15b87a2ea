// SPDX-License-Identifier: MIT

/// @file train/train.h
/// From gold trees to a model file.
///
/// Tagger, lemmas and parser are learned together from CoNLL-U files. The same
/// files, options and seed give the same model, byte for byte.
///
/// Cost: about 100 microseconds a word and epoch, one thread.

#ifndef TD_TRAIN_TRAIN_H
#define TD_TRAIN_TRAIN_H

#include "base/error.h"
#include "train/evaluate.h"
#include "train/network.h"

/// What is reported after an epoch.
typedef struct {
  uint32_t epoch;   ///< from 1
  double tag_loss;  ///< mean of a word
  double move_loss; ///< mean of a move
  td_scores scores; ///< on the development file; n_words is 0 without one
} td_train_report;

typedef struct {
  const char *const *paths; ///< CoNLL-U files to learn from
  size_t n_paths;
  const char *dev_path;        ///< measured after epochs; NULL
  const char *vectors_path;    ///< of words (train/vectors.h); NULL
  const char *const *teachers; ///< model files (train/teachers.h)
  size_t n_teachers;
  const char *model_path;
  uint32_t n_epochs;
  uint32_t n_dev_epochs; ///< measured after every so many; the last always
  uint64_t seed;
  td_network_sizes sizes;
  void (*report)(void *handle, const td_train_report *report); ///< NULL
  void *handle;
} td_train_config;

/// What the shipped model is trained with, but for the paths.
td_train_config td_train_config_default(void);

/// Sizes of a larger network: slower, and a better teacher.
td_network_sizes td_train_large(void);

/// Errors, with words to `errors`: of reading, of writing, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_train_run(const td_train_config *config,
                                     const td_error_sink *errors);

#endif
