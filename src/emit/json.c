// SPDX-License-Identifier: MIT

#include "emit/json_private.h"

static td_slice local_name(const void *know, td_term term) {
  return td_know_local_name(know, term);
}

td_json_maker td_json_maker_of(const td_emit_config *config,
                               const td_document *document) {
  return (td_json_maker){
      .config = config,
      .document = document,
      .iris = {document, config->base, local_name, config->know}};
}

json_t *td_json_text(td_slice text) {
  return text.length ? json_stringn_nocheck(text.data, text.length)
                     : json_null();
}

json_t *td_json_term(const td_json_maker *maker, td_term term) {
  return td_json_text(td_know_text(maker->config->know, term));
}

td_slice td_json_entity_iri(td_json_maker *maker, uint32_t entity) {
  td_buffer_rewind(&maker->scratch);
  td_iri_entity(&maker->iris, entity, &maker->scratch);
  return td_buffer_as_slice(&maker->scratch);
}

json_t *td_json_sectors(const td_json_maker *maker, const td_entity *entity) {
  json_t *sectors = json_array();
  for (int i = 0; i < TD_MAX_SECTORS && entity->sectors[i]; i++) {
    json_array_append_new(sectors, td_json_term(maker, entity->sectors[i]));
  }
  return sectors;
}

json_t *td_json_country(const td_json_maker *maker, td_term country) {
  return td_json_term(maker,
                      td_know_get(maker->config->know, country, TD_TID_iso3));
}

json_t *td_json_status(td_event_status status) {
  td_slice name = td_slice_of(td_vocab_iri(td_status_term(status)));
  const td_slice home = td_slice_of(td_vocab_prefixes[TD_PREFIX_tid].iri);
  return td_json_text(td_slice_part(name, home.length, name.length));
}

static int add_chunk(const char *bytes, size_t length, void *handle) {
  td_buffer *out = handle;
  td_buffer_add(out, (td_slice){bytes, length});
  return out->failed ? -1 : 0;
}

td_status td_json_dump(json_t *object, td_buffer *out) {
  const int failed =
      !object || json_dump_callback(object, add_chunk, out,
                                    JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

int td_json_set_span(const td_json_maker *maker, json_t *object,
                     td_part_id part, td_span span) {
  const td_document *d = maker->document;
  return json_object_set_new(
             object, "begin",
             json_integer(td_document_codepoint(d, part, span.begin))) ||
         json_object_set_new(
             object, "end",
             json_integer(td_document_codepoint(d, part, span.end)));
}
