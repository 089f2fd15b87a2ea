// SPDX-License-Identifier: MIT

/// @file coref/features.h
/// What the network sees: rows of its tables.
///
/// A phrase has keys (hashes of its head, determiner, governor ...), which are
/// looked up in the model; a pair of phrases, and a phrase that begins
/// something new, have rows of a table of fixed size (TD_PAIR_ROWS). What an
/// antecedent's chain is by then counts as well.

#ifndef TD_COREF_FEATURES_H
#define TD_COREF_FEATURES_H

#include "coref/phrases.h"

#define TD_MAX_PHRASE_KEYS 32
#define TD_MAX_PAIR_ROWS 48

/// What the phrases of one chain have in common.
typedef struct {
  uint32_t size;
  uint32_t last; ///< phrase
  uint32_t first;
  bool has_name;
  uint8_t numbers; ///< bits by td_number_of
  uint8_t genders;
  uint8_t types;
  uint32_t name;       ///< its longest name's phrase; TD_NONE
  uint64_t lemmas;     ///< bits of heads of nouns and names
  uint64_t modifiers;  ///< bits of the words before them
  uint64_t name_words; ///< bits of all words of names
} td_chain;

void td_chain_begin(td_chain *chain, const td_noun_phrases *p, uint32_t phrase);
void td_chain_add(td_chain *chain, const td_noun_phrases *p, uint32_t phrase);

typedef struct {
  uint32_t keys[TD_MAX_PHRASE_KEYS];
  uint32_t n;
} td_phrase_keys;

void td_phrase_keys_make(const td_noun_phrases *p, uint32_t phrase,
                         td_phrase_keys *out);

typedef struct {
  uint16_t rows[TD_MAX_PAIR_ROWS];
  uint32_t n;
} td_pair_rows;

/// How many phrases that agree stand between.
typedef struct {
  uint32_t all;
  uint32_t agreeing;
  uint32_t subjects;
} td_between;

/// Whether the two may be one, as far as number, gender and kind go.
bool td_pair_agrees(const td_noun_phrase *a, const td_noun_phrase *b);

void td_pair_rows_make(const td_noun_phrases *p, uint32_t anaphor,
                       uint32_t antecedent, const td_chain *chain,
                       td_between between, td_pair_rows *out);

/// Rows of "takes nothing up".
void td_new_rows_make(const td_noun_phrases *p, uint32_t anaphor,
                      td_pair_rows *out);

#define TD_K_ TD_N_PHRASE_KINDS
#define TD_PAIR_FEATURES(X)                                                    \
  X(KINDS, TD_K_ *TD_K_)                                                       \
  X(SENTENCES, 8 * TD_K_ * TD_K_)                                              \
  X(PHRASES, 10 * TD_K_ * TD_K_)                                               \
  X(WORDS, 10 * TD_K_ * TD_K_)                                                 \
  X(SAME_WORDS, 10 * TD_K_ * TD_K_)                                            \
  X(NAMES, 4 * TD_K_ * TD_K_)                                                  \
  X(NUMBER, 9 * TD_K_ * TD_K_)                                                 \
  X(GENDER, 16 * TD_K_ * TD_K_)                                                \
  X(TYPES, 36 * TD_K_)                                                         \
  X(FORM_TYPE, 64 * 6 * 3 * 4)                                                 \
  X(SOURCE, 4 * TD_K_ * TD_K_)                                                 \
  X(PERSONS, 16 * 4)                                                           \
  X(FORMS, 64 * 64)                                                            \
  X(FORMS_APART, 64 * 64)                                                      \
  X(BOND, 11 * TD_K_ * TD_K_)                                                  \
  X(RELATIONS, 12 * 12 * TD_K_)                                                \
  X(BETWEEN, 6 * TD_K_ * TD_K_)                                                \
  X(SUBJECTS, 10 * TD_K_ * TD_K_)                                              \
  X(QUOTED, 6 * TD_K_ * TD_K_)                                                 \
  X(SPEAKER, 4 * TD_K_ * TD_K_)                                                \
  X(PARAGRAPHS, 5 * 16)                                                        \
  X(SIZE, 6 * TD_K_ * TD_K_)                                                   \
  X(CHAIN_NAME, 4 * TD_K_ * TD_K_)                                             \
  X(CHAIN_WORDS, 4 * TD_K_ * TD_K_)                                            \
  X(CHAIN_NUMBER, 3 * TD_K_ * TD_K_)                                           \
  X(CHAIN_GENDER, 4 * TD_K_ * TD_K_)                                           \
  X(DETERMINED, 7 * 7 * 4)                                                     \
  X(MODIFIERS, 4 * TD_K_ * TD_K_)                                              \
  X(GOVERNOR, 3 * TD_K_ * TD_K_)                                               \
  X(FIRST, 3 * TD_K_)                                                          \
  X(EMBEDDED, 4 * TD_K_ * TD_K_)                                               \
  X(NEW, TD_K_)                                                                \
  X(NEW_BEFORE, 4 * TD_K_)                                                     \
  X(NEW_DETERMINED, 7 * 4)

enum {
#define X_(name, size)                                                         \
  TD_PAIR_##name, TD_PAIR_##name##_LAST = TD_PAIR_##name + (size)-1,
  TD_PAIR_FEATURES(X_)
#undef X_
      TD_PAIR_ROWS
};

#endif
