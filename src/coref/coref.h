// SPDX-License-Identifier: MIT

/// @file coref/coref.h
/// The stage that finds which phrases of an article mean the same.
///
/// Reads trees and mentions; adds speakers and document->phrases, the phrases
/// that are in a chain with others, each with what it takes up and how surely.
/// A network scores the candidates of each phrase from left to right
/// (coref/network.h); without one in the model there are no phrases. Entities
/// are the business of the stage link.
///
/// Time: linear in the tokens (look-back is bounded). Memory: the document's
/// arena for the results.
/// Thread use: read-only after new; any threads may run it, each on a document
/// of its own.

#ifndef TD_COREF_COREF_H
#define TD_COREF_COREF_H

#include "doc/document.h"
#include "know/know.h"
#include "learn/modelfile.h"

typedef struct td_resolver td_resolver;

/// `model` (NULL: only speakers are found) and `know` are borrowed and must
/// outlive the resolver.
/// Errors: TD_ERR_BAD_SYNTAX, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_resolver_new(const td_model_file *model,
                                        const td_know *know, td_resolver **out);

/// Errors: TD_ERR_NO_MEM, also when the document's limit is reached.
TD_MUST_CHECK td_status td_resolver_run(const td_resolver *resolver,
                                        td_document *document);

void td_resolver_free(td_resolver *resolver);

#endif
