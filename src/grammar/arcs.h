// SPDX-License-Identifier: MIT

/// @file grammar/arcs.h
/// The grammatical functions found of one word, in a list of bounded size.

#ifndef TD_GRAMMAR_ARCS_H
#define TD_GRAMMAR_ARCS_H

#include "grammar/context.h"

typedef struct {
  td_path_kind kind;
  bool is_far;   ///< not the predicate's own phrase: an attachment reread
  td_slice word; ///< preposition or marker
  uint32_t token;
} td_arc;

#define TD_MAX_ARCS 64

typedef struct {
  td_arc items[TD_MAX_ARCS];
  uint32_t count;
  uint32_t support; ///< support verb of an event noun; TD_NONE
  int support_role; ///< what that verb's subject is (td_role)
} td_arcs;

/// Of a function without preposition or marker.
#define TD_NO_WORD ((td_slice){NULL, 0})

/// Add a function unless its filler `token` is TD_NONE; nothing is added to a
/// full list.
static inline void td_arc_add(td_arcs *arcs, td_path_kind kind, td_slice word,
                              uint32_t token, bool is_far) {
  if (arcs->count < TD_MAX_ARCS && token != TD_NONE) {
    arcs->items[arcs->count++] = (td_arc){kind, is_far, word, token};
  }
}

/// Whether the word's own phrases have the function.
static inline bool td_arcs_have(const td_arcs *arcs, td_path_kind kind) {
  for (uint32_t i = 0; i < arcs->count; i++) {
    if (arcs->items[i].kind == kind && !arcs->items[i].is_far) {
      return true;
    }
  }
  return false;
}

#endif
