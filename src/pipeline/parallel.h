// SPDX-License-Identifier: MIT

/// @file pipeline/parallel.h
/// Clauses that stand beside one another where the tree has one in the other:
/// "gunmen stormed the office | and police arrested two", "said he would stay,
/// | while his rival urged a boycott".

#ifndef TD_PIPELINE_PARALLEL_H
#define TD_PIPELINE_PARALLEL_H

#include "doc/document.h"
#include "know/know.h"

/// Part such clauses.
void td_parallel_restore(const td_know *know, td_document *document);

#endif
