// SPDX-License-Identifier: MIT

#include "extract/status.h"

#include "extract/ahead.h"
#include "extract/combine.h"
#include "extract/content.h"
#include "extract/draft.h"
#include "extract/status_private.h"
#include "grammar/above.h"
#include "grammar/govern.h"
#include "grammar/headline.h"
#include "grammar/noun.h"
#include "grammar/second.h"

#define MAX_DEPTH 12

// What is reported, or was tried, is told of; what is wanted or let is not.
static bool leaves_open(const td_word *word, td_event_status governor) {
  switch (word->kind) {
  case TD_WORD_HEDGE:
  case TD_WORD_REPORTING:
  case TD_WORD_REPORTING_NOUN:
    return false;
  case TD_WORD_TRIAL:
    return !td_is_real(governor);
  default:
    return true;
  }
}

// "Denied ordering the massacre": there was one.
static bool is_known_order(const td_analysis *x, const td_content *c) {
  return c->word->kind == TD_WORD_ATTEMPT && c->word->status == TD_NO_STATUS &&
         c->word->negated == TD_NO_STATUS && td_is_noun(x, c->place) &&
         td_is_definite(x, c->place) && c->above->status == TD_DID_NOT_HAPPEN;
}

td_reality td_status_under_operator(const td_analysis *x, uint32_t place,
                                    uint32_t governor, const td_word *word,
                                    td_reality own, unsigned depth) {
  if (td_is_performed(x, place, word, governor) ||
      td_is_own_threat(x, place, word, own.status) ||
      td_is_taken_for_granted(x, place, word) ||
      td_is_known_already(x, place, word, governor)) {
    return own;
  }
  const td_reality g = td_status_to_depth(x, governor, depth - 1);
  const td_content content = {place, governor, word, &own, &g};
  if (is_known_order(x, &content)) {
    return own;
  }
  own.status = td_status_of_content(x, &content);
  own.certainty = word->has_certainty ? word->certainty : own.certainty;
  own.is_future |= own.status == TD_PLANNED || own.status == TD_REQUESTED ||
                   (own.status == TD_POSSIBLE && word->kind == TD_WORD_DESIRE);
  own.is_open |= g.is_open || leaves_open(word, g.status);
  // "are trying to seize the town": coded as the act
  own.is_purpose |= word->kind == TD_WORD_TRIAL && own.status == TD_PLANNED;
  own.operator_ = word;
  own.governor = governor;
  return own;
}

td_reality td_status_inherit(const td_analysis *x, uint32_t head,
                             td_reality own, unsigned depth) {
  const td_reality g = td_status_to_depth(x, head, depth - 1);
  if (own.status == TD_HAPPENED) {
    own.status = g.status;
    own.certainty = g.certainty;
    own.is_future = g.is_future;
    own.is_purpose = g.is_purpose;
    own.is_open = g.is_open;
  } else if (g.status == TD_DID_NOT_HAPPEN || g.status == TD_POSSIBLE) {
    own.status = g.status;
  }
  return own;
}

// ---------------------------------------------------------------- by clause

static td_slice clause_mark(const td_analysis *x, uint32_t token) {
  return td_marker(x, token, TD_REL_MARK);
}

static bool is_purpose(const td_analysis *x, uint32_t token) {
  const td_slice mark = clause_mark(x, token);
  // "charges related to killing them"
  const bool is_about = td_is_mark(x, mark, TD_MARK_INFINITIVE) &&
                        td_slice_is(x->tokens[token].xpos, "VBG");
  return td_is_infinitive(x, token) ||
         (td_text_word(x, mark, TD_WORD_PURPOSE) && !is_about);
}

// "So that aid is brought in": told in the present, and yet to come.
static bool is_ahead_of_clause(const td_analysis *x, uint32_t place,
                               td_event_status own) {
  return own == TD_HAPPENED ||
         (own == TD_ONGOING && !td_is_infinitive(x, place) &&
          td_text_word(x, clause_mark(x, place), TD_WORD_PURPOSE));
}

