// SPDX-License-Identifier: MIT

/// @file doc/iri.h
/// The IRIs of what a document holds.
///
/// Entities, strings, sentences, events and so on have IRIs that follow from
/// their content and place, so the same article always gives the same ones.
/// Each function appends one IRI to a buffer. Offsets in IRIs are code points
/// of the part; what stands in the headline has "headline." before its name.
///
/// Terms of the knowledge are numbers here; a function of the caller gives
/// their local names (td_know_local_name).
///
/// Cost: linear in the length of the IRI. Memory trouble shows as
/// `out->failed`. Read-only on the document: any number of threads.

#ifndef TD_DOC_IRI_H
#define TD_DOC_IRI_H

#include "base/buffer.h"
#include "doc/document.h"

/// The part of the IRI of `term` after its namespace; borrowed.
typedef td_slice (*td_local_name_func)(const void *know, td_term term);

/// What IRIs are made from.
typedef struct {
  const td_document *document;
  td_slice
      base; ///< "https://w3id.org/tidings/": entity/, membership/ ... follow
  td_local_name_func local_name;
  const void *know; ///< handle of `local_name`
} td_iri_maker;

/// base + "entity/".
void td_iri_known(const td_iri_maker *maker, td_term entry, td_buffer *out);

/// Append `iri`, moved to the base if it is one of ours that moves: entity/,
/// event/, membership/, role/, document/.
void td_iri_moved(const td_iri_maker *maker, td_slice iri, td_buffer *out);

/// The IRI of entity `entity`, which must not be a list (its members have
/// theirs): of a known one its gazetteer entry's, of an unknown name
/// entity/NAME~KEY, of a group <doc>#group=b,e.
void td_iri_entity(const td_iri_maker *maker, uint32_t entity, td_buffer *out);

/// <doc>#body or <doc>#headline.
void td_iri_part(const td_iri_maker *maker, td_part_id part, td_buffer *out);

/// <doc>#char=b,e, for the string of a mention.
void td_iri_string(const td_iri_maker *maker, td_part_id part, td_span span,
                   td_buffer *out);

/// <doc>#phrase=b,e, for what a chain without an entity stands for.
void td_iri_phrase(const td_iri_maker *maker, td_part_id part, td_span span,
                   td_buffer *out);

void td_iri_sentence(const td_iri_maker *maker, uint32_t sentence,
                     td_buffer *out);

/// <doc>#event=b,e; with ",Class" behind it when a neighbour in the document's
/// events has the same trigger. (Events of one trigger stand together.)
void td_iri_event(const td_iri_maker *maker, uint32_t event, td_buffer *out);

/// <doc>#amount=b,e, of the money of an event that has some.
void td_iri_amount(const td_iri_maker *maker, uint32_t event, td_buffer *out);

/// <doc>#membership=b,e; with ",N" behind it for the N-th of one title, from 2.
void td_iri_membership(const td_iri_maker *maker, uint32_t membership,
                       td_buffer *out);
void td_iri_quotation(const td_iri_maker *maker, uint32_t quotation,
                      td_buffer *out);

/// <doc>#attribution=b,e,N of the N-th attribution, from 1, of all events of
/// this event's trigger.
void td_iri_attribution(const td_iri_maker *maker, uint32_t event,
                        uint32_t number, td_buffer *out);

/// `n_digits` (at most 64) hexadecimal digits of the SHA-256 of `text`.
void td_iri_digest(td_slice text, size_t n_digits, td_buffer *out);

/// Append `text` so that it can stand in an IRI: a space becomes "_", what may
/// not stand in a path segment, and "~", is percent-encoded.
void td_iri_escape(td_slice text, td_buffer *out);

#endif
