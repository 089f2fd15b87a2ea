// SPDX-License-Identifier: MIT

/// @file rdf/world.h
/// The own state of raptor, the library that reads and writes RDF/XML.
///
/// One world for one thread, made once and freed at its end: raptor worlds are
/// not safe to share. What raptor logs goes to the error sink of the
/// call that is running.

#ifndef TD_RDF_WORLD_H
#define TD_RDF_WORLD_H

#include "base/status.h"

typedef struct td_rdf_world td_rdf_world;

/// NULL without memory.
td_rdf_world *td_rdf_world_new(void);
void td_rdf_world_free(td_rdf_world *world);

#endif
