// SPDX-License-Identifier: MIT

/// @file repair/part.h
/// Verbs of a headline that the tree has as parts of nouns, though their tags
/// say what they are: "Rebels | free soldiers", "40 hurt as police | fire gas";
/// and trees that are none after repair.

#ifndef TD_REPAIR_PART_H
#define TD_REPAIR_PART_H

#include "repair/words.h"

/// Make each such verb of tokens [begin, end) the head of its clause, with the
/// phrase before it as subject and the noun behind it as object.
void td_part_raise(td_token *tokens, uint32_t begin, uint32_t end);

/// Make tokens [begin, end) one tree, whatever was made of their heads: where
/// they run in a circle a verb of it is lifted out, and of several roots the
/// first verb keeps the others. Quadratic time.
void td_part_join(td_token *tokens, uint32_t begin, uint32_t end);

#endif
