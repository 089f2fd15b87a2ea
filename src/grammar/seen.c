// SPDX-License-Identifier: MIT

#include "grammar/seen.h"

#include "grammar/clause.h"
#include "grammar/deep.h"
#include "grammar/tense.h"

#define MAX_DEPTH 12

// Whether the clause is told by itself or beside one that is: "A man breaks a
// window and officers | fire", not "come by night and | fire".
static bool is_told_by_itself(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_token *t = &x->tokens[token];
    const bool is_own = td_has_child(x, token, TD_REL_NSUBJ);
    if (t->rel == TD_REL_ROOT) {
      return true;
    }
    if (t->rel == TD_REL_CONJ
            ? !is_own && !td_event_is_ruled(x, t->head, TD_TID_SeenRule)
            : t->rel != TD_REL_PARATAXIS || !is_own) {
      return false;
    }
    token = t->head;
  }
  return false;
}

// "Every year", "annually", on whatever it was hung.
static bool is_told_how_often(const td_analysis *x, uint32_t token) {
  const td_sentence *s =
      &x->document->sentences.items[x->tokens[token].sentence];
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t time = x->time_of[s->first_token + i];
    if (time != TD_NONE && x->document->times.items[time].type == TD_TIME_SET) {
      return true;
    }
  }
  return false;
}

// "Migrants", of whom nothing tells which.
static bool is_anyone(const td_analysis *x, uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  return td_slice_is(t->xpos, "NNS") && !td_has_child(x, noun, TD_REL_DET) &&
         !td_has_child(x, noun, TD_REL_NUMMOD) &&
         !td_has_child(x, noun, TD_REL_NMOD) &&
         !td_has_child(x, noun, TD_REL_ACL);
}

// "Gangs kidnap migrants": whom, where and when are not told.
static bool is_general(const td_analysis *x, uint32_t token) {
  const uint32_t object = td_document_child(x->document, token, TD_REL_OBJ);
  return (object == TD_NONE || is_anyone(x, object)) &&
         !td_has_child(x, token, TD_REL_OBL) &&
         !td_has_child(x, token, TD_REL_ADVCL);
}

// "Ninety monks are interned there": a state, unless somebody does it.
static bool is_state(const td_analysis *x, uint32_t token) {
  return td_is_passive(x, token) &&
         td_child_exact(x, token, TD_REL_OBL_AGENT) == TD_NONE;
}

// "Prisoners languish there", "the island holds ninety men": no place and time
// of an act.
static bool is_lasting(const td_analysis *x, uint32_t token) {
  const td_word *word = td_token_word(x, token, TD_WORD_SUPPORT);
  return (word && word->status == TD_ONGOING) ||
         (td_token_word(x, token, TD_WORD_LASTING) &&
          !td_has_child(x, token, TD_REL_OBL));
}

bool td_is_seen(const td_analysis *x, uint32_t token) {
  return x->tokens[token].upos == TD_UPOS_VERB &&
         td_event_is_ruled(x, token, TD_TID_SeenRule) &&
         td_tense_of(x, token) == TD_PRESENT && !td_is_progressive(x, token) &&
         !td_is_perfect(x, token) && !td_is_first_person(x, token) &&
         !is_lasting(x, token) && !td_is_in_marks(x, token) &&
         !is_state(x, token) && is_told_by_itself(x, token) &&
         !is_told_how_often(x, token) && !is_general(x, token);
}
