// SPDX-License-Identifier: MIT

#include "extract/sides.h"

#include "base/try.h"
#include "extract/role.h"
#include "grammar/clause.h"
#include "grammar/conjuncts.h"
#include "grammar/deep.h"
#include "grammar/fits.h"

static bool has_sides(const td_analysis *x, const td_event *e) {
  return td_lexicon_rule(x->lexicon, TD_TID_SidesRule, e->classes[0]) != 0;
}

// "The accord | signed in Oslo": the participle behind the noun, or the noun
// before the participle, at which the act may be told; TD_NONE.
static uint32_t other_half(const td_analysis *x, uint32_t token) {
  if (!td_is_noun(x, token)) {
    return x->tokens[token].rel == TD_REL_ACL ? x->tokens[token].head : TD_NONE;
  }
  const uint32_t participle = td_child_exact(x, token, TD_REL_ACL);
  return participle != TD_NONE && td_slice_is(x->tokens[participle].xpos, "VBN")
             ? participle
             : TD_NONE;
}

// The phrase of `token` behind a preposition of two: "between Chad and Mali".
static uint32_t pair_of(const td_analysis *x, uint32_t token) {
  for (uint32_t c = token == TD_NONE ? TD_NONE : x->tokens[token].first_child;
       c != TD_NONE; c = x->tokens[c].next_sibling) {
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    const uint32_t word = td_document_child(x->document, c, TD_REL_CASE);
    if (c > token && (rel == TD_REL_OBL || rel == TD_REL_NMOD) &&
        word != TD_NONE && td_is_actor(x, c) &&
        td_know_word(x->know, x->tokens[word].form_term,
                     TD_TID_PairPreposition)) {
      return c;
    }
  }
  return TD_NONE;
}

static td_status add_pair(const td_analysis *x, uint32_t id, uint32_t pair) {
  uint32_t sides[TD_MAX_CONJUNCTS];
  const uint32_t n = td_conjuncts(x, pair, sides);
  for (uint32_t i = 0; i < n && n > 1; i++) {
    if (td_is_actor(x, sides[i])) {
      TD_TRY(td_role_add_somebody(x, id, TD_ROLE_ACTOR, sides[i]));
    }
  }
  return TD_OK;
}

static uint32_t entity_in(const td_event *e, td_role role) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->filler == TD_FILLER_ENTITY &&
        (a->role == role || a->is_counterpart)) {
      return a->id;
    }
  }
  return TD_NONE;
}

// "Under an accord with Mali, | Chad will leave": who acts under what it has
// with another; TD_NONE.
static uint32_t who_acts_under(const td_analysis *x, const td_event *e) {
  const uint32_t noun =
      td_is_noun(x, e->token) ? e->token : other_half(x, e->token);
  const uint32_t other = entity_in(e, TD_ROLE_RECIPIENT);
  const uint32_t word = noun == TD_NONE
                            ? TD_NONE
                            : td_document_child(x->document, noun, TD_REL_CASE);
  const uint32_t verb = noun == TD_NONE ? TD_NONE : x->tokens[noun].head;
  if (other == TD_NONE || word == TD_NONE || verb == TD_NONE ||
      x->tokens[noun].rel != TD_REL_OBL || td_is_passive(x, verb) ||
      !td_know_word(x->know, x->tokens[word].form_term,
                    TD_TID_TermsPreposition)) {
    return TD_NONE;
  }
  const uint32_t who = td_deep_subject(x, verb);
  return who != TD_NONE && td_is_actor(x, who) && td_entity_at(x, who) != other
             ? who
             : TD_NONE;
}

static bool is_done_by_somebody(const td_event *e) {
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    if (e->arguments.items[i].role == TD_ROLE_ACTOR &&
        !e->arguments.items[i].is_counterpart) {
      return true;
    }
  }
  return false;
}

static td_status fill(const td_analysis *x, uint32_t id) {
  const td_event *e = &x->document->events.items[id];
  uint32_t pair = pair_of(x, e->token);
  pair = pair != TD_NONE ? pair : pair_of(x, other_half(x, e->token));
  if (pair != TD_NONE) {
    return add_pair(x, id, pair);
  }
  const uint32_t who = who_acts_under(x, e);
  return who == TD_NONE ? TD_OK
                        : td_role_add_somebody(x, id, TD_ROLE_ACTOR, who);
}

td_status td_sides_fill(const td_analysis *x) {
  for (uint32_t i = 0; i < x->document->events.count; i++) {
    const td_event *e = &x->document->events.items[i];
    if (has_sides(x, e) && !is_done_by_somebody(e)) {
      TD_TRY(fill(x, i));
    }
  }
  return TD_OK;
}
