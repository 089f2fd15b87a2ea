// SPDX-License-Identifier: MIT

/// @file temporal/temporal.h
/// The stage that finds time expressions and says which time they mean.
///
/// Reads tokens (and trees, for the direction of "on Friday"), adds times with
/// the values of TIMEX3 (ISO 8601, https://www.timeml.org). What is relative
/// is resolved against the article's day; without one it stays unresolved.
/// The words of the calendar are data.
///
/// Thread use: read-only after td_temporal_new, shared by all threads.
/// Time: linear in the tokens.

#ifndef TD_TEMPORAL_TEMPORAL_H
#define TD_TEMPORAL_TEMPORAL_H

#include "doc/document.h"
#include "know/know.h"

typedef struct td_temporal td_temporal;

/// Gather the words of the calendar from `know`, which must outlive the
/// result. NULL without memory.
td_temporal *td_temporal_new(const td_know *know);
void td_temporal_free(td_temporal *temporal);

/// Add the times of `document`, in the order of the text.
/// Errors: TD_ERR_NO_MEM, TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_temporal_run(const td_temporal *temporal,
                                        td_document *document);

#endif
