// SPDX-License-Identifier: MIT

/// @file grammar/govern.h
/// Which word governs a clause or event noun as its content: "failed to",
/// "denied that", "a plan for". What that makes of it is extract/status.h.

#ifndef TD_GRAMMAR_GOVERN_H
#define TD_GRAMMAR_GOVERN_H

#include "grammar/context.h"

/// Where `token` stands as a complement of its head; TD_N_PATHS where it is
/// none.
td_path td_content_place(const td_analysis *x, uint32_t token);

/// The word, of whichever kind, that governs `token` as its complement, and
/// where it is; NULL.
const td_word *td_operator_find(const td_analysis *x, uint32_t token,
                                uint32_t *governor);

/// The word, of whichever kind, that `governor` is, if `token` may stand at
/// `place` of it as its content; NULL.
const td_word *td_operator_of(const td_analysis *x, uint32_t token,
                              uint32_t governor, td_path place);

/// What is asked to be done with `noun`, whose `governor` asks: "wants the ban
/// lifted", "called for the ban to be lifted"; TD_NONE.
uint32_t td_clause_asked(const td_analysis *x, uint32_t noun,
                         uint32_t governor);

/// Whether `word` is meant of some classes of events only ("faces trial").
bool td_is_of_classes(const td_analysis *x, const td_word *word);

/// The word of kind `kind` that governs `token` as its complement; NULL.
const td_word *td_operator_above(const td_analysis *x, uint32_t token,
                                 td_word_kind kind);

/// The word of kind `kind` that `governor` is, if its complement may stand at
/// `place`; NULL.
const td_word *td_operator_at(const td_analysis *x, uint32_t governor,
                              td_word_kind kind, td_path place);

#endif
