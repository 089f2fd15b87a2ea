// SPDX-License-Identifier: MIT

/// @file extract/trigger_private.h
/// What the files of extract/trigger.h share: trigger.c goes through the
/// entries of a word, trigger_frame.c through the slots of their frames, which
/// may ask for the sense of a clause below. Pure functions.

#ifndef TD_EXTRACT_TRIGGER_PRIVATE_H
#define TD_EXTRACT_TRIGGER_PRIVATE_H

#include "extract/match.h"

/// The best match of all entries of the word at `token`, strictly or loosely:
/// those of its lemma, and those of several words that are written with the
/// form ("round of talks"). `depth` is how many clauses above ask for it;
/// without a lexeme where none matches.
td_match td_trigger_best(const td_analysis *x, uint32_t token,
                         const td_arcs *arcs, bool loosely, unsigned depth);

/// Try one entry on the word at `token`; `*best` becomes its match where that
/// is better.
void td_trigger_try(const td_analysis *x, uint32_t token,
                    const td_lexeme *lexeme, const td_arcs *arcs,
                    td_match *best);

/// Fill the slots of a frame into `match`, whose word and entry are set; false
/// where one that has to be filled stays empty, `match` being of no use then.
bool td_trigger_match_frame(const td_analysis *x, const td_frame *frame,
                            const td_arcs *arcs, td_match *match);

/// Make the subject of a support verb the actor where no slot took it, unless a
/// phrase of the noun's own tells another: "announced the release of six by
/// rebels".
void td_trigger_add_actor(const td_analysis *x, const td_arcs *arcs,
                          td_match *match);

#endif
