// SPDX-License-Identifier: MIT

#include "emit/emit.h"

#include "base/try.h"
#include "emit/private.h"

#define MAX_DEPTH 16

static td_slice local_name(const void *know, td_term term) {
  return td_know_local_name(know, term);
}

// Mark an entity, or each member of a list.
static void mark(const td_emission *emission, bool *marks, uint32_t entity,
                 unsigned depth) {
  const td_entity *e = &emission->document->entities.items[entity];
  marks[entity] = true;
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    mark(emission, marks, e->members[i], depth - 1);
  }
}

static void mark_roles(td_emission *emission, const td_event *e) {
  for (uint32_t k = 0; k < e->arguments.count; k++) {
    const td_argument *a = &e->arguments.items[k];
    if (a->filler != TD_FILLER_ENTITY) {
      continue;
    }
    if (a->role == TD_ROLE_ACTOR || a->role == TD_ROLE_RECIPIENT) {
      mark(emission, emission->is_participant, a->id, MAX_DEPTH);
    } else if (a->role == TD_ROLE_PLACE) {
      mark(emission, emission->is_place, a->id, MAX_DEPTH);
    }
  }
  for (uint32_t k = 0; k < e->attributions.count; k++) {
    if (e->attributions.items[k].source != TD_NONE) {
      mark(emission, emission->is_participant, e->attributions.items[k].source,
           MAX_DEPTH);
    }
  }
}

static void find_roles(td_emission *emission) {
  const td_document *d = emission->document;
  for (uint32_t i = 0; i < d->events.count; i++) {
    if (d->events.items[i].classes[0]) {
      mark_roles(emission, &d->events.items[i]);
    }
  }
}

static td_status prepare(td_emission *emission) {
  const td_document *d = emission->document;
  emission->entities =
      TD_ARENA_ARRAY(emission->arena, td_slice, d->entities.count);
  emission->is_participant =
      TD_ARENA_ARRAY(emission->arena, bool, d->entities.count);
  emission->is_place = TD_ARENA_ARRAY(emission->arena, bool, d->entities.count);
  emission->said =
      TD_ARENA_ARRAY(emission->arena, unsigned char,
                     td_know_count(emission->config->know) / 8 + 1);
  if (!emission->entities || !emission->is_participant || !emission->is_place ||
      !emission->said) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < d->entities.count; i++) {
    if (d->entities.items[i].kind != TD_ENTITY_LIST) {
      td_buffer iri = {0};
      td_iri_entity(&emission->iris, i, &iri);
      emission->entities[i] = td_emission_keep(emission, &iri);
    }
  }
  find_roles(emission);
  return emission->failed ? TD_ERR_NO_MEM : TD_OK;
}

td_status td_emit_document(const td_emit_config *config,
                           const td_document *document,
                           td_statement_sink sink) {
  td_emission emission = {
      .config = config,
      .document = document,
      .iris = {document, config->base, local_name, config->know},
      .arena = document->arena,
      .common = {.sink = sink},
      .own = {.sink = sink}};
  if (config->has_graphs) {
    emission.own.graph = document->uri;
  }
  TD_TRY(prepare(&emission));
  td_emit_article(&emission);
  td_emit_entities(&emission);
  td_emit_memberships(&emission);
  td_emit_reports(&emission);
  td_emit_quotations(&emission);
  if (emission.failed) {
    return TD_ERR_NO_MEM;
  }
  return emission.own.status != TD_OK ? emission.own.status
                                      : emission.common.status;
}
