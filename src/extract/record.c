// SPDX-License-Identifier: MIT

#include "extract/record.h"

#include "extract/accident.h"
#include "extract/role.h"
#include "grammar/deep.h"
#include "grammar/fits.h"
#include "grammar/noun.h"
#include "grammar/second.h"

#define MAX_DEPTH 40

// ------------------------------------------------------------------- coded

// What a statement says is told with it, what it is about is not: "said that
// they left", "a statement on the attack"; what a reproach claims is coded with
// that: "alleged that they stole it".
static bool is_about(const td_analysis *x, const td_event *e,
                     const td_argument *arg) {
  const td_event *topic = &x->document->events.items[arg->id];
  if (td_event_is_below(x, e, TD_TID_Statement)) {
    return arg->role == TD_ROLE_TOPIC && td_is_noun(x, topic->token);
  }
  return arg->role == TD_ROLE_TOPIC || arg->role == TD_ROLE_REASON ||
         arg->role == TD_ROLE_THEME ||
         (arg->role == TD_ROLE_CLAIMS &&
          td_event_is_below(x, e, TD_TID_Accuse));
}

// "Went there to discuss gas", "talks broke down": they confer as well.
static bool is_told_apart(const td_analysis *x, const td_event *act,
                          const td_event *other) {
  return td_lexicon_has_pair(x->lexicon, TD_TID_ApartRule, act->classes[0],
                             other->classes[0]);
}

// "Suspected of abducting and killing them": what stands beside the topic is
// one too.
static bool is_or_is_beside(const td_analysis *x, uint32_t event,
                            uint32_t topic) {
  const td_event *events = x->document->events.items;
  const uint32_t token = events[event].token;
  return event == topic || (x->tokens[token].upos == TD_UPOS_VERB &&
                            x->tokens[token].rel == TD_REL_CONJ &&
                            td_first_conjunct(x, token) == events[topic].token);
}

static bool is_only_topic(const td_analysis *x, uint32_t event) {
  const td_document *d = x->document;
  const td_event *topic = &d->events.items[event];
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    // "attacked the crowd, causing many deaths": told by itself.
    if (e->sentence != topic->sentence ||
        (i != event && td_document_is_below(d, e->token, topic->token))) {
      continue;
    }
    for (uint32_t a = 0; a < e->arguments.count; a++) {
      const td_argument *arg = &e->arguments.items[a];
      if (arg->filler == TD_FILLER_EVENT &&
          is_or_is_beside(x, event, arg->id) && is_about(x, e, arg) &&
          !is_told_apart(x, e, topic)) {
        return true;
      }
    }
  }
  return false;
}

// A town that is visited is no party of the matter, its state is.
static bool is_mere_place(const td_analysis *x, uint32_t entity) {
  return td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Place)) &&
         !td_entity_is(x, entity,
                       td_know_vocab(x->know, TD_SCHEMA_Organization)) &&
         !td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Country));
}

static bool has_other_sector(const td_analysis *x, const td_entity *e,
                             td_term rule) {
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    if (!td_know_has(x->know, rule, TD_TID_sector, e->sectors[i])) {
      return true;
    }
  }
  return false;
}

// Whether somebody is more than a private person: by name, country or sector.
static bool is_public(const td_analysis *x, uint32_t entity, td_term rule) {
  const td_entity *e = &x->document->entities.items[entity];
  if (is_mere_place(x, entity)) {
    return false;
  }
  if (e->kind != TD_ENTITY_GROUP || e->country || e->nonstate) {
    return true;
  }
  return has_other_sector(x, e, rule);
}

typedef enum { NOBODY, PRIVATE_PEOPLE, SOMEBODY_PUBLIC } parties;

// "A poll found": what is nobody has no private matters.
static bool is_thing(const td_analysis *x, const td_argument *a) {
  return a->mention != TD_NONE &&
         !td_is_actor(x, x->document->mentions.items[a->mention].head);
}

static parties parties_of(const td_analysis *x, const td_event *e,
                          td_term rule) {
  parties found = NOBODY;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler == TD_FILLER_ENTITY &&
        (a->role == TD_ROLE_ACTOR || a->role == TD_ROLE_RECIPIENT) &&
        !td_document_is_unnamed(x->document, a->id)) {
      if (is_public(x, a->id, rule)) {
        return SOMEBODY_PUBLIC;
      }
      found = is_thing(x, a) ? found : PRIVATE_PEOPLE;
    }
  }
  return found;
}

