// SPDX-License-Identifier: MIT

/// @file repair/repair.h
/// What tagger and parser got wrong though the words say it: of headlines,
/// which their training texts have few of, and where a list of the language's
/// words or the grammar leaves one reading only. Each repair is a function of
/// its own in repair_private.h; they run in one order, sentence by sentence,
/// and leave a tree a tree. What a repair does not know stays as it was.
///
/// Time: linear but for mended verbs. Thread use: functions of a document;
/// threads may share what is known.

#ifndef TD_REPAIR_REPAIR_H
#define TD_REPAIR_REPAIR_H

#include "doc/document.h"
#include "know/know.h"

/// The forms of a document's tokens as a tagger should see them: of a headline
/// in Title Case the words of the lexicon are written small, and dashes between
/// clauses are colons; a name made of initials that is a common word otherwise
/// ("killed by IS") is another name (tid:Initials). In the document's arena;
/// NULL without memory.
td_slice *td_repair_forms(const td_know *know, const td_document *document);

/// Mend the tags of a tagged document.
void td_repair_tags(const td_know *know, td_document *document);

/// Mend the trees of a parsed document and link the children anew. A caller
/// that shows the forms of td_repair_forms shows them here, too.
void td_repair_trees(const td_know *know, td_document *document);

#endif
