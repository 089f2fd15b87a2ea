// SPDX-License-Identifier: MIT

#include "extract/scene.h"

#include "grammar/fits.h"

// Whether the name of the state at `token` is that of its capital.
static bool is_capital_name(const td_analysis *x, uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_term capital = td_know_get(
      x->know, x->document->entities.items[entity].known, TD_TID_capital);
  const td_slice name =
      td_know_text(x->know, td_know_get(x->know, capital, TD_SKOS_prefLabel));
  return capital && td_slice_equal(name, x->tokens[token].form);
}

bool td_is_capital(const td_analysis *x, uint32_t entity) {
  const td_term known = x->document->entities.items[entity].known;
  const td_term property = td_know_vocab(x->know, TD_TID_capital);
  const td_fact_run run = known && property
                              ? td_know_subjects(x->know, property, known)
                              : (td_fact_run){NULL, NULL};
  return run.begin < run.end;
}

// "The embassy bombing", "a school shooting": a blow to what stands there,
// though embassies and schools do other things.
static bool is_struck(const td_analysis *x, td_term event_class,
                      uint32_t token) {
  const td_fits premises = {TD_FITS_CLASS,
                            td_know_vocab(x->know, TD_TID_Premises)};
  return x->tokens[token].upos == TD_UPOS_NOUN &&
         td_know_is_subclass(x->know, event_class,
                             td_know_vocab(x->know, TD_TID_Assault)) &&
         td_fits_any(x, token, &premises, 1);
}

// "The Iranian | embassy siege", "the Kenya | hotel bombing": whose, or where,
// what is struck is. An adjective of a state may tell who struck what is no
// body by itself: "the Israeli market attack".
static bool is_of_struck(const td_analysis *x, td_term event_class,
                         uint32_t token) {
  const bool is_adjective = x->tokens[token].rel == TD_REL_AMOD;
  for (uint32_t c = x->tokens[token].next_sibling;
       c != TD_NONE && c < x->tokens[token].head;
       c = x->tokens[c].next_sibling) {
    if (x->tokens[c].rel == TD_REL_COMPOUND && is_struck(x, event_class, c) &&
        (!is_adjective || td_is_actor(x, c))) {
      return td_entity_at(x, token) != TD_NONE;
    }
  }
  return false;
}

bool td_is_only_where(const td_analysis *x, td_term event_class,
                      uint32_t token) {
  const uint32_t entity = td_entity_at(x, token);
  const td_rel rel = (td_rel)x->tokens[token].rel;
  if ((rel == TD_REL_COMPOUND || rel == TD_REL_AMOD) &&
      is_of_struck(x, event_class, token)) {
    return true;
  }
  if (rel != TD_REL_COMPOUND || is_struck(x, event_class, token)) {
    return rel == TD_REL_COMPOUND;
  }
  if (entity == TD_NONE) {
    return false;
  }
  const bool is_scene =
      td_lexicon_rule(x->lexicon, TD_TID_SceneRule, event_class) != 0;
  if (td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Country))) {
    return is_scene && is_capital_name(x, token);
  }
  if (td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_City))) {
    return is_scene || !td_is_capital(x, entity);
  }
  // "The market attack", "the Red Sea attacks"
  return is_scene &&
         td_entity_is(x, entity, td_know_vocab(x->know, TD_SCHEMA_Place));
}
