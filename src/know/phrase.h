// SPDX-License-Identifier: MIT

/// @file know/phrase.h
/// Word-list entries of several words: "prime minister", "at least".
///
/// Forms of one word are found by td_know_word from a token's term; these
/// functions join words by blanks, in lower case, and look that up. A hyphen
/// that is a word of its own joins its neighbours without blanks.
///
/// Cost: a binary search in the dictionary for each length tried.

#ifndef TD_KNOW_PHRASE_H
#define TD_KNOW_PHRASE_H

#include "know/know.h"

/// Most words of a phrase.
#define TD_MAX_PHRASE_WORDS 4

/// The term of `n_words` words, joined and in lower case; 0 if there is none
/// or they are too many. `last`, when not empty, stands for the last word
/// (its lemma).
td_term td_know_phrase_term(const td_know *know, const td_slice *words,
                            uint32_t n_words, td_slice last);

/// The number of words, from words[0], of the longest form of an entry of
/// `list`; 0 when none begins here. The entry goes to `*entry`.
uint32_t td_know_phrase_from(const td_know *know, const td_slice *words,
                             uint32_t n_words, td_vocab list, td_term *entry);

/// The same for the words that end at words[n_words - 1], whose lemma is
/// `lemma` (tried for the last word as well; may be empty).
uint32_t td_know_phrase_to(const td_know *know, const td_slice *words,
                           uint32_t n_words, td_slice lemma, td_vocab list,
                           td_term *entry);

/// `lemma` without what says for how long ("ex-minister": "minister"), unless
/// the whole of it is an agent noun.
td_slice td_know_untenured(const td_know *know, td_slice lemma);

#endif
