// SPDX-License-Identifier: MIT

/// @file coref/phrases.h
/// Noun phrases that may take something up, and what their words say of them.
///
/// A phrase runs over all that hangs on its head, postmodifiers and a
/// possessive clitic included, but neither its preposition nor what is
/// coordinated with it; a coordination is a phrase of its own. A name inside a
/// larger phrase of another head keeps the words of the name.
///
/// Cost: linear in the tokens.

#ifndef TD_COREF_PHRASES_H
#define TD_COREF_PHRASES_H

#include "doc/document.h"
#include "know/know.h"

typedef enum {
  TD_PHRASE_THIRD,  ///< he, it, they, their ...
  TD_PHRASE_SPOKEN, ///< I, we, you ...
  TD_PHRASE_OTHER,  ///< this, those, some, one ...
  TD_PHRASE_NAME,
  TD_PHRASE_NOUN,
  TD_PHRASE_LIST, ///< "A and B"
  TD_N_PHRASE_KINDS
} td_phrase_kind;

/// What determines a noun.
typedef enum {
  TD_DETERMINED_NOT,
  TD_DETERMINED_DEFINITE,
  TD_DETERMINED_INDEFINITE,
  TD_DETERMINED_DEMONSTRATIVE,
  TD_DETERMINED_POSSESSED, ///< by a pronoun
  TD_DETERMINED_GENITIVE,  ///< by a noun or name
  TD_DETERMINED_OTHERWISE, ///< "each", "no", "some", a number
  TD_N_DETERMINED
} td_determined;

/// A type of its own, beside td_name_type.
#define TD_TYPE_STATE (TD_TYPE_MISC + 1)

typedef enum { TD_UNKNOWN, TD_SINGULAR, TD_PLURAL } td_number_of;
typedef enum { TD_ANY_GENDER, TD_MALE, TD_FEMALE, TD_NO_PERSON } td_gender_of;

/// One phrase.
typedef struct {
  uint32_t begin; ///< tokens [begin, end)
  uint32_t end;
  uint32_t head;
  uint32_t sentence;
  uint32_t mention; ///< whose head it has; TD_NONE
  td_term known;    ///< gazetteer entry of its name; 0
  uint8_t kind;
  uint8_t number;
  uint8_t gender;
  uint8_t type; ///< td_name_type or TD_TYPE_STATE
  uint8_t person;
  uint8_t determined;
  uint8_t form; ///< of a pronoun, 1 to 63: its lemma hashed
  bool is_possessive;
  bool is_reflexive;
  bool is_in_name; ///< a name that only modifies another noun
  bool is_acronym;
  uint32_t paragraph;
  uint32_t quotation; ///< 1 up; 0: none
  uint32_t speaker;   ///< phrase that says it; TD_NONE
  uint32_t lemma;     ///< hash of the head's lemma
  uint32_t words;     ///< hash of all words but a determiner
  uint32_t initials;  ///< hash of the capitals that its words begin with
  uint64_t content;   ///< bits of the lemmas of its nouns and names
  uint64_t modifiers; ///< bits of those before the head
  uint64_t numbers;   ///< bits of its numbers
  uint32_t n_before;  ///< earlier nouns and names with the same head
  uint32_t n_same;    ///< earlier ones with the same words
} td_noun_phrase;

typedef struct {
  const td_know *know;
  const td_document *document;
  const td_token *tokens;
  td_arena *arena;
  TD_ARRAY(td_noun_phrase) items; ///< by begin; of the same, the longer first
  uint32_t *phrase_at;            ///< [n_tokens], whose head the token is
  uint32_t *quotation;            ///< [n_tokens]
} td_noun_phrases;

/// Find them; `document` has mentions and speakers. The result is in `arena`.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_noun_phrases_find(const td_know *know,
                                             const td_document *document,
                                             td_arena *arena,
                                             td_noun_phrases *out);

#endif
