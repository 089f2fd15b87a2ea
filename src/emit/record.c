// SPDX-License-Identifier: MIT

#include "emit/json_private.h"
#include "emit/private.h"

#include <stdlib.h>

#define MAX_DEPTH 16

// ------------------------------------------------------------ participants

static td_slice label_of(const td_json_maker *maker, const td_entity *e) {
  const td_know *know = maker->config->know;
  const td_term label = td_know_get(know, e->known, TD_SKOS_prefLabel);
  return label ? td_know_text(know, label) : e->name;
}

static json_t *count_of(const td_entity *e) {
  return e->count == TD_NO_COUNT ? json_null() : json_integer(e->count);
}

static json_t *filler(td_json_maker *maker, const td_argument *a,
                      uint32_t entity, bool is_actor) {
  const td_entity *e = &maker->document->entities.items[entity];
  json_t *one = json_object();
  json_object_set_new(one, "iri",
                      td_json_text(td_json_entity_iri(maker, entity)));
  json_object_set_new(one, "label", td_json_text(label_of(maker, e)));
  json_object_set_new(
      one, "text",
      td_json_text(td_document_text(maker->document, a->part, a->span)));
  td_json_set_span(maker, one, a->part, a->span);
  if (is_actor) {
    json_object_set_new(one, "country", td_json_country(maker, e->country));
    json_object_set_new(one, "nonstate", td_json_term(maker, e->nonstate));
    json_object_set_new(one, "sectors", td_json_sectors(maker, e));
    json_object_set_new(one, "count", count_of(e));
  }
  return one;
}

// Members of lists take the role one by one.
static void add_fillers(td_json_maker *maker, const td_argument *a,
                        uint32_t entity, unsigned depth, json_t *all) {
  const td_entity *e = &maker->document->entities.items[entity];
  if (e->kind != TD_ENTITY_LIST) {
    json_array_append_new(all, filler(maker, a, entity, true));
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    add_fillers(maker, a, e->members[i], depth - 1, all);
  }
}

static int compare_arguments(const void *a, const void *b) {
  const td_argument *x = *(const td_argument *const *)a;
  const td_argument *y = *(const td_argument *const *)b;
  if (x->span.begin != y->span.begin) {
    return x->span.begin < y->span.begin ? -1 : 1;
  }
  return (x->id > y->id) - (x->id < y->id);
}

// Those who fill `role`, in the order of the text.
static json_t *participants(td_json_maker *maker, const td_event *e,
                            td_role role) {
  json_t *all = json_array();
  const uint32_t n = e->arguments.count;
  const td_argument **sorted =
      TD_ARENA_ARRAY(maker->document->arena, const td_argument *, n + 1);
  if (!sorted) {
    json_decref(all);
    return NULL;
  }
  size_t n_sorted = 0;
  for (uint32_t i = 0; i < n; i++) {
    const td_argument *a = &e->arguments.items[i];
    const td_role as = a->is_counterpart ? TD_ROLE_RECIPIENT : a->role;
    if (as == role && a->filler == TD_FILLER_ENTITY) {
      sorted[n_sorted++] = a;
    }
  }
  qsort(sorted, n_sorted, sizeof(*sorted), compare_arguments);
  for (size_t i = 0; i < n_sorted; i++) {
    add_fillers(maker, sorted[i], sorted[i]->id, MAX_DEPTH, all);
  }
  return all;
}

// The first entity, or else the first words, that fill `role`; null.
static json_t *first_filler(td_json_maker *maker, const td_event *e,
                            td_role role) {
  const td_argument *words = NULL;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role != role) {
      continue;
    }
    if (a->filler == TD_FILLER_ENTITY &&
        maker->document->entities.items[a->id].kind != TD_ENTITY_LIST) {
      return filler(maker, a, a->id, false);
    }
    words = words ? words : a;
  }
  if (!words || words->filler == TD_FILLER_EVENT) {
    return json_null();
  }
  json_t *one = json_object();
  json_object_set_new(one, "iri", json_null());
  json_object_set_new(one, "label", json_null());
  json_object_set_new(one, "text",
                      td_json_text(td_document_text(maker->document,
                                                    words->part, words->span)));
  td_json_set_span(maker, one, words->part, words->span);
  return one;
}

// ------------------------------------------------------------------- codes

