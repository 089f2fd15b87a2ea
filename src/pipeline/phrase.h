// SPDX-License-Identifier: MIT

/// @file pipeline/phrase.h
/// Phrases that the words in or before them show to belong elsewhere.

#ifndef TD_PIPELINE_PHRASE_H
#define TD_PIPELINE_PHRASE_H

#include "doc/document.h"
#include "know/know.h"

/// Give phrases the place and function that their preposition or form allows:
/// "wounded | in clashes" has no object there, "a call by nuns | for the state
/// to act" a clause of its own, "the arrest of two men | by Mali" whoever does
/// it.
void td_phrase_restore(const td_know *know, td_document *document);

#endif
