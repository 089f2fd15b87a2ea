// SPDX-License-Identifier: MIT

#include "emit/private.h"

#define MAX_DEPTH 16

// Of a list each member takes the role.
static void say_filler(td_emission *emission, td_slice report, td_role role,
                       uint32_t entity, unsigned depth) {
  const td_entity *e = &emission->document->entities.items[entity];
  if (e->kind == TD_ENTITY_LIST) {
    for (uint32_t i = 0; depth && i < e->n_members; i++) {
      say_filler(emission, report, role, e->members[i], depth - 1);
    }
    return;
  }
  td_say_role(&emission->own, report, role, emission->entities[entity]);
}

static void say_text_filler(td_emission *emission, td_slice report,
                            const td_argument *a) {
  td_vocab property;
  if (td_role_text_property(a->role, &property)) {
    td_say_english(&emission->own, report, property,
                   td_document_text(emission->document, a->part, a->span));
  }
}

static void say_argument(td_emission *emission, td_slice report,
                         const td_argument *a) {
  const td_document *d = emission->document;
  if (!td_role_takes(a->role, a->filler)) {
    return;
  }
  if (a->filler == TD_FILLER_TEXT) {
    say_text_filler(emission, report, a);
    return;
  }
  if (a->filler == TD_FILLER_EVENT) {
    if (d->events.items[a->id].classes[0]) {
      td_say_role(&emission->own, report, a->role,
                  td_emission_event_iri(emission, a->id));
    }
    return;
  }
  say_filler(emission, report, a->role, a->id, MAX_DEPTH);
  td_vocab property;
  if (a->mention != TD_NONE && td_role_mention_property(a->role, &property)) {
    const td_mention *m = &d->mentions.items[a->mention];
    td_say_iri(&emission->own, report, property,
               td_emit_mention(emission, m->part, m->span, m->sentence));
  }
}

static void say_time(td_emission *emission, td_slice report,
                     const td_event *e) {
  td_say_when(&emission->own, report,
              (td_when){e->precision, e->begin, e->end});
  if (e->time != TD_NONE) {
    const td_time *t = &emission->document->times.items[e->time];
    td_say_iri(&emission->own, report, TD_TID_timeMention,
               td_emit_mention(emission, t->part, t->span, t->sentence));
  }
}

static void say_sum(td_emission *emission, td_slice iri,
                    const td_money *money) {
  const struct {
    td_vocab property;
    int64_t hundredths;
  } given[] = {{TD_SCHEMA_value, money->value},
               {TD_SCHEMA_minValue, money->min},
               {TD_SCHEMA_maxValue, money->max}};
  for (size_t i = 0; i < sizeof(given) / sizeof(*given); i++) {
    char text[TD_DECIMAL_BYTES];
    if (given[i].hundredths != TD_NO_COUNT) {
      td_say_typed(&emission->own, iri, given[i].property,
                   td_decimal_text(given[i].hundredths, text), TD_XSD_decimal);
    }
  }
  if (money->currency) {
    td_say_string(&emission->own, iri, TD_SCHEMA_currency,
                  td_know_text(emission->config->know, money->currency));
  }
}

static void say_numbers(td_emission *emission, td_slice report,
                        uint32_t event) {
  const td_event *e = &emission->document->events.items[event];
  td_composer *c = &emission->own;
  for (int i = 0; i < TD_N_NUMBERS; i++) {
    td_say_number(c, report, (td_number_kind)i, &e->numbers[i]);
  }
  if (e->amount.span.end) {
    td_buffer text = {0};
    td_iri_amount(&emission->iris, event, &text);
    const td_slice iri = td_emission_keep(emission, &text);
    td_say_iri(c, report, TD_TID_amount, iri);
    td_say_term(c, iri, TD_RDF_type, TD_SCHEMA_MonetaryAmount);
    say_sum(emission, iri, &e->amount);
  }
}

// One attribution of a report while it is said.
typedef struct {
  td_emission *emission;
  td_slice report;
  uint32_t event;
  const td_attribution *attribution;
} attributing;

static void say_factuality(const attributing *at, td_slice iri) {
  static const td_vocab certainties[] = {
      [TD_CERTAIN] = TD_FACT_certain,
      [TD_PROBABLE] = TD_FACT_probable,
      [TD_CERTAINTY_POSSIBLE] = TD_FACT_possible,
      [TD_UNDERSPECIFIED] = TD_FACT_underspecified};
  const td_attribution *a = at->attribution;
  const struct {
    td_vocab property;
    td_vocab value;
  } values[] = {
      {TD_TID_certainty, certainties[a->certainty]},
      {TD_TID_polarity, a->is_negative ? TD_FACT_negative : TD_FACT_positive},
      {TD_TID_tense, a->is_future ? TD_FACT_future : TD_FACT_non_future}};
  for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
    td_composer *c = &at->emission->own;
    td_say_term(c, iri, values[i].property, values[i].value);
    td_say_term(c, iri, TD_RDF_value, values[i].value);
  }
}

// `source` is empty for the article's own voice.
static void say_source(const attributing *at, td_slice source) {
  td_emission *emission = at->emission;
  const td_attribution *a = at->attribution;
  td_buffer text = {0};
  td_iri_attribution(&emission->iris, at->event, ++emission->n_attributions,
                     &text);
  const td_slice iri = td_emission_keep(emission, &text);
  td_composer *c = &emission->own;
  td_say_iri(c, at->report, TD_GRASP_hasAttribution, iri);
  td_say_term(c, iri, TD_RDF_type, TD_GRASP_Attribution);
  if (source.length == 0) {
    td_say_iri(c, iri, TD_PROV_hadPrimarySource, emission->document->uri);
  } else {
    td_say_iri(c, iri, TD_GRASP_wasAttributedTo, source);
    td_say_iri(c, at->report,
               a->is_negative ? TD_TID_deniedBy : TD_TID_attributedTo, source);
  }
  if (a->via != TD_NONE) {
    td_say_iri(c, iri, TD_TID_reportedVia, emission->entities[a->via]);
  }
  say_factuality(at, iri);
}

// Of a list each member is a source.
static void say_sources(const attributing *at, uint32_t source,
                        unsigned depth) {
  const td_entity *e = &at->emission->document->entities.items[source];
  if (e->kind != TD_ENTITY_LIST) {
    say_source(at, at->emission->entities[source]);
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    say_sources(at, e->members[i], depth - 1);
  }
}

// Attributions are counted through all events of one trigger.
static void say_attributions(td_emission *emission, td_slice report,
                             uint32_t event) {
  const td_event *e = &emission->document->events.items[event];
  if (event == 0 || e[-1].part != e->part ||
      e[-1].span.begin != e->span.begin || e[-1].span.end != e->span.end) {
    emission->n_attributions = 0;
  }
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    const attributing at = {emission, report, event, &e->attributions.items[i]};
    if (at.attribution->source == TD_NONE) {
      say_source(&at, (td_slice){0});
    } else {
      say_sources(&at, at.attribution->source, MAX_DEPTH);
    }
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
  say_numbers(emission, iri, event);
  td_say_term(c, iri, TD_TID_status, td_status_term(e->status));
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
  say_attributions(emission, iri, event);
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
