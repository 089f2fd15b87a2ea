// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "fuse/fuse.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>

static td_know *know;
static const td_slice base = {"http://t/", 9};

static td_term term(const char *prefix_iri, const char *name) {
  char iri[200];
  snprintf(iri, sizeof(iri), "%s%s", prefix_iri, name);
  return td_know_iri_term(know, td_slice_of(iri));
}

// ---------------------------------------------------- documents made by hand

static td_document *new_document(const char *uri, const char *day,
                                 const char *body) {
  td_document *d = td_document_new(0);
  d->uri = td_slice_of(uri);
  d->day = td_day_parse(td_slice_of(day));
  CU_ASSERT_EQUAL_FATAL(td_document_set_text(d, TD_HEADLINE, (td_slice){"", 0}),
                        TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_document_set_text(d, TD_BODY, td_slice_of(body)),
                        TD_OK);
  return d;
}

// A known entity, with the country and class that the gazetteer gives it.
static uint32_t add_entity(td_document *d, const char *name) {
  td_entity *e = TD_PUSH(d->arena, &d->entities);
  const td_term known = term(td_vocab_prefixes[TD_PREFIX_ent].iri, name);
  CU_ASSERT_NOT_EQUAL_FATAL(known, 0);
  const td_term country = td_know_get(know, known, TD_TID_country);
  *e = (td_entity){.kind = TD_ENTITY_NAMED,
                   .name = td_slice_of(name),
                   .known = known,
                   .type = td_know_get(know, known, TD_RDF_type),
                   .country = country ? country : known,
                   .organization = TD_NONE,
                   .count = TD_NO_COUNT,
                   .count_min = TD_NO_COUNT,
                   .count_max = TD_NO_COUNT,
                   .mention = TD_NONE};
  return d->entities.count - 1;
}

