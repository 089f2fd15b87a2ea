// SPDX-License-Identifier: MIT

#include "base/buffer.h"
#include "fuse/fuse.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
  d->day = day ? td_day_parse(td_slice_of(day)) : TD_NO_DAY;
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

static void add_word(td_document *d, const char *lemma, td_upos upos) {
  td_token *t = TD_PUSH(d->arena, &d->tokens);
  const uint32_t at = d->tokens.count - 1;
  *t = (td_token){.span = {at, at + 1},
                  .form = td_slice_of(lemma),
                  .lemma = td_slice_of(lemma),
                  .head = TD_NONE,
                  .first_child = TD_NONE,
                  .next_sibling = TD_NONE,
                  .mention = TD_NONE,
                  .upos = (uint8_t)upos,
                  .n_words = 1};
}

// An article of ten words that tell what it is about: six names and four nouns.
static td_document *story(const char *uri, const char *day,
                          const char *const names[6]) {
  static const char *const nouns[] = {"house", "night", "week", "road"};
  td_document *d =
      new_document(uri, day, "a body that is long enough for all triggers");
  for (int i = 0; i < 6; i++) {
    add_word(d, names[i], TD_UPOS_PROPN);
  }
  for (int i = 0; i < 4; i++) {
    add_word(d, nouns[i], TD_UPOS_NOUN);
  }
  return d;
}

// An event without a time whose word is `lemma`.
static td_event *add_told(td_document *d, const char *class_name,
                          const char *lemma) {
  add_word(d, lemma, TD_UPOS_NOUN);
  td_event *e = add_event(d, class_name, NULL, TD_HAPPENED);
  e->token = d->tokens.count - 1;
  return e;
}

// Somebody with a name that the gazetteer does not have.
static void add_person(td_document *d, td_event *e, td_role role,
                       const char *name) {
  td_entity *p = TD_PUSH(d->arena, &d->entities);
  *p = (td_entity){.kind = TD_ENTITY_NAMED,
                   .name = td_slice_of(name),
                   .type = td_know_vocab(know, TD_SCHEMA_Person),
                   .organization = TD_NONE,
                   .count = TD_NO_COUNT,
                   .count_min = TD_NO_COUNT,
                   .count_max = TD_NO_COUNT,
                   .mention = TD_NONE};
  td_argument *a = TD_PUSH(d->arena, &e->arguments);
  *a = (td_argument){.role = role,
                     .filler = TD_FILLER_ENTITY,
                     .id = d->entities.count - 1,
                     .mention = TD_NONE,
                     .part = TD_BODY,
                     .span = {0, 1}};
}

static const char *const here[6] = {"Ann",    "Brook", "Carver",
                                    "Dalton", "Essex", "Ford"};
static const char *const there[6] = {"Gale",  "Hurst", "Ingram",
                                     "Jones", "Kent",  "Lowe"};

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

static void a_bare_noun_is_that_of_its_story(void) {
  td_buffer said = {0};
  td_document *d[] = {story("urn:a", NULL, here), story("urn:b", NULL, here),
                      story("urn:c", NULL, there)};
  add_told(d[0], "Bomb", "attack");
  add_told(d[1], "Bomb", "attack");
  add_told(d[2], "Bomb", "attack");
  CU_ASSERT_EQUAL(fuse(d, 3, &said), 2);
  td_buffer_clear(&said);
}

static void words_of_one_family_are_one_in_a_story(void) {
  td_buffer said = {0};
  td_document *d[] = {story("urn:a", NULL, here), story("urn:b", NULL, here),
                      story("urn:c", NULL, here)};
  add_told(d[0], "Shoot", "shooting");
  add_told(d[1], "Shoot", "shoot");
  add_told(d[2], "Shoot", "fire");
  CU_ASSERT_EQUAL(fuse(d, 3, &said), 2);
  td_buffer_clear(&said);
}

static void what_befell_somebody_is_told_for_weeks(void) {
  td_buffer said = {0};
  td_document *d[] = {story("urn:a", "2020-05-05", here),
                      story("urn:b", "2020-06-05", here)};
  add_person(d[0], add_told(d[0], "Kill", "kill"), TD_ROLE_RECIPIENT,
             "Zoe Quill");
  add_person(d[1], add_told(d[1], "Kill", "kill"), TD_ROLE_RECIPIENT, "Quill");
  CU_ASSERT_EQUAL(fuse(d, 2, &said), 1);
  td_document *states[] = {story("urn:a", "2020-05-05", here),
                           story("urn:b", "2020-06-05", here)};
  add_role(states[0], add_told(states[0], "Meet", "meet"), TD_ROLE_ACTOR,
           "France");
  add_role(states[1], add_told(states[1], "Meet", "meet"), TD_ROLE_ACTOR,
           "France");
  CU_ASSERT_EQUAL(fuse(states, 2, &said), 2);
  td_buffer_clear(&said);
}

