// SPDX-License-Identifier: MIT

// Making entities, once each.

#include "link/link_private.h"

#include "base/array.h"

bool td_link_is(const td_linking *l, const td_entity *e, td_vocab class) {
  if (e->known) {
    return td_know_is_a(l->know, e->known, class);
  }
  return e->type &&
         td_know_is_subclass(l->know, e->type, td_know_vocab(l->know, class));
}

bool td_link_is_state(const td_linking *l, const td_entity *e) {
  return e->known && td_link_is(l, e, TD_SCHEMA_Country);
}

uint32_t td_link_add(td_linking *l, td_entity_kind kind, uint32_t mention) {
  const uint32_t id = l->document->entities.count;
  td_entity *e = TD_PUSH(l->document->arena, &l->document->entities);
  if (!e) {
    l->status = TD_ERR_NO_MEM;
    return TD_NONE;
  }
  e->kind = kind;
  e->organization = TD_NONE;
  e->mention = mention;
  e->count = TD_NO_COUNT;
  e->count_min = TD_NO_COUNT;
  e->count_max = TD_NO_COUNT;
  return id;
}

void td_link_add_sectors(td_linking *l, td_entity *entity, td_term entry) {
  const td_fact_run run =
      td_know_objects(l->know, entry, td_know_vocab(l->know, TD_TID_sector));
  for (const td_fact *f = run.begin; entry && f < run.end; f++) {
    for (int i = 0; i < TD_MAX_SECTORS; i++) {
      if (entity->sectors[i] == f->o) {
        break;
      }
      if (entity->sectors[i] == 0) {
        entity->sectors[i] = f->o;
        break;
      }
    }
  }
}

// The class that says most: the one below the others.
static td_term class_of(const td_linking *l, td_term entry) {
  const td_fact_run types =
      td_know_objects(l->know, entry, td_know_vocab(l->know, TD_RDF_type));
  td_term class = 0;
  for (const td_fact *f = types.begin; f < types.end; f++) {
    if (!class || td_know_is_subclass(l->know, f->o, class)) {
      class = f->o;
    }
  }
  return class;
}

uint32_t td_link_known(td_linking *l, td_term entry, uint32_t mention) {
  const uint32_t old = td_link_find(&l->by_known, entry);
  if (old != TD_NONE) {
    return old;
  }
  const uint32_t id = td_link_add(l, TD_ENTITY_NAMED, mention);
  if (id == TD_NONE) {
    return TD_NONE;
  }
  td_entity *e = &l->document->entities.items[id];
  e->known = entry;
  e->name =
      td_know_text(l->know, td_know_get(l->know, entry, TD_SKOS_prefLabel));
  e->type = class_of(l, entry);
  e->country = td_link_country_of(l, entry);
  e->nonstate = td_know_get(l->know, entry, TD_TID_nonState);
  e->gender = td_know_get(l->know, entry, TD_SCHEMA_gender);
  td_link_add_sectors(l, e, entry);
  if (!e->sectors[0]) {
    td_link_add_sectors(l, e, e->type); // a state acts as its government
  }
  td_link_put(l, &l->by_known, entry, id);
  return id;
}

uint32_t td_link_list(td_linking *l, const uint32_t *members, uint32_t n,
                      uint32_t mention) {
  if (n == 1) {
    return members[0];
  }
  uint32_t *copy = TD_ARENA_ARRAY(l->document->arena, uint32_t, n);
  const uint32_t id = td_link_add(l, TD_ENTITY_LIST, mention);
  if (!copy || id == TD_NONE) {
    l->status = TD_ERR_NO_MEM;
    return TD_NONE;
  }
  memcpy(copy, members, n * sizeof(*members));
  td_entity *e = &l->document->entities.items[id];
  const td_mention *m = &l->document->mentions.items[mention];
  e->members = copy;
  e->n_members = n;
  e->is_plural = true;
  e->name = td_document_text(l->document, m->part, m->span);
  return id;
}
