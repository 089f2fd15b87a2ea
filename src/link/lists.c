// SPDX-License-Identifier: MIT

// Plurals that stand for the last states or persons named: "the two Koreas",
// "both leaders".

#include "link/link_private.h"

#define MAX_BACK 60      // mentions looked back for members
#define LIST_SENTENCES 3 // sentences looked back for them

static td_entity *entity_of(const td_linking *l, uint32_t id) {
  return &l->document->entities.items[id];
}

static bool is_class(const td_linking *l, td_term class, td_vocab super) {
  return td_know_is_subclass(l->know, class, td_know_vocab(l->know, super));
}

// The last `wanted` different states (or persons) named before, when there
// are just so many.
static uint32_t recent_members(td_linking *l, uint32_t id, td_vocab class,
                               uint32_t wanted) {
  uint32_t members[4];
  uint32_t n = 0;
  const td_mention *m = &l->document->mentions.items[id];
  for (uint32_t back = 1; back <= id && back < MAX_BACK; back++) {
    const td_mention *other = &l->document->mentions.items[id - back];
    if (m->sentence - other->sentence > LIST_SENTENCES) {
      break;
    }
    if (other->entity == TD_NONE ||
        entity_of(l, other->entity)->kind != TD_ENTITY_NAMED ||
        !td_link_is(l, entity_of(l, other->entity), class)) {
      continue;
    }
    bool is_new = true;
    for (uint32_t i = 0; i < n; i++) {
      is_new = is_new && members[i] != other->entity;
    }
    if (is_new && n == wanted) {
      return TD_NONE;
    }
    if (is_new) {
      members[n++] = other->entity;
    }
  }
  return n == wanted ? td_link_list(l, members, n, id) : TD_NONE;
}

uint32_t td_link_recent_list(td_linking *l, uint32_t id, td_term class,
                             bool are_states) {
  const td_mention *m = &l->document->mentions.items[id];
  const td_number count = td_link_count(l, m);
  if (count.value < 2 || count.value > 3 || !td_link_is_plural(l, m->head) ||
      td_link_phrase_country(l, m->head)) {
    return TD_NONE;
  }
  const uint32_t first = m->first_token;
  const bool says_all =
      td_know_word(l->know, l->tokens[first].form_term, TD_TID_Determiner) &&
      (td_link_is_definite(l, m->head) ||
       td_know_value(
           l->know,
           td_know_word(l->know, l->tokens[first].form_term, TD_TID_NumberWord),
           0) > 1);
  if (!says_all) {
    return TD_NONE;
  }
  if (is_class(l, class, TD_SCHEMA_Country) || are_states) {
    return recent_members(l, id, TD_SCHEMA_Country, (uint32_t)count.value);
  }
  return is_class(l, class, TD_SCHEMA_Person)
             ? recent_members(l, id, TD_SCHEMA_Person, (uint32_t)count.value)
             : TD_NONE;
}
