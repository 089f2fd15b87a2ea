// SPDX-License-Identifier: MIT

/// @file parse/absolute.h
/// Participle clauses with a subject of their own behind a preposition, which
/// the tree has as a phrase of the verb before.

#ifndef TD_PARSE_ABSOLUTE_H
#define TD_PARSE_ABSOLUTE_H

#include "doc/document.h"

/// Reread "they met, with Oman | serving as host", where Oman was taken for
/// whom they met: behind a comma the noun right before such a participle is
/// its subject. The heads are set; child links are not yet made.
void td_absolute_restore(td_document *document, const td_sentence *sentence);

#endif