// The notation of a class that is a CAMEO code (digits) or a PLOVER one; the
// nearest ancestor's where it has none itself.
static td_slice notation(const td_json_maker *maker, td_term class_term,
                         bool is_cameo) {
  const td_know *know = maker->config->know;
  for (unsigned depth = 0; class_term && depth < MAX_DEPTH; depth++) {
    const td_fact_run run = td_know_objects(
        know, class_term, td_know_vocab(know, TD_SKOS_notation));
    for (const td_fact *f = run.begin; f < run.end; f++) {
      const td_slice text = td_know_text(know, f->o);
      const bool is_number =
          text.length && text.data[0] >= '0' && text.data[0] <= '9';
      if (text.length && is_number == is_cameo) {
        return text;
      }
    }
    class_term = td_know_get(know, class_term, TD_RDFS_subClassOf);
  }
  return (td_slice){0};
}

static td_term inherited(const td_json_maker *maker, td_term class_term,
                         td_vocab property) {
  const td_know *know = maker->config->know;
  for (unsigned depth = 0; class_term && depth < MAX_DEPTH; depth++) {
    const td_term value = td_know_get(know, class_term, property);
    if (value) {
      return value;
    }
    class_term = td_know_get(know, class_term, TD_RDFS_subClassOf);
  }
  return 0;
}

static json_t *number_of(const td_json_maker *maker, td_term term,
                         bool is_real) {
  const td_slice text = td_know_text(maker->config->know, term);
  char digits[32];
  if (text.length == 0 || text.length >= sizeof(digits)) {
    return json_null();
  }
  memcpy(digits, text.data, text.length);
  digits[text.length] = '\0';
  return is_real ? json_real(strtod(digits, NULL))
                 : json_integer(strtol(digits, NULL, 10));
}

// Local names; of a mode (plover:SANCTION-withdraw) what follows its type.
static json_t *codes_of(const td_json_maker *maker, const td_event *e,
                        td_vocab property) {
  const td_know *know = maker->config->know;
  td_term codes[TD_MAX_CODES];
  const unsigned n = td_event_codes(know, e, property, codes);
  json_t *names = json_array();
  for (unsigned i = 0; i < n; i++) {
    const td_slice name = td_know_local_name(know, codes[i]);
    td_slice rest;
    td_slice_split(name, '-', &rest);
    const bool has_type = property == TD_TID_mode && rest.length;
    json_array_append_new(names, td_json_text(has_type ? rest : name));
  }
  return names;
}

// What lies ahead may have another type than what is done; what something is
// done for is taken to be done with it.
static td_term coded_class(const td_json_maker *maker, const td_event *e) {
  const td_term ahead =
      e->status == TD_PLANNED && !e->is_purpose
          ? inherited(maker, e->classes[0], TD_TID_codedWhenPlanned)
          : 0;
  return ahead ? ahead : e->classes[0];
}

static void set_codes(const td_json_maker *maker, const td_event *e,
                      json_t *record) {
  const td_term class_term = e->classes[0];
  td_slice rest;
  const td_slice type =
      td_slice_split(notation(maker, coded_class(maker, e), false), ':', &rest);
  json_object_set_new(
      record, "class",
      td_json_text(td_know_local_name(maker->config->know, class_term)));
  json_object_set_new(record, "type",
                      e->is_coded ? td_json_text(type) : json_null());
  json_object_set_new(record, "modes", codes_of(maker, e, TD_TID_mode));
  json_object_set_new(record, "contexts", codes_of(maker, e, TD_TID_context));
  json_object_set_new(record, "cameo",
                      td_json_text(notation(maker, class_term, true)));
  json_object_set_new(
      record, "quad",
      number_of(maker, inherited(maker, class_term, TD_TID_quadClass), false));
  json_object_set_new(
      record, "intensity",
      number_of(maker, inherited(maker, class_term, TD_TID_intensity), true));
}

// ----------------------------------------------------------- time, sources

static json_t *day_text(td_day day, td_precision precision) {
  char text[TD_DATE_BYTES];
  return td_json_text(td_day_text(day, precision, text));
}

static void set_time(const td_event *e, json_t *record) {
  json_object_set_new(record, "date", day_text(e->begin, e->precision));
  json_object_set_new(record, "date_begin",
                      day_text(e->begin, TD_PRECISION_DAY));
  json_object_set_new(record, "date_end", day_text(e->end, TD_PRECISION_DAY));
}

