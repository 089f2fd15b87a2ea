// SPDX-License-Identifier: MIT

#include "extract/speech.h"

#include "extract/role.h"
#include "speech/cue.h"

// Whether `token` tells of a statement, request, accusation or the like.
static bool is_speech(const td_analysis *x, uint32_t token) {
  const uint32_t event = token == TD_NONE ? TD_NONE : x->event_of[token];
  return event != TD_NONE &&
         td_lexicon_rule(x->lexicon, TD_TID_AttitudeRule,
                         x->document->events.items[event].classes[0]);
}

// A statement and nothing more special, of which nothing is told.
static bool is_empty(const td_analysis *x, const td_event *e) {
  return e->classes[0] == td_know_vocab(x->know, TD_TID_Statement) &&
         e->quotation == TD_NONE && !td_role_is_filled(e, TD_ROLE_CLAIMS) &&
         td_told_clause(x, e->token) == TD_NONE;
}

// "Responding to the report, A said", "said, speaking to reporters".
static bool is_manner(const td_analysis *x, uint32_t token) {
  return td_slice_is(x->tokens[token].xpos, "VBG") &&
         td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_ADVCL &&
         !td_has_child(x, token, TD_REL_NSUBJ) &&
         is_speech(x, x->tokens[token].head);
}

// "called for it in his speech", "said in a statement".
static bool is_occasion(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_NOUN &&
         x->tokens[token].rel == TD_REL_OBL &&
         td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_PLACE) &&
         is_speech(x, x->tokens[token].head);
}

void td_speech_merge(td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    const bool is_other = td_quotes_another(x, e->token) ||
                          (is_empty(x, e) && (is_manner(x, e->token) ||
                                              is_occasion(x, e->token)));
    if (is_other && e->same_as == TD_NONE) {
      e->confidence = 0;
    }
  }
}