static td_event *add_event(td_document *d, const char *class_name,
                           const char *day, td_event_status status) {
  td_event *e = TD_PUSH(d->arena, &d->events);
  const uint32_t at = d->events.count;
  *e = (td_event){.part = TD_BODY,
                  .span = {at, at + 1},
                  .status = status,
                  .time = TD_NONE,
                  .begin = TD_NO_DAY,
                  .end = TD_NO_DAY,
                  .place_mention = TD_NONE,
                  .quotation = TD_NONE,
                  .same_as = TD_NONE,
                  .confidence = 900};
  e->classes[0] = term(td_vocab_prefixes[TD_PREFIX_tid].iri, class_name);
  CU_ASSERT_NOT_EQUAL_FATAL(e->classes[0], 0);
  if (day) {
    e->begin = e->end = td_day_parse(td_slice_of(day));
    e->precision = TD_PRECISION_DAY;
  }
  for (int i = 0; i < TD_N_NUMBERS; i++) {
    e->numbers[i] = (td_number){TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  }
  return e;
}

static void add_role(td_document *d, td_event *e, td_role role,
                     const char *name) {
  const uint32_t entity = add_entity(d, name);
  td_argument *a = TD_PUSH(d->arena, &e->arguments);
  *a = (td_argument){.role = role,
                     .filler = TD_FILLER_ENTITY,
                     .id = entity,
                     .mention = TD_NONE,
                     .part = TD_BODY,
                     .span = {0, 1}};
}

static const char body[] = "a body that is long enough for all its triggers";
static const char other_body[] = "quite another text about the same, by others";

// One article with one event of two participants.
static td_document *article(const char *uri, const char *text,
                            const char *class_name, const char *day,
                            td_event_status status, const char *actor,
                            const char *recipient) {
  td_document *d = new_document(uri, "2020-05-05", text);
  td_event *e = add_event(d, class_name, day, status);
  add_role(d, e, TD_ROLE_ACTOR, actor);
  if (recipient) {
    add_role(d, e, TD_ROLE_RECIPIENT, recipient);
  }
  return d;
}

// -------------------------------------------------------------- what is said

static td_status add_line(void *handle, const td_statement *st) {
  td_buffer_printf(handle, "%.*s %.*s %.*s\n", (int)st->subject.text.length,
                   st->subject.text.data, (int)st->predicate.text.length,
                   st->predicate.text.data, (int)st->object.text.length,
                   st->object.text.data);
  return TD_OK;
}

// Fuse documents in the order given; they are freed. Returns the events.
static uint32_t fuse(td_document **documents, size_t n, td_buffer *said) {
  td_fuser *fuser = td_fuser_new(know, base);
  for (size_t i = 0; i < n; i++) {
    CU_ASSERT_EQUAL_FATAL(td_fuser_add(fuser, documents[i]), TD_OK);
    td_document_free(documents[i]);
  }
  CU_ASSERT_EQUAL_FATAL(td_fuser_run(fuser), TD_OK);
  const uint32_t n_events = td_fuser_count(fuser);
  CU_ASSERT_EQUAL_FATAL(
      td_fuser_emit(fuser, (td_statement_sink){add_line, said}), TD_OK);
  td_fuser_free(fuser);
  return n_events;
}

static bool says(const td_buffer *said, const char *words) {
  const td_slice text = td_buffer_as_slice(said);
  return td_slice_find(text, td_slice_of(words), 0) < text.length;
}

// -------------------------------------------------------------------- tests

static void an_act_of_a_state_and_of_its_ministry_is_one(void) {
  td_buffer said = {0};
  td_document *two[] = {
      article("urn:a", body, "ImposeSanctions", "2020-05-04", TD_HAPPENED,
              "United_States", "Iran"),
      article("urn:b", other_body, "ImposeSanctions", "2020-05-04", TD_HAPPENED,
              "United_States_Department_of_the_Treasury", "Iran")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 1);
  CU_ASSERT_TRUE(says(&said, "#sourceCount 2\n"));
  CU_ASSERT_TRUE(says(&said, "/event/2020-05-04-ImposeSanctions-"));
  td_buffer_clear(&said);
}

static void class_and_day_alone_do_not_make_one(void) {
  td_buffer said = {0};
  td_document *two[] = {article("urn:a", body, "ImposeSanctions", "2020-05-04",
                                TD_HAPPENED, "United_States", "Iran"),
                        article("urn:b", other_body, "ImposeSanctions",
                                "2020-05-04", TD_HAPPENED, "Russia",
                                "Ukraine")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 2);
  td_buffer_clear(&said);
}

static void two_recipients_of_one_actor_are_two(void) {
  td_buffer said = {0};
  td_document *two[] = {article("urn:a", body, "ImposeSanctions", "2020-05-04",
                                TD_HAPPENED, "United_States", "Iran"),
                        article("urn:b", other_body, "ImposeSanctions",
                                "2020-05-04", TD_HAPPENED, "United_States",
                                "Russia")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 2);
  td_buffer_clear(&said);
}

static void other_days_are_other_events(void) {
  td_buffer said = {0};
  td_document *two[] = {
      article("urn:a", body, "Meet", "2020-05-04", TD_HAPPENED, "France", NULL),
      article("urn:b", other_body, "Meet", "2020-05-03", TD_HAPPENED, "France",
              NULL)};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 2);
  td_buffer_clear(&said);
}

static void a_denial_in_another_article_disputes(void) {
  td_buffer said = {0};
  td_document *two[] = {article("urn:a", body, "AirStrike", "2020-05-04",
                                TD_HAPPENED, "Israel", "Syria"),
                        article("urn:b", other_body, "AirStrike", "2020-05-04",
                                TD_DID_NOT_HAPPEN, "Israel", "Syria")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 1);
  CU_ASSERT_TRUE(says(&said, "#status "));
  CU_ASSERT_TRUE(says(&said, "#Disputed\n"));
  td_buffer_clear(&said);
}

