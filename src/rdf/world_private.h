// SPDX-License-Identifier: MIT

/// @file rdf/world_private.h
/// What is inside a world; for this folder only.

#ifndef TD_RDF_WORLD_PRIVATE_H
#define TD_RDF_WORLD_PRIVATE_H

#include "base/error.h"
#include "rdf/statement.h"
#include "rdf/world.h"

#include <librdf.h>
#include <raptor2.h>
#include <rasqal.h>

struct td_rdf_world {
  raptor_world *raptor;
  librdf_world *librdf;        ///< NULL until something needs it
  rasqal_world *rasqal;        ///< librdf's
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

/// Make librdf and rasqal ready. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_rdf_world_need_librdf(td_rdf_world *world);

/// Our node for one of librdf's, borrowed from it; its blank nodes must have
/// labels of ours.
td_node td_node_of_librdf(librdf_node *from);

/// A new librdf node; NULL without memory.
librdf_node *td_node_to_librdf(td_rdf_world *world, const td_node *node);

#endif
