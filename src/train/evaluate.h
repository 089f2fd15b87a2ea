// SPDX-License-Identifier: MIT

/// @file train/evaluate.h
/// Scores of a model on gold sentences, by the stages that will use it.

#ifndef TD_TRAIN_EVALUATE_H
#define TD_TRAIN_EVALUATE_H

#include "learn/modelfile.h"
#include "train/corpus.h"

/// Counts of words, and of those that came out right.
typedef struct {
  uint64_t n_words;
  uint64_t upos;
  uint64_t tags; ///< both tags
  uint64_t feats;
  uint64_t lemma;
  uint64_t head;
  uint64_t labelled; ///< head and relation without its subtype
  uint64_t full;     ///< head and relation
  double seconds;    ///< of the processor, for tagging and parsing
} td_scores;

/// Tag and parse the gold words of `corpus` with `model`.
TD_MUST_CHECK td_status td_evaluate(const td_model_file *model,
                                    const td_corpus *corpus, td_scores *out);

#endif
