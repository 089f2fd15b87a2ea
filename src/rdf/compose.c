// SPDX-License-Identifier: MIT

#include "rdf/compose.h"

#include <inttypes.h>
#include <stdio.h>

static void say(td_composer *composer, td_slice subject, td_vocab property,
                td_node object) {
  if (composer->status != TD_OK || object.text.length == 0) {
    return;
  }
  td_statement st = {.subject = td_node_iri(subject),
                     .predicate =
                         td_node_iri(td_slice_of(td_vocab_iri(property))),
                     .object = object};
  if (composer->graph.length) {
    st.graph = td_node_iri(composer->graph);
  }
  composer->status = composer->sink.write(composer->sink.handle, &st);
}

void td_say_iri(td_composer *composer, td_slice subject, td_vocab property,
                td_slice object) {
  say(composer, subject, property, td_node_iri(object));
}

void td_say_term(td_composer *composer, td_slice subject, td_vocab property,
                 td_vocab object) {
  td_say_iri(composer, subject, property, td_slice_of(td_vocab_iri(object)));
}

void td_say_string(td_composer *composer, td_slice subject, td_vocab property,
                   td_slice words) {
  say(composer, subject, property,
      td_node_literal(words, (td_slice){0}, (td_slice){0}));
}

void td_say_english(td_composer *composer, td_slice subject, td_vocab property,
                    td_slice words) {
  say(composer, subject, property,
      td_node_literal(words, (td_slice){0}, TD_SLICE("en")));
}

void td_say_typed(td_composer *composer, td_slice subject, td_vocab property,
                  td_slice lexical, td_vocab datatype) {
  say(composer, subject, property,
      td_node_literal(lexical, td_slice_of(td_vocab_iri(datatype)),
                      (td_slice){0}));
}

void td_say_integer(td_composer *composer, td_slice subject, td_vocab property,
                    int64_t number) {
  char digits[24];
  snprintf(digits, sizeof(digits), "%" PRId64, number);
  td_say_typed(composer, subject, property, td_slice_of(digits),
               TD_XSD_integer);
}

void td_say_offset(td_composer *composer, td_slice subject, td_vocab property,
                   uint32_t number) {
  char digits[24];
  snprintf(digits, sizeof(digits), "%" PRIu32, number);
  td_say_typed(composer, subject, property, td_slice_of(digits),
               TD_XSD_nonNegativeInteger);
}

void td_say_day(td_composer *composer, td_slice subject, td_vocab property,
                td_day day) {
  if (day != TD_NO_DAY) {
    char text[TD_DATE_BYTES];
    td_day_format(day, text);
    td_say_typed(composer, subject, property, td_slice_of(text), TD_XSD_date);
  }
}

// Canonical xsd:decimal: no zeros at the end, but always a digit behind the
// point.
void td_say_thousandths(td_composer *composer, td_slice subject,
                        td_vocab property, unsigned thousandths) {
  char text[24];
  int length = snprintf(text, sizeof(text), "%u.%03u", thousandths / 1000,
                        thousandths % 1000);
  while (text[length - 1] == '0' && text[length - 2] != '.') {
    length--;
  }
  td_say_typed(composer, subject, property, (td_slice){text, (size_t)length},
               TD_XSD_decimal);
}
