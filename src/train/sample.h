// SPDX-License-Identifier: MIT

/// @file train/sample.h
/// A gold sentence as it is shown to the networks once.
///
/// Most are shown as they are. A few are changed the way news changes
/// sentences: all lower case, all capitals, a headline (articles and the final
/// stop left out, past tense made present, often capitals on words), days of
/// the week without "on", so that those parse too. What is left out has no
/// dependents, so the rest is still the gold tree.

#ifndef TD_TRAIN_SAMPLE_H
#define TD_TRAIN_SAMPLE_H

#include "learn/random.h"
#include "learn/wordform.h"
#include "train/corpus.h"

typedef struct {
  uint32_t n;
  td_word_keys *keys;
  uint32_t *label;
  uint32_t *head; ///< n is the root
  uint8_t *rel;
} td_sample;

/// Memory from `arena`.
TD_MUST_CHECK td_status td_sample_make(const td_corpus *corpus,
                                       uint32_t sentence, td_random *random,
                                       td_arena *arena, td_sample *out);

#endif
