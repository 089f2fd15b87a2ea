// SPDX-License-Identifier: MIT

#include "extract/owner.h"

#include "base/try.h"
#include "extract/deep.h"
#include "extract/fits.h"
#include "extract/role.h"

static bool has_rule(const td_extraction *x, const td_event *e, td_vocab rule) {
  return td_lexicon_rule(x->lexicon, rule, e->classes[0]) != 0;
}

// "Talks with Mali": of two parties only the other is told.
static bool is_done_by_one(const td_event *e) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role == TD_ROLE_ACTOR && !a->is_counterpart) {
      return true;
    }
  }
  return false;
}

static bool takes_part(const td_extraction *x, const td_event *e,
                       uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  for (uint32_t i = 0; entity != TD_NONE && i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler == TD_FILLER_ENTITY && a->id == entity) {
      return true;
    }
  }
  return false;
}

// ------------------------------------------------------------- own phrases

// "The attempt by two gunmen", "the Saudi-led war": what no frame asked for.
static uint32_t named_agent(const td_extraction *x, const td_event *e) {
  td_arcs arcs;
  td_deep_find(x, e->token, &arcs);
  for (uint32_t i = 0; i < arcs.count; i++) {
    const td_arc *arc = &arcs.items[i];
    const bool is_agent = (arc->kind == TD_PATH_NMOD &&
                           td_is_mark(x, arc->word, TD_MARK_AGENT)) ||
                          (arc->kind == TD_PATH_POSS && arc->token < e->token &&
                           x->tokens[arc->token].head != e->token);
    if (is_agent && !arc->is_far && td_is_actor(x, arc->token) &&
        !takes_part(x, e, arc->token)) {
      return arc->token;
    }
  }
  return TD_NONE;
}

// -------------------------------------------------------------- adjectives

// Whether the word is an adjective of a state or people, not its name.
static bool is_demonym(const td_extraction *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_term known =
      entity == TD_NONE ? 0 : x->document->entities.items[entity].known;
  const td_term property = td_know_vocab(x->know, TD_TID_demonym);
  if (!known || !property) {
    return false;
  }
  const td_fact_run run = td_know_objects(x->know, known, property);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_slice_equal(td_know_text(x->know, f->o), x->tokens[token].form)) {
      return true;
    }
  }
  return false;
}

// Whether a phrase behind the noun says where, or against whom: "the Soviet war
// | in Afghanistan"; without one a war is where the adjective says, if that is
// not of two states.
static bool is_elsewhere(const td_extraction *x, const td_event *e,
                         uint32_t state) {
  const uint32_t place = td_document_child(x->document, e->token, TD_REL_NMOD);
  uint32_t states[TD_MAX_CONJUNCTS];
  return !td_event_is_below(x, e, TD_TID_Clash) ||
         td_conjuncts(x, state, states) > 1 ||
         (place != TD_NONE && place > e->token &&
          td_entity_at(x, place) != TD_NONE);
}

// "Russian criticism", "the French ban": the state before the noun.
static uint32_t describing_state(const td_extraction *x, const td_event *e) {
  for (uint32_t c = x->tokens[e->token].first_child;
       c != TD_NONE && c < e->token; c = x->tokens[c].next_sibling) {
    const td_rel rel = (td_rel)x->tokens[c].rel;
    if ((rel == TD_REL_AMOD || rel == TD_REL_COMPOUND) && is_demonym(x, c) &&
        !takes_part(x, e, c) && is_elsewhere(x, e, c)) {
      return c;
    }
  }
  return TD_NONE;
}

// ------------------------------------------------------------------ clause

// Whether the adverbial behind "for" is what is asked for: "pushed for talks".
static bool is_asked_for(const td_extraction *x, uint32_t noun) {
  const uint32_t verb = x->tokens[noun].head;
  const uint32_t event = x->event_of[verb];
  return td_token_word(x, verb, TD_WORD_REQUEST) ||
         td_token_word(x, verb, TD_WORD_DESIRE) ||
         (event != TD_NONE &&
          td_event_is_below(x, &x->document->events.items[event],
                            TD_TID_Request));
}

// The adverbial that the event noun is: "at a meeting", "in support of"; what
// something is done for, if another party is told: "came for talks with Mali".
static bool is_adverbial(const td_extraction *x, const td_event *e,
                         uint32_t noun) {
  const td_token *t = &x->tokens[noun];
  const uint32_t preposition =
      td_document_child(x->document, noun, TD_REL_CASE);
  return td_rel_base((td_rel)t->rel) == TD_REL_OBL && preposition != TD_NONE &&
         td_is_predicate(x, t->head) && !td_is_definite(x, noun) &&
         (!td_has_mark(x, noun, TD_MARK_AIM) ||
          x->tokens[t->head].upos == TD_UPOS_ADJ ||
          (e->arguments.count && !is_asked_for(x, noun))) &&
         td_know_word(x->know, x->tokens[preposition].form_term,
                      TD_TID_AttendancePreposition);
}

// Who does what the clause around the noun tells.
static uint32_t subject_of_clause(const td_extraction *x, const td_event *e) {
  const uint32_t noun = td_measure_of(x, e->token);
  if (!is_adverbial(x, e, noun)) {
    return TD_NONE;
  }
  const uint32_t subject = td_deep_subject(x, x->tokens[noun].head);
  return subject != TD_NONE && td_is_actor(x, subject) &&
                 !takes_part(x, e, subject)
             ? subject
             : TD_NONE;
}

static td_status find_owner(const td_extraction *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  uint32_t owner = named_agent(x, e);
  if (owner == TD_NONE && has_rule(x, e, TD_TID_OwnedRule)) {
    owner = describing_state(x, e);
  }
  if (owner == TD_NONE && has_rule(x, e, TD_TID_AttendedRule)) {
    owner = subject_of_clause(x, e);
  }
  if (owner == TD_NONE) {
    return TD_OK;
  }
  uint32_t tokens[TD_MAX_CONJUNCTS];
  const uint32_t n = td_conjuncts(x, owner, tokens);
  for (uint32_t i = 0; i < n; i++) {
    TD_TRY(td_role_add_somebody(x, id, TD_ROLE_ACTOR, tokens[i]));
  }
  return TD_OK;
}

td_status td_owner_fill(const td_extraction *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    if (td_is_noun(x, e->token) && !is_done_by_one(e)) {
      TD_TRY(find_owner(x, i));
    }
  }
  return TD_OK;
}
