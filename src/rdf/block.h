// SPDX-License-Identifier: MIT

/// @file rdf/block.h
/// The statements of one subject in one graph, held until all have come.
///
/// Formats that group by subject write whole blocks: the type first, then
/// predicates and objects in byte order of their N-Triples forms, each once. A
/// block is zero-initialised, begun, added to, and sorted; then it is read and
/// begun again. Everything in it is a copy.

#ifndef TD_RDF_BLOCK_H
#define TD_RDF_BLOCK_H

#include "base/array.h"
#include "base/buffer.h"
#include "rdf/statement.h"

typedef struct {
  bool is_type; ///< of the predicate rdf:type
  td_slice predicate;
  td_node object;
} td_block_entry;

typedef struct {
  td_node subject; ///< NONE: nothing is held
  td_node graph;
  TD_ARRAY(td_block_entry) entries;
  bool is_sorted;
  td_arena *arena;
  td_buffer keys[2]; ///< of comparisons
  bool failed;       ///< a comparison ran out of memory
} td_block;

/// More than this and the subject is written in several blocks.
#define TD_BLOCK_MAX_BYTES ((size_t)16 << 20)

TD_MUST_CHECK td_status td_block_init(td_block *block);
void td_block_clear(td_block *block);

/// Whether `statement` is of the block's subject and graph, and has room.
bool td_block_takes(const td_block *block, const td_statement *statement);

/// Forget what is held and begin with the subject and graph of `statement`,
/// which is not added; NULL: hold nothing.
TD_MUST_CHECK td_status td_block_begin(td_block *block,
                                       const td_statement *statement);
TD_MUST_CHECK td_status td_block_add(td_block *block,
                                     const td_statement *statement);

/// Put the entries in order, each once.
TD_MUST_CHECK td_status td_block_sort(td_block *block);

#endif
