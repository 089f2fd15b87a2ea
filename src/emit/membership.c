// SPDX-License-Identifier: MIT

#include "emit/private.h"

static td_slice moved_iri(td_emission *emission, td_slice iri) {
  td_buffer text = {0};
  td_iri_moved(&emission->iris, iri, &text);
  return td_emission_keep(emission, &text);
}

// A role with its name, which does not depend on the article.
static td_slice say_role(td_emission *emission, td_term role) {
  const td_know *know = emission->config->know;
  if (!role) {
    return (td_slice){0};
  }
  const td_slice iri = moved_iri(emission, td_know_text(know, role));
  td_composer *c = &emission->common;
  td_say_term(c, iri, TD_RDF_type, TD_ORG_Role);
  td_say_english(
      c, iri, TD_SKOS_prefLabel,
      td_know_text(know, td_know_get(know, role, TD_SKOS_prefLabel)));
  return iri;
}

// ---------------------------------------------------------- known beforehand

static td_slice part_of(td_emission *emission, td_slice iri, const char *part) {
  td_buffer text = {0};
  td_buffer_add(&text, iri);
  td_buffer_add_string(&text, part);
  return td_emission_keep(emission, &text);
}

// One end of a known term, if its day is known.
static void say_instant(td_emission *emission, td_slice interval,
                        td_vocab property, td_slice iri, td_slice day) {
  td_composer *c = &emission->common;
  if (day.length) {
    td_say_iri(c, interval, property, iri);
    td_say_term(c, iri, TD_RDF_type, TD_TIME_Instant);
    td_say_typed(c, iri, TD_TIME_inXSDDate, day, TD_XSD_date);
  }
}

static void say_known_membership(td_emission *emission, td_term membership) {
  const td_know *know = emission->config->know;
  const td_slice since =
      td_know_text(know, td_know_get(know, membership, TD_TID_since));
  const td_slice until =
      td_know_text(know, td_know_get(know, membership, TD_TID_until));
  if (since.length + until.length == 0) {
    return;
  }
  const td_slice iri = moved_iri(emission, td_know_text(know, membership));
  const td_slice interval = part_of(emission, iri, "/term");
  td_composer *c = &emission->common;
  td_say_term(c, iri, TD_RDF_type, TD_ORG_Membership);
  td_say_iri(
      c, iri, TD_ORG_member,
      td_emit_known(emission, td_know_get(know, membership, TD_ORG_member)));
  td_say_iri(c, iri, TD_ORG_organization,
             td_emit_known(emission,
                           td_know_get(know, membership, TD_ORG_organization)));
  td_say_iri(c, iri, TD_ORG_role,
             say_role(emission, td_know_get(know, membership, TD_ORG_role)));
  td_say_iri(c, iri, TD_ORG_memberDuring, interval);
  td_say_term(c, interval, TD_RDF_type, TD_TIME_Interval);
  say_instant(emission, interval, TD_TIME_hasBeginning,
              part_of(emission, iri, "/begin"), since);
  say_instant(emission, interval, TD_TIME_hasEnd,
              part_of(emission, iri, "/end"), until);
}

// The terms that somebody of the article held at any time.
static void say_terms(td_emission *emission, td_term person) {
  const td_know *know = emission->config->know;
  const td_term member = td_know_vocab(know, TD_ORG_member);
  if (!member) {
    return;
  }
  const td_fact_run run = td_know_subjects(know, member, person);
  for (const td_fact *f = run.begin; f < run.end; f++) {
    say_known_membership(emission, f->s);
  }
}

// ------------------------------------------------------ as the article has it

// One end of a term that the article tells, as precise as its words are.
static void say_told_instant(td_emission *emission, td_slice interval,
                             td_vocab property, td_slice iri, uint32_t id) {
  static const struct {
    td_vocab property;
    td_vocab type;
  } kinds[] = {
      [TD_PRECISION_NONE] = {TD_TIME_inXSDDate, TD_XSD_date},
      [TD_PRECISION_YEAR] = {TD_TIME_inXSDgYear, TD_XSD_gYear},
      [TD_PRECISION_MONTH] = {TD_TIME_inXSDgYearMonth, TD_XSD_gYearMonth},
      [TD_PRECISION_DAY] = {TD_TIME_inXSDDate, TD_XSD_date}};
  char text[TD_DATE_BYTES];
  if (id == TD_NONE) {
    return;
  }
  const td_time *t = &emission->document->times.items[id];
  td_composer *c = &emission->own;
  td_say_iri(c, interval, property, iri);
  td_say_term(c, iri, TD_RDF_type, TD_TIME_Instant);
  td_say_typed(c, iri, kinds[t->precision].property,
               td_day_text(t->begin, t->precision, text),
               kinds[t->precision].type);
  td_say_iri(c, iri, TD_GAF_denotedBy,
             td_emit_mention(emission, t->part, t->span, t->sentence));
}

static void say_told_term(td_emission *emission, td_slice membership,
                          const td_membership *m) {
  if (m->since == TD_NONE && m->until == TD_NONE) {
    return;
  }
  const td_slice interval = part_of(emission, membership, "/term");
  td_composer *c = &emission->own;
  td_say_iri(c, membership, TD_ORG_memberDuring, interval);
  td_say_term(c, interval, TD_RDF_type, TD_TIME_Interval);
  say_told_instant(emission, interval, TD_TIME_hasBeginning,
                   part_of(emission, membership, "/begin"), m->since);
  say_told_instant(emission, interval, TD_TIME_hasEnd,
                   part_of(emission, membership, "/end"), m->until);
}

static void say_observed(td_emission *emission, uint32_t membership) {
  const td_document *d = emission->document;
  const td_membership *m = &d->memberships.items[membership];
  if (emission->entities[m->member].length == 0) {
    return; // the members of a list hold it, whoever they are
  }
  td_buffer text = {0};
  td_iri_membership(&emission->iris, membership, &text);
  const td_slice iri = td_emission_keep(emission, &text);
  td_composer *c = &emission->own;
  td_say_term(c, iri, TD_RDF_type, TD_ORG_Membership);
  td_say_iri(c, iri, TD_ORG_member, emission->entities[m->member]);
  if (m->organization != TD_NONE) {
    td_say_iri(c, iri, TD_ORG_organization,
               emission->entities[m->organization]);
  }
  td_say_iri(c, iri, TD_ORG_role, say_role(emission, m->role));
  td_say_english(c, iri, TD_RDFS_label, td_document_text(d, m->part, m->span));
  td_say_term(c, iri, TD_TID_tenure, td_tenure_term(m->tenure));
  td_say_day(c, iri, TD_TID_observedOn, d->day);
  td_say_iri(c, iri, TD_PROV_wasDerivedFrom, d->uri);
  td_say_iri(c, iri, TD_GAF_denotedBy,
             td_emit_mention(emission, m->part, m->span, m->sentence));
  say_told_term(emission, iri, m);
}

void td_emit_memberships(td_emission *emission) {
  const td_document *d = emission->document;
  for (uint32_t i = 0; i < d->memberships.count; i++) {
    say_observed(emission, i);
  }
  for (uint32_t i = 0; i < d->entities.count; i++) {
    if (d->entities.items[i].known) {
      say_terms(emission, d->entities.items[i].known);
    }
  }
}