// Unlike what takes time: "sent a team to investigate".
static bool is_conveyed(const td_analysis *x, uint32_t token) {
  return td_event_is_ruled(x, token, TD_TID_ConveyedRule) &&
         !td_event_is_ruled(x, token, TD_TID_LastingRule);
}

// "Needs ten votes | to elect a speaker": whether the verb, which is as real as
// `r` says, asks for what its purpose is.
static bool needs_it(const td_analysis *x, uint32_t verb, const td_reality *r) {
  const td_word *modal = td_token_word(x, verb, TD_WORD_MODAL);
  return (modal && modal->status == TD_REQUESTED &&
          (modal->in_past == TD_NO_STATUS ||
           td_has_child(x, verb, TD_REL_XCOMP))) ||
         (r->operator_ && td_token_word(x, r->governor, TD_WORD_MODAL));
}

// "blocked a bill to repeal it", hung at the bill or beside it
static bool is_of_lost_draft(const td_analysis *x, uint32_t place,
                             td_event_status governor, unsigned depth) {
  const td_token *p = &x->tokens[place];
  if (p->rel == TD_REL_ACL) {
    return td_token_word(x, p->head, TD_WORD_DRAFT) &&
           (governor == TD_DID_NOT_HAPPEN || td_is_futile(x, p->head));
  }
  const uint32_t object = td_document_child(x->document, p->head, TD_REL_OBJ);
  return object != TD_NONE && object < place &&
         td_token_word(x, object, TD_WORD_DRAFT) &&
         td_status_to_depth(x, object, depth - 1).status == TD_DID_NOT_HAPPEN;
}

// What is done to say something is done in saying it ("resigned to protest");
// else it is to come, and not surer than what is done for it.
static td_reality under_purpose(const td_analysis *x, uint32_t token,
                                uint32_t place, td_reality own,
                                unsigned depth) {
  const td_token *p = &x->tokens[place];
  const td_reality g = td_status_to_depth(x, p->head, depth - 1);
  const bool is_act =
      p->rel == TD_REL_ADVCL
          ? x->tokens[p->head].upos == TD_UPOS_VERB
          : x->event_of[p->head] != TD_NONE &&
                !td_event_is_ruled(x, p->head, TD_TID_SpokenRule);
  if (is_act && td_is_real(g.status) && is_conveyed(x, token)) {
    own.status = g.status;
    return own;
  }
  own.is_future = true;
  if (td_is_real(g.status) && td_is_aim_of_request(x, place)) {
    own.status = TD_REQUESTED;
    return own;
  }
  own.is_purpose = true;
  own.status = TD_PLANNED;
  // "Tried to march to the palace to demand it": still what one had in mind.
  const bool is_of_trial = g.operator_ && g.operator_->kind == TD_WORD_TRIAL;
  if (p->rel == TD_REL_ADVCL && g.status == TD_DID_NOT_HAPPEN && !is_of_trial &&
      is_conveyed(x, token)) {
    own.status = TD_DID_NOT_HAPPEN;
  }
  if (is_of_lost_draft(x, place, g.status, depth)) {
    own.status = TD_DID_NOT_HAPPEN;
  }
  const bool is_needed = needs_it(x, p->head, &g);
  if (g.status == TD_POSSIBLE || g.status == TD_REQUESTED || is_needed) {
    const bool is_plain = clause_mark(x, place).length == 0 && !is_needed;
    own.status = is_plain ? g.status : TD_POSSIBLE;
  }
  return own;
}

// "when", "where"
static bool is_wh_clause(const td_analysis *x, uint32_t place) {
  const uint32_t first = td_document_child(x->document, place, TD_REL_ADVMOD);
  return first != TD_NONE && first < place &&
         td_slice_is(x->tokens[first].xpos, "WRB");
}