static void an_article_keeps_its_own_denial_apart(void) {
  td_buffer said = {0};
  td_document *d =
      article("urn:a", body, "Meet", NULL, TD_HAPPENED, "France", NULL);
  td_event *denied = add_event(d, "Meet", NULL, TD_DID_NOT_HAPPEN);
  add_role(d, denied, TD_ROLE_ACTOR, "France");
  CU_ASSERT_EQUAL(fuse(&d, 1, &said), 2);
  CU_ASSERT_FALSE(says(&said, "#Disputed\n"));
  td_buffer_clear(&said);
}

static void a_plan_that_came_true_has_happened(void) {
  td_buffer said = {0};
  td_document *two[] = {article("urn:a", body, "Visit", "2020-05-04",
                                TD_PLANNED, "France", "Mali"),
                        article("urn:b", other_body, "Visit", "2020-05-04",
                                TD_HAPPENED, "France", "Mali")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 1);
  CU_ASSERT_TRUE(says(&said, "#Happened\n"));
  CU_ASSERT_FALSE(says(&said, "#Planned\n"));
  td_buffer_clear(&said);
}

static void a_copied_text_is_one_source(void) {
  static const char long_text[] =
      "A ministry in the capital told reporters on Monday that it had sent "
      "forty tonnes of flour and blankets to the flooded valley, where roads "
      "remain closed and the river is still rising after a week of rain.";
  td_buffer said = {0};
  td_document *two[] = {article("urn:a", long_text, "Relief", "2020-05-04",
                                TD_HAPPENED, "France", "Mali"),
                        article("urn:b", long_text, "Relief", "2020-05-04",
                                TD_HAPPENED, "France", "Mali")};
  CU_ASSERT_EQUAL(fuse(two, 2, &said), 1);
  CU_ASSERT_TRUE(says(&said, "#sourceCount 1\n"));
  td_buffer_clear(&said);
}

static void the_order_of_articles_changes_nothing(void) {
  td_buffer forward = {0};
  td_buffer backward = {0};
  for (int turn = 0; turn < 2; turn++) {
    td_document *two[] = {
        article("urn:a", body, "Meet", NULL, TD_PLANNED, "France", "Mali"),
        article("urn:b", other_body, "Visit", "2020-05-04", TD_HAPPENED,
                "France", "Mali")};
    td_document *first = two[0];
    if (turn) {
      two[0] = two[1];
      two[1] = first;
    }
    fuse(two, 2, turn ? &backward : &forward);
  }
  // Events come in the order of their first report, whatever was added first.
  CU_ASSERT_EQUAL(forward.length, backward.length);
  CU_ASSERT_TRUE(says(&forward, "/event/undated-Meet-"));
  CU_ASSERT_TRUE(says(&backward, "/event/undated-Meet-"));
  td_buffer_clear(&forward);
  td_buffer_clear(&backward);
}

static const td_test tests[] = {
    {"an act of a state and of its ministry is one",
     an_act_of_a_state_and_of_its_ministry_is_one},
    {"class and day alone do not make one",
     class_and_day_alone_do_not_make_one},
    {"two recipients of one actor are two",
     two_recipients_of_one_actor_are_two},
    {"other days are other events", other_days_are_other_events},
    {"a denial in another article disputes",
     a_denial_in_another_article_disputes},
    {"an article keeps its own denial apart",
     an_article_keeps_its_own_denial_apart},
    {"a plan that came true has happened", a_plan_that_came_true_has_happened},
    {"a copied text is one source", a_copied_text_is_one_source},
    {"the order of articles changes nothing",
     the_order_of_articles_changes_nothing},
};

int main(void) {
  if (td_know_open(TEST_BUILDDIR "/data/tidings.know", NULL, &know) != TD_OK) {
    return 99;
  }
  const int status =
      td_run_suite("fuse", tests, sizeof(tests) / sizeof(tests[0]));
  td_know_close(know);
  return status;
}
