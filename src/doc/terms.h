// SPDX-License-Identifier: MIT

/// @file doc/terms.h
/// What the values of a document are called in the vocabulary, and the
/// statements that reports and events have in common.
///
/// Reports (emit/) and what is made of them (fuse/) say their status, numbers
/// and times in the same words; those words stand here, once. Constant time,
/// no memory; the composer as in rdf/compose.h.

#ifndef TD_DOC_TERMS_H
#define TD_DOC_TERMS_H

#include "doc/document.h"
#include "rdf/compose.h"

/// tid:actor of TD_ROLE_ACTOR, sem:hasPlace of TD_ROLE_PLACE, and so on.
td_vocab td_role_property(td_role role);

/// Whether the vocabulary lets `filler` fill `role`: only entities act, only
/// events are claimed, and words stand for a topic or a reason.
bool td_role_takes(td_role role, td_filler filler);

/// Set `*property` to tid:actorMention and the like; false for a role whose
/// fillers' mentions are not told.
bool td_role_mention_property(td_role role, td_vocab *property);

/// tid:topicText or tid:reasonText; false for a role without words.
bool td_role_text_property(td_role role, td_vocab *property);

/// tid:Happened and so on.
td_vocab td_status_term(td_event_status status);

/// tid:Current and so on.
td_vocab td_tenure_term(td_tenure tenure);

/// Say who fills `role`; actors and recipients are sem:hasActor as well.
void td_say_role(td_composer *composer, td_slice subject, td_role role,
                 td_slice filler);

#define TD_DECIMAL_BYTES 32
/// Hundredths as a decimal number without needless zeros.
td_slice td_decimal_text(int64_t hundredths, char text[TD_DECIMAL_BYTES]);

/// tid:killed ...
td_vocab td_number_property(td_number_kind kind);

/// Say what of tid:killed, tid:killedMin ... is known; whether any is.
bool td_say_number(td_composer *composer, td_slice subject, td_number_kind kind,
                   const td_number *number);

/// A time as precise as it is known.
typedef struct {
  td_precision precision;
  td_day begin; ///< TD_NO_DAY
  td_day end;
} td_when;

/// Say first and last possible day, and the time stamp where there is one.
void td_say_when(td_composer *composer, td_slice subject, td_when when);

/// Write `day` as precisely as `precision`: "2019-03"; empty for none.
td_slice td_day_text(td_day day, td_precision precision,
                     char text[TD_DATE_BYTES]);

#endif
