// SPDX-License-Identifier: MIT

/// @file know/inflect.h
/// Lemmas of words that the data knows, from their inflected forms.
///
/// A learned lemmatizer errs on words it never saw ("extradited", "spokesmen").
/// Where the data has a word that inflects to the form, by the irregular words
/// and the endings of data/language, that word is what is meant.

#ifndef TD_KNOW_INFLECT_H
#define TD_KNOW_INFLECT_H

#include "know/know.h"

/// The lemma, as a term, of verb form `form` (lower case, with its term), when
/// `lemma`, the term of what the lemmatizer thought, is no lemma or form of the
/// data, or the form is irregular; else `lemma`.
td_term td_know_verb_lemma(const td_know *know, td_slice form,
                           td_term form_term, td_term lemma);

/// The same of the plural of a noun.
td_term td_know_noun_lemma(const td_know *know, td_slice form,
                           td_term form_term, td_term lemma);

#endif
