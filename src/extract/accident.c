// SPDX-License-Identifier: MIT

#include "extract/accident.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/above.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"

// How many words above a participle its clause is looked for.
#define MAX_CLIMB 4

static bool is_assault(const td_analysis *x, const td_event *e) {
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

// Whether the word at `token` tells of an accident or disaster: by its event,
// or because it can mean nothing worse.
static bool is_disaster(const td_analysis *x, uint32_t token) {
  const td_term disaster = td_know_vocab(x->know, TD_TID_Disaster);
  token = td_measured_noun(x, token); // "a wave of attacks"
  const uint32_t event = x->event_of[token];
  if (event != TD_NONE) {
    return td_know_is_subclass(
        x->know, x->document->events.items[event].classes[0], disaster);
  }
  // A verb that is no event has another sense: "made a speech", not landfall.
  return td_is_noun(x, token) && td_evokes(x, token, disaster) &&
         !td_evokes(x, token, td_know_vocab(x->know, TD_TID_Assault));
}

bool td_is_near_disaster(const td_analysis *x, uint32_t sentence) {
  const uint32_t n = x->document->sentences.count;
  for (uint32_t s = sentence ? sentence - 1 : 0; s < n && s <= sentence + 1;
       s++) {
    const td_sentence *at = &x->document->sentences.items[s];
    for (uint32_t i = 0; i < at->n_tokens; i++) {
      if (is_disaster(x, at->first_token + i)) {
        return true;
      }
    }
  }
  return false;
}

static bool is_violence(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return event != TD_NONE && is_assault(x, &x->document->events.items[event]);
}

typedef bool is_cause(const td_analysis *x, uint32_t token);

static bool is_caused(const td_analysis *x, uint32_t token, is_cause *by) {
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_path_kind kind = arcs.items[i].kind;
    const bool tells_cause = kind == TD_PATH_SUBJ || kind == TD_PATH_OBL ||
                             kind == TD_PATH_NMOD || kind == TD_PATH_ADVCL;
    if (tells_cause && arcs.items[i].token != token &&
        by(x, arcs.items[i].token)) {
      return true;
    }
  }
  return false;
}

// "One was killed and three hurt when ...": what stands at either verb.
static bool has_cause(const td_analysis *x, uint32_t token, is_cause *by) {
  if (is_caused(x, token, by)) {
    return true;
  }
  const td_token *t = &x->tokens[token];
  if (t->rel == TD_REL_CONJ && is_caused(x, t->head, by)) {
    return true;
  }
  for (uint32_t c = t->first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_CONJ && is_caused(x, c, by)) {
      return true;
    }
  }
  return false;
}

// "Killed two and injured five": both by violence, if the first is.
static bool is_harm_by_violence(const td_analysis *x, const td_event *e) {
  const td_token *t = &x->tokens[e->token];
  return td_event_is_below(x, e, TD_TID_Injure) && !is_assault(x, e) &&
         ((t->rel == TD_REL_CONJ && is_violence(x, t->head)) ||
          has_cause(x, e->token, is_violence));
}

static void set_class(const td_analysis *x, td_event *e, td_vocab class) {
  memset(e->classes, 0, sizeof(e->classes));
  e->classes[0] = td_know_vocab(x->know, class);
}

// Deaths and injuries of which nobody is said to be the cause.
static bool is_casualty(const td_analysis *x, const td_event *e) {
  return (td_event_is_below(x, e, TD_TID_Kill) ||
          td_event_is_below(x, e, TD_TID_Wound)) &&
         !has_actor(e);
}

// Whether the text tells of violence: of an assault that is done by somebody,
// or that is more than its victims.
static bool tells_of_violence(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    if (e->confidence > 0 && is_assault(x, e) && !is_casualty(x, e)) {
      return true;
    }
  }
  return false;
}

// What a disaster does to people instead of violence.
static td_vocab class_of_accident(const td_analysis *x, const td_event *e) {
  return td_event_is_below(x, e, TD_TID_Kill)    ? TD_TID_Die
         : td_event_is_below(x, e, TD_TID_Wound) ? TD_TID_Injure
                                                 : TD_TID_Occurrence;
}

// Not what befalls people, which a disaster does by itself.
static bool is_public_act(const td_analysis *x, const td_event *e) {
  return !td_event_is_below(x, e, TD_TID_Statement) &&
         !td_event_is_below(x, e, TD_TID_Occurrence) &&
         !td_event_is_below(x, e, TD_TID_Injure);
}

