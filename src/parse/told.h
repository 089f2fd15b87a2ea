// SPDX-License-Identifier: MIT

/// @file parse/told.h
/// Clauses without "that" whose subject the tree has as object of the verb that
/// tells them: "said two workers | are to leave", "said leaving | would be
/// unwise".

#ifndef TD_PARSE_TOLD_H
#define TD_PARSE_TOLD_H

#include "doc/document.h"

/// Give such clauses of the sentence their subjects.
void td_told_restore(td_document *document, const td_sentence *sentence);

#endif