// "The two carmakers struck a deal": of some classes, what private people do
// among themselves is not coded; nor is what is only the object of such an act.
static bool is_private_matter(const td_analysis *x, const td_event *e) {
  const td_term rule =
      td_lexicon_rule(x->lexicon, TD_TID_PublicRule, e->classes[0]);
  const parties own = rule ? parties_of(x, e, rule) : SOMEBODY_PUBLIC;
  if (own != NOBODY || !td_is_noun(x, e->token)) {
    return own == PRIVATE_PEOPLE;
  }
  const uint32_t verb = x->tokens[td_measure_of(x, e->token)].head;
  const uint32_t act = verb == TD_NONE ? TD_NONE : x->event_of[verb];
  return act != TD_NONE &&
         parties_of(x, &x->document->events.items[act], rule) == PRIVATE_PEOPLE;
}

// Whether parties of two countries take part.
static bool is_abroad(const td_analysis *x, const td_event *e) {
  td_term country = 0;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    const td_term of = a->filler == TD_FILLER_ENTITY
                           ? x->document->entities.items[a->id].country
                           : 0;
    if (of && country && of != country) {
      return true;
    }
    country = of ? of : country;
  }
  return false;
}

// Somebody else than the people of a place, or the place.
static bool is_concerned_body(const td_analysis *x, uint32_t entity,
                              td_term rule) {
  const td_entity *e = &x->document->entities.items[entity];
  const bool is_place =
      is_mere_place(x, entity) ||
      td_entity_is(x, entity, td_know_vocab(x->know, TD_TID_Facility));
  return !is_place && (e->kind != TD_ENTITY_GROUP || e->nonstate ||
                       has_other_sector(x, e, rule));
}

// "Officials told residents to stay indoors after the spill": what is done at
// home about a disaster, and asked of the people there, not of those in power
// ("demanded early elections").
static bool is_civil_protection(const td_analysis *x, const td_event *e) {
  const td_term rule =
      td_lexicon_rule(x->lexicon, TD_TID_DisasterRule, e->classes[0]);
  if (!rule || is_abroad(x, e)) {
    return false;
  }
  bool has_people = !td_event_is_below(x, e, TD_TID_Request);
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_RECIPIENT && a->filler == TD_FILLER_ENTITY) {
      if (is_concerned_body(x, a->id, rule)) {
        return false;
      }
      has_people = has_people || !a->is_behind;
    }
  }
  return has_people && td_is_near_disaster(x, e->sentence);
}

// "Opened fire to disperse the crowd": one act, coded by what was done.
static bool is_aim_of_act(const td_analysis *x, const td_event *e) {
  const uint32_t head = e->is_purpose ? x->tokens[e->token].head : TD_NONE;
  if (e->is_purpose && x->tokens[e->token].rel == TD_REL_ACL) {
    return true; // "a campaign to defeat them"
  }
  const uint32_t act = head == TD_NONE ? TD_NONE : x->event_of[head];
  if (act == TD_NONE) {
    return false;
  }
  const td_event *done = &x->document->events.items[act];
  return !td_event_is_below(x, done, TD_TID_Statement) &&
         !td_event_is_below(x, done, TD_TID_Occurrence) &&
         !is_told_apart(x, done, e);
}

// The verb that tells the event at `token`, or `token`.
static uint32_t teller_of(const td_analysis *x, uint32_t token) {
  const td_word *word;
  const uint32_t verb =
      td_is_noun(x, token) ? td_support_verb(x, token, &word) : TD_NONE;
  return verb == TD_NONE ? token : verb;
}

// Whether no clause stands above that of `token`.
static bool is_main_clause(const td_analysis *x, uint32_t token) {
  for (unsigned depth = 0; depth < MAX_DEPTH; depth++) {
    const td_token *t = &x->tokens[token];
    if (t->head == TD_NONE) {
      return true;
    }
    if (t->rel != TD_REL_CONJ && t->rel != TD_REL_PARATAXIS) {
      return false;
    }
    token = t->head;
  }
  return false;
}

