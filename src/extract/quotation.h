// SPDX-License-Identifier: MIT

/// @file extract/quotation.h
/// Who said which words: source, cue and content, direct and indirect.

#ifndef TD_EXTRACT_QUOTATION_H
#define TD_EXTRACT_QUOTATION_H

#include "grammar/context.h"

/// Add the document's quotations: of each cue (speech/cue.h), and each quoted
/// passage without one (its speaker is then that of the passage before it).
/// Events and passages (speech/passage.h) must be known.
TD_MUST_CHECK td_status td_quotation_find(td_analysis *x);

#endif
