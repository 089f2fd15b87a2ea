// SPDX-License-Identifier: MIT

#include "extract/doer.h"

#include "base/try.h"
#include "extract/role.h"
#include "extract/scene.h"
#include "grammar/clause.h"
#include "grammar/deep.h"
#include "grammar/fits.h"

static bool is_assault(const td_analysis *x, const td_event *e) {
  return td_know_is_subclass(x->know, e->classes[0],
                             td_know_vocab(x->know, TD_TID_Assault));
}

// "civilian deaths": those who die there strike nobody.
static bool is_blow(const td_analysis *x, const td_event *event,
                    uint32_t token) {
  const uint32_t id = x->event_of[token];
  const bool is_death =
      id != TD_NONE &&
      td_know_is_subclass(x->know, x->document->events.items[id].classes[0],
                          td_know_vocab(x->know, TD_TID_Die));
  return is_assault(x, event) && !is_death &&
         td_evokes(x, token, td_know_vocab(x->know, TD_TID_Assault));
}

// The subject does it, whatever it is; "in" and the like only of blows.
static bool may_do(const td_analysis *x, const td_event *event, uint32_t token,
                   td_path_kind kind) {
  return (kind == TD_PATH_SUBJ && x->event_of[token] != TD_NONE) ||
         is_blow(x, event, token);
}

// States and their capitals strike; towns, embassies and schools are struck.
static bool may_own(const td_analysis *x, const td_event *blow,
                    uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const bool is_only_place =
      entity != TD_NONE &&
      td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Place)) &&
      !td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Country));
  return td_is_actor(x, token) && !is_only_place && !td_is_quality(x, token) &&
         !td_is_only_where(x, blow->classes[0], token);
}

// Of a blow that is no event of its own: "Turkish raids", "a raid by rebels".
static td_status take_owner(const td_analysis *x, uint32_t event,
                            uint32_t token) {
  const td_affected_rule *rule = &x->lexicon->behind[TD_BEHIND_OWNER];
  const td_event *e = &x->document->events.items[event];
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  for (uint32_t s = 0; s < rule->n_steps; s++) {
    for (uint32_t a = 0; a < arcs.count; a++) {
      const td_arc *arc = &arcs.items[a];
      if (!arc->is_far && arc->token != token && may_own(x, e, arc->token) &&
          td_path_matches(rule->steps[s].path, arc->kind, arc->word)) {
        return td_role_add_somebody(x, event, TD_ROLE_ACTOR, arc->token);
      }
    }
  }
  return TD_OK;
}

static bool is_done_by_somebody(const td_analysis *x, uint32_t event) {
  return event != TD_NONE &&
         td_role_is_filled(&x->document->events.items[event], TD_ROLE_ACTOR);
}

// "The fighting between the army and the rebels killed nine": either may have.
static bool is_between_sides(const td_analysis *x, uint32_t event) {
  uint32_t n_sides = 0;
  if (event == TD_NONE ||
      !td_event_is_below(x, &x->document->events.items[event], TD_TID_Clash)) {
    return false;
  }
  const td_event *e = &x->document->events.items[event];
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    n_sides += e->arguments.items[i].role == TD_ROLE_ACTOR;
  }
  return n_sides > 1;
}

// "The raid carried out by Oman": the event that a noun or its support verb
// tells of; TD_NONE.
static uint32_t event_of_noun(const td_analysis *x, uint32_t token) {
  const uint32_t id = x->event_of[token];
  const uint32_t word =
      id == TD_NONE ? td_support_find(x, token).word : TD_NONE;
  return word == TD_NONE ? id : x->event_of[word];
}

// "The raid by Oman drew criticism": what the subject of such a verb did is not
// what it undergoes.
static bool is_undergone(const td_arcs *arcs, const td_arc *arc) {
  return arc->kind == TD_PATH_SUBJ && arcs->support != TD_NONE &&
         arcs->support_role == TD_ROLE_RECIPIENT;
}

