// SPDX-License-Identifier: MIT

/// @file pipeline/world.h
/// What is behind a `tidings`: its options, and what it has opened so far.
///
/// Data and model are opened when a command first needs them, so that asking a
/// graph needs neither. One thread.

#ifndef TD_PIPELINE_WORLD_H
#define TD_PIPELINE_WORLD_H

#include <tidings/tidings.h>

#include "base/arena.h"
#include "base/error.h"
#include "pipeline/pipeline.h"
#include "rdf/world.h"

struct tidings {
  tidings_options options; ///< texts copied into the arena
  td_arena *arena;
  td_error_sink errors;
  td_slice base; ///< ends in "/"
  td_know *know;
  td_pipeline *pipeline;
  td_rdf_world *rdf;
};

/// The knowledge, with the user's own on top; `*out` belongs to `t`.
/// Errors, sent: those of td_know_open and of reading the user's files.
TD_MUST_CHECK td_status td_world_know(tidings *t, const td_know **out);

TD_MUST_CHECK td_status td_world_pipeline(tidings *t, td_pipeline **out);

TD_MUST_CHECK td_status td_world_rdf(tidings *t, td_rdf_world **out);

/// The path of `name` among the program's data, in the arena; NULL without
/// memory.
const char *td_world_data_path(tidings *t, const char *name);

/// A status as the public header has it; errors without words of their own
/// (memory) are sent.
tidings_status td_world_status(tidings *t, td_status status);

#endif
