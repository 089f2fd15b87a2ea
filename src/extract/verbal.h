// SPDX-License-Identifier: MIT

/// @file extract/verbal.h
/// Nouns made of verbs that have no entry of their own: "the severing of ties
/// by Oman" is what Oman does that severs ties.

#ifndef TD_EXTRACT_VERBAL_H
#define TD_EXTRACT_VERBAL_H

#include "grammar/arcs.h"

/// The lemma of the verb that the noun `token` is made of and whose entries it
/// is to be read by; 0.
td_term td_verbal_lemma(const td_analysis *x, uint32_t token);

/// Make the functions of such a noun those that its verb would have.
void td_verbal_arcs(const td_analysis *x, td_arcs *arcs);

#endif
