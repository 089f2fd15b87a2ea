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
} td_corpus;

/// Add the sentences of the file at `path` to `corpus`, whose arena is set.
/// Errors, with words to `errors`: TD_ERR_IO, TD_ERR_BAD_SYNTAX.
TD_MUST_CHECK td_status td_corpus_read(td_corpus *corpus, const char *path,
                                       const td_error_sink *errors);

#endif
