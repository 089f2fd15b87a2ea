// SPDX-License-Identifier: MIT

/// @file train/name_train.h
/// From gold names to the names network of a model file.
///
/// The model must exist already: its tagger is used, and all its tables but
/// those of an older names network are kept byte for byte. The same files,
/// options and seed give the same model.
///
/// Cost: about 20 microseconds a word and epoch, one thread.

#ifndef TD_TRAIN_NAME_TRAIN_H
#define TD_TRAIN_NAME_TRAIN_H

#include "base/error.h"
#include "train/name_gold.h"
#include "train/name_pass.h"

/// What is reported after an epoch.
typedef struct {
  uint32_t epoch;      ///< from 1
  double loss;         ///< mean of a word
  td_name_score score; ///< on the development file
} td_name_report;

typedef struct {
  const td_know *know;
  const char *const *paths; ///< files to learn from, see train/name_gold.h
  size_t n_paths;
  const char *dev_path;   ///< measured after epochs; NULL
  const char *base_path;  ///< the model that is read
  const char *model_path; ///< the model that is written; may be the same
  uint32_t n_epochs;
  uint32_t n_dev_epochs; ///< measured after every so many; the last always
  uint64_t seed;
  td_name_sizes sizes;
  void (*report)(void *handle, const td_name_report *report); ///< NULL
  void *handle;
} td_name_train_config;

/// What the shipped model is trained with, but for the paths.
td_name_train_config td_name_train_config_default(void);

/// Errors, with words to `errors`: of reading, of writing, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_train_run(const td_name_train_config *config,
                                          const td_error_sink *errors);

#endif
