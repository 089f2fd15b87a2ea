// SPDX-License-Identifier: MIT

/// @file grammar/unnamed.h
/// Participants that nothing but a pronoun, a number or a modifier names: the
/// "we" of who speaks, a "they" whose antecedent is not sure, "five drowned",
/// "a militant attack".
///
/// Such a one is a group of its own (`#group=b,e`), made only where a role
/// asks for somebody: one for all that the writer calls "we", one for what a
/// speaker calls so, one for each chain of other pronouns.

#ifndef TD_GRAMMAR_UNNAMED_H
#define TD_GRAMMAR_UNNAMED_H

#include "grammar/context.h"

/// Whether `token` tells how many of others do what its verb tells: "*three* of
/// them left", "*most* of whom left".
bool td_is_some_of(const td_analysis *x, uint32_t token);

/// Whether `token` begins a pronoun for those who do it to one another:
/// "blamed *each* other", "fired at *one* another".
bool td_is_reciprocal(const td_analysis *x, uint32_t token);

/// Whether `token` stands for people without a noun: a demonstrative with a
/// clause of its own ("those who left", "all those arrested"), a definite
/// adjective ("the rich", "the wounded"), or a word of quantity that does
/// something or has it done to it ("several said so"); or a reciprocal.
bool td_is_those(const td_analysis *x, uint32_t token);

/// Whether `token` is a pronoun for somebody or everybody, whoever that is.
bool td_is_somebody(const td_analysis *x, uint32_t token);

/// A mention of the share at `token` of those at `whole`, who have an entity,
/// made where there is none: "54 per cent of the voters".
td_status td_unnamed_share(const td_analysis *x, uint32_t token, uint32_t whole,
                           uint32_t *mention);

/// The mention, with an entity, of who is meant at `token`, which has none
/// yet; TD_NONE to `*mention` where the word stands for nobody.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_unnamed_mention(const td_analysis *x, uint32_t token,
                                           uint32_t *mention);

/// The mention, with an entity, of the noun `token`, made where it has none
/// yet: "language urging a halt".
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_unnamed_noun(const td_analysis *x, uint32_t token,
                                        uint32_t *mention);

#endif