static void add_strike(td_document *d, const char *place) {
  td_event *e = add_told(d, "AirStrike", "strike");
  add_person(d, e, TD_ROLE_ACTOR, "Zoe Quill");
  if (place) {
    add_role(d, e, TD_ROLE_PLACE, place);
  }
}

// Two strikes of one release, and articles that do not say which they mean.
static void an_article_tells_its_places_apart(void) {
  td_buffer said = {0};
  td_document *d[] = {story("urn:a", NULL, here), story("urn:b", NULL, here),
                      story("urn:c", NULL, here)};
  add_strike(d[0], "Mosul");
  add_strike(d[0], "Aleppo");
  add_strike(d[1], NULL);
  add_strike(d[2], NULL);
  CU_ASSERT_EQUAL(fuse(d, 3, &said), 2);
  td_buffer_clear(&said);
}

// Articles on attacks in two towns, and two that only say "the attack".
static void make_attacks(td_document *d[4]) {
  static const char *const uris[] = {"urn:a", "urn:b", "urn:c", "urn:d"};
  static const char *const places[] = {"Mosul", NULL, "Aleppo", NULL};
  for (int i = 0; i < 4; i++) {
    d[i] = story(uris[i], NULL, here);
    td_event *e = add_told(d[i], "Bomb", "attack");
    if (places[i]) {
      add_role(d[i], e, TD_ROLE_PLACE, places[i]);
    }
  }
}

static void bare_nouns_tie_no_two_places_together(void) {
  td_buffer said = {0};
  td_document *d[4];
  make_attacks(d);
  CU_ASSERT_EQUAL(fuse(d, 4, &said), 2);
  td_buffer_clear(&said);
}

static int compare_lines(const void *a, const void *b) {
  return td_slice_compare(*(const td_slice *)a, *(const td_slice *)b);
}

// The lines of `said` in their order; how many there are.
static size_t sorted_lines(const td_buffer *said, td_slice *lines, size_t max) {
  td_slice rest = td_buffer_as_slice(said);
  size_t n = 0;
  while (rest.length && n < max) {
    lines[n++] = td_slice_split(rest, '\n', &rest);
  }
  qsort(lines, n, sizeof(*lines), compare_lines);
  return n;
}

static void the_order_of_a_story_changes_nothing(void) {
  static const int orders[][4] = {
      {0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}};
  td_buffer said[4] = {{0}};
  td_slice lines[2][200];
  size_t n[2];
  for (int turn = 0; turn < 4; turn++) {
    td_document *made[4];
    td_document *d[4];
    make_attacks(made);
    for (int i = 0; i < 4; i++) {
      d[i] = made[orders[turn][i]];
    }
    fuse(d, 4, &said[turn]);
    n[turn > 0] = sorted_lines(&said[turn], lines[turn > 0], 200);
    CU_ASSERT_EQUAL_FATAL(n[turn > 0], n[0]);
    for (size_t i = 0; i < n[0]; i++) {
      CU_ASSERT_TRUE(td_slice_equal(lines[0][i], lines[turn > 0][i]));
    }
  }
  CU_ASSERT_TRUE(n[0] > 20 && n[0] < 200);
  for (int turn = 0; turn < 4; turn++) {
    td_buffer_clear(&said[turn]);
  }
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

// Processor time of fusing so many reports of one act of one article.
static double seconds_of(uint32_t n_reports) {
  td_buffer said = {0};
  char *letters = malloc(n_reports + 2);
  CU_ASSERT_PTR_NOT_NULL_FATAL(letters);
  memset(letters, 'a', n_reports + 1);
  letters[n_reports + 1] = 0;
  td_document *d = new_document("urn:many", "2020-05-04", letters);
  for (uint32_t i = 0; i < n_reports; i++) {
    td_event *e = add_event(d, "ImposeSanctions", "2020-05-04", TD_HAPPENED);
    add_role(d, e, TD_ROLE_RECIPIENT, "Iran");
  }
  const clock_t start = clock();
  CU_ASSERT_EQUAL(fuse(&d, 1, &said), 1);
  const clock_t end = clock();
  td_buffer_clear(&said);
  free(letters);
  return (double)(end - start) / CLOCKS_PER_SEC;
}

// Comparing each with each would take 64 times as long for 8 times as many.
static void time_grows_with_the_reports(void) {
  const double few = seconds_of(1000);
  const double many = seconds_of(8000);
  CU_ASSERT_TRUE(many < 24 * few);
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
    {"a bare noun is that of its story", a_bare_noun_is_that_of_its_story},
    {"words of one family are one in a story",
     words_of_one_family_are_one_in_a_story},
    {"what befell somebody is told for weeks",
     what_befell_somebody_is_told_for_weeks},
    {"an article tells its places apart", an_article_tells_its_places_apart},
    {"bare nouns tie no two places together",
     bare_nouns_tie_no_two_places_together},
    {"the order of a story changes nothing",
     the_order_of_a_story_changes_nothing},
    {"the order of articles changes nothing",
     the_order_of_articles_changes_nothing},
    {"time grows with the reports", time_grows_with_the_reports},
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