// By its marker or, as "when", by an adverb before it.
static bool is_temporal(const td_analysis *x, uint32_t place) {
  const td_slice mark = clause_mark(x, place);
  const td_word *cue = td_text_word(x, mark, TD_WORD_CUE);
  return is_wh_clause(x, place) ||
         (cue && cue->relation != (int)TD_ROLE_REASON) ||
         td_text_word(x, mark, TD_WORD_DURING);
}

// Whether the clause at `place` is put in this order to the one it hangs on:
// "after halting them", "before the state votes", "for taking bribes".
static bool has_order(const td_analysis *x, uint32_t place, td_role order) {
  const td_word *cue = td_text_word(x, clause_mark(x, place), TD_WORD_CUE);
  return cue && cue->relation == (int)order;
}

// The predicate that `noun` stands below; itself where there is none.
static uint32_t clause_of(const td_analysis *x, uint32_t noun) {
  uint32_t above = noun;
  while (above != TD_NONE && !td_is_predicate(x, above)) {
    above = x->tokens[above].head;
  }
  return above == TD_NONE ? noun : above;
}

// Whether the predicate refuses to do what its infinitive tells.
static bool is_refusal(const td_analysis *x, uint32_t token) {
  const td_word *word = td_token_word(x, token, TD_WORD_INTENTION);
  return word && word->status == TD_DID_NOT_HAPPEN &&
         td_has_child(x, token, TD_REL_XCOMP);
}

static bool is_to_come(const td_analysis *x, uint32_t token, unsigned depth) {
  const td_event_status status = td_status_to_depth(x, token, depth - 1).status;
  return status == TD_PLANNED || status == TD_REQUESTED ||
         status == TD_POSSIBLE;
}

// "Would not sit down until they had left", "refused to go until they left",
// "vowed to fight until they left".
static bool is_awaited(const td_analysis *x, uint32_t place, uint32_t above,
                       unsigned depth) {
  const td_word *modal = td_own_modal(x, above);
  const bool is_limit = td_is_mark(x, clause_mark(x, place), TD_MARK_LIMIT);
  return is_limit &&
         ((modal && modal->supposed != TD_NO_STATUS &&
           td_is_negated(x, above) && !td_is_perfect_infinitive(x, above)) ||
          is_refusal(x, above) ||
          (td_is_infinitive(x, above) && is_to_come(x, above, depth)));
}

// Below words of time, under the clause of `above`.
static td_reality at_time(const td_analysis *x, uint32_t token, uint32_t place,
                          uint32_t above, td_reality own, unsigned depth) {
  // "once it is signed": what lies ahead is told in the present.
  const bool is_during =
      td_text_word(x, clause_mark(x, place), TD_WORD_DURING) != NULL;
  bool is_ahead = false;
  if (is_temporal(x, place) &&
      (td_is_present(x, token) ||
       (td_is_present_perfect(x, token) && !is_during))) {
    const td_reality g = td_status_to_depth(x, above, depth - 1);
    // "Premier to resign after mob storms camp": in a headline it has.
    const bool is_news = td_is_in_headline(x, token) &&
                         !is_wh_clause(x, place) &&
                         (is_during || has_order(x, place, TD_ROLE_AFTER));
    is_ahead =
        !is_news && (g.status == TD_PLANNED || g.status == TD_REQUESTED ||
                     (g.is_future && !is_during));
  }
  // "is held until the claims are examined", "a week before the state votes"
  is_ahead |= (td_is_mark(x, clause_mark(x, place), TD_MARK_LIMIT) ||
               has_order(x, place, TD_ROLE_BEFORE)) &&
              td_is_present(x, token);
  // "said it would fight on until they left", not "since they left"
  is_ahead |=
      td_text_word(x, clause_mark(x, place), TD_WORD_CUE) &&
      !td_text_word(x, clause_mark(x, place), TD_WORD_SPELL) &&
      is_temporal(x, place) && td_is_past(x, token) &&
      (td_is_supposed(x, above) || is_awaited(x, place, above, depth)) &&
      !td_lies_behind(x, token);
  if (is_ahead) {
    own.status = TD_PLANNED;
    own.is_future = true;
  }
  return own;
}

