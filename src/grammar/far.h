// SPDX-License-Identifier: MIT

/// @file grammar/far.h
/// Phrases that may belong to a word though the tree hangs them elsewhere.
///
/// Attachment is what parsers get wrong most; the classes that a frame asks for
/// are the better judge. What is found is marked as far.

#ifndef TD_GRAMMAR_FAR_H
#define TD_GRAMMAR_FAR_H

#include "grammar/arcs.h"

/// Prepositional phrases that stand in the object but may belong to the verb:
/// "imposed sanctions on the firms".
void td_far_in_object(const td_analysis *x, td_arcs *arcs);

/// Who is told behind "of" in an adverbial that is nobody itself: "fell into
/// the hands of the rebels", "went to the aid of the crew".
void td_far_in_oblique(const td_analysis *x, td_arcs *arcs);

/// Two who are parties to the act of `noun`, whatever verb it is the subject
/// of: "clashes were reported between police and students".
void td_far_parties(const td_analysis *x, uint32_t noun, td_arcs *arcs);

/// Prepositional phrases to the right of `token` in its clause, wherever the
/// parser hung them.
void td_far_behind(const td_analysis *x, uint32_t token, bool is_noun,
                   td_arcs *arcs);

#endif