// "A crash and explosion": what is told beside a disaster as one with it.
static bool is_beside_disaster(const td_analysis *x, uint32_t token) {
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t first =
      x->tokens[token].rel == TD_REL_CONJ ? x->tokens[token].head : token;
  const uint32_t n = td_conjuncts(x, first, tokens);
  for (uint32_t i = 0; td_is_noun(x, token) && i < n; i++) {
    if (tokens[i] != token && is_disaster(x, tokens[i])) {
      return true;
    }
  }
  return false;
}

// "Rain has caused floods in ten towns, | forcing thousands to leave": a
// participle without a doer, above which a clause tells of a disaster.
static bool follows_disaster(const td_analysis *x, uint32_t token) {
  uint32_t head = x->tokens[token].head;
  for (int i = 0; i < MAX_CLIMB && head != TD_NONE;
       i++, head = x->tokens[head].head) {
    td_arcs arcs;
    if (x->tokens[head].upos != TD_UPOS_VERB) {
      continue;
    }
    td_deep_find(x, head, &arcs);
    for (uint32_t a = 0; a < arcs.count; a++) {
      const td_path_kind kind = arcs.items[a].kind;
      if ((kind == TD_PATH_SUBJ || kind == TD_PATH_OBJ) &&
          is_disaster(x, arcs.items[a].token)) {
        return true;
      }
    }
  }
  return false;
}

// "Floods forced thousands to leave": nobody did it.
static bool is_work_of_disaster(const td_analysis *x, uint32_t token) {
  if (td_slice_is(x->tokens[token].xpos, "VBG") &&
      x->tokens[token].upos == TD_UPOS_VERB && follows_disaster(x, token)) {
    return true;
  }
  td_arcs arcs;
  td_deep_find(x, token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    if (arcs.items[i].kind == TD_PATH_SUBJ && !arcs.items[i].is_far &&
        is_disaster(x, arcs.items[i].token)) {
      return x->tokens[token].upos == TD_UPOS_VERB;
    }
  }
  return false;
}

// Whether the clause at `token` tells of a blow, or of a crowd that strikes.
static bool is_blow(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  return is_violence(x, token) ||
         (event != TD_NONE &&
          td_event_is_below(x, &x->document->events.items[event], TD_TID_Riot));
}

// "Jets struck the camp, | killing nine": what a blow brings about is violence
// of those who strike, though by itself it could be an accident.
static bool is_result_of_blow(const td_analysis *x, const td_event *e) {
  const td_token *t = &x->tokens[e->token];
  return td_slice_is(t->xpos, "VBG") && t->rel == TD_REL_ADVCL &&
         t->head < e->token && is_blow(x, td_clause_governor(x, e->token)) &&
         !is_assault(x, e) &&
         (td_event_is_below(x, e, TD_TID_Die) ||
          td_event_is_below(x, e, TD_TID_Injure)) &&
         !has_cause(x, e->token, is_disaster);
}

static td_status settle_results(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    if (is_result_of_blow(x, e)) {
      set_class(x, e,
                td_event_is_below(x, e, TD_TID_Die) ? TD_TID_Kill
                                                    : TD_TID_Wound);
      if (!has_actor(e)) {
        TD_TRY(td_role_take_actors(
            x, i, x->event_of[td_clause_governor(x, e->token)], TD_ROLE_ACTOR));
      }
    }
  }
  return TD_OK;
}

// "Killing two and | injuring five": who did the first did the second.
static td_status take_first_actors(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  const td_token *t = &x->tokens[e->token];
  const uint32_t first = t->rel == TD_REL_CONJ ? x->event_of[t->head] : TD_NONE;
  return first == TD_NONE || has_actor(e) || td_is_passive(x, e->token) ||
                 td_has_child(x, e->token, TD_REL_NSUBJ)
             ? TD_OK
             : td_role_take_actors(x, id, first, TD_ROLE_ACTOR);
}

td_status td_accident_settle(const td_analysis *x) {
  TD_TRY(settle_results(x));
  const bool is_peaceful = !tells_of_violence(x);
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    if (is_harm_by_violence(x, e)) {
      set_class(x, e, TD_TID_Wound);
      TD_TRY(take_first_actors(x, i));
      e = &x->document->events.items[i];
    }
    const bool is_toll =
        is_peaceful && is_casualty(x, e) && td_is_near_disaster(x, e->sentence);
    const bool is_nobodys =
        (is_assault(x, e) && (is_toll || has_cause(x, e->token, is_disaster) ||
                              is_beside_disaster(x, e->token))) ||
        (is_public_act(x, e) && is_work_of_disaster(x, e->token));
    if (is_nobodys && !has_actor(e)) {
      set_class(x, e, class_of_accident(x, e));
    }
  }
  return TD_OK;
}
