// SPDX-License-Identifier: MIT

#include "emit/json_private.h"

static td_slice local_name(const void *know, td_term term) {
  return td_know_local_name(know, term);
}

td_json_maker td_json_maker_of(const td_emit_config *config,
                               const td_document *document, td_buffer *out) {
  return (td_json_maker){
      .config = config,
      .document = document,
      .iris = {document, config->base, local_name, config->know},
      .json = {.out = out}};
}

void td_json_put(td_json_maker *maker, const char *key, td_slice text) {
  td_json_key(&maker->json, key);
  td_json_text(&maker->json, text);
}

void td_json_put_term(td_json_maker *maker, const char *key, td_term term) {
  td_json_put(maker, key, td_know_text(maker->config->know, term));
}

td_slice td_json_entity_iri(td_json_maker *maker, uint32_t entity) {
  td_buffer_rewind(&maker->scratch);
  td_iri_entity(&maker->iris, entity, &maker->scratch);
  return td_buffer_as_slice(&maker->scratch);
}

void td_json_put_sectors(td_json_maker *maker, const td_entity *entity) {
  td_json_key(&maker->json, "sectors");
  td_json_open(&maker->json, '[');
  for (int i = 0; i < TD_MAX_SECTORS && entity->sectors[i]; i++) {
    td_json_text(&maker->json,
                 td_know_text(maker->config->know, entity->sectors[i]));
  }
  td_json_close(&maker->json, ']');
}

void td_json_put_country(td_json_maker *maker, td_term country) {
  td_json_put_term(maker, "country",
                   td_know_get(maker->config->know, country, TD_TID_iso3));
}

void td_json_put_status(td_json_maker *maker, td_event_status status) {
  const td_slice name = td_slice_of(td_vocab_iri(td_status_term(status)));
  const td_slice home = td_slice_of(td_vocab_prefixes[TD_PREFIX_tid].iri);
  td_json_put(maker, "status", td_slice_part(name, home.length, name.length));
}

void td_json_put_span(td_json_maker *maker, td_part_id part, td_span span) {
  const td_document *d = maker->document;
  td_json_key(&maker->json, "begin");
  td_json_integer(&maker->json, td_document_codepoint(d, part, span.begin));
  td_json_key(&maker->json, "end");
  td_json_integer(&maker->json, td_document_codepoint(d, part, span.end));
}