static td_reality under_adverbial(const td_analysis *x, uint32_t token,
                                  uint32_t place, td_reality own,
                                  unsigned depth) {
  if (!td_is_real(own.status)) {
    return own;
  }
  const uint32_t above = clause_of(x, td_clause_governor(x, place));
  if (td_is_bare_participle(x, token)) {
    // What was left undone was not left undone by doing this.
    // nor does it go on where it came first, or was said.
    const td_reality r = td_status_inherit(x, above, own, depth);
    const bool is_apart = r.status == TD_ONGOING &&
                          (td_is_spoken(x, token) || td_is_counted(x, token) ||
                           has_order(x, place, TD_ROLE_AFTER) ||
                           has_order(x, place, TD_ROLE_REASON));
    // "will sue, must leave after accusing them of theft": that was said.
    const bool is_said_before =
        (r.status == TD_PLANNED || r.status == TD_REQUESTED) &&
        td_is_spoken(x, token) && has_order(x, place, TD_ROLE_AFTER);
    // "must resign for misleading the house": what it is for was done.
    const bool is_reason =
        (r.status == TD_PLANNED || r.status == TD_REQUESTED) &&
        has_order(x, place, TD_ROLE_REASON) &&
        td_event_is_ruled(x, above, TD_TID_DesertRule);
    return r.status == TD_DID_NOT_HAPPEN || is_apart || is_said_before ||
                   is_reason
               ? own
               : r;
  }
  return at_time(x, token, place, above, own, depth);
}

// "failed to pass a law banning it", "wants a law banning it": as real as what
// is laid down there.
static bool is_of_unreal_draft(const td_analysis *x, uint32_t token,
                               td_reality *own, unsigned depth) {
  const uint32_t noun = x->tokens[token].head;
  if (!td_is_bare_participle(x, token) || td_is_definite(x, noun) ||
      !td_token_word(x, noun, TD_WORD_DRAFT)) {
    return false;
  }
  const td_reality r = td_status_to_depth(x, noun, depth - 1);
  if (td_is_real(own->status) && !td_is_real(r.status) &&
      (r.status == TD_DID_NOT_HAPPEN || !td_is_spoken(x, token))) {
    own->status = r.status;
    own->is_future = r.is_future;
    own->is_open = r.is_open;
  }
  return !td_is_real(r.status);
}

// "The process | of electing them will begin", "will take steps | including
// closing ports": no more real than what it is of.
static bool is_of_unreal_noun(const td_analysis *x, uint32_t place,
                              td_reality *own, unsigned depth) {
  const td_token *p = &x->tokens[place];
  if (own->status != TD_HAPPENED || p->rel != TD_REL_ACL ||
      x->event_of[p->head] != TD_NONE || !td_slice_is(p->xpos, "VBG") ||
      !td_is_noun(x, p->head) ||
      !(td_is_mark(x, clause_mark(x, place), TD_MARK_GENITIVE) ||
        td_is_example(x, place))) {
    return false;
  }
  const td_reality r = td_status_to_depth(x, p->head, depth - 1);
  if (td_is_real(r.status) || r.status == TD_DID_NOT_HAPPEN) {
    return false;
  }
  *own = r;
  return true;
}

