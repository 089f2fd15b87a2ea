// SPDX-License-Identifier: MIT

#include "repair/repair_private.h"

// "Will cut aid after Chad jailed the mayor, | closed a radio | and expelled
// the envoy": the tree joins what Chad did too to the verb above, which tells
// of another time.

static bool is_past(const td_token *t) {
  return t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBD");
}

// Whether the verb is of the present or of what is to come.
static bool is_no_past(const td_words *w, uint32_t verb) {
  const td_slice xpos = w->tokens[verb].xpos;
  return td_slice_is(xpos, "VBZ") || td_slice_is(xpos, "VBP") ||
         ((td_slice_is(xpos, "VB") || td_slice_is(xpos, "VBG")) &&
          td_words_have_child(w, verb, TD_REL_AUX) &&
          !td_words_have_child(w, verb, TD_REL_MARK));
}

// The last verb of the past with a subject of its own between the verb above
// and the one at `i`, in a clause below the first; TD_NONE.
static uint32_t past_before(const td_words *w, uint32_t above, uint32_t i) {
  for (uint32_t t = i - 1; t > above; t--) {
    if (is_past(&w->tokens[t])) {
      const td_rel rel = td_rel_base((td_rel)w->tokens[t].rel);
      return (rel == TD_REL_ADVCL || rel == TD_REL_CCOMP) &&
                     td_words_have_subject(w, t) &&
                     td_words_hang_below(w, t, above)
                 ? t
                 : TD_NONE;
    }
  }
  return TD_NONE;
}

void td_repair_sequences(const td_words *w) {
  for (uint32_t i = w->begin + 3; i < w->end; i++) {
    td_token *t = &w->tokens[i];
    const uint32_t above = t->head;
    if (!is_past(t) || t->rel != TD_REL_CONJ || above < w->begin ||
        above >= i || !is_no_past(w, above) || td_words_have_subject(w, i) ||
        td_words_have_child(w, i, TD_REL_AUX)) {
      continue;
    }
    const uint32_t first = past_before(w, above, i);
    if (first == TD_NONE) {
      continue;
    }
    for (uint32_t c = i; c < w->end; c++) {
      if (w->tokens[c].head == above && w->tokens[c].rel == TD_REL_CONJ &&
          is_past(&w->tokens[c]) && !td_words_have_subject(w, c)) {
        w->tokens[c].head = first;
      }
    }
  }
}
