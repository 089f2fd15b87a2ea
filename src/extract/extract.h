// SPDX-License-Identifier: MIT

/// @file extract/extract.h
/// The stage that finds events: triggers, roles, status, sources, quotations,
/// times and places, from parsed sentences with linked mentions.
///
/// Reads tokens, trees, mentions, entities and times of the document; adds
/// events and quotations. Everything that is a word of English or a class is
/// data: the extractor gathers it from the knowledge once.
///
/// Thread use: an extractor is read-only and shared by all threads.
/// Time: linear in the tokens.

#ifndef TD_EXTRACT_EXTRACT_H
#define TD_EXTRACT_EXTRACT_H

#include "base/error.h"
#include "doc/document.h"
#include "know/know.h"

typedef struct td_extractor td_extractor;

/// Gather triggers, frames and word lists from `know`, which must outlive the
/// extractor.
/// Errors: TD_ERR_NO_MEM; TD_ERR_BAD_SYNTAX for a bad frame, sent to `errors`.
TD_MUST_CHECK td_status td_extractor_new(const td_know *know,
                                         const td_error_sink *errors,
                                         td_extractor **out);
void td_extractor_free(td_extractor *extractor);

/// Add the events and quotations of `document`.
/// Errors: TD_ERR_NO_MEM, TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_extractor_run(const td_extractor *extractor,
                                         td_document *document);

#endif
