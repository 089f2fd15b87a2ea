// SPDX-License-Identifier: MIT

/// @file grammar/headline.h
/// The grammar of headlines: no articles, no auxiliaries, the past told in the
/// present tense.

#ifndef TD_GRAMMAR_HEADLINE_H
#define TD_GRAMMAR_HEADLINE_H

#include "grammar/context.h"

/// Whether `token` is a verb of a headline that was read as a plural noun:
/// "Oman lifts ban". Its functions are then those of a verb.
bool td_is_headline_verb(const td_analysis *x, uint32_t token);

/// Whether `token` stands in a title, where words are written like names, and
/// is none that is known: "Liberation of Sinjar".
bool td_is_headline_noun(const td_analysis *x, uint32_t token);

/// Whether `token` has a capital beside another where most words of the
/// sentence have none and nothing asks for one: "a Bureau of Investigation".
/// Then it is part of a name.
bool td_is_written_as_name(const td_analysis *x, uint32_t token);

/// Whether `token` is a participle of a headline that lacks its auxiliary,
/// though it was read as a past tense: "Teacher stabbed in school".
bool td_is_headline_passive(const td_analysis *x, uint32_t token);

/// Whether `token` is passive, or such a participle, and what looks like its
/// object is what the subject was made: "Smith (was) named director".
bool td_is_naming(const td_analysis *x, uint32_t token);

#endif
