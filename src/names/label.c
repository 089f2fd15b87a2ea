// SPDX-License-Identifier: MIT

#include "names/label.h"

#include "base/try.h"

/// Whether a name goes on behind a word with label `a`.
static bool goes_on(uint8_t a) {
  return a != 0 && td_name_label_place(a) <= TD_NAME_INSIDE;
}

/// Whether label `b` goes on with the name before it.
static bool is_later(uint8_t b) {
  return b != 0 && (td_name_label_place(b) == TD_NAME_INSIDE ||
                    td_name_label_place(b) == TD_NAME_LAST);
}

static bool may_follow(uint8_t a, uint8_t b) {
  return goes_on(a)
             ? is_later(b) && td_name_label_type(a) == td_name_label_type(b)
             : !is_later(b);
}

#define IMPOSSIBLE (-1e30f)

/// Best way to each label of a word from those of the word before.
static void step(const float *scores, const float *before, float *after,
                 uint8_t *from) {
  for (uint8_t b = 0; b < TD_NAME_LABELS; b++) {
    float best = IMPOSSIBLE;
    from[b] = 0;
    for (uint8_t a = 0; a < TD_NAME_LABELS; a++) {
      if (may_follow(a, b) && before[a] > best) {
        best = before[a];
        from[b] = a;
      }
    }
    after[b] = best + scores[b];
  }
}

td_status td_name_decode(const float *scores, size_t stride, uint32_t n,
                         td_arena *scratch, uint8_t *labels) {
  uint8_t *from = TD_ARENA_ARRAY(scratch, uint8_t, (size_t)n * TD_NAME_LABELS);
  if (!from) {
    return TD_ERR_NO_MEM;
  }
  float before[TD_NAME_LABELS] = {0};
  float after[TD_NAME_LABELS];
  // Before the first word no name is open.
  for (uint8_t a = 1; a < TD_NAME_LABELS; a++) {
    before[a] = IMPOSSIBLE;
  }
  for (uint32_t i = 0; i < n; i++) {
    step(scores + i * stride, before, after, from + i * TD_NAME_LABELS);
    memcpy(before, after, sizeof(before));
  }
  uint8_t best = 0;
  for (uint8_t a = 0; a < TD_NAME_LABELS; a++) {
    best = !goes_on(a) && before[a] > before[best] ? a : best;
  }
  for (uint32_t i = n; i-- > 0;) {
    labels[i] = best;
    best = from[i * TD_NAME_LABELS + best];
  }
  return TD_OK;
}
