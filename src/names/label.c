// SPDX-License-Identifier: MIT

#include "names/label.h"

#include "base/try.h"

#define N_TYPES (TD_TYPE_MISC + 1)

/// No label.
#define NOBODY UINT8_MAX

/// Whether a name goes on behind a word with label `a`.
static bool goes_on(uint8_t a) {
  return a != 0 && td_name_label_place(a) <= TD_NAME_INSIDE;
}

/// Whether label `b` goes on with the name before it.
static bool is_later(uint8_t b) {
  return b != 0 && (td_name_label_place(b) == TD_NAME_INSIDE ||
                    td_name_label_place(b) == TD_NAME_LAST);
}

#define IMPOSSIBLE (-1e30f)

/// The better of `best` and label `a`, the first of equals.
static uint8_t better(const float *before, uint8_t best, uint8_t a) {
  const float most = best == NOBODY ? IMPOSSIBLE : before[best];
  return before[a] > most ? a : best;
}

/// Best label that the next word may follow: one for words that go on with a
/// name of type `t`, [t], one for those that do not, [0].
static void find_best(const float *before, uint8_t best[N_TYPES]) {
  memset(best, NOBODY, N_TYPES);
  for (uint8_t a = 0; a < TD_NAME_LABELS; a++) {
    uint8_t *of = &best[goes_on(a) ? td_name_label_type(a) : 0];
    *of = better(before, *of, a);
  }
}

/// Best way to each label of a word from those of the word before.
static void step(const float *scores, const float *before, float *after,
                 uint8_t *from) {
  uint8_t best[N_TYPES];
  find_best(before, best);
  for (uint8_t b = 0; b < TD_NAME_LABELS; b++) {
    const uint8_t a = best[is_later(b) ? td_name_label_type(b) : 0];
    from[b] = a == NOBODY ? 0 : a;
    after[b] = (a == NOBODY ? IMPOSSIBLE : before[a]) + scores[b];
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
