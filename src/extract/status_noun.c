// SPDX-License-Identifier: MIT

// How real what a noun tells of is: by a word that governs it, by the verb that
// it shares its course with, or by where it stands.

#include "extract/status_private.h"

#include "extract/ahead.h"
#include "extract/combine.h"
#include "extract/content.h"
#include "grammar/govern.h"
#include "grammar/noun.h"
#include "grammar/support.h"
// "achieve the withdrawal", "become the target of a raid": as real as the
// achieving. But what events are about ("discussed the attack") is real or not
// by itself.
// Nor is what was said gone with a verb that is negated: "did not heed
// appeals".
static bool is_object_of_plain_verb(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return (t->rel == TD_REL_OBJ || t->rel == TD_REL_XCOMP) &&
         t->head != TD_NONE && x->tokens[t->head].upos == TD_UPOS_VERB &&
         x->event_of[t->head] == TD_NONE && !td_noun_is_known(x, token) &&
         !(td_is_spoken(x, token) &&
           td_clause_reality(x, t->head).status == TD_DID_NOT_HAPPEN &&
           td_is_real(td_clause_reality(x, token).status));
}

static bool may_share_verb(const td_word *word) {
  return !word || word->status == TD_NO_STATUS ||
         (word->kind == TD_WORD_ASPECT && word->negated == TD_DID_NOT_HAPPEN);
}

// "will speak at the summit", "will not lead it into the vote": to be held
// then.
static bool is_where_held(const td_analysis *x, uint32_t token) {
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  return (td_text_word(x, word, TD_WORD_PLACE) ||
          td_text_word(x, word, TD_WORD_DURING)) &&
         !td_token_word(x, token, TD_WORD_LASTING);
}

// "will punish them for the visit": what one has something for has been.
static bool is_deserving(const td_analysis *x, uint32_t token) {
  const uint32_t verb = x->tokens[token].head;
  return td_has_mark(x, token, TD_MARK_AIM) && verb != TD_NONE &&
         x->event_of[verb] != TD_NONE &&
         td_event_is_ruled(x, verb, TD_TID_DesertRule);
}

// "will boycott the election", "urged them to attend the trial": it is held,
// whoever comes.
static bool is_attended(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_OBJ && t->head != TD_NONE &&
         td_event_is_ruled(x, t->head, TD_TID_HeldAnywayRule);
}

// "is flying to Oslo for talks", "leaves for talks": who is on the way to them.
static bool is_on_the_way(const td_analysis *x, uint32_t token, uint32_t verb) {
  const uint32_t event = x->event_of[verb];
  const bool is_journey =
      event != TD_NONE &&
      td_event_is_below(x, &x->document->events.items[event], TD_TID_Visit);
  return td_has_mark(x, token, TD_MARK_AIM) &&
         td_rel_base((td_rel)x->tokens[token].rel) == TD_REL_OBL &&
         (is_journey || td_token_word(x, verb, TD_WORD_SUPPORT)) &&
         (td_is_present(x, verb) || td_slice_is(x->tokens[verb].xpos, "VBG"));
}

// "will go to Oslo for talks": what is arranged is for what is yet to be.
static td_reality under_aim(const td_analysis *x, uint32_t token,
                            td_reality own, unsigned depth) {
  uint32_t above = x->tokens[token].head;
  const bool is_aim = td_has_mark(x, token, TD_MARK_AIM);
  if (own.status != TD_HAPPENED ||
      !(is_aim || is_where_held(x, token) || is_attended(x, token)) ||
      is_deserving(x, token) ||
      !td_event_is_ruled(x, token, TD_TID_ArrangedRule)) {
    return own;
  }
  while (above != TD_NONE && !td_is_predicate(x, above)) {
    above = x->tokens[above].head;
  }
  const td_reality g =
      above == TD_NONE ? own : td_status_to_depth(x, above, depth - 1);
  if (!is_aim) {
    own.status = g.is_future ? TD_PLANNED : own.status;
    own.is_future = g.is_future;
    return own;
  }
  const bool is_ahead =
      above != TD_NONE &&
      (is_on_the_way(x, token, above) ||
       (x->tokens[token].rel == TD_REL_NMOD && td_noun_is_current(x, token)));
  if (td_is_real(g.status) ? is_ahead : g.status != TD_DID_NOT_HAPPEN) {
    // "must prepare for the elections": they will be, whoever prepares
    own.status = td_is_real(g.status) || td_is_definite(x, token) ? TD_PLANNED
                                                                  : g.status;
    own.is_future = true;
  }
  return own;
}

