// SPDX-License-Identifier: MIT

/// @file coref/attributes.h
/// What the words of one phrase say of it.

#ifndef TD_COREF_ATTRIBUTES_H
#define TD_COREF_ATTRIBUTES_H

#include "coref/phrases.h"

/// Fill number, gender, determiner, hashes ... of `phrase`, whose place, head,
/// mention and kind are set.
void td_noun_phrase_describe(const td_noun_phrases *p, td_noun_phrase *phrase);

#endif
