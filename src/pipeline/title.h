// SPDX-License-Identifier: MIT

/// @file pipeline/title.h
/// What the tagger cannot know of headlines: words that Title Case makes look
/// like names, and verbs that stand as bare as nouns. First lines without a
/// full stop are headlines too.

#ifndef TD_PIPELINE_TITLE_H
#define TD_PIPELINE_TITLE_H

#include "doc/document.h"
#include "know/know.h"

/// The forms of a document's tokens as a tagger should see them: of a headline
/// in Title Case the words of the lexicon are written small, and dashes between
/// clauses are colons. In the document's arena; NULL without memory.
td_slice *td_title_forms(const td_know *know, const td_document *document);

/// Tag the verb of headlines that are left without one, where a word of the
/// lexicon can be it: "Gunmen | storm church", "Army | bombs camp".
void td_title_verbs(const td_know *know, td_document *document);

/// Make who stands behind a verb of saying at the end of a parsed headline its
/// subject: "Nurse safe, | says charity".
void td_title_sources(const td_know *know, td_document *document);

#endif
