// SPDX-License-Identifier: MIT

/// @file pipeline/knowledge.h
/// Which compiled knowledge a run uses: ours, or ours with a user's own.

#ifndef TD_PIPELINE_KNOWLEDGE_H
#define TD_PIPELINE_KNOWLEDGE_H

#include "pipeline/world.h"

/// Open our compiled knowledge; where the options name Turtle of the user's,
/// compile both together, once: the result is kept in $XDG_CACHE_HOME/tidings
/// (else ~/.cache/tidings) under a name that follows from all content, so a
/// changed file is compiled anew.
/// Errors, sent: those of td_know_open, td_reader_read, td_freezer_write.
TD_MUST_CHECK td_status td_knowledge_open(tidings *t, td_know **out);

#endif
