// SPDX-License-Identifier: MIT

/// @file tag/label.h
/// What a label of the tagger stands for.
///
/// A label is a pair of tags, "NOUN|NNS". Its features follow from it, but for
/// words that a table lists ("was" is third person, "were" is not).
///
/// Thread use: read-only after reading.

#ifndef TD_TAG_LABEL_H
#define TD_TAG_LABEL_H

#include "doc/ud.h"
#include "learn/keys.h"
#include "learn/modelfile.h"

/// More than this many labels are no tag set.
#define TD_MAX_LABELS 1024

typedef struct {
  td_upos upos;
  td_slice xpos;
} td_label;

typedef struct {
  const td_label *labels;
  uint32_t n_labels;
  const uint32_t *usual;    ///< [n_labels], features of most words, see feats
  td_keys keys;             ///< of words with other features
  const uint32_t *feats_of; ///< [keys.n_keys]
  const td_slice *feats;    ///< "Number=Plur|...", first the empty ones
  uint32_t n_feats;
} td_labels;

/// Take the labels from `file`.
TD_MUST_CHECK td_status td_labels_read(const td_model_file *file,
                                       td_arena *arena, td_labels *out);

/// Key of a word under label number `label`.
uint32_t td_label_key(uint32_t label, td_slice form);

/// Features of `form` with label number `label`; lives as long as the model.
td_slice td_labels_feats(const td_labels *labels, uint32_t label,
                         td_slice form);

#endif
