// SPDX-License-Identifier: MIT

/// @file extract/quotation.h
/// Who said which words: source, cue and content, direct and indirect.

#ifndef TD_EXTRACT_QUOTATION_H
#define TD_EXTRACT_QUOTATION_H

#include "extract/context.h"

/// Find what stands between quotation marks and fill `passages`, `quote_of`.
TD_MUST_CHECK td_status td_passages_find(td_extraction *x);

/// Add the document's quotations: of each reporting verb, each "according to",
/// and each quoted passage that has neither (its speaker is then that of the
/// passage before it in the paragraph). Events must be known.
TD_MUST_CHECK td_status td_quotation_find(td_extraction *x);

/// The phrase that names who is the source by a marker ("according to X",
/// "citing X") right below `token`; TD_NONE.
uint32_t td_marked_source(const td_extraction *x, uint32_t token);

/// A reporting verb inserted into the clause of `token` ("..., X said");
/// TD_NONE.
uint32_t td_inserted_report(const td_extraction *x, uint32_t token);

/// Whether `token` is a verb of saying.
bool td_is_report(const td_extraction *x, uint32_t token);

#endif
