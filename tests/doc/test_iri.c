// SPDX-License-Identifier: MIT

#include "doc/iri.h"

#include "suite.h"

static td_slice local_name(const void *know, td_term term) {
  (void)know;
  return term == 1   ? TD_SLICE("North_Korea")
         : term == 2 ? TD_SLICE("Withdraw")
                     : TD_SLICE("Visit");
}

static td_document *make_document(void) {
  td_document *d = td_document_new(0);
  d->uri = TD_SLICE("urn:example:a");
  CU_ASSERT_EQUAL(td_document_set_text(d, TD_BODY, TD_SLICE("Zoë visits Lomé")),
                  TD_OK);
  CU_ASSERT_EQUAL(td_document_set_text(d, TD_HEADLINE, TD_SLICE("Zoë visits")),
                  TD_OK);
  return d;
}

static td_iri_maker make_maker(const td_document *document) {
  return (td_iri_maker){document, TD_SLICE("https://w3id.org/tidings/"),
                        local_name, NULL};
}

static td_entity *add_entity(td_document *d, td_entity_kind kind) {
  td_entity *e = TD_PUSH(d->arena, &d->entities);
  e->kind = kind;
  e->organization = TD_NONE;
  return e;
}

static bool entity_is(td_document *d, uint32_t entity, const char *expected) {
  td_buffer out = {0};
  const td_iri_maker maker = make_maker(d);
  td_iri_entity(&maker, entity, &out);
  const bool same = td_slice_is(td_buffer_as_slice(&out), expected);
  td_buffer_clear(&out);
  return same;
}

static void test_known(void) {
  td_document *d = make_document();
  add_entity(d, TD_ENTITY_NAMED)->known = 1;
  CU_ASSERT(entity_is(d, 0, "https://w3id.org/tidings/entity/North_Korea"));
  td_document_free(d);
}

static void test_key(void) {
  td_document *d = make_document();
  td_entity *person = add_entity(d, TD_ENTITY_NAMED);
  person->name = TD_SLICE("Jon <Q> ~Su/x");
  person->country = 1;
  CU_ASSERT(entity_is(d, 0,
                      "https://w3id.org/tidings/entity/"
                      "Jon_%3CQ%3E_%7ESu%2Fx~North_Korea"));
  add_entity(d, TD_ENTITY_NAMED)->name = TD_SLICE("Acme & Co");
  d->entities.items[0].country = 0;
  d->entities.items[0].organization = 1;
  CU_ASSERT(entity_is(d, 0,
                      "https://w3id.org/tidings/entity/"
                      "Jon_%3CQ%3E_%7ESu%2Fx~Acme_&_Co"));
  // The first digits of sha256("urn:example:a").
  CU_ASSERT(
      entity_is(d, 1, "https://w3id.org/tidings/entity/Acme_&_Co~687c087e"));
  td_document_free(d);
}

static void test_group(void) {
  td_document *d = make_document();
  td_mention *m = TD_PUSH(d->arena, &d->mentions);
  m->part = TD_BODY;
  m->span = (td_span){12, 17};
  add_entity(d, TD_ENTITY_GROUP)->mention = 0;
  CU_ASSERT(entity_is(d, 0, "urn:example:a#group=11,15"));
  d->mentions.items[0].part = TD_HEADLINE;
  d->mentions.items[0].span = (td_span){0, 4};
  CU_ASSERT(entity_is(d, 0, "urn:example:a#headline.group=0,3"));
  td_document_free(d);
}

static void test_event(void) {
  td_document *d = make_document();
  td_buffer out = {0};
  const td_iri_maker maker = make_maker(d);
  for (td_term class = 2; class < 4; class ++) {
    td_event *e = TD_PUSH(d->arena, &d->events);
    e->part = TD_BODY;
    e->span = (td_span){5, 11};
    e->classes[0] = class;
  }
  td_iri_event(&maker, 1, &out);
  CU_ASSERT(
      td_slice_is(td_buffer_as_slice(&out), "urn:example:a#event=4,10,Visit"));
  td_buffer_rewind(&out);
  d->events.count = 1;
  td_iri_event(&maker, 0, &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out), "urn:example:a#event=4,10"));
  td_buffer_rewind(&out);
  td_iri_attribution(&maker, 0, 2, &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out),
                        "urn:example:a#attribution=4,10,2"));
  td_buffer_clear(&out);
  td_document_free(d);
}

static void test_string(void) {
  td_document *d = make_document();
  td_buffer out = {0};
  const td_iri_maker maker = make_maker(d);
  td_iri_string(&maker, TD_HEADLINE, (td_span){5, 11}, &out);
  td_buffer_add_char(&out, ' ');
  td_iri_part(&maker, TD_BODY, &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out),
                        "urn:example:a#headline.char=4,10 urn:example:a#body"));
  td_buffer_clear(&out);
  td_document_free(d);
}

static void what_no_iri_may_hold_is_percent_encoded(void) {
  td_buffer out = {0};
  // C1 control, private use, "~" and "%"; letters of other scripts stay.
  td_iri_escape(TD_SLICE("a\xC2\x85 \xEE\x80\x80~%\xC3\xA9\xED\x95\x9C"), &out);
  CU_ASSERT_TRUE(td_slice_is(td_buffer_as_slice(&out),
                             "a%C2%85_%EE%80%80%7E%25\xC3\xA9\xED\x95\x9C"));
  td_buffer_clear(&out);
}

static const td_test tests[] = {
    {"what no IRI may hold is percent-encoded",
     what_no_iri_may_hold_is_percent_encoded},
    {"a known entity has the IRI of its entry", test_known},
    {"an unknown name has the key of country, body or article", test_key},
    {"a group is where it is named, in code points", test_group},
    {"events of one trigger differ by class", test_event},
    {"strings of the headline are marked", test_string},
};

SUITE_MAIN("iri", tests)
