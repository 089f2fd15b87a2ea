// SPDX-License-Identifier: MIT

#include "emit/private.h"

#define MAX_DEPTH 16

static const td_vocab role_properties[TD_N_ROLES] = {
    [TD_ROLE_ACTOR] = TD_TID_actor,
    [TD_ROLE_RECIPIENT] = TD_TID_recipient,
    [TD_ROLE_THEME] = TD_TID_theme,
    [TD_ROLE_ORIGIN] = TD_TID_origin,
    [TD_ROLE_DESTINATION] = TD_TID_destination,
    [TD_ROLE_TOPIC] = TD_TID_topic,
    [TD_ROLE_REASON] = TD_TID_reason,
    [TD_ROLE_PLACE] = TD_SEM_hasPlace,
    [TD_ROLE_CLAIMS] = TD_TID_claims,
    [TD_ROLE_BEFORE] = TD_TID_before,
    [TD_ROLE_AFTER] = TD_TID_after,
    [TD_ROLE_PART_OF] = TD_TID_subEventOf};

static const td_vocab statuses[TD_N_STATUS] = {
    TD_TID_Happened,  TD_TID_Ongoing,      TD_TID_Planned, TD_TID_Possible,
    TD_TID_Requested, TD_TID_DidNotHappen, TD_TID_Disputed};

static const td_vocab number_properties[TD_N_NUMBERS][3] = {
    {TD_TID_killed, TD_TID_killedMin, TD_TID_killedMax},
    {TD_TID_wounded, TD_TID_woundedMin, TD_TID_woundedMax},
    {TD_TID_missing, TD_TID_missingMin, TD_TID_missingMax},
    {TD_TID_detained, TD_TID_detainedMin, TD_TID_detainedMax},
    {TD_TID_displaced, TD_TID_displacedMin, TD_TID_displacedMax}};

// false for a role whose fillers' mentions are not told.
static bool mention_property(td_role role, td_vocab *property) {
  static const struct {
    td_role role;
    td_vocab property;
  } properties[] = {{TD_ROLE_ACTOR, TD_TID_actorMention},
                    {TD_ROLE_RECIPIENT, TD_TID_recipientMention},
                    {TD_ROLE_THEME, TD_TID_themeMention},
                    {TD_ROLE_ORIGIN, TD_TID_originMention},
                    {TD_ROLE_DESTINATION, TD_TID_destinationMention},
                    {TD_ROLE_PLACE, TD_TID_placeMention}};
  for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++) {
    if (properties[i].role == role) {
      *property = properties[i].property;
      return true;
    }
  }
  return false;
}

// Of a list each member takes the role.
static void say_filler(td_emission *emission, td_slice report, td_role role,
                       uint32_t entity, unsigned depth) {
  const td_entity *e = &emission->document->entities.items[entity];
  td_composer *c = &emission->own;
  if (e->kind == TD_ENTITY_LIST) {
    for (uint32_t i = 0; depth && i < e->n_members; i++) {
      say_filler(emission, report, role, e->members[i], depth - 1);
    }
    return;
  }
  const td_slice iri = emission->entities[entity];
  td_say_iri(c, report, role_properties[role], iri);
  if (role == TD_ROLE_ACTOR || role == TD_ROLE_RECIPIENT) {
    td_say_iri(c, report, TD_SEM_hasActor, iri);
  }
}

static void say_text_filler(td_emission *emission, td_slice report,
                            const td_argument *a) {
  const td_slice words = td_document_text(emission->document, a->part, a->span);
  if (a->role == TD_ROLE_TOPIC) {
    td_say_english(&emission->own, report, TD_TID_topicText, words);
  } else if (a->role == TD_ROLE_REASON) {
    td_say_english(&emission->own, report, TD_TID_reasonText, words);
  }
}

static void say_argument(td_emission *emission, td_slice report,
                         const td_argument *a) {
  const td_document *d = emission->document;
  if (a->filler == TD_FILLER_TEXT) {
    say_text_filler(emission, report, a);
    return;
  }
  if (a->filler == TD_FILLER_EVENT) {
    if (d->events.items[a->id].classes[0]) {
      td_say_iri(&emission->own, report, role_properties[a->role],
                 td_emission_event_iri(emission, a->id));
    }
    return;
  }
  say_filler(emission, report, a->role, a->id, MAX_DEPTH);
  td_vocab property;
  if (a->mention != TD_NONE && mention_property(a->role, &property)) {
    const td_mention *m = &d->mentions.items[a->mention];
    td_say_iri(&emission->own, report, property,
               td_emit_mention(emission, m->part, m->span, m->sentence));
  }
}

static void say_time(td_emission *emission, td_slice report,
                     const td_event *e) {
  td_composer *c = &emission->own;
  td_say_day(c, report, TD_SEM_hasEarliestBeginTimeStamp, e->begin);
  td_say_day(c, report, TD_SEM_hasLatestEndTimeStamp, e->end);
  if (e->begin != TD_NO_DAY && e->precision != TD_PRECISION_NONE) {
    static const td_vocab types[] = {TD_XSD_date, TD_XSD_gYear,
                                     TD_XSD_gYearMonth, TD_XSD_date};
    static const size_t lengths[] = {10, 4, 7, 10};
    char text[TD_DATE_BYTES];
    td_day_format(e->begin, text);
    td_say_typed(c, report, TD_SEM_hasTimeStamp,
                 (td_slice){text, lengths[e->precision]}, types[e->precision]);
  }
  if (e->time != TD_NONE) {
    const td_time *t = &emission->document->times.items[e->time];
    td_say_iri(c, report, TD_TID_timeMention,
               td_emit_mention(emission, t->part, t->span, t->sentence));
  }
}

