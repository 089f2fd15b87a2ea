// SPDX-License-Identifier: MIT

/// @file names/label.h
/// Names as labels of words: outside, or begin, inside, last or only word of a
/// name of one of the types.
///
/// Thread use: pure functions.

#ifndef TD_NAMES_LABEL_H
#define TD_NAMES_LABEL_H

#include "base/arena.h"
#include "base/status.h"
#include "doc/document.h"

typedef enum {
  TD_NAME_BEGIN,
  TD_NAME_INSIDE,
  TD_NAME_LAST,
  TD_NAME_ONLY,
  TD_N_NAME_PLACES
} td_name_place;

/// 0 is outside.
#define TD_NAME_LABELS (1 + TD_N_NAME_PLACES * TD_TYPE_MISC)

static inline uint8_t td_name_label(td_name_type type, td_name_place place) {
  return type == TD_TYPE_NONE
             ? 0
             : (uint8_t)(1 + TD_N_NAME_PLACES * ((int)type - 1) + (int)place);
}

static inline td_name_type td_name_label_type(uint8_t label) {
  return label == 0 ? TD_TYPE_NONE
                    : (td_name_type)((label - 1) / TD_N_NAME_PLACES + 1);
}

static inline td_name_place td_name_label_place(uint8_t label) {
  return (td_name_place)((label - 1) % TD_N_NAME_PLACES);
}

/// The best sequence of labels that makes whole names (Viterbi), for scores
/// [n][stride]; n > 0.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_decode(const float *scores, size_t stride,
                                       uint32_t n, td_arena *scratch,
                                       uint8_t *labels);

#endif
