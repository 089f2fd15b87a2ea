// SPDX-License-Identifier: MIT

#include "extract/accident.h"

#include "extract/deep.h"
#include "extract/fits.h"

static bool is_assault(const td_extraction *x, const td_event *e) {
  return td_know_is_subclass(x->know, e->classes[0],
                             td_know_vocab(x->know, TD_TID_Assault));
}

static bool has_actor(const td_event *e) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    if (e->arguments.items[i].role == TD_ROLE_ACTOR) {
      return true;
    }
  }
  return false;
}

bool td_is_disaster(const td_extraction *x, uint32_t token) {
  const td_term disaster = td_know_vocab(x->know, TD_TID_Disaster);
  const uint32_t event = x->event_of[token];
  if (event != TD_NONE) {
    return td_know_is_subclass(
        x->know, x->document->events.items[event].classes[0], disaster);
  }
  return td_evokes(x, token, disaster) &&
         !td_evokes(x, token, td_know_vocab(x->know, TD_TID_Assault));
}

static bool is_caused_by_disaster(const td_extraction *x, uint32_t token) {
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_path_kind kind = arcs.items[i].kind;
    const bool is_cause = kind == TD_PATH_SUBJ || kind == TD_PATH_OBL ||
                          kind == TD_PATH_NMOD || kind == TD_PATH_ADVCL;
    if (is_cause && arcs.items[i].token != token &&
        td_is_disaster(x, arcs.items[i].token)) {
      return true;
    }
  }
  return false;
}

// "One was killed and three hurt when ...": what stands at either verb.
static bool is_accident(const td_extraction *x, uint32_t token) {
  if (is_caused_by_disaster(x, token)) {
    return true;
  }
  const td_token *t = &x->tokens[token];
  if (t->rel == TD_REL_CONJ && is_caused_by_disaster(x, t->head)) {
    return true;
  }
  for (uint32_t c = t->first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CONJ && is_caused_by_disaster(x, c)) {
      return true;
    }
  }
  return false;
}

void td_accident_settle(const td_extraction *x) {
  const td_term kill = td_know_vocab(x->know, TD_TID_Kill);
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    if (!is_assault(x, e) || has_actor(e) || !is_accident(x, e->token)) {
      continue;
    }
    const bool is_death = td_know_is_subclass(x->know, e->classes[0], kill);
    memset(e->classes, 0, sizeof(e->classes));
    e->classes[0] =
        td_know_vocab(x->know, is_death ? TD_TID_Die : TD_TID_Occurrence);
  }
}
