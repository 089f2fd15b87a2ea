// SPDX-License-Identifier: MIT

// "Asked about the raid, the minister | said", "left when | asked": a past
// tense that is told of without a subject is a participle of who does what the
// clause above tells.

#include "repair/repair_private.h"

static bool is_past(const td_token *t) {
  return t->upos == TD_UPOS_VERB && td_slice_is(t->xpos, "VBD");
}

// Whether the past tense at `i` opens a sentence or stands behind a comma, and
// the verb that it hangs on follows with a subject of its own: "asked, he |
// said".
static bool opens(const td_words *w, uint32_t i) {
  const td_token *t = &w->tokens[i];
  const bool is_first = i == w->begin || w->tokens[i - 1].upos == TD_UPOS_PUNCT;
  if (!is_first || t->head <= i || t->head >= w->end) {
    return false;
  }
  const uint32_t subject = td_words_subject(w, t->head);
  return subject != TD_NONE && subject > i;
}

// Whether the word right before the past tense at `i` marks its clause: "when |
// asked", "if | told to".
static bool is_marked(const td_words *w, uint32_t i) {
  if (i == w->begin) {
    return false;
  }
  const td_token *before = &w->tokens[i - 1];
  return before->head == i &&
         (before->rel == TD_REL_MARK || td_slice_is(before->xpos, "WRB"));
}

void td_repair_bare_pasts(const td_words *w) {
  if (w->is_title) {
    return;
  }
  for (uint32_t i = w->begin; i < w->end; i++) {
    if (is_past(&w->tokens[i]) && w->tokens[i].rel == TD_REL_ADVCL &&
        !td_words_have_subject(w, i) &&
        !td_words_have_child(w, i, TD_REL_OBJ) &&
        (opens(w, i) || is_marked(w, i))) {
      td_token_make_participle(&w->tokens[i]);
    }
  }
}