// "companies supporting the militia": while the clause tells.
static td_reality under_noun(const td_analysis *x, uint32_t token,
                             td_reality own, unsigned depth) {
  if (own.status == TD_HAPPENED && td_is_denied_part(x, token)) {
    own.status = TD_DID_NOT_HAPPEN;
    return own;
  }
  if (is_of_unreal_draft(x, token, &own, depth)) {
    return own;
  }
  if (own.status == TD_HAPPENED && td_is_of_hedged_noun(x, token)) {
    own.status = TD_POSSIBLE;
    own.is_open = true;
  }
  if (own.status == TD_HAPPENED && td_is_being_done(x, token)) {
    own.status = TD_ONGOING;
  }
  if (own.status == TD_HAPPENED && td_is_bare_participle(x, token) &&
      x->event_of[token] != TD_NONE && !td_is_spoken(x, token) &&
      !td_is_counted(x, token) && clause_mark(x, token).length == 0 &&
      td_noun_is_current(x, token)) {
    own.status = TD_ONGOING;
  }
  if (own.status == TD_HAPPENED && td_is_state_left(x, token)) {
    own.status = TD_ONGOING;
  }
  return own;
}

// "It would be a crime to shell it", "shelling it would be a crime".
static bool is_of_supposed_state(const td_analysis *x, uint32_t place) {
  const td_token *p = &x->tokens[place];
  const bool is_subject =
      p->rel == TD_REL_CSUBJ || p->rel == TD_REL_ACL || p->rel == TD_REL_ADVCL;
  return is_subject && td_has_child(x, p->head, TD_REL_COP) &&
         (td_is_infinitive(x, place) ||
          (p->rel == TD_REL_CSUBJ &&
           td_slice_is(x->tokens[place].xpos, "VBG"))) &&
         td_is_supposed(x, p->head);
}

// "it was good to hear" was done, "it is good to hear" is open.
static td_reality as_subject(const td_analysis *x, uint32_t place,
                             td_reality own, unsigned depth) {
  const uint32_t head = x->tokens[place].head;
  const bool is_gerund = td_slice_is(x->tokens[place].xpos, "VBG");
  if (own.status != TD_HAPPENED || !(is_gerund || td_is_infinitive(x, place))) {
    return own;
  }
  // "deporting them would breach the treaty": if they were
  if (is_gerund && td_has_child(x, place, TD_REL_OBJ) &&
      td_is_supposed(x, head)) {
    own.status = TD_POSSIBLE;
    own.is_open = true;
    return own;
  }
  td_reality r = td_status_inherit(x, head, own, depth);
  if (td_is_infinitive(x, place)) {
    r.status = r.status == TD_HAPPENED && !td_is_past(x, head) ? TD_POSSIBLE
                                                               : r.status;
    return r;
  }
  // "voting would take place in May"
  return td_is_real(r.status) || r.status == TD_DID_NOT_HAPPEN ? own : r;
}

// "died before he could be tried"
static bool is_forestalled(const td_analysis *x, uint32_t token,
                           uint32_t place) {
  const td_word *modal = td_own_modal(x, token);
  return has_order(x, place, TD_ROLE_BEFORE) && modal &&
         modal->status == TD_POSSIBLE && modal->negated == TD_DID_NOT_HAPPEN &&
         td_is_past(x, x->tokens[place].head);
}

static bool is_threat(const td_analysis *x, uint32_t token) {
  const uint32_t event = token == TD_NONE ? TD_NONE : x->event_of[token];
  return event != TD_NONE &&
         td_event_is_below(x, &x->document->events.items[event],
                           TD_TID_Threaten);
}

static bool is_offer(const td_analysis *x, uint32_t token) {
  return token != TD_NONE && td_event_is_ruled(x, token, TD_TID_PriceRule);
}

// "Offered to free them if the army withdraws", "will talk only if it does":
// what is asked for in return.
static bool is_price_of_offer(const td_analysis *x, uint32_t token,
                              uint32_t place, const td_reality *own,
                              unsigned depth) {
  const uint32_t above = x->tokens[place].head;
  if (own->status != TD_POSSIBLE || td_is_negated(x, token) ||
      !td_text_word(x, clause_mark(x, place), TD_WORD_CONDITIONAL) ||
      !td_has_child(x, token, TD_REL_NSUBJ) || !td_is_finite(x, token) ||
      td_own_modal(x, token)) {
    return false;
  }
  const td_reality g = td_status_to_depth(x, above, depth - 1);
  return is_offer(x, g.governor) || (g.is_future && is_offer(x, above));
}

