// SPDX-License-Identifier: MIT

/// @file rdf/model_private.h
/// For the query engine: librdf's model.

#ifndef TD_RDF_MODEL_PRIVATE_H
#define TD_RDF_MODEL_PRIVATE_H

#include "rdf/model.h"
#include "rdf/world_private.h"

librdf_model *td_model_as_librdf(td_model *model);

/// Whether it holds an integer of more than nine digits.
bool td_model_has_big_numbers(const td_model *model);

/// Whether it has this named graph; any, if `name` is empty.
bool td_model_has_graph(td_model *model, td_slice name);

/// Whether it holds a literal with a byte that is not ASCII.
bool td_model_has_non_ascii(const td_model *model);

/// Whether it holds a blank node.
bool td_model_has_blanks(const td_model *model);

#endif
