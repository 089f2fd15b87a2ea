// SPDX-License-Identifier: MIT

/// @file grammar/deep.h
/// Deep grammatical functions: who does what to whom, whatever the form.
///
/// "The ban was lifted by Oman", "Oman, which lifted the ban", "Oman agreed to
/// lift the ban", "lifting the ban, Oman ...", "Oman met X and lifted the ban"
/// all give lift(subj Oman, obj ban). For an event noun the functions are those
/// of its own phrases, and of its support verb ("held talks with").

#ifndef TD_GRAMMAR_DEEP_H
#define TD_GRAMMAR_DEEP_H

#include "grammar/arcs.h"
#include "grammar/support.h"

/// The functions of `token`, in the order of their relation's rank.
void td_deep_find(const td_analysis *x, uint32_t token, td_arcs *arcs);

#endif