// Behind the phrases of `token`.
static td_status find_doer_at(const td_analysis *x, uint32_t id,
                              uint32_t token) {
  const td_event *event = &x->document->events.items[id];
  const td_affected_rule *rule = &x->lexicon->behind[TD_BEHIND_DOER];
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  for (uint32_t i = 0; i < rule->n_steps * arcs.count; i++) {
    const td_arc *arc = &arcs.items[i % arcs.count];
    const td_path path = rule->steps[i / arcs.count].path;
    if (arc->token == event->token || arc->is_far ||
        !td_path_matches(path, arc->kind, arc->word) ||
        !may_do(x, event, arc->token, arc->kind)) {
      continue;
    }
    const uint32_t other = event_of_noun(x, arc->token);
    if (is_between_sides(x, other) || is_undergone(&arcs, arc) ||
        td_role_is_topic(x, event, arc->token)) {
      continue;
    }
    if (is_done_by_somebody(x, other)) {
      TD_TRY(td_role_take_actors(x, id, other, TD_ROLE_ACTOR));
    } else if (is_blow(x, event, arc->token)) {
      TD_TRY(take_owner(x, id, arc->token));
    }
    if (td_role_is_filled(&x->document->events.items[id], TD_ROLE_ACTOR)) {
      return TD_OK;
    }
  }
  return TD_OK;
}

// "Five were killed and nine | wounded in a raid": the participle that shares
// the auxiliary, and with it the phrases behind both; TD_NONE.
static uint32_t sharing_participle(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child;
       c != TD_NONE && td_is_passive(x, token); c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CONJ && c > token &&
        td_slice_is(x->tokens[c].xpos, "VBN") &&
        td_child_exact(x, c, TD_REL_AUX_PASS) == TD_NONE) {
      return c;
    }
  }
  return TD_NONE;
}

static td_status find_doer(const td_analysis *x, uint32_t id) {
  const uint32_t token = x->document->events.items[id].token;
  const uint32_t other = sharing_participle(x, token);
  TD_TRY(find_doer_at(x, id, token));
  const bool is_found =
      td_role_is_filled(&x->document->events.items[id], TD_ROLE_ACTOR);
  return is_found || other == TD_NONE ? TD_OK : find_doer_at(x, id, other);
}

// "Troops shot two | in a raid on a house": the act of force in whose clause
// the noun stands; TD_NONE.
static uint32_t act_around(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  const uint32_t noun = td_measure_of(x, e->token);
  const td_token *t = &x->tokens[noun];
  const td_slice word = td_marker(x, noun, TD_REL_CASE);
  const uint32_t act = t->rel == TD_REL_OBL && td_is_noun(x, e->token) &&
                               x->tokens[t->head].upos == TD_UPOS_VERB
                           ? x->event_of[t->head]
                           : TD_NONE;
  const td_word *cue = td_text_word(x, word, TD_WORD_CUE);
  const bool is_circumstance = (td_text_word(x, word, TD_WORD_PLACE) ||
                                td_text_word(x, word, TD_WORD_DURING)) &&
                               !(cue && cue->relation == (int)TD_ROLE_REASON);
  return act != TD_NONE && is_circumstance &&
                 td_lexicon_has_pair(x->lexicon, TD_TID_CourseRule,
                                     e->classes[0],
                                     x->document->events.items[act].classes[0])
             ? act
             : TD_NONE;
}

// What is done in the course of a raid its raiders do, unless they are hit.
static td_status take_around(const td_analysis *x, uint32_t id) {
  const uint32_t act = act_around(x, id);
  return act == TD_NONE || is_between_sides(x, act)
             ? TD_OK
             : td_role_take_actors(x, id, act, TD_ROLE_ACTOR);
}

// "Claimed responsibility for the raid", "apologised for the raid": who says so
// raided.
static td_status fill_own_act(const td_analysis *x, uint32_t id) {
  const td_event *event = &x->document->events.items[id];
  const bool is_own =
      event->status == TD_HAPPENED &&
      td_know_get(x->know, event->entry, TD_TID_tellsOwnAct) != 0;
  for (uint32_t i = 0; is_own && i < event->arguments.count; i++) {
    const td_argument *a = &event->arguments.items[i];
    if ((a->role == TD_ROLE_CLAIMS || a->role == TD_ROLE_REASON) &&
        a->filler == TD_FILLER_EVENT && a->id != id &&
        !is_done_by_somebody(x, a->id)) {
      TD_TRY(td_role_take_actors(x, a->id, id, TD_ROLE_ACTOR));
    }
  }
  return TD_OK;
}

td_status td_doer_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    if (!td_role_is_filled(&x->document->events.items[i], TD_ROLE_ACTOR)) {
      TD_TRY(find_doer(x, i));
    }
    if (!td_role_is_filled(&x->document->events.items[i], TD_ROLE_ACTOR)) {
      TD_TRY(take_around(x, i));
    }
  }
  return TD_OK;
}

td_status td_doer_fill_own(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    TD_TRY(fill_own_act(x, i));
  }
  // "the raid, claimed by the sect, killed nine": whose it was is known now
  return td_doer_fill(x);
}