// Whether what the word is denied of has been.
static bool tells_end(const td_word *word) {
  return word && word->kind == TD_WORD_ASPECT && word->negated == TD_HAPPENED &&
         word->in_past == TD_NO_STATUS;
}

// "Urged them to end the feud through talks": as real as what is done by them.
static td_reality under_end(const td_analysis *x, uint32_t token,
                            td_reality own, unsigned depth) {
  const uint32_t above = x->tokens[token].head;
  if (own.status != TD_HAPPENED || x->tokens[token].rel != TD_REL_OBL ||
      !td_is_predicate(x, above) || td_is_definite(x, token) ||
      !td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_MEANS) ||
      !td_event_is_ruled(x, token, TD_TID_ArrangedRule)) {
    return own;
  }
  const td_reality g = td_status_to_depth(x, above, depth - 1);
  return td_is_real(g.status) ? own : g;
}

// The predicate that the event noun `token` is as real as; TD_NONE.
static uint32_t shared_verb(const td_analysis *x, uint32_t token,
                            uint32_t place, const td_word *word) {
  const td_word *support;
  const uint32_t verb = td_support_verb(x, token, &support);
  // "announced her resignation": she is to go, though it is said already; but
  // "would not extend the deal": there is one
  const bool is_kept_on = tells_end(word) && x->tokens[place].rel == TD_REL_OBJ;
  const bool is_said = td_is_spoken(x, token) && !is_kept_on &&
                       !(word && td_is_of_classes(x, word)) &&
                       !td_event_is_ruled(x, token, TD_TID_ImminentRule);
  if (verb != TD_NONE && (may_share_verb(word) || is_said)) {
    return verb;
  }
  if (may_share_verb(word) && is_object_of_plain_verb(x, place)) {
    return x->tokens[place].head;
  }
  if (place != token && td_is_predicate(x, place)) {
    return place;
  }
  return word ? TD_NONE : td_noun_course(x, token);
}

// "The talks have begun", "since they began", whose end is not told of.
static bool has_begun(const td_analysis *x, uint32_t verb, uint32_t subject) {
  const td_word *word = td_token_word(x, verb, TD_WORD_ASPECT);
  return word && word->status == TD_ONGOING &&
         x->tokens[subject].head == verb &&
         td_rel_base((td_rel)x->tokens[subject].rel) == TD_REL_NSUBJ &&
         (td_is_present_perfect(x, verb) ||
          td_text_word(x, td_marker(x, verb, TD_REL_MARK), TD_WORD_SPELL)) &&
         !td_is_passive(x, verb);
}

// What nothing governs and no verb tells the course of.
static td_reality plain_noun(const td_analysis *x, uint32_t token,
                             uint32_t place, td_reality own, unsigned depth) {
  if (own.status == TD_HAPPENED && td_is_supposed_subject(x, token, place)) {
    own.status = TD_POSSIBLE;
    own.is_open = true;
  } else if (own.status == TD_HAPPENED &&
             td_is_any_subject(x, token, place, &own)) {
    return own;
  } else if (own.status == TD_HAPPENED && td_is_held_after(x, place)) {
    own.status = TD_PLANNED;
    own.is_future = true;
  }
  return under_aim(x, token, under_end(x, token, own, depth), depth);
}

