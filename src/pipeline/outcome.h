// SPDX-License-Identifier: MIT

/// @file pipeline/outcome.h
/// What became of the act in a clause without a verb: "resigned after talks to
/// save the cabinet | failed".

#ifndef TD_PIPELINE_OUTCOME_H
#define TD_PIPELINE_OUTCOME_H

#include "doc/document.h"
#include "know/know.h"

/// Give a verb that has no passive (tid:BareVerb), and was read as a participle
/// of what stands before it, the noun behind "after" and the like as subject.
void td_outcome_restore(const td_know *know, td_document *document);

#endif
