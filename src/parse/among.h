// SPDX-License-Identifier: MIT

/// @file parse/among.h
/// Those named of the ones before: "Nine were sacked, | among them two mayors",
/// "Nine were jailed, | two of them for life".

#ifndef TD_PARSE_AMONG_H
#define TD_PARSE_AMONG_H

#include "doc/document.h"

/// Part from passive verbs what the tree has as their objects and is such an
/// addition. The heads are set; child links are not yet made.
void td_among_restore(td_document *document, const td_sentence *sentence);

#endif
