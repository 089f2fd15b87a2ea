// SPDX-License-Identifier: MIT

/// @file rdf/compose.h
/// Statements made one property at a time: who writes a graph says things.
///
///     td_composer c = {.sink = sink, .graph = graph};
///     td_say_iri(&c, subject, TD_RDF_type, ...);
///
/// The first failure of the sink is kept in `status` and ends all saying, so a
/// whole subject can be said and checked once. Saying nothing: an empty object
/// is not written. All slices are borrowed for the call.

#ifndef TD_RDF_COMPOSE_H
#define TD_RDF_COMPOSE_H

#include "base/calendar.h"
#include "rdf/statement.h"
#include "rdf/vocab.h"

#include <stdint.h>

typedef struct {
  td_statement_sink sink;
  td_slice graph; ///< IRI; empty for the default graph
  td_status status;
} td_composer;

void td_say_iri(td_composer *composer, td_slice subject, td_vocab property,
                td_slice object);
void td_say_term(td_composer *composer, td_slice subject, td_vocab property,
                 td_vocab object);

/// A plain string.
void td_say_string(td_composer *composer, td_slice subject, td_vocab property,
                   td_slice words);
/// Words in English.
void td_say_english(td_composer *composer, td_slice subject, td_vocab property,
                    td_slice words);
void td_say_typed(td_composer *composer, td_slice subject, td_vocab property,
                  td_slice lexical, td_vocab datatype);
void td_say_integer(td_composer *composer, td_slice subject, td_vocab property,
                    int64_t number);
/// xsd:nonNegativeInteger.
void td_say_offset(td_composer *composer, td_slice subject, td_vocab property,
                   uint32_t number);
/// Nothing for TD_NO_DAY.
void td_say_day(td_composer *composer, td_slice subject, td_vocab property,
                td_day day);
void td_say_thousandths(td_composer *composer, td_slice subject,
                        td_vocab property, unsigned thousandths);

#endif