// "Threatened to strike unless they are paid": what a threat is to bring about.
static bool is_price_of_threat(const td_analysis *x, uint32_t token,
                               uint32_t place, const td_reality *own,
                               unsigned depth) {
  const td_word *word =
      td_text_word(x, clause_mark(x, place), TD_WORD_CONDITIONAL);
  if (own->status != TD_POSSIBLE || !word ||
      (word->to_others == TD_NO_STATUS && !td_is_negated(x, token))) {
    return false;
  }
  const uint32_t above = x->tokens[place].head;
  const td_reality g = td_status_to_depth(x, above, depth - 1);
  return is_threat(x, above) || is_threat(x, g.governor) || g.is_future ||
         (g.status == TD_POSSIBLE && g.operator_ &&
          g.operator_->kind == TD_WORD_INTENTION);
}

// "Anyone who loots | will be jailed", "those who loot may be jailed": what is
// told of whoever does it.
static bool is_of_whoever(const td_analysis *x, uint32_t token, uint32_t place,
                          unsigned depth) {
  const uint32_t head = x->tokens[place].head;
  const td_term entry =
      td_know_word(x->know, x->tokens[head].form_term, TD_TID_GenericPronoun);
  const bool is_any = !entry && td_is_noun(x, head) &&
                      td_clause_reality(x, head).status == TD_POSSIBLE;
  if (!(entry || is_any) || !td_is_present(x, token) ||
      (entry && td_know_get(x->know, entry, TD_TID_isPlural) &&
       td_rel_base((td_rel)x->tokens[head].rel) != TD_REL_NSUBJ)) {
    return false;
  }
  const uint32_t above = clause_of(x, head);
  return above != head && is_to_come(x, above, depth);
}

// A clause that hangs on a verb or noun without being asked for by it.
static td_reality under_adjunct(const td_analysis *x, uint32_t token,
                                uint32_t place, td_reality own,
                                unsigned depth) {
  const td_token *p = &x->tokens[place];
  const bool is_adverbial = p->rel == TD_REL_ADVCL;
  if (td_is_infinitive(x, place) && td_is_of_ranked(x, place)) {
    return td_status_inherit(x, clause_of(x, p->head), own, depth);
  }
  if (is_adverbial && (is_price_of_threat(x, token, place, &own, depth) ||
                       is_price_of_offer(x, token, place, &own, depth))) {
    own.status = TD_REQUESTED;
    return own;
  }
  if (is_adverbial && is_forestalled(x, token, place)) {
    own.status = TD_DID_NOT_HAPPEN;
    return own;
  }
  if (is_of_unreal_noun(x, place, &own, depth)) {
    return own;
  }
  if (own.status == TD_HAPPENED && td_is_sequel(x, place)) {
    return td_status_inherit(x, p->head, own, depth);
  }
  if (is_ahead_of_clause(x, place, own.status) && is_purpose(x, place) &&
      !td_is_perfect_infinitive(x, token)) {
    return under_purpose(x, token, place, own, depth);
  }
  return is_adverbial ? under_adverbial(x, token, place, own, depth)
                      : under_noun(x, token, own, depth);
}

