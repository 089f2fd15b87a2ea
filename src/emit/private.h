// SPDX-License-Identifier: MIT

/// @file emit/private.h
/// What the files of emit/ share while one document is written.

#ifndef TD_EMIT_PRIVATE_H
#define TD_EMIT_PRIVATE_H

#include "doc/iri.h"
#include "doc/terms.h"
#include "emit/emit.h"
#include "rdf/compose.h"

typedef struct {
  const td_emit_config *config;
  const td_document *document;
  td_iri_maker iris;
  td_slice *entities;   ///< IRI of each entity; empty for lists
  bool *is_participant; ///< [n_entities]: takes part in an event
  bool *is_place;       ///< [n_entities]: an event is there
  unsigned char *said;  ///< bit of each term: an entry that has been said
  td_composer common;   ///< events and entities: the default graph
  td_composer own;      ///< the article's own graph
  td_arena *arena;
  uint32_t n_attributions; ///< of the trigger that is being said
  bool failed;             ///< memory ran out
} td_emission;

/// `buffer`'s content copied into the arena; the buffer is cleared.
td_slice td_emission_keep(td_emission *emission, td_buffer *buffer);

td_slice td_emission_string_iri(td_emission *emission, td_part_id part,
                                td_span span);
td_slice td_emission_event_iri(td_emission *emission, uint32_t event);

/// Say the string of a mention and that it is one; returns its IRI, empty when
/// it stands in no sentence of the graph (a dateline).
td_slice td_emit_mention(td_emission *emission, td_part_id part, td_span span,
                         uint32_t sentence);

/// Say an entry of the gazetteer and all that it points to; returns its IRI,
/// empty for 0.
td_slice td_emit_known(td_emission *emission, td_term entry);

/// The classes' own values of `property` (tid:mode, tid:context) with the
/// event's; each once, at most TD_MAX_CODES. Returns how many.
#define TD_MAX_CODES 8
unsigned td_event_codes(const td_know *know, const td_event *event,
                        td_vocab property, td_term codes[TD_MAX_CODES]);

void td_emit_article(td_emission *emission);
void td_emit_entities(td_emission *emission);
void td_emit_memberships(td_emission *emission);
void td_emit_reports(td_emission *emission);
void td_emit_quotations(td_emission *emission);

#endif
