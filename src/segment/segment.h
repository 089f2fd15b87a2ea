// SPDX-License-Identifier: MIT

/// @file segment/segment.h
/// The stage that divides text into sentences and tokens.
///
/// It reads the parts of a document and adds sentences and tokens (spans,
/// forms, their terms, multiword tokens) by the conventions of Universal
/// Dependencies for English (2.16). An empty line ends a paragraph and a
/// sentence. "SEOUL, March 22 (Agency) --" at the beginning of a paragraph is a
/// sentence of its own with is_dateline.
///
/// form_term is the term of the form in lower case with straight apostrophes.
/// Cost: linear in the text. A stage belongs to one thread; the knowledge is
/// borrowed and may be shared.

#ifndef TD_SEGMENT_SEGMENT_H
#define TD_SEGMENT_SEGMENT_H

#include "doc/document.h"
#include "know/know.h"

typedef struct td_segmenter td_segmenter;

/// NULL without memory.
td_segmenter *td_segmenter_new(const td_know *know);
void td_segmenter_free(td_segmenter *segmenter);

/// Add sentences and tokens to `document`, which has none.
/// Errors: TD_ERR_NO_MEM when the document's arena is full.
TD_MUST_CHECK td_status td_segmenter_run(td_segmenter *segmenter,
                                         td_document *document);

#endif
