// SPDX-License-Identifier: MIT

/// @file parse/title.h
/// What parsers make of headlines, made good: they have no articles and no
/// auxiliaries, so that verbs pass for parts of nouns, the parts of one subject
/// for two, and lists with commas for appositions.

#ifndef TD_PARSE_TITLE_H
#define TD_PARSE_TITLE_H

#include "doc/document.h"

/// Make heads, relations and tags of a headline good. Children must not be
/// linked yet.
void td_title_restore(td_document *document, const td_sentence *sentence);

#endif
