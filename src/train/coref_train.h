// SPDX-License-Identifier: MIT

/// @file train/coref_train.h
/// From gold chains to the network that scores antecedents.
///
/// The loss of a phrase is the negative logarithm of the probability that the
/// network gives to all its right antecedents together, or to "nothing" where
/// it has none: what Durrett and Klein (2013) train. The stages before run as
/// on news, so that it learns from the phrases that it will meet. Tables of
/// the base model other than its own are kept byte for byte.
///
/// Cost: about 10 seconds an epoch of 150,000 words, one thread.

#ifndef TD_TRAIN_COREF_TRAIN_H
#define TD_TRAIN_COREF_TRAIN_H

#include "base/error.h"
#include "doc/document.h"
#include "know/know.h"

typedef struct {
  uint32_t epoch;   ///< from 1
  double loss;      ///< mean of a phrase
  double accuracy;  ///< share of phrases with a right choice
  uint32_t n_gold;  ///< phrases of gold
  uint32_t n_found; ///< of them, those that are a phrase of ours
} td_coref_report;

typedef struct {
  const td_know *know;
  const char *const *paths; ///< files to learn from, see train/coref_gold.h
  size_t n_paths;
  const char *base_path;  ///< the model that is read
  const char *model_path; ///< the model that is written; may be the same
  uint32_t n_epochs;
  uint64_t seed;
  uint32_t n_hidden;
  /// Makes all layers that the stage coref reads.
  td_status (*annotate)(void *handle, td_document *document);
  void (*report)(void *handle, const td_coref_report *report); ///< NULL
  void *handle;
} td_coref_train_config;

/// What the shipped model is trained with, but for paths and functions.
td_coref_train_config td_coref_train_config_default(void);

/// Errors, with words to `errors`: of reading, of writing, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_coref_train_run(const td_coref_train_config *config,
                                           const td_error_sink *errors);

#endif
