// SPDX-License-Identifier: MIT

/// @file grammar/tense.h
/// Auxiliaries, tense and aspect of a verb group: its own, or those of the verb
/// that it is coordinated with.

#ifndef TD_GRAMMAR_TENSE_H
#define TD_GRAMMAR_TENSE_H

#include "grammar/context.h"

typedef enum { TD_NO_TENSE, TD_PRESENT, TD_PAST, TD_MODAL } td_tense;

/// The tense of the first word of the group of `token`.
td_tense td_tense_of(const td_analysis *x, uint32_t token);

/// Whether the tag (XPOS) of `token` is `form`: "VBD".
bool td_has_form(const td_analysis *x, uint32_t token, const char *form);

/// Whether `token` has the form of an infinitive, or a present tense like it.
bool td_is_base_form(const td_analysis *x, uint32_t token);

/// Whether an auxiliary or the copula of `token` has the tag `form`.
bool td_has_auxiliary_form(const td_analysis *x, uint32_t token,
                           const char *form);

/// Whether the conjunct `token`, without subject and auxiliary of its own, has
/// those of the first: its form goes with them.
bool td_shares_auxiliaries(const td_analysis *x, uint32_t token);

/// Whether the group of `token` is a perfect.
bool td_is_perfect(const td_analysis *x, uint32_t token);

/// Whether the group of `token` is a progressive, also a passive one.
bool td_is_progressive(const td_analysis *x, uint32_t token);

/// Whether `child` is an auxiliary or the copula of its head.
bool td_is_auxiliary(const td_analysis *x, uint32_t child);

/// Whether `token` heads a clause in the present, also the progressive and the
/// passive one; perfects and modals are not.
bool td_is_present(const td_analysis *x, uint32_t token);

/// Whether `token` heads a clause in the present perfect.
bool td_is_present_perfect(const td_analysis *x, uint32_t token);

/// Whether `token` heads a clause in the past.
bool td_is_past(const td_analysis *x, uint32_t token);

/// Whether `token` is a passive participle with "being" and no tense.
bool td_is_being_done(const td_analysis *x, uint32_t token);

/// Whether `token` has a tense or a modal of its own, unlike infinitives,
/// participles and phrases without a verb.
bool td_is_finite(const td_analysis *x, uint32_t token);

/// Whether `token` heads the perfect of an infinitive: "to have left", "may
/// have been warned".
bool td_is_perfect_infinitive(const td_analysis *x, uint32_t token);

/// Whether `token` is an -ing form without auxiliary and subject: "after
/// leaving".
bool td_is_bare_participle(const td_analysis *x, uint32_t token);

#endif