// As real as the verb that supports it: "We offer our condolences" is done by
// saying so, "faces attacks" goes on.
static td_reality under_support(const td_analysis *x, uint32_t token,
                                uint32_t verb, td_reality own, td_reality r) {
  const td_word *support;
  if (td_is_real(r.status) && is_on_the_way(x, token, verb) &&
      td_event_is_ruled(x, token, TD_TID_ArrangedRule)) {
    r.status = TD_PLANNED;
    r.is_future = true;
    return r;
  }
  if (td_support_verb(x, token, &support) == verb &&
      support->status == TD_ONGOING && td_is_real(r.status) &&
      td_is_present(x, verb) && x->event_of[token] != TD_NONE &&
      !td_is_spoken(x, token)) {
    r.status = TD_ONGOING;
    return r;
  }
  return r.status != TD_ONGOING                             ? r
         : td_is_spoken(x, token) && td_is_present(x, verb) ? own
                                                            : r;
}

static bool is_wish_of_others(const td_word *word) {
  return word->kind == TD_WORD_REQUEST || word->to_others == TD_REQUESTED;
}

// "Called for the sanctions to be lifted": what is asked is the lifting; they
// are there. But "called for talks to be held".
static td_reality under_asked(const td_analysis *x, uint32_t token,
                              uint32_t asked, td_reality own, unsigned depth) {
  const td_path place = {td_is_passive(x, asked) ? TD_PATH_OBJ : TD_PATH_SUBJ,
                         {NULL, 0}};
  const td_word *word =
      td_is_spoken(x, token) ? NULL : td_operator_of(x, token, asked, place);
  return word ? td_status_under_operator(x, token, asked, word, own, depth)
              : own;
}

// "The election was not fair", "the accord did not cover it": what is denied is
// how it was.
static bool is_quality_denied(const td_analysis *x, uint32_t verb,
                              const td_reality *r) {
  const td_word *course = td_token_word(x, verb, TD_WORD_COURSE);
  const bool is_quality =
      td_has_child(x, verb, TD_REL_COP) &&
      !td_has_child(x, verb, TD_REL_CASE) &&
      (x->tokens[verb].upos == TD_UPOS_ADJ || td_is_noun(x, verb));
  return r->status == TD_DID_NOT_HAPPEN && td_is_negated(x, verb) &&
         (is_quality || (course && course->negated == TD_HAPPENED));
}

td_reality td_status_of_noun(const td_analysis *x, uint32_t token,
                             td_reality own, unsigned depth) {
  const uint32_t place = td_noun_place(x, token);
  if (td_noun_told_by_adjective(x, token, &own)) {
    return own;
  }
  if (own.status == TD_HAPPENED && td_is_denied_part(x, place)) {
    own.status = TD_DID_NOT_HAPPEN;
    return own;
  }
  uint32_t governor;
  const td_word *word = td_operator_find(x, place, &governor);
  if (word && td_is_left_so(x, token, governor, word)) {
    return own;
  }
  // What was said was said, also when it is rejected or approved; but "escaped
  // a charge", where the word is meant of such acts.
  if (word && !td_is_of_classes(x, word) &&
      (word->status == TD_DID_NOT_HAPPEN ||
       (word->kind == TD_WORD_IMPLICATIVE && td_is_definite(x, token)) ||
       (word->kind == TD_WORD_ATTEMPT && word->status != TD_REQUESTED)) &&
      td_is_spoken(x, token)) {
    return own;
  }
  const uint32_t asked = word && is_wish_of_others(word)
                             ? td_clause_asked(x, place, governor)
                             : TD_NONE;
  if (asked != TD_NONE && !td_tells_course(x, token, asked)) {
    return under_asked(x, token, asked, own, depth);
  }
  const uint32_t verb = shared_verb(x, token, place, word);
  if (verb != TD_NONE) {
    td_reality r = td_status_inherit(x, verb, own, depth);
    if (is_quality_denied(x, verb, &r)) {
      r.status = r.is_future ? TD_PLANNED : own.status;
    } else if (r.status == TD_HAPPENED && has_begun(x, verb, place)) {
      r.status = TD_ONGOING;
    }
    return under_support(x, token, verb, own, r);
  }
  return word ? td_status_under_operator(x, place, governor, word, own, depth)
              : plain_noun(x, token, place, own, depth);
}