static void say_numbers(td_emission *emission, td_slice report,
                        const td_event *e) {
  for (int i = 0; i < TD_N_NUMBERS; i++) {
    const int64_t values[] = {e->numbers[i].value, e->numbers[i].min,
                              e->numbers[i].max};
    for (int k = 0; k < 3; k++) {
      if (values[k] != TD_NO_COUNT) {
        td_say_integer(&emission->own, report, number_properties[i][k],
                       values[k]);
      }
    }
  }
}

static void say_attribution(td_emission *emission, td_slice report,
                            uint32_t event, uint32_t number,
                            const td_attribution *a) {
  static const td_vocab certainties[] = {TD_FACT_certain, TD_FACT_probable,
                                         TD_FACT_possible,
                                         TD_FACT_underspecified};
  td_buffer text = {0};
  td_iri_attribution(&emission->iris, event, number, &text);
  const td_slice iri = td_emission_keep(emission, &text);
  td_composer *c = &emission->own;
  td_say_iri(c, report, TD_GRASP_hasAttribution, iri);
  td_say_term(c, iri, TD_RDF_type, TD_GRASP_Attribution);
  if (a->source == TD_NONE) {
    td_say_iri(c, iri, TD_PROV_hadPrimarySource, emission->document->uri);
  } else {
    const td_slice source = emission->entities[a->source];
    td_say_iri(c, iri, TD_GRASP_wasAttributedTo, source);
    td_say_iri(c, report,
               a->is_negative ? TD_TID_deniedBy : TD_TID_attributedTo, source);
  }
  if (a->via != TD_NONE) {
    td_say_iri(c, iri, TD_TID_reportedVia, emission->entities[a->via]);
  }
  const struct {
    td_vocab property;
    td_vocab value;
  } values[] = {
      {TD_TID_certainty, certainties[a->certainty]},
      {TD_TID_polarity, a->is_negative ? TD_FACT_negative : TD_FACT_positive},
      {TD_TID_tense, a->is_future ? TD_FACT_future : TD_FACT_non_future}};
  for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
    td_say_term(c, iri, values[i].property, values[i].value);
    td_say_term(c, iri, TD_RDF_value, values[i].value);
  }
}

static void say_classes(td_emission *emission, td_slice report,
                        const td_event *e) {
  const td_know *know = emission->config->know;
  for (int i = 0; i < TD_MAX_CLASSES && e->classes[i]; i++) {
    td_say_iri(&emission->own, report, TD_TID_reportClass,
               td_know_text(know, e->classes[i]));
  }
  static const td_vocab properties[] = {TD_TID_mode, TD_TID_context};
  for (int p = 0; p < 2; p++) {
    td_term codes[TD_MAX_CODES];
    const unsigned n = td_event_codes(know, e, properties[p], codes);
    for (unsigned i = 0; i < n; i++) {
      td_say_iri(&emission->own, report, properties[p],
                 td_know_text(know, codes[i]));
    }
  }
}

static void say_report(td_emission *emission, uint32_t event) {
  const td_document *d = emission->document;
  const td_event *e = &d->events.items[event];
  const td_slice iri = td_emission_event_iri(emission, event);
  td_composer *c = &emission->own;
  td_say_term(c, iri, TD_RDF_type, TD_TID_EventReport);
  say_classes(emission, iri, e);
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    say_argument(emission, iri, &e->arguments.items[i]);
  }
  say_time(emission, iri, e);
  say_numbers(emission, iri, e);
  td_say_term(c, iri, TD_TID_status, statuses[e->status]);
  td_say_iri(c, iri, TD_TID_evokedBy,
             td_know_text(emission->config->know, e->entry));
  td_say_thousandths(c, iri, TD_TID_confidence, e->confidence);
  td_say_iri(c, iri, TD_GAF_denotedBy,
             td_emit_mention(emission, e->part, e->span, e->sentence));
  td_say_iri(c, iri, TD_PROV_wasDerivedFrom, d->uri);
  if (e->quotation != TD_NONE && d->quotations.items[e->quotation].is_direct) {
    const td_quotation *q = &d->quotations.items[e->quotation];
    td_say_english(c, iri, TD_TID_quotation,
                   td_document_text(d, q->part, q->content));
  }
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    say_attribution(emission, iri, event, i + 1, &e->attributions.items[i]);
  }
}

void td_emit_reports(td_emission *emission) {
  for (uint32_t i = 0; i < emission->document->events.count; i++) {
    if (emission->document->events.items[i].classes[0]) {
      say_report(emission, i);
    }
  }
}

void td_emit_quotations(td_emission *emission) {
  const td_document *d = emission->document;
  td_composer *c = &emission->own;
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (!q->is_direct || q->speaker == TD_NONE ||
        emission->entities[q->speaker].length == 0) {
      continue;
    }
    td_buffer text = {0};
    td_iri_quotation(&emission->iris, i, &text);
    const td_slice iri = td_emission_keep(emission, &text);
    td_say_term(c, iri, TD_RDF_type, TD_SCHEMA_Quotation);
    td_say_iri(c, iri, TD_SCHEMA_spokenByCharacter,
               emission->entities[q->speaker]);
    td_say_english(c, iri, TD_SCHEMA_text,
                   td_document_text(d, q->part, q->content));
    td_say_iri(c, iri, TD_PROV_wasDerivedFrom, d->uri);
  }
}
