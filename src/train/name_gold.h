// SPDX-License-Identifier: MIT

/// @file train/name_gold.h
/// Texts with gold names, and how far found names agree with them.
///
/// A file is JSON Lines: {"doc": "id", "text": "...", "entities": [{"start":
/// 0, "end": 5, "type": "PER"}, ...]}. Offsets are code points, half open.
/// Types are PER, ORG, LOC and MISC; others are left out.

#ifndef TD_TRAIN_NAME_GOLD_H
#define TD_TRAIN_NAME_GOLD_H

#include "base/array.h"
#include "base/source.h"
#include "doc/document.h"

/// A name; offsets as the file has them.
typedef struct {
  uint32_t begin;
  uint32_t end;
  td_name_type type;
} td_gold_name;

typedef struct {
  td_slice text;
  TD_ARRAY(td_gold_name) names;
} td_named_text;

/// The next text of `source`, in `arena`. TD_END after the last.
/// Errors, sent to `errors`: TD_ERR_BAD_SYNTAX, TD_ERR_BAD_TEXT, TD_ERR_IO,
/// TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_named_text_read(td_source *source,
                                           const td_error_sink *errors,
                                           td_arena *arena, td_named_text *out);

/// A document, without layers, whose body is the text (borrowed).
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_named_text_document(const td_named_text *text,
                                               td_document **out);

/// Names in gold, names found, and names found with the right span and type.
typedef struct {
  uint64_t gold[TD_TYPE_MISC + 1]; ///< by td_name_type
  uint64_t found[TD_TYPE_MISC + 1];
  uint64_t right[TD_TYPE_MISC + 1];
} td_name_score;

/// Count the names of one text. Names that occur twice count once.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_score_add(td_name_score *score,
                                          const td_named_text *gold,
                                          const td_gold_name *found,
                                          uint32_t n_found, td_arena *scratch);

/// Precision, recall and their harmonic mean of the types `first` to `last`
/// together, 0 to 1; 0 where nothing is counted.
double td_name_score_precision(const td_name_score *score, td_name_type first,
                               td_name_type last);
double td_name_score_recall(const td_name_score *score, td_name_type first,
                            td_name_type last);
double td_name_score_f1(const td_name_score *score, td_name_type first,
                        td_name_type last);

#endif
