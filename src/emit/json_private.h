// SPDX-License-Identifier: MIT

/// @file emit/json_private.h
/// What annotations and records share.

#ifndef TD_EMIT_JSON_PRIVATE_H
#define TD_EMIT_JSON_PRIVATE_H

#include "doc/iri.h"
#include "doc/terms.h"
#include "emit/json.h"
#include "emit/json_write.h"

typedef struct {
  const td_emit_config *config;
  const td_document *document;
  td_iri_maker iris;
  td_buffer scratch;
  td_json_writer json;
} td_json_maker;

/// A maker that appends to `out`. Its scratch buffer is the caller's to clear.
td_json_maker td_json_maker_of(const td_emit_config *config,
                               const td_document *document, td_buffer *out);

/// A key and its value: a string, or null for an empty one.
void td_json_put(td_json_maker *maker, const char *key, td_slice text);

/// The same of the words of a term; null for 0.
void td_json_put_term(td_json_maker *maker, const char *key, td_term term);

/// The IRI of an entity that is no list, in the maker's scratch buffer.
td_slice td_json_entity_iri(td_json_maker *maker, uint32_t entity);

/// "sectors": ["GOV", ...] of an entity.
void td_json_put_sectors(td_json_maker *maker, const td_entity *entity);

/// "country": iso3 of a country's gazetteer entry, or null.
void td_json_put_country(td_json_maker *maker, td_term country);

/// "status": its local name.
void td_json_put_status(td_json_maker *maker, td_event_status status);

/// "begin" and "end": the code point offsets of `span`.
void td_json_put_span(td_json_maker *maker, td_part_id part, td_span span);

/// The mentions of the body, in its order.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_json_mentions(td_json_maker *maker);

#endif
