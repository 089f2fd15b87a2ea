// SPDX-License-Identifier: MIT

/// @file rdf/terms.h
/// A dictionary: nodes to small numbers and back; equal node, equal number.
///
/// Numbers count from 1 in the order of first use. A dictionary may stand on
/// another that no longer grows: what that one has keeps its number, what is
/// new is numbered behind it. So a query can make terms of its own without
/// touching the graph's.
///
/// About 40 bytes a term and its text; a datatype or language is kept once.
/// One thread while it grows, any number afterwards.

#ifndef TD_RDF_TERMS_H
#define TD_RDF_TERMS_H

#include "rdf/statement.h"

#include <stdint.h>

typedef uint32_t td_term;

#define TD_NO_TERM 0

typedef struct td_terms td_terms;

/// `below` (or NULL) must outlive it. NULL without memory.
td_terms *td_terms_new(const td_terms *below);
void td_terms_free(td_terms *terms);

/// The number of `node`, new if it was not there; TD_NO_TERM without memory.
td_term td_terms_add(td_terms *terms, const td_node *node);

/// The number of `node`; TD_NO_TERM if it is not there.
td_term td_terms_find(const td_terms *terms, const td_node *node);

/// The node of a number from 1 to td_terms_count; its text is the dictionary's
/// own.
td_node td_terms_get(const td_terms *terms, td_term term);

/// The highest number, those of the dictionary below included.
uint32_t td_terms_count(const td_terms *terms);

/// Memory held, without the dictionary below.
size_t td_terms_bytes(const td_terms *terms);

#endif
