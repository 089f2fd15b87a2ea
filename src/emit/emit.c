// SPDX-License-Identifier: MIT

#include "emit/emit.h"

#include "base/try.h"
#include "emit/private.h"

#define MAX_DEPTH 16

static td_slice local_name(const void *know, td_term term) {
  return td_know_local_name(know, term);
}

static void mark_participant(td_emission *emission, uint32_t entity,
                             unsigned depth) {
  const td_entity *e = &emission->document->entities.items[entity];
  emission->is_participant[entity] = true;
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    mark_participant(emission, e->members[i], depth - 1);
  }
}

static void find_participants(td_emission *emission) {
  const td_document *d = emission->document;
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    for (uint32_t k = 0; e->classes[0] && k < e->arguments.count; k++) {
      const td_argument *a = &e->arguments.items[k];
      if (a->filler == TD_FILLER_ENTITY &&
          (a->role == TD_ROLE_ACTOR || a->role == TD_ROLE_RECIPIENT)) {
        mark_participant(emission, a->id, MAX_DEPTH);
      }
    }
    for (uint32_t k = 0; e->classes[0] && k < e->attributions.count; k++) {
      if (e->attributions.items[k].source != TD_NONE) {
        mark_participant(emission, e->attributions.items[k].source, 0);
      }
    }
  }
}

static td_status prepare(td_emission *emission) {
  const td_document *d = emission->document;
  emission->entities =
      TD_ARENA_ARRAY(emission->arena, td_slice, d->entities.count);
  emission->is_participant =
      TD_ARENA_ARRAY(emission->arena, bool, d->entities.count);
  if (!emission->entities || !emission->is_participant) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < d->entities.count; i++) {
    if (d->entities.items[i].kind != TD_ENTITY_LIST) {
      td_buffer iri = {0};
      td_iri_entity(&emission->iris, i, &iri);
      emission->entities[i] = td_emission_keep(emission, &iri);
    }
  }
  find_participants(emission);
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
