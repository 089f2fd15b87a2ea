// SPDX-License-Identifier: MIT

/// @file know/names.h
/// The table of names in the frozen file, as freeze.c makes it.
///
/// Names are kept as the trie of their folded words, each node an entry of one
/// hash table under the words that lead to it: a walk along a text costs one
/// look-up a word and ends at the first word that no name goes on with.

#ifndef TD_KNOW_NAMES_H
#define TD_KNOW_NAMES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "know/layout.h"
#include "know/source.h"

typedef struct {
  td_frozen_name *names;
  uint32_t n_names;
  td_tagged_slot *slots;
  uint32_t n_slots;
  td_name_meaning *meanings;
  uint32_t n_meanings;
  uint8_t *openings; ///< [TD_EDGE_BYTES]: first words of names that need no
                     ///< capital there (know/marks.h)
} td_name_table;

/// Make the table from the names of all entities; keys are appended to `text`.
/// Errors: TD_ERR_NO_MEM, TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_name_table_make(td_arena *arena,
                                           const td_fact_source *source,
                                           td_buffer *text, td_name_table *out);

#endif
