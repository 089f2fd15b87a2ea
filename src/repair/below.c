// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "To aid Chad, which houses refugees, | and to send food", "a house which was
// hit | and were searching": a second verb that cannot go on from the clause
// before goes on from a verb above it.

static bool is_infinitive(const td_words *w, uint32_t i) {
  return w->tokens[i].upos == TD_UPOS_VERB && i > w->begin &&
         td_slice_is(w->tokens[i - 1].xpos, "TO") && w->tokens[i - 1].head == i;
}

// The number of the verb at `i` by what helps it, where that has one.
static bool has_number(const td_words *w, uint32_t i, td_slice number) {
  for (uint32_t t = td_words_near(w, i); t < i; t++) {
    const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
    if (w->tokens[t].head == i && (rel == TD_REL_AUX || rel == TD_REL_COP) &&
        td_token_has_feature(&w->tokens[t], number)) {
      return true;
    }
  }
  return false;
}

static bool are_several(const td_words *w, uint32_t verb) {
  const uint32_t subject = td_words_subject(w, verb);
  return subject != TD_NONE &&
         (td_words_have_child(w, subject, TD_REL_CONJ) ||
          td_token_has_feature(&w->tokens[subject], TD_SLICE("Number=Plur")));
}

/// Whether a second verb may go on from the one at `first`.
typedef bool fits(const td_words *w, uint32_t first);

static bool fits_several(const td_words *w, uint32_t first) {
  return are_several(w, first) &&
         !has_number(w, first, TD_SLICE("Number=Sing"));
}

// The nearest verb above `first`, before it, that fits; TD_NONE.
static uint32_t fitting_above(const td_words *w, uint32_t first, fits *do_fit) {
  uint32_t at = w->tokens[first].head;
  for (uint32_t below = first; td_token_is_within(at, w->begin, below);
       below = at, at = w->tokens[at].head) {
    if (w->tokens[at].upos == TD_UPOS_VERB && do_fit(w, at)) {
      return at;
    }
  }
  return TD_NONE;
}

static void mend(const td_words *w, uint32_t i) {
  const uint32_t first = w->tokens[i].head;
  uint32_t above = TD_NONE;
  const bool is_base = td_slice_is(w->tokens[first].xpos, "VB");
  if (is_infinitive(w, i)) {
    above = is_base ? TD_NONE : fitting_above(w, first, is_infinitive);
  } else if (has_number(w, i, TD_SLICE("Number=Plur")) &&
             has_number(w, first, TD_SLICE("Number=Sing"))) {
    above = fitting_above(w, first, fits_several);
  }
  if (above != TD_NONE) {
    w->tokens[i].head = above;
  }
}

void td_repair_below(const td_words *w) {
  for (uint32_t i = w->begin + 2; i < w->end; i++) {
    const td_token *t = &w->tokens[i];
    if (t->rel == TD_REL_CONJ && t->upos == TD_UPOS_VERB &&
        td_token_is_within(t->head, w->begin, i) &&
        td_words_have_child(w, i, TD_REL_CC) && !td_words_have_subject(w, i)) {
      mend(w, i);
    }
  }
}
