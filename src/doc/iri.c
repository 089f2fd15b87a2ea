// SPDX-License-Identifier: MIT

#include "doc/iri.h"

#include "base/utf8.h"
#include "rdf/vocab.h"

#include <assert.h>
#include <nettle/sha2.h>

#define ARTICLE_DIGITS 8

void td_iri_digest(td_slice text, size_t n_digits, td_buffer *out) {
  static const char hex[] = "0123456789abcdef";
  uint8_t digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  assert(n_digits <= 2 * sizeof(digest));
  sha256_init(&context);
  sha256_update(&context, text.length, (const uint8_t *)text.data);
  sha256_digest(&context, sizeof(digest), digest);
  for (size_t i = 0; i < n_digits; i++) {
    const unsigned byte = digest[i / 2];
    td_buffer_add_char(out, hex[i % 2 ? byte & 15 : byte >> 4]);
  }
}

// ucschar of RFC 3987, section 2.2.
static bool is_ucschar(uint32_t c) {
  if (c >= 0x10000) {
    return c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD &&
           (c < 0xE0000 || c >= 0xE1000);
  }
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFFEF);
}

// pchar of RFC 3987 without "~", which parts a name from its key, and without
// "%", since names hold no escapes.
static bool may_stand(uint32_t c) {
  return is_ucschar(c) || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') ||
         (c && c < 0x80 && strchr("-._!$&'()*+,;=:@", (int)c));
}

void td_iri_escape(td_slice text, td_buffer *out) {
  for (size_t i = 0, n; i < text.length; i += n) {
    const uint32_t c = td_utf8_decode(text, i, &n);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      td_buffer_add_char(out, '_');
    } else if (may_stand(c)) {
      td_buffer_add(out, td_slice_part(text, i, i + n));
    } else {
      for (size_t k = i; k < i + n; k++) {
        td_buffer_printf(out, "%%%02X", (unsigned char)text.data[k]);
      }
    }
  }
}

void td_iri_known(const td_iri_maker *maker, td_term entry, td_buffer *out) {
  td_buffer_add(out, maker->base);
  td_buffer_add_string(out, "entity/");
  td_buffer_add(out, maker->local_name(maker->know, entry));
}

void td_iri_moved(const td_iri_maker *maker, td_slice iri, td_buffer *out) {
  static const int moving[] = {TD_PREFIX_ent, TD_PREFIX_ev,
                               TD_PREFIX_membership, TD_PREFIX_role,
                               TD_PREFIX_document};
  const size_t home =
      strlen(td_vocab_prefixes[TD_PREFIX_ent].iri) - strlen("entity/");
  for (size_t i = 0; i < sizeof(moving) / sizeof(*moving); i++) {
    if (td_slice_has_prefix(iri,
                            td_slice_of(td_vocab_prefixes[moving[i]].iri))) {
      td_buffer_add(out, maker->base);
      td_buffer_add(out, td_slice_part(iri, home, iri.length));
      return;
    }
  }
  td_buffer_add(out, iri);
}

// "<doc>#NAME=b,e", with what is in the headline marked so.
static void add_place(const td_iri_maker *maker, const char *name,
                      td_part_id part, td_span span, td_buffer *out) {
  const td_document *document = maker->document;
  td_buffer_add(out, document->uri);
  td_buffer_add_char(out, '#');
  if (part == TD_HEADLINE) {
    td_buffer_add_string(out, "headline.");
  }
  td_buffer_printf(out, "%s=%u,%u", name,
                   (unsigned)td_document_codepoint(document, part, span.begin),
                   (unsigned)td_document_codepoint(document, part, span.end));
}

// The key that keeps namesakes apart: country, else organization, else article.
static void add_key(const td_iri_maker *maker, const td_entity *entity,
                    td_buffer *out) {
  const td_document *document = maker->document;
  if (entity->country) {
    td_buffer_add(out, maker->local_name(maker->know, entity->country));
    return;
  }
  if (entity->organization != TD_NONE) {
    const td_entity *body = &document->entities.items[entity->organization];
    if (body->known) {
      td_buffer_add(out, maker->local_name(maker->know, body->known));
      return;
    }
    if (body->kind == TD_ENTITY_NAMED) {
      td_iri_escape(body->name, out);
      return;
    }
  }
  td_iri_digest(document->uri, ARTICLE_DIGITS, out);
}