// What is only supposed, wanted or asked for below another clause is coded
// with that: "if it attacks", "wants to meet".
static bool is_only_supposed(const td_analysis *x, const td_event *e) {
  const uint32_t teller = teller_of(x, e->token);
  const bool is_bare = td_is_noun(x, e->token) && teller == e->token;
  return (is_bare || !is_main_clause(x, teller)) &&
         (e->status == TD_REQUESTED || e->is_open ||
          (is_bare && e->status == TD_POSSIBLE));
}

// "joined the fight", "a solution to the conflict": what goes on and is only
// named where something else is told. Whom one holds with or visits is told.
static bool is_background(const td_analysis *x, const td_event *e) {
  if (e->status != TD_ONGOING || !td_is_noun(x, e->token) ||
      !td_token_word(x, e->token, TD_WORD_LASTING) ||
      td_event_is_below(x, e, TD_TID_Support) ||
      teller_of(x, e->token) != e->token || !td_noun_goes_on(x, e->token)) {
    return false;
  }
  const uint32_t place = td_noun_place(x, e->token);
  const td_rel rel = td_rel_base((td_rel)x->tokens[place].rel);
  return rel == TD_REL_NMOD || rel == TD_REL_OBL || rel == TD_REL_OBJ;
}

// "Lifted the curfew": what an act of giving way puts an end to is coded as
// that.
static bool is_undone(const td_analysis *x, const td_event *e) {
  const uint32_t place =
      td_is_noun(x, e->token) ? td_noun_place(x, e->token) : TD_NONE;
  const td_rel rel =
      place == TD_NONE ? TD_REL_ROOT : (td_rel)x->tokens[place].rel;
  const uint32_t act = rel == TD_REL_OBJ || rel == TD_REL_NSUBJ_PASS
                           ? x->event_of[x->tokens[place].head]
                           : TD_NONE;
  return act != TD_NONE && td_event_is_below(x, &x->document->events.items[act],
                                             TD_TID_EaseRestrictions);
}

// "There was no attempt", "would try": nobody did.
static bool is_denied_or_open(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_token_word(x, c, TD_WORD_NEGATOR) ||
        td_token_word(x, c, TD_WORD_MODAL)) {
      return true;
    }
  }
  return td_is_infinitive(x, token);
}

// "Tried to kill him", "tried to meet him", "a foiled raid": the attempt is
// coded as the act, what its noun tells only of some classes.
static bool is_attempted_act(const td_analysis *x, const td_event *e) {
  // "tried to arrest | and deport him"
  const uint32_t first = x->tokens[e->token].rel == TD_REL_CONJ
                             ? td_first_conjunct(x, e->token)
                             : e->token;
  const uint32_t head = x->tokens[first].head;
  if (!td_is_noun(x, e->token) && head != TD_NONE &&
      td_token_word(x, head, TD_WORD_TRIAL)) {
    return !is_denied_or_open(x, head);
  }
  if (!td_lexicon_rule(x->lexicon, TD_TID_AttemptRule, e->classes[0])) {
    return false;
  }
  for (uint32_t c = x->tokens[e->token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_AMOD && td_token_word(x, c, TD_WORD_TRIAL)) {
      return !is_denied_or_open(x, e->token);
    }
  }
  return false;
}

static bool is_coded(const td_analysis *x, uint32_t event) {
  const td_event *e = &x->document->events.items[event];
  const bool is_told =
      (e->status != TD_DID_NOT_HAPPEN && !is_only_supposed(x, e)) ||
      is_attempted_act(x, e) || e->coded_as; // "will not go"
  return is_told && !e->is_content && !is_background(x, e) &&
         !is_undone(x, e) && !td_event_is_below(x, e, TD_TID_Statement) &&
         !td_event_is_below(x, e, TD_TID_Occurrence) &&
         !is_only_topic(x, event) && !is_aim_of_act(x, e) &&
         !is_private_matter(x, e) && !is_civil_protection(x, e);
}

// ---------------------------------------------------------------- main one

// "Announced a suspension": a noun of what is said.
static bool is_said(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_OBJ &&
         td_token_word(x, x->tokens[token].head, TD_WORD_REPORTING);
}

