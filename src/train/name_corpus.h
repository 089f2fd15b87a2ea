// SPDX-License-Identifier: MIT

/// @file train/name_corpus.h
/// Sentences whose words are labelled as names or not.
///
/// Texts go through the stages that stand before the names tagger when the
/// program reads news, so that it learns from the words, tags and matches that
/// it will meet.

#ifndef TD_TRAIN_NAME_CORPUS_H
#define TD_TRAIN_NAME_CORPUS_H

#include "names/features.h"
#include "segment/segment.h"
#include "tag/tag.h"
#include "train/name_gold.h"

typedef struct {
  td_slice form;
  td_name_features features;
  uint8_t label; ///< names/label.h
} td_named_word;

typedef struct {
  uint32_t first;
  uint32_t n;
} td_named_sentence;

typedef struct {
  td_arena *arena;
  TD_ARRAY(td_named_word) words;
  TD_ARRAY(td_named_sentence) sentences;
} td_name_corpus;

/// The stages; borrowed.
typedef struct {
  const td_know *know;
  td_segmenter *segmenter;
  td_tagger *tagger;
} td_name_stages;

/// Segment and tag `document`, and link its words to what is known.
TD_MUST_CHECK td_status td_name_stages_run(const td_name_stages *stages,
                                           td_document *document);

/// Add the texts of the file at `path`; corpus->arena is set.
/// Errors, with words to `errors`: of reading, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_corpus_read(td_name_corpus *corpus,
                                            const td_name_stages *stages,
                                            const char *path,
                                            const td_error_sink *errors);

#endif
