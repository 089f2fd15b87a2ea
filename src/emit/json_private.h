// SPDX-License-Identifier: MIT

/// @file emit/json_private.h
/// What annotations and records share.

#ifndef TD_EMIT_JSON_PRIVATE_H
#define TD_EMIT_JSON_PRIVATE_H

#include "doc/iri.h"
#include "doc/terms.h"
#include "emit/json.h"

#include <jansson.h>

typedef struct {
  const td_emit_config *config;
  const td_document *document;
  td_iri_maker iris;
  td_buffer scratch;
} td_json_maker;

td_json_maker td_json_maker_of(const td_emit_config *config,
                               const td_document *document);

/// A string, or null for an empty slice. New reference; NULL without memory.
json_t *td_json_text(td_slice text);

/// The words of a term, or null for 0.
json_t *td_json_term(const td_json_maker *maker, td_term term);

/// The IRI of an entity that is no list, in the maker's scratch buffer.
td_slice td_json_entity_iri(td_json_maker *maker, uint32_t entity);

/// ["GOV", ...] of an entity.
json_t *td_json_sectors(const td_json_maker *maker, const td_entity *entity);

/// iso3 of a country's gazetteer entry, or null.
json_t *td_json_country(const td_json_maker *maker, td_term country);

/// Its local name. New reference.
json_t *td_json_status(td_event_status status);

/// The mentions of the body, in its order. New reference; NULL without memory.
json_t *td_json_mentions(td_json_maker *maker);

/// `text` without its line end, as one line; appended to `out`.
td_status td_json_dump(json_t *object, td_buffer *out);

/// Set the code point offsets of `span` in `object` under `begin` and `end`.
int td_json_set_span(const td_json_maker *maker, json_t *object,
                     td_part_id part, td_span span);

#endif
