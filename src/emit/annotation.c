// SPDX-License-Identifier: MIT

#include "emit/json_private.h"

static json_t *sentences_of(const td_json_maker *maker) {
  const td_document *d = maker->document;
  json_t *all = json_array();
  for (uint32_t i = 0; i < d->sentences.count; i++) {
    const td_sentence *s = &d->sentences.items[i];
    if (s->part == TD_BODY && !s->is_dateline) {
      json_t *one = json_object();
      td_json_set_span(maker, one, s->part, s->span);
      json_array_append_new(all, one);
    }
  }
  return all;
}

static json_t *times_of(const td_json_maker *maker) {
  static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
  const td_document *d = maker->document;
  json_t *all = json_array();
  for (uint32_t i = 0; i < d->times.count; i++) {
    const td_time *t = &d->times.items[i];
    if (t->part == TD_BODY) {
      json_t *one = json_object();
      td_json_set_span(maker, one, t->part, t->span);
      json_object_set_new(one, "type", json_string(types[t->type]));
      json_object_set_new(one, "value", td_json_text(t->value));
      json_array_append_new(all, one);
    }
  }
  return all;
}

// Predicates without a class; there are none unless the document wants them.
static void add_predicates(const td_json_maker *maker, json_t *all) {
  const td_document *d = maker->document;
  for (uint32_t i = 0; i < d->predicates.count; i++) {
    const td_token *t = &d->tokens.items[d->predicates.items[i].token];
    const td_part_id part = d->sentences.items[t->sentence].part;
    if (part == TD_BODY) {
      json_t *one = json_object();
      td_json_set_span(maker, one, part, t->span);
      json_object_set_new(one, "class", json_null());
      json_object_set_new(one, "event", json_null());
      json_object_set_new(one, "status",
                          td_json_status(d->predicates.items[i].status));
      json_array_append_new(all, one);
    }
  }
}

static json_t *events_of(td_json_maker *maker, td_event_of_func event_of,
                         const void *handle) {
  const td_document *d = maker->document;
  const td_know *know = maker->config->know;
  json_t *all = json_array();
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    if (e->part != TD_BODY || !e->classes[0]) {
      continue;
    }
    td_buffer_rewind(&maker->scratch);
    td_iri_event(&maker->iris, i, &maker->scratch);
    json_t *one = json_object();
    td_json_set_span(maker, one, e->part, e->span);
    json_object_set_new(one, "class",
                        td_json_text(td_know_local_name(know, e->classes[0])));
    json_object_set_new(
        one, "event",
        td_json_text(event_of(handle, td_buffer_as_slice(&maker->scratch))));
    json_object_set_new(one, "status", td_json_status(e->status));
    json_array_append_new(all, one);
  }
  add_predicates(maker, all);
  return all;
}

// Add [begin, end] to `list`, unless the span is empty.
static void add_span(const td_json_maker *maker, td_part_id part, td_span span,
                     json_t *list) {
  if (span.end > span.begin) {
    json_t *pair = json_array();
    const td_document *d = maker->document;
    json_array_append_new(
        pair, json_integer(td_document_codepoint(d, part, span.begin)));
    json_array_append_new(
        pair, json_integer(td_document_codepoint(d, part, span.end)));
    json_array_append_new(list, pair);
  }
}

static json_t *span_list(const td_json_maker *maker, td_part_id part,
                         td_span span) {
  json_t *list = json_array();
  add_span(maker, part, span, list);
  return list;
}

static json_t *attributions_of(const td_json_maker *maker) {
  const td_document *d = maker->document;
  json_t *all = json_array();
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (q->part != TD_BODY) {
      continue;
    }
    json_t *one = json_object();
    json_object_set_new(one, "source", span_list(maker, q->part, q->source));
    json_object_set_new(one, "cue", span_list(maker, q->part, q->cue));
    json_t *content = span_list(maker, q->part, q->reported[0]);
    add_span(maker, q->part, q->reported[1], content);
    json_object_set_new(one, "content", content);
    json_array_append_new(all, one);
  }
  return all;
}

td_status td_emit_annotation(const td_emit_config *config,
                             const td_document *document,
                             td_event_of_func event_of, const void *handle,
                             td_buffer *out) {
  td_json_maker maker = td_json_maker_of(config, document);
  const td_slice body = document->parts[TD_BODY].text;
  json_t *all = json_object();
  json_object_set_new(all, "document", td_json_text(document->uri));
  json_object_set_new(all, "length",
                      json_integer(td_document_codepoint(
                          document, TD_BODY, (uint32_t)body.length)));
  json_object_set_new(all, "sentences", sentences_of(&maker));
  json_object_set_new(all, "mentions", td_json_mentions(&maker));
  json_object_set_new(all, "times", times_of(&maker));
  json_object_set_new(all, "events", events_of(&maker, event_of, handle));
  json_object_set_new(all, "attributions", attributions_of(&maker));
  const td_status status =
      maker.scratch.failed ? TD_ERR_NO_MEM : td_json_dump(all, out);
  td_buffer_add_char(out, '\n');
  json_decref(all);
  td_buffer_clear(&maker.scratch);
  return status;
}
