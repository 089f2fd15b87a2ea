// SPDX-License-Identifier: MIT

/// @file parse/second.h
/// Second verbs, and whose they are.

#ifndef TD_PARSE_SECOND_H
#define TD_PARSE_SECOND_H

#include "doc/document.h"

/// Give second verbs that were hung on the wrong first one, or that lost their
/// subject to the clause before, what is theirs. A clause begins behind a
/// semicolon: of "Mali agreed; Chad, in a letter, asked for time" Chad asked.
/// What cannot go on from the verb of a clause in number or tense goes on from
/// the one that tells it: "says that the rebels fled and has asked for help".
/// Of "beating those who resisted and torching tents" the gerunds are a pair.
/// The heads are set; child links are not yet made. Linear time, but for verbs
/// that are seconds.
void td_second_restore(td_document *document, const td_sentence *sentence);

#endif