static td_reality under_clause(const td_analysis *x, uint32_t token,
                               uint32_t place, td_reality own, unsigned depth) {
  const td_token *p = &x->tokens[place];
  if (own.status == TD_HAPPENED && is_of_supposed_state(x, place)) {
    own.status = TD_POSSIBLE;
    own.is_open = true;
    return own;
  }
  if (own.status == TD_HAPPENED && td_is_given_term(x, place)) {
    own.status = TD_REQUESTED;
    own.is_future = true;
    return own;
  }
  switch ((td_rel)p->rel) {
  case TD_REL_XCOMP:
    return td_status_inherit(x, p->head, own, depth);
  case TD_REL_CSUBJ:
    return as_subject(x, place, own, depth);
  case TD_REL_ADVCL:
  case TD_REL_ACL:
    return under_adjunct(x, token, place, own, depth);
  case TD_REL_ACL_RELCL:
    if (td_is_real(own.status) && is_of_whoever(x, token, place, depth)) {
      own.status = TD_POSSIBLE;
      own.is_open = true;
    }
    return own;
  default:
    return own;
  }
}

// ---------------------------------------------------------------- together

// "To leave | or be arrested", "or face arrest": what comes of not doing it.
static bool is_penalty(const td_analysis *x, uint32_t token, uint32_t place,
                       const td_reality *r) {
  const td_token *t = &x->tokens[token];
  return r->status == TD_REQUESTED && place != token &&
         td_is_mark(x, td_marker(x, token, TD_REL_CC), TD_MARK_CHOICE) &&
         ((td_is_passive(x, token) && !td_is_passive(x, t->head)) ||
          td_know_word(x->know, t->lemma_term, TD_TID_PenaltyWord));
}

// Not "asked that it leave and stormed the hall", "asked it to leave, adding".
static bool may_share_place(const td_analysis *x, uint32_t token) {
  const uint32_t head = x->tokens[token].head;
  // "that a court be set up and the men tried" has one "be" for both
  const bool has_same_be =
      td_is_passive(x, head) && !td_has_child(x, token, TD_REL_OBJ);
  return !(td_is_infinitive(x, head) &&
           (td_is_finite(x, token) || td_is_bare_participle(x, token))) &&
         !(td_is_mandative(x, head) && td_is_tensed(x, token) &&
           !td_is_mandative(x, token) && !has_same_be &&
           !td_slice_is(x->tokens[token].xpos, "VBP"));
}

// The first conjunct's place in the sentence is also that of the others.
static uint32_t place_in_sentence(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_token *t = &x->tokens[token];
    if (t->rel != TD_REL_CONJ || !td_is_predicate(x, token) ||
        !td_is_predicate(x, t->head)) {
      return token;
    }
    // "Denied that he lied | and blamed her": beside the denial.
    const uint32_t first = td_first_conjunct(x, token);
    if (first == t->head && !may_share_place(x, token)) {
      return token;
    }
    token = first;
  }
  return token;
}

td_reality td_status_to_depth(const td_analysis *x, uint32_t token,
                              unsigned depth) {
  td_reality own = td_clause_reality(x, token);
  if (td_is_real(own.status) && td_lies_ahead(x, token)) {
    own.status = TD_PLANNED;
    own.is_future = true;
  }
  const td_event_status term = td_draft_tells(x, token);
  if (td_is_real(own.status) && term != TD_NO_STATUS) {
    own.status = term;
    own.is_future = term != TD_HAPPENED;
    own.is_open = term == TD_POSSIBLE;
  }
  if (depth == 0) {
    return own;
  }
  const bool is_noun = x->tokens[token].upos == TD_UPOS_NOUN ||
                       x->tokens[token].upos == TD_UPOS_PROPN;
  if (is_noun && !td_is_headline_verb(x, token)) {
    return td_status_of_noun(x, token, own, depth);
  }
  const uint32_t place = place_in_sentence(x, token);
  uint32_t governor;
  const td_word *word = td_operator_find(x, place, &governor);
  // "remains committed": the state that an act has left.
  if (word && word->kind == TD_WORD_ASPECT && td_is_spoken(x, token) &&
      (td_slice_is(x->tokens[token].xpos, "VBN") ||
       (x->tokens[token].upos == TD_UPOS_ADJ &&
        td_token_word(x, token, TD_WORD_INTENTION)))) {
    return own;
  }
  td_reality r =
      word ? td_status_under_operator(x, place, governor, word, own, depth)
           : under_clause(x, token, place, own, depth);
  r.status = is_penalty(x, token, place, &r) ? TD_POSSIBLE : r.status;
  return r;
}

