// SPDX-License-Identifier: MIT

/// @file repair/words.h
/// The words of a sentence under repair, and what repairs ask of them. Child
/// links are not made yet.
///
/// Thread use: pure functions, but for td_token_make_... and td_token_attach.

#ifndef TD_REPAIR_WORDS_H
#define TD_REPAIR_WORDS_H

#include "doc/document.h"
#include "know/know.h"

/// The tokens of a sentence, from `begin` to before `end`.
typedef struct {
  const td_know *know;
  td_token *tokens;
  uint32_t begin, end;
  bool is_title;    ///< td_document_is_title
  bool is_headline; ///< given as one
} td_words;

/// Tokens on either side of a word where its children are looked for: looking
/// through all of a long sentence for each word would take too long.
#define TD_WORDS_REACH 40

// ------------------------------------------------------------------ a token

bool td_token_is_noun(const td_token *token);
bool td_token_is_finite(const td_token *token);

/// Whether a token has a tense of its own or is a modal.
bool td_token_is_tensed(const td_token *token);

/// Whether a token is a verb in the past tense or a past participle, which
/// taggers take for one another.
bool td_token_is_past(const td_token *token);

bool td_token_is_comma(const td_token *token);

/// Whether the token `i`, which may be TD_NONE, is one of [begin, end).
bool td_token_is_within(uint32_t i, uint32_t begin, uint32_t end);

/// Whether a token has a feature of UD, "Number=Plur", or one that begins so.
bool td_token_has_feature(const td_token *token, td_slice feature);

/// Tag a token as a verb in the past tense: "left".
void td_token_make_past(td_token *token);

/// Tag a token as a past participle: "left by".
void td_token_make_participle(td_token *token);

/// Tag a token as a noun in the plural.
void td_token_make_plural(td_token *token);

/// Hang a token on `head` as `rel`.
void td_token_attach(td_token *token, uint32_t head, td_rel rel);

// ---------------------------------------------------------------- its children

/// The first word before the one at `i` that is near it: TD_WORDS_REACH.
uint32_t td_words_near(const td_words *w, uint32_t i);

/// The first word of [from, to) that hangs on `head` with this relation,
/// subtypes apart; TD_NONE.
uint32_t td_words_child(const td_words *w, uint32_t from, uint32_t to,
                        uint32_t head, td_rel rel);

/// The last such word; TD_NONE.
uint32_t td_tokens_last_child(const td_token *tokens, uint32_t from,
                              uint32_t to, uint32_t head, td_rel rel);

/// The word nearest before the one at `i`, and near it, that hangs on it with
/// this relation, subtypes apart; TD_NONE.
uint32_t td_words_child_before(const td_words *w, uint32_t i, td_rel rel);

/// Whether the word at `i` has a child with this relation, subtypes apart, near
/// it in [begin, end).
bool td_tokens_have_child(const td_token *tokens, uint32_t begin, uint32_t end,
                          uint32_t i, td_rel rel);

/// Whether "by whom" stands near behind the word at `i`, before `end`.
bool td_tokens_have_agent(const td_token *tokens, uint32_t i, uint32_t end);

/// Whether one of [from, to) is a comma.
bool td_tokens_have_comma(const td_token *tokens, uint32_t from, uint32_t to);

/// Whether the word at `i` has a child with this relation near it.
bool td_words_have_child(const td_words *w, uint32_t i, td_rel rel);

/// The first subject, clauses apart, before the word at `i` and near it;
/// TD_NONE.
uint32_t td_words_subject(const td_words *w, uint32_t i);

/// Whether the word at `i` has a subject: a noun, a clause, "it" or "there".
bool td_words_have_subject(const td_words *w, uint32_t i);

/// Whether the word at `i` has a tense, of its own or of what helps it: "left",
/// "has left".
bool td_words_have_tense(const td_words *w, uint32_t i);

/// Whether an auxiliary of the passive near before it belongs to the verb.
bool td_words_are_passive(const td_words *w, uint32_t verb);

/// What the subject of the verb is to it: td_words_are_passive.
td_rel td_words_subject_rel(const td_words *w, uint32_t verb);

// ------------------------------------------------- its phrase, what is above

/// The first word of the phrase of the word at `i` whose own words, punctuation
/// apart, stand right before it.
uint32_t td_words_begin_of(const td_words *w, uint32_t i);

/// Whether the words from `first` on, up to the noun at `i`, all belong to it.
bool td_words_form_phrase(const td_words *w, uint32_t first, uint32_t i);

/// Whether the way up from the word at `i`, which may be TD_NONE, meets a word
/// of [first, last]. To hang `first` on such a word would close a circle. Where
/// the tree has a circle already the way ends after as many words as there are.
bool td_words_climb_through(const td_words *w, uint32_t i, uint32_t first,
                            uint32_t last);

/// Whether the word at `i`, which may be TD_NONE, is `top` or hangs below it.
bool td_words_hang_below(const td_words *w, uint32_t i, uint32_t top);

// ---------------------------------------------------------- what a word means

/// Whether word `i` is a verb of saying.
bool td_words_say(const td_words *w, uint32_t i);

/// Whether word `i` tells what somebody wants: "urged", "recommended".
bool td_words_ask(const td_words *w, uint32_t i);

/// Whether word `i`, a noun, does: "call", "demand".
bool td_words_request(const td_words *w, uint32_t i);

/// Whether word `i` tells what its subject means to do: "promised",
/// "threatened".
bool td_words_intend(const td_words *w, uint32_t i);

/// Whether a noun is a time: "month", "spring", "Monday", "afternoon".
bool td_words_tell_time(const td_words *w, uint32_t i);

/// Whether a noun is a day or month by name: "Monday", "May".
bool td_words_tell_date(const td_words *w, uint32_t i);

/// Whether the form of word `i`, which may be TD_NONE, is in a list.
bool td_words_in_list(const td_words *w, uint32_t i, td_vocab list);

/// Whether the lexicon has a verb with this lemma.
bool td_lemma_is_verb(const td_know *know, td_term lemma);

/// Whether the lexicon has a noun with this lemma.
bool td_lemma_is_noun(const td_know *know, td_term lemma);

/// Whether `first`, a hyphen and the verb `lemma` are a verb of the lexicon:
/// "tear-gas".
bool td_verb_of_pair(const td_know *know, td_slice first, td_slice lemma);

/// The lemma of a written form that can only be the regular past of a verb of
/// the lexicon, whatever its tag: "embargoed"; 0.
td_term td_past_lemma(const td_know *know, td_slice form);

/// Whether the lexicon has an adjective with this lemma.
bool td_lemma_is_adjective(const td_know *know, td_term lemma);

/// The lemma of a written form that can be a verb's present tense, and whether
/// that is the plural's; 0.
td_term td_present_lemma(const td_know *know, td_slice form, bool *is_plural);

#endif
