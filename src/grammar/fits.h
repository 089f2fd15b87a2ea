// SPDX-License-Identifier: MIT

/// @file grammar/fits.h
/// Whether a word can be what a frame asks for: a person, a body, a place ...

#ifndef TD_GRAMMAR_FITS_H
#define TD_GRAMMAR_FITS_H

#include "grammar/context.h"

/// The word that says what the phrase of `token` is: "people" of "dozens of
/// people"; else `token`.
uint32_t td_content_head(const td_analysis *x, uint32_t token);

/// Whether the noun `token` tells how much there is of what is behind it: "a
/// series of raids", "days of talks", not "the second day of the visit".
bool td_is_series(const td_analysis *x, uint32_t token);

/// The noun that is measured where `token` is a measure, named or not:
/// "missiles" of "a number of missiles", "sanctions" of "dozens of sanctions";
/// else `token`.
uint32_t td_measured_noun(const td_analysis *x, uint32_t token);

/// The other way round: the outermost measure of `token`; else `token`.
uint32_t td_measure_of(const td_analysis *x, uint32_t token);

/// Whether the phrase of `token` fits one of the restrictions.
bool td_fits_any(const td_analysis *x, uint32_t token, const td_fits *fits,
                 uint32_t n_fits);

/// Whether anything is known of what the phrase of `token` is.
bool td_is_known_kind(const td_analysis *x, uint32_t token);

/// Whether it can act: a person, body, state, or group of such.
bool td_is_actor(const td_analysis *x, uint32_t token);

/// Whether it is a place that is named or of a known kind.
bool td_is_place(const td_analysis *x, uint32_t token);

/// Whether an entity is of ontology class `class_term`, as far as is known.
bool td_entity_is(const td_analysis *x, uint32_t entity, td_term class_term);

/// Whether `token` is an adjective that says of what kind a noun's act is, and
/// names nobody: "*military* aid", "an *executive* meeting".
bool td_is_quality(const td_analysis *x, uint32_t token);

/// Whether some sense of the word as a `upos` has a class that a rule of kind
/// `rule` names.
bool td_may_be(const td_analysis *x, uint32_t token, td_upos upos,
               td_vocab rule);

/// Whether most senses of the verb `token` are of classes that the rules `rule`
/// and `other` both name.
bool td_is_mostly(const td_analysis *x, uint32_t token, td_vocab rule,
                  td_vocab other);

/// Whether some sense of the word at `token` tells of an event of `class_term`.
bool td_evokes(const td_analysis *x, uint32_t token, td_term class_term);

#endif
