// SPDX-License-Identifier: MIT

/// @file train/labels.h
/// Learns the tables of the tagger that are no network: labels, features,
/// lemmas.

#ifndef TD_TRAIN_LABELS_H
#define TD_TRAIN_LABELS_H

#include "learn/modelfile_write.h"
#include "train/corpus.h"

typedef TD_ARRAY(td_slice) td_lines;

/// Number the pairs of tags in order of first occurrence, and set the label of
/// each word of `corpus`.
TD_MUST_CHECK td_status td_train_labels(td_corpus *corpus, td_lines *labels);

/// Learn features and add their tables.
TD_MUST_CHECK td_status td_train_feats(const td_corpus *corpus,
                                       uint32_t n_labels, td_arena *scratch,
                                       td_model_writer *writer);

/// Learn lemmas and add their tables.
TD_MUST_CHECK td_status td_train_lemmas(const td_corpus *corpus,
                                        td_arena *scratch,
                                        td_model_writer *writer);

/// Number of `text` in `lines`, added if new. UINT32_MAX without memory.
uint32_t td_lines_number(td_lines *lines, td_arena *arena, td_slice text);

/// Add `lines` as a table of text.
TD_MUST_CHECK td_status td_lines_write(const td_lines *lines, const char *name,
                                       td_model_writer *writer);

#endif
