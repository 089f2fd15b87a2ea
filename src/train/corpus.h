// SPDX-License-Identifier: MIT

/// @file train/corpus.h
/// Sentences with gold tags, lemmas and trees, read from CoNLL-U.
///
/// Multiword-token and empty-node lines are left out, and sentences that lack
/// tags or a tree.

#ifndef TD_TRAIN_CORPUS_H
#define TD_TRAIN_CORPUS_H

#include "base/array.h"
#include "base/error.h"
#include "learn/keys.h"

#include <stdint.h>

typedef struct {
  td_slice form;
  td_slice lemma;
  td_slice tags; ///< "NOUN|NNS"
  td_slice feats;
  uint32_t head;  ///< within the sentence, from 0; its length is the root
  uint32_t label; ///< number of `tags`, see train/labels.h; else UINT32_MAX
  uint8_t rel;
} td_gold_word;

typedef struct {
  uint32_t first;
  uint32_t n;
} td_gold_sentence;

typedef struct {
  td_arena *arena;
  TD_ARRAY(td_gold_word) words;
  TD_ARRAY(td_gold_sentence) sentences;
  td_keys lemmas;          ///< of verbs in the present tense (VERB|VBZ)
  const uint32_t *present; ///< [lemmas.n_keys], a word in that form
  uint32_t comma;          ///< a word that is a comma; UINT32_MAX
  uint32_t conjunction;    ///< key of the most frequent one
  td_keys times;           ///< names that are often adjuncts without a
                           ///< preposition: days of the week
} td_corpus;

/// Add the sentences of the file at `path` to `corpus`, whose arena is set.
/// Errors, with words to `errors`: TD_ERR_IO, TD_ERR_BAD_SYNTAX.
TD_MUST_CHECK td_status td_corpus_read(td_corpus *corpus, const char *path,
                                       const td_error_sink *errors);

/// Index the words that changed sentences are made of (train/sample.h).
TD_MUST_CHECK td_status td_corpus_index(td_corpus *corpus);

/// Whether `word` is such a name.
bool td_corpus_is_time(const td_corpus *corpus, const td_gold_word *word);

/// Whether `word` is the most frequent conjunction.
bool td_corpus_is_conjunction(const td_corpus *corpus,
                              const td_gold_word *word);

/// A word that is the present tense, third person, of verb `lemma`; UINT32_MAX.
uint32_t td_corpus_present(const td_corpus *corpus, td_slice lemma);

#endif
