// SPDX-License-Identifier: MIT

/// @file train/coref_gold.h
/// Texts with gold chains.
///
/// A file is JSON Lines: {"text": "...", "clusters": [{"mentions": [{"start":
/// 0, "end": 5}, ...]}, ...]}. Offsets are code points, half open.

#ifndef TD_TRAIN_COREF_GOLD_H
#define TD_TRAIN_COREF_GOLD_H

#include "base/array.h"
#include "base/source.h"
#include "doc/document.h"

typedef struct {
  uint32_t begin;
  uint32_t end;
  uint32_t chain;
} td_gold_phrase;

typedef struct {
  td_slice text;
  TD_ARRAY(td_gold_phrase) phrases; ///< by begin, then end
} td_coref_text;

/// The next text of `source`, in `arena`. TD_END after the last.
/// Errors, sent to `errors`: TD_ERR_BAD_SYNTAX, TD_ERR_BAD_TEXT, TD_ERR_IO,
/// TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_coref_text_read(td_source *source,
                                           const td_error_sink *errors,
                                           td_arena *arena, td_coref_text *out);

/// The chain of the phrase [begin, end), in code points; TD_NONE.
uint32_t td_coref_text_find(const td_coref_text *text, uint32_t begin,
                            uint32_t end);

#endif
