// SPDX-License-Identifier: MIT

/// @file speech/passage.h
/// What stands between quotation marks, and statements without them.

#ifndef TD_SPEECH_PASSAGE_H
#define TD_SPEECH_PASSAGE_H

#include "grammar/context.h"

/// Find what stands between quotation marks, and paragraphs of a statement that
/// "the minister said:" opens, and fill `passages`, `quote_of`.
TD_MUST_CHECK td_status td_passages_find(td_analysis *x);

/// Whether `token` is a quotation mark.
bool td_is_quotation_mark(const td_analysis *x, uint32_t token);

/// The words of `passage` without a comma at their end.
td_span td_passage_span(const td_analysis *x, const td_passage *passage);

/// `span` with the marks of the passages that it begins or ends with, and the
/// stop before a mark at its end.
td_span td_with_marks(const td_analysis *x, uint32_t sentence, td_span span);

/// The quoted clause that stands nearest to `token` in its sentence and has no
/// speaker yet, before it preferred; TD_NONE.
uint32_t td_nearest_passage(const td_analysis *x, uint32_t token);

#endif
