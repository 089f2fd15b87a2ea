// SPDX-License-Identifier: MIT

/// @file parse/told.h
/// Clauses whose subject the tree gives to a verb before: as object, where
/// "that" is left out ("said two workers | are to leave", "said leaving | would
/// be unwise"), or as subject, where a participle was read as a past tense
/// ("men paid to guard it | fled").

#ifndef TD_PARSE_TOLD_H
#define TD_PARSE_TOLD_H

#include "doc/document.h"

/// Give such clauses of the sentence their subjects.
void td_told_restore(td_document *document, const td_sentence *sentence);

#endif
