// SPDX-License-Identifier: MIT

/// @file extract/content.h
/// What a content and its operator tell of each other that the operator alone
/// does not: wanted of others, known already, claimed in vain.

#ifndef TD_EXTRACT_CONTENT_H
#define TD_EXTRACT_CONTENT_H

#include "grammar/clause.h"

/// Whether what `token` tells is done by saying it: "I would like to thank
/// the nurses".
bool td_is_performed(const td_analysis *x, uint32_t token, const td_word *word,
                     uint32_t governor);

/// Whether what stands at `place` is wanted of others than who wants it:
/// "wants them to leave".
bool td_is_wanted_of_others(const td_analysis *x, uint32_t place,
                            const td_word *word, uint32_t governor);

/// Whether what the noun of saying at `noun` tells is said not to be so:
/// "denied a report that they left", "rejected claims of it".
bool td_is_denied_claim(const td_analysis *x, uint32_t noun);

/// Whether `token` is itself a word of futility, or what one that is said of
/// it is: "falsely claimed", "tried in vain", "efforts failed".
bool td_is_futile(const td_analysis *x, uint32_t token);

/// Whether what `noun` plans is to be given up yet, so that it is still
/// planned: "urged them to drop a plan to leave".
bool td_is_still_meant(const td_analysis *x, uint32_t noun);

/// Whether what `noun` asks for was agreed to: "accepted an invitation to".
bool td_is_taken_up(const td_analysis *x, uint32_t noun);

/// Whether what one planned or promised by the noun at `noun` is not to be any
/// more: "reversed its decision to leave", "reneged on a pledge to pay".
bool td_is_taken_back(const td_analysis *x, uint32_t noun);

/// Whether the claim at `noun` is examined or could not be confirmed:
/// "investigated claims that they fled".
bool td_is_open_claim(const td_analysis *x, uint32_t noun);

/// Whether the clause at `place`, which tells `own`, is what who warns of it
/// is to do: "the army warned it would respond".
bool td_is_own_threat(const td_analysis *x, uint32_t place, const td_word *word,
                      td_event_status own);

/// Whether the noun `token` names what is there already though one weighs or
/// backs it: "weighs the offer", "considered the killing a crime".
bool td_is_known_already(const td_analysis *x, uint32_t token,
                         const td_word *word, uint32_t governor);

/// Whether the question at `place`, under `word`, takes what it tells for
/// granted: "asked why they had left", unlike "whether".
bool td_is_taken_for_granted(const td_analysis *x, uint32_t place,
                             const td_word *word);

/// Whether the infinitive `token` tells what came next: "only to be stopped".
bool td_is_sequel(const td_analysis *x, uint32_t token);

/// Whether the infinitive `token` hangs beside a verb that asks somebody for
/// it: "asked for a team to search it".
bool td_is_aim_of_request(const td_analysis *x, uint32_t token);

/// Whether the infinitive `token` is what somebody is given a term for: "gave
/// them until noon to leave".
bool td_is_given_term(const td_analysis *x, uint32_t token);

/// Whether somebody has undertaken what the clause at `place`, under `word` at
/// `governor`, tells on a condition only: "vowed to strike if he is fired".
bool td_is_bargain(const td_analysis *x, uint32_t place, const td_word *word,
                   uint32_t governor);

/// Whether somebody is said to have no part in the event of the noun at
/// `place`: "played no role in the coup", "had no hand in the raid".
bool td_is_denied_part(const td_analysis *x, uint32_t place);

/// Whether the gerund `token` is of a noun that is hedged: "her alleged role in
/// hiding them"; where there is an event noun, that is told of as it is.
bool td_is_of_hedged_noun(const td_analysis *x, uint32_t token);

/// Whether the gerund at `place` is one of the things that the noun before it
/// names: "steps such as closing ports".
bool td_is_example(const td_analysis *x, uint32_t place);

/// Whether `infinitive` tells what somebody did, not what he is to do: "the
/// first minister to leave", "the third nun or nurse to leave".
bool td_is_of_ranked(const td_analysis *x, uint32_t infinitive);

/// Whether the participle `token` tells of the state that an act left and that
/// is so now: "areas besieged by the army", without a day or "previously".
bool td_is_state_left(const td_analysis *x, uint32_t token);

/// Whether what the noun `token`, at `place`, names is only supposed by the
/// clause it is the subject of: "the killing of the envoy would be a crime".
bool td_is_supposed_subject(const td_analysis *x, uint32_t token,
                            uint32_t place);

/// Whether it is any that there is not yet, which makes `own` open: "an attack
/// could cripple the port".
bool td_is_any_subject(const td_analysis *x, uint32_t token, uint32_t place,
                       td_reality *own);

/// Whether the entry of the event at `token` gives it `status`: "the union
/// plans a march", read as one act.
bool td_entry_says(const td_analysis *x, uint32_t token,
                   td_event_status status);

/// Whether the operator at `governor` tells how it is still with the event noun
/// `token`, not that it goes on: "the killing remains unsolved".
bool td_is_left_so(const td_analysis *x, uint32_t token, uint32_t governor,
                   const td_word *word);

#endif
