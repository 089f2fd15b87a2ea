// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "emit/json_private.h"

static void begin_list(td_json_maker *maker, const char *key) {
  td_json_key(&maker->json, key);
  td_json_open(&maker->json, '[');
}

static void end_list(td_json_maker *maker) { td_json_close(&maker->json, ']'); }

static void put_sentences(td_json_maker *maker) {
  const td_document *d = maker->document;
  begin_list(maker, "sentences");
  for (uint32_t i = 0; i < d->sentences.count; i++) {
    const td_sentence *s = &d->sentences.items[i];
    if (s->part == TD_BODY && !s->is_dateline) {
      td_json_open(&maker->json, '{');
      td_json_put_span(maker, s->part, s->span);
      td_json_close(&maker->json, '}');
    }
  }
  end_list(maker);
}

static void put_times(td_json_maker *maker) {
  static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
  const td_document *d = maker->document;
  begin_list(maker, "times");
  for (uint32_t i = 0; i < d->times.count; i++) {
    const td_time *t = &d->times.items[i];
    if (t->part == TD_BODY) {
      td_json_open(&maker->json, '{');
      td_json_put_span(maker, t->part, t->span);
      td_json_put(maker, "type", td_slice_of(types[t->type]));
      td_json_put(maker, "value", t->value);
      td_json_close(&maker->json, '}');
    }
  }
  end_list(maker);
}

// Predicates without a class; there are none unless the document wants them.
static void put_predicates(td_json_maker *maker) {
  const td_document *d = maker->document;
  for (uint32_t i = 0; i < d->predicates.count; i++) {
    const td_token *t = &d->tokens.items[d->predicates.items[i].token];
    const td_part_id part = d->sentences.items[t->sentence].part;
    if (part == TD_BODY) {
      td_json_open(&maker->json, '{');
      td_json_put_span(maker, part, t->span);
      td_json_put(maker, "class", (td_slice){0});
      td_json_put(maker, "event", (td_slice){0});
      td_json_put_status(maker, d->predicates.items[i].status);
      td_json_close(&maker->json, '}');
    }
  }
}

static void put_events(td_json_maker *maker, td_event_of_func event_of,
                       const void *handle) {
  const td_document *d = maker->document;
  const td_know *know = maker->config->know;
  begin_list(maker, "events");
  for (uint32_t i = 0; i < d->events.count; i++) {
    const td_event *e = &d->events.items[i];
    if (e->part != TD_BODY || !e->classes[0]) {
      continue;
    }
    td_buffer_rewind(&maker->scratch);
    td_iri_event(&maker->iris, i, &maker->scratch);
    td_json_open(&maker->json, '{');
    td_json_put_span(maker, e->part, e->span);
    td_json_put(maker, "class", td_know_local_name(know, e->classes[0]));
    td_json_put(maker, "event",
                event_of(handle, td_buffer_as_slice(&maker->scratch)));
    td_json_put_status(maker, e->status);
    td_json_close(&maker->json, '}');
  }
  put_predicates(maker);
  end_list(maker);
}

// [begin, end], unless the span is empty.
static void add_span(td_json_maker *maker, td_part_id part, td_span span) {
  const td_document *d = maker->document;
  if (span.end > span.begin) {
    td_json_open(&maker->json, '[');
    td_json_integer(&maker->json, td_document_codepoint(d, part, span.begin));
    td_json_integer(&maker->json, td_document_codepoint(d, part, span.end));
    td_json_close(&maker->json, ']');
  }
}

static void put_span_list(td_json_maker *maker, const char *key,
                          td_part_id part, td_span span) {
  begin_list(maker, key);
  add_span(maker, part, span);
  end_list(maker);
}

// Words that go on are the content of those before them.
static void add_continuations(td_json_maker *maker, uint32_t quotation) {
  const td_document *d = maker->document;
  for (uint32_t i = quotation + 1; i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (q->continues == quotation) {
      add_span(maker, q->part, q->reported[0]);
    }
  }
}

// Who says what by the text itself: what is told within that is not listed.
static void put_attributions(td_json_maker *maker) {
  const td_document *d = maker->document;
  begin_list(maker, "attributions");
  for (uint32_t i = 0; i < d->quotations.count; i++) {
    const td_quotation *q = &d->quotations.items[i];
    if (q->part != TD_BODY || q->is_nested || q->continues != TD_NONE) {
      continue;
    }
    td_json_open(&maker->json, '{');
    put_span_list(maker, "source", q->part, q->source);
    put_span_list(maker, "cue", q->part, q->cue);
    begin_list(maker, "content");
    add_span(maker, q->part, q->reported[0]);
    add_span(maker, q->part, q->reported[1]);
    add_continuations(maker, i);
    end_list(maker);
    td_json_close(&maker->json, '}');
  }
  end_list(maker);
}

static td_status put_all(td_json_maker *maker, td_event_of_func event_of,
                         const void *handle) {
  const td_document *d = maker->document;
  const size_t length = d->parts[TD_BODY].text.length;
  td_json_open(&maker->json, '{');
  td_json_put(maker, "document", d->uri);
  td_json_key(&maker->json, "length");
  td_json_integer(&maker->json,
                  td_document_codepoint(d, TD_BODY, (uint32_t)length));
  put_sentences(maker);
  td_json_key(&maker->json, "mentions");
  TD_TRY(td_json_mentions(maker));
  put_times(maker);
  put_events(maker, event_of, handle);
  put_attributions(maker);
  td_json_close(&maker->json, '}');
  return TD_OK;
}

td_status td_emit_annotation(const td_emit_config *config,
                             const td_document *document,
                             td_event_of_func event_of, const void *handle,
                             td_buffer *out) {
  td_json_maker maker = td_json_maker_of(config, document, out);
  const td_status status = put_all(&maker, event_of, handle);
  const bool failed = maker.scratch.failed || out->failed;
  td_buffer_add_char(out, '\n');
  td_buffer_clear(&maker.scratch);
  return status == TD_OK && failed ? TD_ERR_NO_MEM : status;
}
