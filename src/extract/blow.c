// SPDX-License-Identifier: MIT

#include "extract/blow.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/fits.h"
#include "grammar/subject.h"

static bool is_blow(const td_analysis *x, uint32_t event) {
  return event != TD_NONE &&
         td_event_is_below(x, &x->document->events.items[event],
                           TD_TID_Assault);
}

// Whether the verb of `event` only tells whom a blow fell on or is meant for:
// "hit", "target"; "killed", "wrecked" tell what came of it.
static bool is_aimed(const td_analysis *x, uint32_t event) {
  return event != TD_NONE && x->document->events.items[event].classes[0] ==
                                 td_know_vocab(x->know, TD_TID_Assault);
}

// Whether the infinitive `token` tells what for: "a campaign | to defeat them".
static bool is_aim(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_ACL && td_is_infinitive(x, token);
}

// The blow that a verb tells of whose subject the noun `token` is, or that
// tells what the noun is for; TD_NONE.
static uint32_t told_beside(const td_analysis *x, uint32_t token) {
  const uint32_t noun = td_measure_of(x, token);
  const uint32_t verb =
      x->tokens[noun].rel == TD_REL_NSUBJ ? x->tokens[noun].head : TD_NONE;
  if (verb != TD_NONE && is_aimed(x, x->event_of[verb])) {
    return x->event_of[verb];
  }
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (c > token && is_aim(x, c) && is_aimed(x, x->event_of[c])) {
      return x->event_of[c];
    }
  }
  return TD_NONE;
}

// "Strikes hit | the port", "a blast hit | a convoy": things are only where
// they fell.
static bool is_somebody(const td_analysis *x, uint32_t entity) {
  return td_entity_is(x, entity,
                      td_know_vocab(x->know, TD_SCHEMA_Organization)) ||
         (!td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Facility)) &&
          !td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Vehicle)));
}

static td_status take_victims(const td_analysis *x, uint32_t id,
                              uint32_t other) {
  const td_event *o = &x->document->events.items[other];
  for (uint32_t i = 0; i < o->arguments.count; i++) {
    const td_argument *a = &o->arguments.items[i];
    if (a->role == TD_ROLE_RECIPIENT && a->filler == TD_FILLER_ENTITY &&
        a->mention != TD_NONE && is_somebody(x, a->id)) {
      TD_TRY(td_role_add_mention(x, id, TD_ROLE_RECIPIENT, a->mention, false));
    }
  }
  return TD_OK;
}

td_status td_blow_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    if (!td_is_noun(x, e->token) || !is_blow(x, i) ||
        td_role_is_filled(e, TD_ROLE_RECIPIENT)) {
      continue;
    }
    const uint32_t other = told_beside(x, e->token);
    if (other != TD_NONE && other != i) {
      TD_TRY(take_victims(x, i, other));
    }
  }
  return TD_OK;
}
