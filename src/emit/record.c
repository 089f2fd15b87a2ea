// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "doc/terms.h"
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

static void put_number(td_json_maker *maker, const char *key, int64_t number) {
  td_json_key(&maker->json, key);
  if (number == TD_NO_COUNT) {
    td_json_null(&maker->json);
  } else {
    td_json_integer(&maker->json, number);
  }
}

static void put_words(td_json_maker *maker, td_part_id part, td_span span) {
  td_json_put(maker, "text", td_document_text(maker->document, part, span));
  td_json_put_span(maker, part, span);
}

static void put_filler(td_json_maker *maker, const td_argument *a,
                       uint32_t entity, bool is_actor) {
  const td_entity *e = &maker->document->entities.items[entity];
  td_json_open(&maker->json, '{');
  td_json_put(maker, "iri", td_json_entity_iri(maker, entity));
  td_json_put(maker, "label", label_of(maker, e));
  put_words(maker, a->part, a->span);
  if (is_actor) {
    td_json_put_country(maker, e->country);
    td_json_put_term(maker, "nonstate", e->nonstate);
    td_json_put_sectors(maker, e);
    put_number(maker, "count", e->count);
  }
  td_json_close(&maker->json, '}');
}

// Members of lists take the role one by one.
static void put_fillers(td_json_maker *maker, const td_argument *a,
                        uint32_t entity, unsigned depth) {
  const td_entity *e = &maker->document->entities.items[entity];
  if (e->kind != TD_ENTITY_LIST) {
    put_filler(maker, a, entity, true);
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    put_fillers(maker, a, e->members[i], depth - 1);
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
static td_status put_participants(td_json_maker *maker, const char *key,
                                  const td_event *e, td_role role) {
  const uint32_t n = e->arguments.count;
  const td_argument **sorted =
      TD_ARENA_ARRAY(maker->document->arena, const td_argument *, n + 1);
  if (!sorted) {
    return TD_ERR_NO_MEM;
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
  td_json_key(&maker->json, key);
  td_json_open(&maker->json, '[');
  for (size_t i = 0; i < n_sorted; i++) {
    put_fillers(maker, sorted[i], sorted[i]->id, MAX_DEPTH);
  }
  td_json_close(&maker->json, ']');
  return TD_OK;
}

// The first entity that fills `role`; or else the first words, in `*words`.
static const td_argument *find_filler(const td_document *d, const td_event *e,
                                      td_role role, const td_argument **words) {
  *words = NULL;
  for (uint32_t i = 0; i < e->arguments.count; i++) {
    const td_argument *a = &e->arguments.items[i];
    if (a->role != role) {
      continue;
    }
    if (a->filler == TD_FILLER_ENTITY &&
        d->entities.items[a->id].kind != TD_ENTITY_LIST) {
      return a;
    }
    *words = *words ? *words : a;
  }
  return NULL;
}

static void put_first_filler(td_json_maker *maker, const char *key,
                             const td_event *e, td_role role) {
  const td_argument *words;
  const td_argument *entity = find_filler(maker->document, e, role, &words);
  td_json_key(&maker->json, key);
  if (entity) {
    put_filler(maker, entity, entity->id, false);
  } else if (!words || words->filler == TD_FILLER_EVENT) {
    td_json_null(&maker->json);
  } else {
    td_json_open(&maker->json, '{');
    td_json_put(maker, "iri", (td_slice){0});
    td_json_put(maker, "label", (td_slice){0});
    put_words(maker, words->part, words->span);
    td_json_close(&maker->json, '}');
  }
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

static void put_inherited(td_json_maker *maker, const char *key,
                          td_term class_term, td_vocab property) {
  const td_slice text =
      td_know_text(maker->config->know, inherited(maker, class_term, property));
  char digits[32];
  td_json_key(&maker->json, key);
  if (text.length == 0 || text.length >= sizeof(digits)) {
    td_json_null(&maker->json);
    return;
  }
  memcpy(digits, text.data, text.length);
  digits[text.length] = '\0';
  if (property == TD_TID_intensity) {
    td_json_real(&maker->json, strtod(digits, NULL));
  } else {
    td_json_integer(&maker->json, strtol(digits, NULL, 10));
  }
}

// Local names; of a mode (plover:SANCTION-withdraw) what follows its type.
static void put_codes(td_json_maker *maker, const char *key, const td_event *e,
                      td_vocab property) {
  const td_know *know = maker->config->know;
  td_term codes[TD_MAX_CODES];
  const unsigned n = td_event_codes(know, e, property, codes);
  td_json_key(&maker->json, key);
  td_json_open(&maker->json, '[');
  for (unsigned i = 0; i < n; i++) {
    const td_slice name = td_know_local_name(know, codes[i]);
    td_slice rest;
    td_slice_split(name, '-', &rest);
    const bool has_type = property == TD_TID_mode && rest.length;
    td_json_text(&maker->json, has_type ? rest : name);
  }
  td_json_close(&maker->json, ']');
}

// What lies ahead may have another type than what is done; what something is
// done for is taken to be done with it.
static td_term coded_class(const td_json_maker *maker, const td_event *e) {
  if (e->coded_as) {
    return e->coded_as;
  }
  const td_term ahead =
      e->status == TD_PLANNED && !e->is_purpose
          ? inherited(maker, e->classes[0], TD_TID_codedWhenPlanned)
          : 0;
  return ahead ? ahead : e->classes[0];
}

static void put_class(td_json_maker *maker, const td_event *e) {
  const td_term class_term = e->classes[0];
  td_slice rest;
  const td_slice type =
      td_slice_split(notation(maker, coded_class(maker, e), false), ':', &rest);
  td_json_put(maker, "class",
              td_know_local_name(maker->config->know, class_term));
  td_json_put(maker, "type", e->is_coded ? type : (td_slice){0});
  put_codes(maker, "modes", e, TD_TID_mode);
  put_codes(maker, "contexts", e, TD_TID_context);
  td_json_put(maker, "cameo", notation(maker, class_term, true));
  put_inherited(maker, "quad", class_term, TD_TID_quadClass);
  put_inherited(maker, "intensity", class_term, TD_TID_intensity);
}

// ----------------------------------------------------------- time, sources

static void put_day(td_json_maker *maker, const char *key, td_day day,
                    td_precision precision) {
  char text[TD_DATE_BYTES];
  td_json_put(maker, key, td_day_text(day, precision, text));
}

static void add_sources(td_json_maker *maker, uint32_t source, unsigned depth) {
  const td_entity *e = &maker->document->entities.items[source];
  if (e->kind != TD_ENTITY_LIST) {
    td_json_text(&maker->json, td_json_entity_iri(maker, source));
    return;
  }
  for (uint32_t i = 0; depth && i < e->n_members; i++) {
    add_sources(maker, e->members[i], depth - 1);
  }
}

static void put_sources(td_json_maker *maker, const char *key,
                        const td_event *e, bool is_negative) {
  td_json_key(&maker->json, key);
  td_json_open(&maker->json, '[');
  for (uint32_t i = 0; i < e->attributions.count; i++) {
    const td_attribution *a = &e->attributions.items[i];
    if (a->source != TD_NONE && a->is_negative == is_negative) {
      add_sources(maker, a->source, MAX_DEPTH);
    }
  }
  td_json_close(&maker->json, ']');
}

// All that is said of numbers: "killed": {"value", "min", "max"}.
static void put_numbers(td_json_maker *maker, const td_event *e) {
  td_json_key(&maker->json, "numbers");
  td_json_open(&maker->json, '{');
  static const char *const names[TD_N_NUMBERS] = {
      [TD_NUMBER_KILLED] = "killed",
      [TD_NUMBER_WOUNDED] = "wounded",
      [TD_NUMBER_MISSING] = "missing",
      [TD_NUMBER_DETAINED] = "detained",
      [TD_NUMBER_DISPLACED] = "displaced"};
  for (int kind = 0; kind < TD_N_NUMBERS; kind++) {
    const td_number *n = &e->numbers[kind];
    if (td_number_is_empty(*n)) {
      continue;
    }
    td_json_key(&maker->json, names[kind]);
    td_json_open(&maker->json, '{');
    put_number(maker, "value", n->value);
    put_number(maker, "min", n->min);
    put_number(maker, "max", n->max);
    td_json_close(&maker->json, '}');
  }
  td_json_close(&maker->json, '}');
}

static void put_decimal(td_json_maker *maker, const char *key,
                        int64_t hundredths) {
  char text[TD_DECIMAL_BYTES];
  td_json_key(&maker->json, key);
  if (hundredths == TD_NO_COUNT) {
    td_json_null(&maker->json);
  } else {
    td_json_decimal(&maker->json, td_decimal_text(hundredths, text));
  }
}

static void put_amount(td_json_maker *maker, const td_event *e) {
  td_json_key(&maker->json, "amount");
  if (!e->amount.span.end) {
    td_json_null(&maker->json);
    return;
  }
  td_json_open(&maker->json, '{');
  put_decimal(maker, "value", e->amount.value);
  put_decimal(maker, "min", e->amount.min);
  put_decimal(maker, "max", e->amount.max);
  td_json_put_term(maker, "currency", e->amount.currency);
  td_json_close(&maker->json, '}');
}

static void put_casualties(td_json_maker *maker, const char *key,
                           const td_event *e, td_number_kind kind) {
  const td_number *n = &e->numbers[kind];
  put_number(maker, key, n->value != TD_NO_COUNT ? n->value : n->min);
}

static void put_span_text(td_json_maker *maker, const char *key,
                          td_part_id part, td_span span) {
  td_json_key(&maker->json, key);
  td_json_open(&maker->json, '{');
  td_json_put_span(maker, part, span);
  td_json_put(maker, "text", td_document_text(maker->document, part, span));
  td_json_close(&maker->json, '}');
}

// --------------------------------------------------------------- the record

// What stands before the value of "event".
static void put_beginning(td_json_maker *maker, const td_event *e) {
  td_json_open(&maker->json, '{');
  td_json_put(maker, "document", maker->document->uri);
  td_json_put(maker, "part",
              td_slice_of(e->part == TD_BODY ? "body" : "headline"));
  td_json_key(&maker->json, "event");
}

static td_status put_roles(td_json_maker *maker, const td_event *e) {
  TD_TRY(put_participants(maker, "actors", e, TD_ROLE_ACTOR));
  TD_TRY(put_participants(maker, "recipients", e, TD_ROLE_RECIPIENT));
  put_first_filler(maker, "theme", e, TD_ROLE_THEME);
  put_first_filler(maker, "origin", e, TD_ROLE_ORIGIN);
  put_first_filler(maker, "destination", e, TD_ROLE_DESTINATION);
  return TD_OK;
}

// What stands behind it.
static td_status put_rest(td_json_maker *maker, const td_event *e,
                          td_slice report) {
  const td_document *d = maker->document;
  td_json_put(maker, "report", report);
  td_json_key(&maker->json, "main");
  td_json_bool(&maker->json, e->is_main);
  put_class(maker, e);
  TD_TRY(put_roles(maker, e));
  put_day(maker, "date", e->begin, e->precision);
  put_day(maker, "date_begin", e->begin, TD_PRECISION_DAY);
  put_day(maker, "date_end", e->end, TD_PRECISION_DAY);
  put_first_filler(maker, "place", e, TD_ROLE_PLACE);
  put_casualties(maker, "killed", e, TD_NUMBER_KILLED);
  put_casualties(maker, "wounded", e, TD_NUMBER_WOUNDED);
  put_casualties(maker, "detained", e, TD_NUMBER_DETAINED);
  put_casualties(maker, "missing", e, TD_NUMBER_MISSING);
  put_casualties(maker, "displaced", e, TD_NUMBER_DISPLACED);
  put_numbers(maker, e);
  put_amount(maker, e);
  td_json_put_status(maker, e->status);
  put_sources(maker, "attributed_to", e, false);
  put_sources(maker, "denied_by", e, true);
  put_span_text(maker, "trigger", e->part, e->span);
  put_span_text(maker, "sentence", e->part,
                d->sentences.items[e->sentence].span);
  td_json_put_term(maker, "evoked_by", e->entry);
  td_json_key(&maker->json, "confidence");
  td_json_real(&maker->json, e->confidence / 1000.0);
  td_json_close(&maker->json, '}');
  return TD_OK;
}

td_status td_emit_record(const td_emit_config *config,
                         const td_document *document, uint32_t event,
                         td_record *out) {
  td_buffer text = {0};
  td_json_maker maker = td_json_maker_of(config, document, &text);
  const td_event *e = &document->events.items[event];
  td_iri_event(&maker.iris, event, &maker.scratch);
  out->report =
      td_arena_copy(document->arena, td_buffer_as_slice(&maker.scratch));
  put_beginning(&maker, e);
  const size_t n_before = text.length;
  td_json_null(&maker.json); // the event: not yet known
  const size_t n_known = text.length;
  const td_status status = put_rest(&maker, e, out->report);
  const bool failed = text.failed || maker.scratch.failed;
  const td_slice line =
      td_arena_copy(document->arena, td_buffer_as_slice(&text));
  td_buffer_clear(&maker.scratch);
  td_buffer_clear(&text);
  if (status != TD_OK || failed || !line.data || !out->report.data) {
    return TD_ERR_NO_MEM;
  }
  out->before = td_slice_part(line, 0, n_before);
  out->behind = td_slice_part(line, n_known, line.length);
  return TD_OK;
}
