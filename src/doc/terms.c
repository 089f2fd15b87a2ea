// SPDX-License-Identifier: MIT

#include "doc/terms.h"

#include <inttypes.h>
#include <stdio.h>

#define NONE TD_N_VOCAB

static const struct {
  td_vocab property;
  td_vocab mention; // NONE: not told
  td_vocab text;
} roles[TD_N_ROLES] = {
    [TD_ROLE_ACTOR] = {TD_TID_actor, TD_TID_actorMention, NONE},
    [TD_ROLE_RECIPIENT] = {TD_TID_recipient, TD_TID_recipientMention, NONE},
    [TD_ROLE_THEME] = {TD_TID_theme, TD_TID_themeMention, NONE},
    [TD_ROLE_ORIGIN] = {TD_TID_origin, TD_TID_originMention, NONE},
    [TD_ROLE_DESTINATION] = {TD_TID_destination, TD_TID_destinationMention,
                             NONE},
    [TD_ROLE_TOPIC] = {TD_TID_topic, NONE, TD_TID_topicText},
    [TD_ROLE_REASON] = {TD_TID_reason, NONE, TD_TID_reasonText},
    [TD_ROLE_PLACE] = {TD_SEM_hasPlace, TD_TID_placeMention, NONE},
    [TD_ROLE_CLAIMS] = {TD_TID_claims, NONE, NONE},
    [TD_ROLE_BEFORE] = {TD_TID_before, NONE, NONE},
    [TD_ROLE_AFTER] = {TD_TID_after, NONE, NONE},
    [TD_ROLE_PART_OF] = {TD_TID_subEventOf, NONE, NONE}};

td_vocab td_role_property(td_role role) { return roles[role].property; }

bool td_role_takes(td_role role, td_filler filler) {
  switch (filler) {
  case TD_FILLER_ENTITY:
    return role < TD_ROLE_CLAIMS;
  case TD_FILLER_EVENT:
    return role == TD_ROLE_THEME || role == TD_ROLE_TOPIC ||
           role == TD_ROLE_REASON || role >= TD_ROLE_CLAIMS;
  default:
    return roles[role].text != NONE;
  }
}

bool td_role_mention_property(td_role role, td_vocab *property) {
  *property = roles[role].mention;
  return *property != NONE;
}

bool td_role_text_property(td_role role, td_vocab *property) {
  *property = roles[role].text;
  return *property != NONE;
}

td_vocab td_status_term(td_event_status status) {
  static const td_vocab terms[TD_N_STATUS] = {
      [TD_HAPPENED] = TD_TID_Happened,
      [TD_ONGOING] = TD_TID_Ongoing,
      [TD_PLANNED] = TD_TID_Planned,
      [TD_POSSIBLE] = TD_TID_Possible,
      [TD_REQUESTED] = TD_TID_Requested,
      [TD_DID_NOT_HAPPEN] = TD_TID_DidNotHappen,
      [TD_DISPUTED] = TD_TID_Disputed};
  return terms[status];
}

td_vocab td_tenure_term(td_tenure tenure) {
  static const td_vocab terms[] = {[TD_TENURE_CURRENT] = TD_TID_Current,
                                   [TD_TENURE_FORMER] = TD_TID_Former,
                                   [TD_TENURE_ACTING] = TD_TID_Acting,
                                   [TD_TENURE_ELECT] = TD_TID_Elect,
                                   [TD_TENURE_DESIGNATE] = TD_TID_Designated};
  return terms[tenure];
}

void td_say_role(td_composer *composer, td_slice subject, td_role role,
                 td_slice filler) {
  td_say_iri(composer, subject, roles[role].property, filler);
  if (role == TD_ROLE_ACTOR || role == TD_ROLE_RECIPIENT) {
    td_say_iri(composer, subject, TD_SEM_hasActor, filler);
  }
}

static const td_vocab NUMBERS[TD_N_NUMBERS][3] = {
    [TD_NUMBER_KILLED] = {TD_TID_killed, TD_TID_killedMin, TD_TID_killedMax},
    [TD_NUMBER_WOUNDED] = {TD_TID_wounded, TD_TID_woundedMin,
                           TD_TID_woundedMax},
    [TD_NUMBER_MISSING] = {TD_TID_missing, TD_TID_missingMin,
                           TD_TID_missingMax},
    [TD_NUMBER_DETAINED] = {TD_TID_detained, TD_TID_detainedMin,
                            TD_TID_detainedMax},
    [TD_NUMBER_DISPLACED] = {TD_TID_displaced, TD_TID_displacedMin,
                             TD_TID_displacedMax}};

td_vocab td_number_property(td_number_kind kind) { return NUMBERS[kind][0]; }

bool td_say_number(td_composer *composer, td_slice subject, td_number_kind kind,
                   const td_number *number) {
  const int64_t values[] = {number->value, number->min, number->max};
  bool is_said = false;
  for (int i = 0; i < 3; i++) {
    if (values[i] != TD_NO_COUNT) {
      td_say_integer(composer, subject, NUMBERS[kind][i], values[i]);
      is_said = true;
    }
  }
  return is_said;
}

td_slice td_decimal_text(int64_t hundredths, char text[TD_DECIMAL_BYTES]) {
  const int n =
      hundredths % 100
          ? snprintf(text, TD_DECIMAL_BYTES, "%" PRId64 ".%02d",
                     hundredths / 100, (int)(hundredths % 100))
          : snprintf(text, TD_DECIMAL_BYTES, "%" PRId64, hundredths / 100);
  return (td_slice){text, (size_t)n};
}

td_slice td_day_text(td_day day, td_precision precision,
                     char text[TD_DATE_BYTES]) {
  static const size_t lengths[] = {[TD_PRECISION_NONE] = 0,
                                   [TD_PRECISION_YEAR] = 4,
                                   [TD_PRECISION_MONTH] = 7,
                                   [TD_PRECISION_DAY] = 10};
  if (day == TD_NO_DAY || precision == TD_PRECISION_NONE) {
    return (td_slice){0};
  }
  td_day_format(day, text);
  return (td_slice){text, lengths[precision]};
}

void td_say_when(td_composer *composer, td_slice subject, td_when when) {
  static const td_vocab types[] = {[TD_PRECISION_NONE] = TD_XSD_date,
                                   [TD_PRECISION_YEAR] = TD_XSD_gYear,
                                   [TD_PRECISION_MONTH] = TD_XSD_gYearMonth,
                                   [TD_PRECISION_DAY] = TD_XSD_date};
  char text[TD_DATE_BYTES];
  td_say_day(composer, subject, TD_SEM_hasEarliestBeginTimeStamp, when.begin);
  td_say_day(composer, subject, TD_SEM_hasLatestEndTimeStamp, when.end);
  td_say_typed(composer, subject, TD_SEM_hasTimeStamp,
               td_day_text(when.begin, when.precision, text),
               types[when.precision]);
}
