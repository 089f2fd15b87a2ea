// SPDX-License-Identifier: MIT

/// @file pipeline/setoff.h
/// Clauses behind "after" and the like whose subject something is said of,
/// between commas: "left after Mali, backed by Chad, | closed the border". The
/// parser takes the subject for a phrase and its verb for a second of the verb
/// before.
///
/// Thread use: pure functions of the document.

#ifndef TD_PIPELINE_SETOFF_H
#define TD_PIPELINE_SETOFF_H

#include "doc/document.h"
#include "know/know.h"

void td_setoff_restore(const td_know *know, td_document *document);

#endif
