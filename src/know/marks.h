// SPDX-License-Identifier: MIT

/// @file know/marks.h
/// Marks in the frozen file by which most look-ups of words end at once: most
/// words of a text are in few lists, and begin or end no phrase.
///
/// A mark that is missing is certain, one that is there has to be looked into.

#ifndef TD_KNOW_MARKS_H
#define TD_KNOW_MARKS_H

#include "know/classes.h"

/// Bits of a set of beginnings or endings, and its bytes.
#define TD_EDGE_BITS (1U << 18)
#define TD_EDGE_BYTES (TD_EDGE_BITS / 8)

typedef struct {
  uint64_t *lists; ///< [n_terms + 1], of forms: td_list_mark of their lists
  uint8_t *edges;  ///< [2][TD_EDGE_BYTES]: where forms of several words begin,
                   ///< where they end
} td_marks;

/// Make the marks of all forms. Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_marks_make(td_arena *arena,
                                      const td_fact_source *source,
                                      const td_classes *classes, td_marks *out);

/// The mark of a list; several lists share one.
static inline uint64_t td_list_mark(td_vocab list) {
  return 1ULL << ((unsigned)list % 64);
}

/// The part of `text` before its first, resp. behind its last, blank or hyphen.
td_slice td_first_part(td_slice text);
td_slice td_last_part(td_slice text);

/// Where the mark of a part, in lower case, stands in a set.
static inline uint32_t td_edge_bit(td_slice part) {
  return (uint32_t)td_slice_hash(part) & (TD_EDGE_BITS - 1);
}

/// Mark a part in the set `edges` [TD_EDGE_BYTES], and ask whether it may be
/// there.
void td_edge_add(uint8_t *edges, td_slice part);
bool td_edge_is_marked(const uint8_t *edges, td_slice part);

#endif
