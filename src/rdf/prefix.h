// SPDX-License-Identifier: MIT

/// @file rdf/prefix.h
/// Short names for IRIs: ent:North_Korea.
///
/// Only names that every Turtle reader takes without escapes are made. One map
/// serves one thread; a search costs a hash of the namespace.

#ifndef TD_RDF_PREFIX_H
#define TD_RDF_PREFIX_H

#include "base/slice.h"
#include "rdf/vocab.h"

typedef struct td_prefix_map td_prefix_map;

/// `prefixes` must outlive the map; NULL: the vocabulary's. NULL without
/// memory.
td_prefix_map *td_prefix_map_new(const td_vocab_prefix *prefixes,
                                 size_t n_prefixes);
void td_prefix_map_free(td_prefix_map *map);

size_t td_prefix_map_count(const td_prefix_map *map);
const td_vocab_prefix *td_prefix_map_get(const td_prefix_map *map, size_t i);

/// The prefix of which `iri` can be a short name, and its local part; NULL if
/// there is none.
const td_vocab_prefix *td_prefix_map_find(const td_prefix_map *map,
                                          td_slice iri, td_slice *local);

#endif
