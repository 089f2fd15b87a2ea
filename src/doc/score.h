// SPDX-License-Identifier: MIT

/// @file doc/score.h
/// How well an analysis agrees with gold data: the measures of the CoNLL 2018
/// shared task.
///
/// Both documents spell the same text but for blanks; tokens, words and
/// sentences may differ. Tokens and sentences are right by their span. Words
/// outside multiword tokens are aligned by span, words inside by the longest
/// common subsequence of their forms in lower case. All other measures count
/// aligned words. Documents are added one by one; the sums are those of one
/// large document.

#ifndef TD_DOC_SCORE_H
#define TD_DOC_SCORE_H

#include "doc/document.h"

typedef enum {
  TD_SCORE_TOKENS,
  TD_SCORE_SENTENCES,
  TD_SCORE_WORDS,
  TD_SCORE_UPOS,
  TD_SCORE_XPOS,
  TD_SCORE_UFEATS, ///< universal features only
  TD_SCORE_ALL_TAGS,
  TD_SCORE_LEMMAS, ///< where the gold has one
  TD_SCORE_UAS,
  TD_SCORE_LAS, ///< relations without their subtypes
  TD_SCORE_LAS_FULL,
  TD_SCORE_CLAS, ///< content words only
  TD_N_SCORES
} td_score_metric;

typedef struct {
  uint64_t gold;
  uint64_t system;
  uint64_t correct;
} td_score_count;

/// Begins zeroed.
typedef struct {
  td_score_count counts[TD_N_SCORES];
} td_score;

/// Add a document and its gold. `scratch` is rewound.
/// Errors: TD_ERR_BAD_ARG when the texts differ (nothing is added);
/// TD_ERR_LIMIT for multiword tokens that run into one another without end;
/// TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_score_add(td_score *score, const td_document *gold,
                                     const td_document *system,
                                     td_arena *scratch);

/// "Tokens", "LAS" ...
const char *td_score_name(td_score_metric metric);

/// 0 to 1; 0 where nothing was to be found.
double td_score_precision(const td_score *score, td_score_metric metric);
double td_score_recall(const td_score *score, td_score_metric metric);
double td_score_f1(const td_score *score, td_score_metric metric);

#endif