static int depth_of(const td_analysis *x, uint32_t token) {
  int depth = 0;
  while (x->tokens[token].head != TD_NONE && depth < MAX_DEPTH) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[token].rel);
    // What is said, asked or done in turn is no deeper than its frame.
    depth += rel == TD_REL_CCOMP || rel == TD_REL_XCOMP || is_said(x, token) ? 1
             : rel == TD_REL_CONJ || rel == TD_REL_PARATAXIS                 ? 2
                                                             : 4;
    token = x->tokens[token].head;
  }
  return depth;
}

// "launched an attack": as deep as the verb, unless that tells an event itself
// ("lifted the ban").
static uint32_t top_of(const td_analysis *x, uint32_t token) {
  const td_word *word;
  const uint32_t verb = td_support_verb(x, token, &word);
  return verb == TD_NONE || x->event_of[verb] != TD_NONE ? token : verb;
}

static int main_rank(const td_analysis *x, const td_event *e) {
  const bool is_real = e->status == TD_HAPPENED || e->status == TD_ONGOING;
  const uint32_t top = td_is_noun(x, e->token) ? top_of(x, e->token) : e->token;
  return (e->is_coded ? 1000 : 0) +
         (td_event_is_below(x, e, TD_TID_Statement) ? 0 : 100) +
         (e->same_as == TD_NONE ? 2 : 0) + (is_real ? 3 : 0) -
         2 * depth_of(x, top) - (td_is_noun(x, top) ? 3 : 0);
}

static void mark_main(const td_analysis *x) {
  td_event *events = x->document->events.items;
  const uint32_t n = x->document->events.count;
  for (uint32_t begin = 0, end; begin < n; begin = end) {
    uint32_t best = begin;
    for (end = begin; end < n && events[end].sentence == events[begin].sentence;
         end++) {
      if (main_rank(x, &events[end]) > main_rank(x, &events[best])) {
        best = end;
      }
    }
    events[best].is_main = true;
  }
}

// Codes have a target where the words name nobody; other events do not.
static void drop_behind(td_event *event) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    if (!event->arguments.items[i].is_behind) {
      event->arguments.items[kept++] = event->arguments.items[i];
    }
  }
  event->arguments.count = kept;
}

void td_record_mark(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    td_event *e = &x->document->events.items[i];
    e->is_coded = is_coded(x, i);
    if (!e->is_coded) {
      drop_behind(e);
    }
  }
  mark_main(x);
}

// ----------------------------------------------------------------- pruning

// A bare noun that takes up nothing (see td_match).
static bool is_idle(const td_event *e) {
  return e->confidence == 0 && e->same_as == TD_NONE;
}

static void renumber_arguments(td_event *event, const uint32_t *to) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < event->arguments.count; i++) {
    td_argument a = event->arguments.items[i];
    if (a.filler == TD_FILLER_EVENT) {
      a.id = to[a.id];
    }
    if (a.filler != TD_FILLER_EVENT || a.id != TD_NONE) {
      event->arguments.items[kept++] = a;
    }
  }
  event->arguments.count = kept;
}

static void renumber(td_analysis *x, const uint32_t *to) {
  td_document *d = x->document;
  for (uint32_t i = 0; i < d->events.count; i++) {
    td_event *e = &d->events.items[i];
    renumber_arguments(e, to);
    e->same_as = e->same_as == TD_NONE ? TD_NONE : to[e->same_as];
  }
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    td_quotation *q = &d->quotations.items[i];
    q->event = q->event == TD_NONE ? TD_NONE : to[q->event];
  }
  for (uint32_t t = 0; t < d->tokens.count; t++) {
    x->event_of[t] = x->event_of[t] == TD_NONE ? TD_NONE : to[x->event_of[t]];
  }
}

td_status td_record_prune(td_analysis *x) {
  td_document *d = x->document;
  uint32_t *to = TD_ARENA_ARRAY(x->scratch, uint32_t, d->events.count + 1);
  if (!to) {
    return TD_ERR_NO_MEM;
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < d->events.count; i++) {
    to[i] = is_idle(&d->events.items[i]) ? TD_NONE : kept;
    if (to[i] != TD_NONE) {
      d->events.items[kept++] = d->events.items[i];
    }
  }
  const bool changed = kept != d->events.count;
  d->events.count = kept;
  if (changed) {
    renumber(x, to);
  }
  return TD_OK;
}
