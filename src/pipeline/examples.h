// SPDX-License-Identifier: MIT

/// @file pipeline/examples.h
/// The lexicon tests itself: its examples must fire, its counter-examples not.

#ifndef TD_PIPELINE_EXAMPLES_H
#define TD_PIPELINE_EXAMPLES_H

#include "pipeline/pipeline.h"

typedef struct {
  size_t n_examples;
  size_t n_silent; ///< examples that evoke no event of their entry's class
  size_t n_counter_examples;
  size_t n_false; ///< counter-examples that their entry fires on
} td_example_counts;

/// Where an example goes that fails, with what is wrong.
typedef struct {
  void (*fault)(void *handle, td_term entry, const char *problem,
                td_slice sentence);
  void *handle;
} td_example_sink;

/// Run the examples of lexicon entry `entry` and add to `*counts`; each that
/// fails goes to `sink`.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_examples_run(const td_pipeline *pipeline,
                                        td_term entry, td_example_sink sink,
                                        td_example_counts *counts);

#endif
