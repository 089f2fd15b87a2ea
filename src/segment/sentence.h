// SPDX-License-Identifier: MIT

/// @file segment/sentence.h
/// The tokens of a paragraph to sentences.

#ifndef TD_SEGMENT_SENTENCE_H
#define TD_SEGMENT_SENTENCE_H

#include "doc/document.h"
#include "know/know.h"

/// A longer sentence is cut, so that no input makes later stages slow.
#define TD_MAX_SENTENCE_TOKENS 600U

/// Append the sentences of tokens [first, end of the document's) of `part`,
/// which are one paragraph. Ends: final marks (after which a capital follows),
/// line ends that are no mere folds of a paragraph, and a dateline's dash.
/// Cost: linear. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_sentences_add(const td_know *know,
                                         td_document *document, td_part_id part,
                                         uint32_t first);

/// Tokens of the dateline ("SEOUL, March 22 (Agency) --") that begins at token
/// `first`; 0 when none does. (segment/dateline.c)
uint32_t td_dateline_tokens(const td_know *know, const td_document *document,
                            td_part_id part, uint32_t first);

/// Whether the line that ends at byte `at` of `text` (a line feed) ends what is
/// said, though the paragraph goes on: headings, items of a list, captions.
/// `longest` is the longest line of the paragraph in bytes. (segment/line.c)
bool td_line_is_hard(td_slice text, size_t at, size_t longest);

/// Bytes of the longest line of text[begin, end).
size_t td_longest_line(td_slice text, size_t begin, size_t end);

#endif
