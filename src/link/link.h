// SPDX-License-Identifier: MIT

/// @file link/link.h
/// The stage that resolves mentions: which entity each one stands for.
///
/// Reads mentions, trees and phrases of chains; adds entities and memberships
/// and sets mention.entity, or leaves it TD_NONE where the text does not tell.
/// Names come first, those given in full before short ones; then, in the order
/// of the text, nominals and pronouns. Entities of the kind group have in
/// `type` the class of what they count (tid:Vessel of "two ships").
///
/// Names inside longer ones ("Michigan" of "University of Michigan") become
/// document->inner: they denote, but take part in nothing.
///
/// A name is told from its namesakes by the grammar round it, by the countries
/// and places of the article, by offices held on its day. Persons have the
/// sectors of the title that the article gives them, else of the post that the
/// gazetteer has for its day; groups those of their noun and the words before
/// it. Who has no country in his words has that of the article, where it names
/// hardly any other. "Hungarian and Romanian officials" are a list of two
/// groups. An adjective of a state before a noun that tells of an event
/// ("the French decision") is a mention of that state.
///
/// Precision comes before coverage: a pronoun whose chain is not sure or a
/// "government" without a clear antecedent stays open, a body without a country
/// in the text too.
///
/// Time: linear in tokens and mentions (look-back is bounded). Memory: the
/// document's arena. Thread use: as td_detector.

#ifndef TD_LINK_LINK_H
#define TD_LINK_LINK_H

#include "doc/document.h"
#include "know/know.h"

typedef struct td_linker td_linker;

/// `know` is borrowed and must outlive the linker.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_linker_new(const td_know *know, td_linker **out);

/// Errors: TD_ERR_NO_MEM, also when the document's limit is reached.
TD_MUST_CHECK td_status td_linker_run(const td_linker *linker,
                                      td_document *document);

void td_linker_free(td_linker *linker);

#endif
