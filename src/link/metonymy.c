// SPDX-License-Identifier: MIT

// Capitals that stand for their states, and houses for their bodies.

#include "link/link_private.h"

// The state whose capital `city` is; 0.
static td_term state_of_capital(const td_linking *l, td_term city) {
  const td_fact_run run =
      td_know_subjects(l->know, td_know_vocab(l->know, TD_TID_capital), city);
  td_term best = 0;
  for (const td_fact *f = run.begin; f < run.end; f++) {
    if (td_know_is_a(l->know, f->s, TD_SCHEMA_Country) &&
        (!best || td_link_weight(l, f->s) > td_link_weight(l, best))) {
      best = f->s;
    }
  }
  return best;
}

// "Washington, D.C." says that the city is meant.
static bool has_comma(const td_linking *l, const td_mention *m) {
  for (uint32_t t = m->first_token; t < m->first_token + m->n_tokens; t++) {
    if (td_slice_is(l->words[t], ",")) {
      return true;
    }
  }
  return false;
}

static bool is_other_town(const td_linking *l, uint32_t token) {
  const uint32_t id = l->inside[token];
  const td_term place =
      id == TD_NONE ? 0 : l->document->mentions.items[id].known;
  return place && td_know_is_a(l->know, place, TD_SCHEMA_City) &&
         !state_of_capital(l, place);
}

// "Milan, Rome and Paris": a town that is no capital among those listed with
// it.
static bool is_among_towns(const td_linking *l, const td_mention *m) {
  const td_token *head = &l->tokens[m->head];
  const uint32_t first =
      td_rel_base(head->rel) == TD_REL_CONJ && head->head != TD_NONE
          ? head->head
          : m->head;
  if (is_other_town(l, first)) {
    return true;
  }
  for (uint32_t c = l->tokens[first].first_child; c != TD_NONE;
       c = l->tokens[c].next_sibling) {
    if (td_rel_base(l->tokens[c].rel) == TD_REL_CONJ && is_other_town(l, c)) {
      return true;
    }
  }
  return false;
}

// "X is the capital of": the article tells of the town itself.
static bool is_described(const td_linking *l, const td_mention *m) {
  const td_token *head = &l->tokens[m->head];
  if (td_rel_base(head->rel) != TD_REL_NSUBJ || head->head == TD_NONE ||
      td_document_child(l->document, head->head, TD_REL_COP) == TD_NONE) {
    return false;
  }
  const td_term noun =
      td_know_word(l->know, l->tokens[head->head].lemma_term, TD_TID_PlaceNoun);
  return noun && td_know_has(l->know, noun, TD_TID_kindOfPlace,
                             td_know_vocab(l->know, TD_SCHEMA_City));
}

void td_link_read_described(td_linking *l) {
  for (uint32_t i = 0; i < l->document->mentions.count; i++) {
    const td_mention *m = &l->document->mentions.items[i];
    if (m->form == TD_FORM_NAME && m->known && is_described(l, m)) {
      td_link_put(l, &l->described, m->known, i);
    }
  }
}

td_term td_link_stand_for(const td_linking *l, const td_mention *m,
                          td_term entity) {
  if (!entity || !td_know_is_a(l->know, entity, TD_SCHEMA_Place) ||
      td_know_is_a(l->know, entity, TD_SCHEMA_Country) || !td_link_acts(l, m)) {
    return entity;
  }
  const td_term body = td_know_get(l->know, entity, TD_TID_standsFor);
  const td_term state = state_of_capital(l, entity);
  if (!state) {
    return body ? body : entity;
  }
  if (has_comma(l, m) || is_among_towns(l, m)) {
    return entity;
  }
  // Where an article tells of the city itself, or nothing else tells of the
  // state, only a clear act is the state's.
  const bool is_place = td_link_find(&l->described, entity) != TD_NONE;
  if (is_place ? !td_link_speaks(l, m)
               : !td_link_acts_surely(l, m) && td_link_weight(l, state) < 2) {
    return entity;
  }
  return state;
}
