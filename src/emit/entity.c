// SPDX-License-Identifier: MIT

#include "emit/private.h"

#define MAX_DEPTH 16

static td_slice known_iri(td_emission *emission, td_term entry) {
  td_buffer iri = {0};
  td_iri_known(&emission->iris, entry, &iri);
  return td_emission_keep(emission, &iri);
}

// A class and all above it, up to where the ontology ends.
static void say_class(td_emission *emission, td_slice iri, td_term class_term,
                      unsigned depth) {
  const td_know *know = emission->config->know;
  const td_slice name = td_know_text(know, class_term);
  const char *const owl = td_vocab_prefixes[TD_PREFIX_owl].iri;
  if (depth == 0 || td_slice_has_prefix(name, td_slice_of(owl))) {
    return;
  }
  td_say_iri(&emission->common, iri, TD_RDF_type, name);
  const td_fact_run run = td_know_objects(
      know, class_term, td_know_vocab(know, TD_RDFS_subClassOf));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    say_class(emission, iri, f->o, depth - 1);
  }
}

static void say_texts(td_emission *emission, td_slice iri, td_term entry,
                      td_vocab property, bool is_english) {
  const td_know *know = emission->config->know;
  const td_fact_run run =
      td_know_objects(know, entry, td_know_vocab(know, property));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    const td_slice text = td_know_text(know, f->o);
    if (is_english) {
      td_say_english(&emission->common, iri, property, text);
    } else {
      td_say_string(&emission->common, iri, property, text);
    }
  }
}

static void say_same_as(td_emission *emission, td_slice iri, td_term entry) {
  const td_know *know = emission->config->know;
  // A name for several entities is no article of an encyclopedia.
  if (!td_know_is_a(know, entry, TD_TID_Collective)) {
    td_buffer text = {0};
    td_buffer_add_string(&text, td_vocab_prefixes[TD_PREFIX_dbr].iri);
    td_buffer_add(&text, td_know_local_name(know, entry));
    td_say_iri(&emission->common, iri, TD_OWL_sameAs,
               td_emission_keep(emission, &text));
  }
  const td_fact_run run =
      td_know_objects(know, entry, td_know_vocab(know, TD_OWL_sameAs));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    td_say_iri(&emission->common, iri, TD_OWL_sameAs, td_know_text(know, f->o));
  }
}

static void say_known(td_emission *emission, td_term entry, unsigned depth);

// Entities that an entry points to are said as well: the graph is closed.
static void say_links(td_emission *emission, td_slice iri, td_term entry,
                      td_vocab property, unsigned depth) {
  const td_know *know = emission->config->know;
  const td_fact_run run =
      td_know_objects(know, entry, td_know_vocab(know, property));
  for (const td_fact *f = run.begin; f < run.end; f++) {
    td_say_iri(&emission->common, iri, property, known_iri(emission, f->o));
    if (f->o != entry) {
      say_known(emission, f->o, depth - 1);
    }
  }
}

static void say_types(td_emission *emission, td_slice iri, td_term entry) {
  const td_know *know = emission->config->know;
  const td_fact_run run =
      td_know_objects(know, entry, td_know_vocab(know, TD_RDF_type));
  td_composer *c = &emission->common;
  for (const td_fact *f = run.begin; f < run.end; f++) {
    // A people has a name of its own; tid:Group is for what an article counts.
    if (f->o == td_know_vocab(know, TD_TID_Group)) {
      td_say_term(c, iri, TD_RDF_type, TD_SEM_Actor);
    } else {
      say_class(emission, iri, f->o, MAX_DEPTH);
    }
  }
  if (td_know_is_a(know, entry, TD_SCHEMA_Country)) {
    td_say_term(c, iri, TD_RDF_type, TD_SCHEMA_Organization);
    td_say_term(c, iri, TD_RDF_type, TD_SCHEMA_Place);
    td_say_term(c, iri, TD_RDF_type, TD_SEM_Place);
    if (!td_know_get(know, entry, TD_TID_country)) {
      td_say_iri(c, iri, TD_TID_country, iri);
    }
  } else if (td_know_is_a(know, entry, TD_SCHEMA_Place)) {
    td_say_term(c, iri, TD_RDF_type, TD_SEM_Place);
  }
}

// Whether `entry` has been said of this article; from now on it has.
static bool was_said(const td_emission *emission, td_term entry) {
  const unsigned char bit = (unsigned char)(1U << entry % 8);
  const bool was = emission->said[entry / 8] & bit;
  emission->said[entry / 8] |= bit;
  return was;
}