// "rebels end siege", "the ban has been lifted": it does not go on.
static bool is_over(const td_analysis *x, const td_reality *r) {
  return r->operator_ && r->operator_->kind == TD_WORD_ASPECT &&
         r->operator_->status == TD_HAPPENED &&
         r->operator_->in_past == TD_HAPPENED &&
         (td_is_past(x, r->governor) || td_is_present_perfect(x, r->governor) ||
          td_is_in_headline(x, r->governor) ||
          (td_is_present(x, r->governor) &&
           x->event_of[r->governor] != TD_NONE));
}

// "the toll continues to rise", "are confirmed dead": no death goes on.
static bool is_death_told(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && x->tokens[token].upos != TD_UPOS_VERB &&
         td_event_is_below(x, &x->document->events.items[event], TD_TID_Die);
}

// "A man wanted for murder": a state in which the noun is.
static bool is_state_of_noun(const td_analysis *x, uint32_t token) {
  const td_rel rel = (td_rel)x->tokens[token].rel;
  return rel == TD_REL_ACL && td_entry_says(x, token, TD_ONGOING);
}

// "A rally planned for Friday | was called off": what was planned is as little
// real as the noun that it is said of.
static bool is_plan_given_up(const td_analysis *x, uint32_t token) {
  const td_token *t = &x->tokens[token];
  return t->rel == TD_REL_ACL && t->head != TD_NONE &&
         td_slice_is(t->xpos, "VBN") &&
         td_status_to_depth(x, t->head, MAX_DEPTH - 1).status ==
             TD_DID_NOT_HAPPEN;
}

// "Has not been seen since", "would not hear of it": the entry asks for the
// "not", and what it tells of is so.
static td_event_status told_by_not(const td_analysis *x, uint32_t token,
                                   td_event_status status) {
  return status != TD_DID_NOT_HAPPEN            ? status
         : td_entry_says(x, token, TD_ONGOING)  ? TD_ONGOING
         : td_entry_says(x, token, TD_HAPPENED) ? TD_HAPPENED
                                                : status;
}

td_reality td_status_find(const td_analysis *x, uint32_t token) {
  td_reality r = td_status_to_depth(x, token, MAX_DEPTH);
  r.status = told_by_not(x, token, r.status);
  if ((td_is_real(r.status) || r.status == TD_PLANNED) &&
      td_entry_says(x, token, TD_PLANNED)) {
    r.is_future = !is_plan_given_up(x, token);
    r.status = r.is_future ? TD_PLANNED : TD_DID_NOT_HAPPEN;
  } else if (td_is_real(r.status) &&
             td_entry_says(x, token, TD_DID_NOT_HAPPEN)) {
    r.status = TD_DID_NOT_HAPPEN;
  }
  if (r.status == TD_HAPPENED &&
      (is_state_of_noun(x, token) ||
       (!is_over(x, &r) && td_noun_goes_on(x, token)))) {
    r.status = TD_ONGOING;
  }
  if (td_is_real(r.status) && td_lies_ahead(x, token)) {
    r.status = TD_PLANNED;
    r.is_future = true;
  }
  if (r.status == TD_REQUESTED && td_is_dated_ahead(x, token)) {
    r.status = TD_PLANNED; // "campaigned for next month's vote"
  }
  if (r.status == TD_PLANNED && td_is_told_from_before(x, token)) {
    r.status = TD_HAPPENED;
  }
  if (r.status == TD_ONGOING && is_death_told(x, token)) {
    r.status = TD_HAPPENED;
  }
  r.is_future = r.is_future && !td_lies_behind(x, token);
  return r;
}
