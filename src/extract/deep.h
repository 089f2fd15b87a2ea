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

#include "extract/arcs.h"
#include "extract/support.h"

/// The functions of `token`, in the order of their relation's rank.
void td_deep_find(const td_extraction *x, uint32_t token, td_arcs *arcs);

#endif
