// SPDX-License-Identifier: MIT

/// @file parse/joined.h
/// Verbs and nouns that a hyphen joins to the noun before them.

#ifndef TD_PARSE_JOINED_H
#define TD_PARSE_JOINED_H

#include "doc/document.h"

/// Reread "Police tear-gassed the students", where the noun before the hyphen
/// was taken for the subject: it becomes a compound of the verb, and what
/// stood as part of it on its left the subject, unless the verb has one. Of a
/// noun in parts ("attorney-general", "sit-in") the last is the head and a
/// noun. The heads are set; child links are not yet made.
void td_joined_restore(td_document *document, const td_sentence *sentence);

#endif
