// SPDX-License-Identifier: MIT

/// @file extract/deep.h
/// Deep grammatical functions: who does what to whom, whatever the form.
///
/// "The ban was lifted by Oman", "Oman, which lifted the ban", "Oman agreed to
/// lift the ban", "lifting the ban, Oman ...", "Oman met X and lifted the ban"
/// all give lift(subj Oman, obj ban). For an event noun the functions are those
/// of its own phrases, and of its support verb ("held talks with").

#ifndef TD_EXTRACT_DEEP_H
#define TD_EXTRACT_DEEP_H

#include "extract/subject.h"

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

/// The functions of `token`, in the order of their relation's rank.
void td_deep_find(const td_extraction *x, uint32_t token, td_arcs *arcs);

/// The support verb that governs event noun `token`, and its entry; TD_NONE.
uint32_t td_support_verb(const td_extraction *x, uint32_t token,
                         const td_word **word);

#endif
