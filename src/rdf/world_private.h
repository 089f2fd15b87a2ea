// SPDX-License-Identifier: MIT

/// @file rdf/world_private.h
/// What is inside a world; for this folder only.

#ifndef TD_RDF_WORLD_PRIVATE_H
#define TD_RDF_WORLD_PRIVATE_H

#include "base/error.h"
#include "rdf/statement.h"
#include "rdf/world.h"

#include <raptor2.h>

struct td_rdf_world {
  raptor_world *raptor;
  bool is_quiet;               ///< errors are counted but not told
  const td_error_sink *errors; ///< of the running call; NULL drops the words
  const char *file;            ///< what the running call reads, or NULL
  raptor_parser *parser; ///< knows the line where a message does not; or NULL
  unsigned n_errors;     ///< logged since the call began
};

/// Begin a call: the libraries' words go to `errors`, said of `file`.
void td_rdf_world_begin(td_rdf_world *world, const td_error_sink *errors,
                        const char *file);
void td_rdf_world_end(td_rdf_world *world);

#endif