static void add_sources(td_json_maker *maker, uint32_t source, unsigned depth,
                        json_t *all) {
  const td_entity *e = &maker->document->entities.items[source];
  if (e->kind != TD_ENTITY_LIST) {
    json_array_append_new(all, td_json_text(td_json_entity_iri(maker, source)));
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    add_sources(maker, e->members[i], depth - 1, all);
  }
}

static json_t *sources(td_json_maker *maker, const td_event *e,
                       bool is_negative) {
  json_t *all = json_array();
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    const td_attribution *a = &e->attributions.items[i];
    if (a->source != TD_NONE && a->is_negative == is_negative) {
      add_sources(maker, a->source, MAX_DEPTH, all);
    }
  }
  return all;
}

static json_t *casualties(const td_event *e, td_number_kind kind) {
  const td_number *n = &e->numbers[kind];
  const int64_t value = n->value != TD_NO_COUNT ? n->value : n->min;
  return value == TD_NO_COUNT ? json_null() : json_integer(value);
}

static json_t *span_text(const td_json_maker *maker, td_part_id part,
                         td_span span) {
  json_t *one = json_object();
  td_json_set_span(maker, one, part, span);
  json_object_set_new(
      one, "text", td_json_text(td_document_text(maker->document, part, span)));
  return one;
}

static json_t *whole_record(td_json_maker *maker, uint32_t event,
                            td_slice report) {
  const td_document *d = maker->document;
  const td_event *e = &d->events.items[event];
  json_t *r = json_object();
  json_object_set_new(r, "document", td_json_text(d->uri));
  json_object_set_new(r, "part",
                      json_string(e->part == TD_BODY ? "body" : "headline"));
  json_object_set_new(r, "event", json_null());
  json_object_set_new(r, "report", td_json_text(report));
  json_object_set_new(r, "main", json_boolean(e->is_main));
  set_codes(maker, e, r);
  json_object_set_new(r, "actors", participants(maker, e, TD_ROLE_ACTOR));
  json_object_set_new(r, "recipients",
                      participants(maker, e, TD_ROLE_RECIPIENT));
  json_object_set_new(r, "theme", first_filler(maker, e, TD_ROLE_THEME));
  json_object_set_new(r, "origin", first_filler(maker, e, TD_ROLE_ORIGIN));
  json_object_set_new(r, "destination",
                      first_filler(maker, e, TD_ROLE_DESTINATION));
  set_time(e, r);
  json_object_set_new(r, "place", first_filler(maker, e, TD_ROLE_PLACE));
  json_object_set_new(r, "killed", casualties(e, TD_NUMBER_KILLED));
  json_object_set_new(r, "wounded", casualties(e, TD_NUMBER_WOUNDED));
  json_object_set_new(r, "detained", casualties(e, TD_NUMBER_DETAINED));
  json_object_set_new(r, "status", td_json_status(e->status));
  json_object_set_new(r, "attributed_to", sources(maker, e, false));
  json_object_set_new(r, "denied_by", sources(maker, e, true));
  json_object_set_new(r, "trigger", span_text(maker, e->part, e->span));
  json_object_set_new(
      r, "sentence",
      span_text(maker, e->part, d->sentences.items[e->sentence].span));
  json_object_set_new(r, "evoked_by", td_json_term(maker, e->entry));
  json_object_set_new(r, "confidence", json_real(e->confidence / 1000.0));
  return r;
}

td_status td_emit_record(const td_emit_config *config,
                         const td_document *document, uint32_t event,
                         td_record *out) {
  static const td_slice event_null = {"\"event\": null", 13};
  td_json_maker maker = td_json_maker_of(config, document);
  td_buffer text = {0};
  td_iri_event(&maker.iris, event, &text);
  out->report = td_arena_copy(document->arena, td_buffer_as_slice(&text));
  json_t *record = whole_record(&maker, event, out->report);
  td_buffer_rewind(&text);
  td_status status = td_json_dump(record, &text);
  json_decref(record);
  td_buffer_clear(&maker.scratch);
  const td_slice line =
      td_arena_copy(document->arena, td_buffer_as_slice(&text));
  td_buffer_clear(&text);
  if (status != TD_OK || !line.data || !out->report.data) {
    return TD_ERR_NO_MEM;
  }
  // The key stands unquoted nowhere else: quotes in values are escaped.
  const size_t at = td_slice_find(line, event_null, 0);
  out->before = td_slice_part(line, 0, at + event_null.length - 4);
  out->behind = td_slice_part(line, at + event_null.length, line.length);
  return TD_OK;
}