void td_iri_entity(const td_iri_maker *maker, uint32_t entity, td_buffer *out) {
  const td_document *document = maker->document;
  assert(entity < document->entities.count);
  const td_entity *e = &document->entities.items[entity];
  assert(e->kind != TD_ENTITY_LIST);
  if (e->known) {
    td_iri_known(maker, e->known, out);
  } else if (e->kind == TD_ENTITY_GROUP) {
    const td_mention *m = &document->mentions.items[e->mention];
    add_place(maker, "group", m->part, m->span, out);
  } else {
    td_buffer_add(out, maker->base);
    td_buffer_add_string(out, "entity/");
    td_iri_escape(e->name, out);
    td_buffer_add_char(out, '~');
    add_key(maker, e, out);
  }
}

void td_iri_part(const td_iri_maker *maker, td_part_id part, td_buffer *out) {
  td_buffer_add(out, maker->document->uri);
  td_buffer_add_string(out, part == TD_HEADLINE ? "#headline" : "#body");
}

void td_iri_string(const td_iri_maker *maker, td_part_id part, td_span span,
                   td_buffer *out) {
  add_place(maker, "char", part, span, out);
}

void td_iri_phrase(const td_iri_maker *maker, td_part_id part, td_span span,
                   td_buffer *out) {
  add_place(maker, "phrase", part, span, out);
}

void td_iri_sentence(const td_iri_maker *maker, uint32_t sentence,
                     td_buffer *out) {
  assert(sentence < maker->document->sentences.count);
  const td_sentence *s = &maker->document->sentences.items[sentence];
  add_place(maker, "sentence", s->part, s->span, out);
}

static bool same_trigger(const td_event *a, const td_event *b) {
  return a->part == b->part && a->span.begin == b->span.begin &&
         a->span.end == b->span.end;
}

// Whether the event before or behind has the same trigger.
static bool shares_trigger(const td_document *document, uint32_t event) {
  const td_event *events = document->events.items;
  return (event > 0 && same_trigger(&events[event - 1], &events[event])) ||
         (event + 1 < document->events.count &&
          same_trigger(&events[event + 1], &events[event]));
}

void td_iri_event(const td_iri_maker *maker, uint32_t event, td_buffer *out) {
  assert(event < maker->document->events.count);
  const td_event *e = &maker->document->events.items[event];
  add_place(maker, "event", e->part, e->span, out);
  if (shares_trigger(maker->document, event)) {
    td_buffer_add_char(out, ',');
    td_buffer_add(out, maker->local_name(maker->know, e->classes[0]));
  }
}

void td_iri_amount(const td_iri_maker *maker, uint32_t event, td_buffer *out) {
  assert(event < maker->document->events.count);
  const td_event *e = &maker->document->events.items[event];
  add_place(maker, "amount", e->part, e->amount.span, out);
}

void td_iri_membership(const td_iri_maker *maker, uint32_t membership,
                       td_buffer *out) {
  assert(membership < maker->document->memberships.count);
  const td_membership *all = maker->document->memberships.items;
  const td_membership *m = &all[membership];
  // One title may be given to several: "Presidents Xi and Putin".
  unsigned number = 1;
  for (uint32_t i = 0; i < membership; i++) {
    number += all[i].part == m->part && all[i].span.begin == m->span.begin &&
              all[i].span.end == m->span.end;
  }
  add_place(maker, "membership", m->part, m->span, out);
  if (number > 1) {
    td_buffer_printf(out, ",%u", number);
  }
}

void td_iri_quotation(const td_iri_maker *maker, uint32_t quotation,
                      td_buffer *out) {
  assert(quotation < maker->document->quotations.count);
  const td_quotation *q = &maker->document->quotations.items[quotation];
  add_place(maker, "quotation", q->part, q->content, out);
}

void td_iri_attribution(const td_iri_maker *maker, uint32_t event,
                        uint32_t number, td_buffer *out) {
  assert(event < maker->document->events.count);
  const td_event *e = &maker->document->events.items[event];
  add_place(maker, "attribution", e->part, e->span, out);
  td_buffer_printf(out, ",%u", (unsigned)number);
}
