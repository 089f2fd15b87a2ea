// SPDX-License-Identifier: MIT

/// @file grammar/context.h
/// What is known of one document while events are read from its trees, and
/// small questions about trees and words.

#ifndef TD_GRAMMAR_CONTEXT_H
#define TD_GRAMMAR_CONTEXT_H

#include "lexicon/lexicon.h"

/// A run of tokens between quotation marks, or of a statement without them.
typedef struct {
  uint32_t first_token;
  uint32_t n_tokens;
  bool is_clause; ///< says something, is not a quoted word or two
  bool has_marks;
  uint32_t quotation; ///< the document's; TD_NONE
} td_passage;

/// One document being read. Token arrays do not move meanwhile.
typedef struct {
  const td_lexicon *lexicon;
  const td_know *know;
  td_document *document;
  const td_token *tokens;
  td_arena *scratch;    ///< of this run
  uint32_t *event_of;   ///< [n_tokens] event triggered there; TD_NONE
  uint32_t *mention_of; ///< [n_tokens] mention that the token heads; TD_NONE
  uint32_t *time_of;    ///< [n_tokens] time expression it is in; TD_NONE
  uint32_t *quote_of;   ///< [n_tokens] quoted passage it is in; TD_NONE
  uint32_t *noun_of;    ///< [n_tokens] noun that a pronoun stands for; TD_NONE
  uint32_t *word_of; ///< [n_tokens] event whose entry asks for the very word;
                     ///< TD_NONE
  TD_ARRAY(td_passage) passages;
} td_analysis;

/// Whether `token` stands between quotation marks.
static inline bool td_is_in_marks(const td_analysis *x, uint32_t token) {
  const uint32_t passage = x->quote_of[token];
  return passage != TD_NONE && x->passages.items[passage].has_marks;
}

/// The first child with exactly relation `rel`; TD_NONE.
uint32_t td_child_exact(const td_analysis *x, uint32_t token, td_rel rel);

/// Whether some child has base relation `rel`.
bool td_has_child(const td_analysis *x, uint32_t token, td_rel rel);

/// Prepositions (relation CASE) or markers (MARK) of `token`, lower case,
/// joined by "_"; empty if there are none. Lives in the scratch arena.
td_slice td_marker(const td_analysis *x, uint32_t token, td_rel rel);

/// Whether `word`, in lower case, is the mark of a grammatical function.
bool td_is_mark(const td_analysis *x, td_slice word, td_mark mark);

/// Whether `token` has the preposition that marks a function, and no other.
bool td_has_mark(const td_analysis *x, uint32_t token, td_mark mark);

/// The word of kind `kind` that `token` is, by lemma or form, alone.
/// Parts of speech and particles are checked.
const td_word *td_token_word(const td_analysis *x, uint32_t token,
                             td_word_kind kind);

/// The word of `kind` whose form, of one or more words, ends at `token`.
const td_word *td_word_ending_at(const td_analysis *x, uint32_t token,
                                 td_word_kind kind);

/// The `n` words that end with `token`, as a text of the knowledge; 0.
td_term td_words_ending_at(const td_analysis *x, uint32_t token, unsigned n);

/// The entry of the list `list` that `token` is by its form, else by its lemma;
/// 0.
td_term td_listed_word(const td_analysis *x, uint32_t token, td_vocab list);

/// The word of `kind` that `text` ("_" between its words) is.
const td_word *td_text_word(const td_analysis *x, td_slice text,
                            td_word_kind kind);

/// Whether the verb `token` has the particle `particle` (empty: true).
bool td_has_particle(const td_analysis *x, uint32_t token, td_slice particle);

/// Whether `token`, behind a comma, is a past tense that was read as a
/// participle: "praised the vote, | called for calm and left". Its verb is one
/// of saying with a phrase in place of an object, which has no passive.
bool td_is_listed_past(const td_analysis *x, uint32_t token);

/// Whether the participle `token`, behind a comma, was given the subject of the
/// verb behind it: "The ministry, | asked for its view, replied".
bool td_lends_subject(const td_analysis *x, uint32_t token);

/// The word that the conjunct `token` is coordinated with; "was found guilty |
/// and jailed": the verb, where the parser hung it on what somebody was found.
uint32_t td_coordinated_verb(const td_analysis *x, uint32_t token);

/// Whether `token` is a verb or has a copula: it can head a clause.
bool td_is_predicate(const td_analysis *x, uint32_t token);
/// Whether the subject of the verb `token` is whom it is done to, also where a
/// headline leaves the auxiliary out.
bool td_is_passive(const td_analysis *x, uint32_t token);
/// "The mine will be shut | and its miners dismissed": whether the participle
/// `token` has a subject of its own and the auxiliaries of the passive before.
bool td_is_gapped_passive(const td_analysis *x, uint32_t token);

/// Whether `token` is a bare verb with a subject of its own that lacks the
/// auxiliary of the verb before: "should be shut and its chief resign".
bool td_is_gapped_active(const td_analysis *x, uint32_t token);
/// "That she was beaten and accused him": whether a participle that has an
/// object beside a passive is a past tense misread.
bool td_is_past_conjunct(const td_analysis *x, uint32_t token);
/// Whether `token` is a verb form with a tense of its own; modals are none.
bool td_is_tensed(const td_analysis *x, uint32_t token);
/// Whether `token` has the feature of UD `feature`, as "Number=Plur".
bool td_has_feature(const td_analysis *x, uint32_t token, const char *feature);
/// Whether `token` is a common noun or a name.
bool td_is_noun(const td_analysis *x, uint32_t token);
/// Whether the first class of `event` is `class_name` or below it.
bool td_event_is_below(const td_analysis *x, const td_event *event,
                       td_vocab class_name);
bool td_is_relative_pronoun(const td_analysis *x, uint32_t token);
/// Whether the clause of `token` is an infinitive with "to".
bool td_is_infinitive(const td_analysis *x, uint32_t token);

/// "Called on Mali to withdraw", "appealed to them to stop": who is asked to do
/// what `infinitive` tells, where the request has him behind a preposition;
/// TD_NONE where it is no such infinitive.
uint32_t td_asked_one(const td_analysis *x, uint32_t infinitive);

/// Whether the infinitive `token` complements its head though it was read as
/// an adverbial: "got the sides to talk".
bool td_is_complement(const td_analysis *x, uint32_t token);

/// The mention that `token` heads, or whose words it is the top of; TD_NONE.
uint32_t td_mention_at(const td_analysis *x, uint32_t token);
/// Its entity; TD_NONE.
uint32_t td_entity_at(const td_analysis *x, uint32_t token);

/// Whether the noun `token` has a definite or demonstrative determiner or an
/// owner.
bool td_is_definite(const td_analysis *x, uint32_t token);

#endif