static void say_known(td_emission *emission, td_term entry, unsigned depth) {
  if (depth == 0 || was_said(emission, entry)) {
    return;
  }
  const td_know *know = emission->config->know;
  const td_slice iri = known_iri(emission, entry);
  td_composer *c = &emission->common;
  say_types(emission, iri, entry);
  td_say_typed(c, iri, TD_TID_inGazetteer, TD_SLICE("true"), TD_XSD_boolean);
  say_texts(emission, iri, entry, TD_SKOS_prefLabel, true);
  say_texts(emission, iri, entry, TD_SKOS_altLabel, true);
  say_texts(emission, iri, entry, TD_TID_iso3, false);
  say_texts(emission, iri, entry, TD_TID_nonState, false);
  say_texts(emission, iri, entry, TD_TID_sector, false);
  say_same_as(emission, iri, entry);
  say_links(emission, iri, entry, TD_TID_country, depth);
  say_links(emission, iri, entry, TD_ORG_subOrganizationOf, depth);
  say_links(emission, iri, entry, TD_SCHEMA_containedInPlace, depth);
  td_say_typed(c, iri, TD_WGS84_lat,
               td_know_text(know, td_know_get(know, entry, TD_WGS84_lat)),
               TD_XSD_decimal);
  td_say_typed(c, iri, TD_WGS84_long,
               td_know_text(know, td_know_get(know, entry, TD_WGS84_long)),
               TD_XSD_decimal);
}

td_slice td_emit_known(td_emission *emission, td_term entry) {
  if (!entry) {
    return (td_slice){0};
  }
  say_known(emission, entry, MAX_DEPTH);
  return known_iri(emission, entry);
}

static void say_counts(td_emission *emission, td_slice iri,
                       const td_entity *e) {
  td_composer *c = &emission->common;
  if (e->count != TD_NO_COUNT) {
    td_say_integer(c, iri, TD_TID_count, e->count);
  }
  if (e->count_min != TD_NO_COUNT) {
    td_say_integer(c, iri, TD_TID_countMin, e->count_min);
  }
  if (e->count_max != TD_NO_COUNT) {
    td_say_integer(c, iri, TD_TID_countMax, e->count_max);
  }
}

static void say_sectors(td_emission *emission, td_slice iri,
                        const td_entity *e) {
  const td_know *know = emission->config->know;
  for (int i = 0; i < TD_MAX_SECTORS && e->sectors[i]; i++) {
    td_say_string(&emission->common, iri, TD_TID_sector,
                  td_know_text(know, e->sectors[i]));
  }
  td_say_string(&emission->common, iri, TD_TID_nonState,
                td_know_text(know, e->nonstate));
}

// A name or a group that the gazetteer does not have.
static void say_new(td_emission *emission, td_slice iri, const td_entity *e) {
  td_composer *c = &emission->common;
  if (e->kind == TD_ENTITY_GROUP) {
    td_say_term(c, iri, TD_RDF_type, TD_TID_Group);
    td_say_english(c, iri, TD_RDFS_label, e->name);
    say_counts(emission, iri, e);
  } else {
    const td_term thing = td_know_vocab(emission->config->know, TD_TID_Thing);
    say_class(emission, iri, e->type ? e->type : thing, MAX_DEPTH);
    td_say_typed(c, iri, TD_TID_inGazetteer, TD_SLICE("false"), TD_XSD_boolean);
    td_say_english(c, iri, TD_SKOS_prefLabel, e->name);
  }
  if (e->country) {
    td_say_iri(c, iri, TD_TID_country, td_emit_known(emission, e->country));
  }
  say_sectors(emission, iri, e);
}

static void say_entity(td_emission *emission, uint32_t entity) {
  const td_entity *e = &emission->document->entities.items[entity];
  const td_slice iri = emission->entities[entity];
  if (e->known) {
    say_known(emission, e->known, MAX_DEPTH);
  } else {
    say_new(emission, iri, e);
  }
  if (emission->is_participant[entity]) {
    td_say_term(&emission->common, iri, TD_RDF_type, TD_SEM_Actor);
    if (td_know_is_a(emission->config->know, e->known, TD_SCHEMA_Country)) {
      say_sectors(emission, iri, e); // a state that acts is its government
    }
  }
  if (emission->is_place[entity]) {
    td_say_term(&emission->common, iri, TD_RDF_type, TD_SEM_Place);
  }
}

// A mention of a list denotes each member.
static void say_denotations(td_emission *emission, td_slice mention,
                            uint32_t entity, unsigned depth) {
  const td_entity *e = &emission->document->entities.items[entity];
  if (e->kind != TD_ENTITY_LIST) {
    td_say_iri(&emission->own, emission->entities[entity], TD_GAF_denotedBy,
               mention);
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    say_denotations(emission, mention, e->members[i], depth - 1);
  }
}

static void say_mention(td_emission *emission, const td_mention *m) {
  if (m->entity == TD_NONE) {
    return;
  }
  const td_slice iri = td_emit_mention(emission, m->part, m->span, m->sentence);
  if (iri.length) {
    say_denotations(emission, iri, m->entity, MAX_DEPTH);
  }
}

void td_emit_entities(td_emission *emission) {
  const td_document *d = emission->document;
  for (uint32_t i = 0; i < d->entities.count; i++) {
    if (emission->entities[i].length) {
      say_entity(emission, i);
    }
  }
  for (uint32_t i = 0; i < d->mentions.count; i++) {
    say_mention(emission, &d->mentions.items[i]);
  }
  for (uint32_t i = 0; i < d->inner.count; i++) {
    say_mention(emission, &d->inner.items[i]);
  }
}
