// SPDX-License-Identifier: MIT

#include "emit/json.h"
#include "emit/json_write.h"
#include "know/freeze.h"
#include "rdf/reader.h"
#include "suite.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DOC "urn:example:a"
#define BASE "https://w3id.org/tidings/"

static const char turtle[] =
    "@prefix ent: <https://w3id.org/tidings/entity/> .\n"
    "@prefix m: <https://w3id.org/tidings/membership/> .\n"
    "@prefix role: <https://w3id.org/tidings/role/> .\n"
    "@prefix tid: <https://w3id.org/tidings/ontology#> .\n"
    "@prefix org: <http://www.w3.org/ns/org#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
    "@prefix schema: <http://schema.org/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "tid:Withdraw rdfs:subClassOf tid:Sanction .\n"
    "tid:Sanction rdfs:subClassOf sem:Event .\n"
    "ent:Arvonia a schema:Country ; skos:prefLabel \"Arvonia\"@en .\n"
    "ent:Brevia a schema:Country ; skos:prefLabel \"Brevia\"@en .\n"
    "ent:Two a tid:Collective ; skos:prefLabel \"the two\"@en .\n"
    "ent:Ann a schema:Person ; skos:prefLabel \"Ann\"@en ;\n"
    "  tid:country ent:Arvonia .\n"
    "role:president a org:Role ; skos:prefLabel \"president\"@en .\n"
    "<https://w3id.org/tidings/membership/Ann/president/Arvonia/2001-02-03>\n"
    "  a org:Membership ; org:member ent:Ann ; org:role role:president ;\n"
    "  org:organization ent:Arvonia ; tid:since \"2001-02-03\"^^xsd:date .\n"
    "m:Undated a org:Membership ; org:member ent:Ann ;\n"
    "  org:role role:president ; org:organization ent:Brevia .\n"
    "tid:x tid:sector \"GOV\" ; tid:code \"USD\" .\n";

static char path[] = "/tmp/tidings-emit-XXXXXX";
static td_know *know;

static bool open_knowledge(void) {
  td_rdf_world *world = td_rdf_world_new();
  td_freezer *freezer = td_freezer_new();
  const td_reader_input input = {.text = td_slice_of(turtle),
                                 .syntax = TD_SYNTAX_TURTLE,
                                 .path = "fixture",
                                 .trust = TD_TRUST_OURS};
  const bool is_open =
      world && freezer &&
      td_reader_read(world, &input, td_freezer_sink(freezer), NULL) == TD_OK &&
      td_freezer_write(freezer, path, NULL) == TD_OK &&
      td_know_open(path, NULL, &know) == TD_OK;
  td_freezer_free(freezer);
  td_rdf_world_free(world);
  return is_open;
}

static td_term ours(const char *iri_rest) {
  char iri[200];
  snprintf(iri, sizeof(iri), "%s%s", BASE, iri_rest);
  const td_term term = td_know_iri_term(know, td_slice_of(iri));
  CU_ASSERT_NOT_EQUAL(term, 0);
  return term;
}

// ------------------------------------------------------ a document by hand

// "Arvonia and Brevia left." in headline and body.
static td_document *new_document(void) {
  static const char text[] = "Arvonia and Brevia left.";
  td_document *d = td_document_new(0);
  CU_ASSERT_PTR_NOT_NULL_FATAL(d);
  d->uri = TD_SLICE(DOC);
  d->day = td_day_parse(TD_SLICE("2030-04-08"));
  for (int part = 0; part < TD_N_PARTS; part++) {
    CU_ASSERT_EQUAL_FATAL(
        td_document_set_text(d, (td_part_id)part, td_slice_of(text)), TD_OK);
    td_sentence *s = TD_PUSH(d->arena, &d->sentences);
    *s = (td_sentence){.part = (td_part_id)part, .span = {0, sizeof(text) - 1}};
  }
  return d;
}

static uint32_t add_entity(td_document *d, td_entity_kind kind, td_term known) {
  td_entity *e = TD_PUSH(d->arena, &d->entities);
  *e = (td_entity){.kind = kind,
                   .name = TD_SLICE("name"),
                   .known = known,
                   .type = td_know_get(know, known, TD_RDF_type),
                   .organization = TD_NONE,
                   .count = TD_NO_COUNT,
                   .count_min = TD_NO_COUNT,
                   .count_max = TD_NO_COUNT,
                   .mention = TD_NONE};
  return d->entities.count - 1;
}

static uint32_t add_list(td_document *d, uint32_t first, uint32_t second) {
  const uint32_t list = add_entity(d, TD_ENTITY_LIST, 0);
  uint32_t *members = TD_ARENA_ARRAY(d->arena, uint32_t, 2);
  members[0] = first;
  members[1] = second;
  d->entities.items[list].members = members;
  d->entities.items[list].n_members = 2;
  return list;
}

static td_event *add_event(td_document *d, td_part_id part, td_span span) {
  td_event *e = TD_PUSH(d->arena, &d->events);
  *e = (td_event){.part = part,
                  .span = span,
                  .sentence = part,
                  .status = TD_HAPPENED,
                  .time = TD_NONE,
                  .begin = TD_NO_DAY,
                  .end = TD_NO_DAY,
                  .place_mention = TD_NONE,
                  .quotation = TD_NONE,
                  .same_as = TD_NONE,
                  .confidence = 900};
  e->classes[0] = ours("ontology#Withdraw");
  for (int i = 0; i < TD_N_NUMBERS; i++) {
    e->numbers[i] = (td_number){TD_NO_COUNT, TD_NO_COUNT, TD_NO_COUNT};
  }
  return e;
}

static void add_argument(td_document *d, td_event *e, td_role role,
                         td_filler filler, uint32_t id) {
  td_argument *a = TD_PUSH(d->arena, &e->arguments);
  *a = (td_argument){.role = role,
                     .filler = filler,
                     .id = id,
                     .mention = TD_NONE,
                     .part = e->part,
                     .span = {0, 7}};
}

static void add_attribution(td_document *d, td_event *e, uint32_t source) {
  td_attribution *a = TD_PUSH(d->arena, &e->attributions);
  *a = (td_attribution){source, TD_NONE, TD_NONE, TD_CERTAIN, false, false};
}

// -------------------------------------------------------------- its graph

static td_buffer graph; // a statement a line: "S P O"

static td_status keep_statement(void *handle, const td_statement *st) {
  (void)handle;
  const td_slice texts[] = {st->subject.text, st->predicate.text,
                            st->object.text};
  for (int i = 0; i < 3; i++) {
    td_buffer_add(&graph, texts[i]);
    td_buffer_add_char(&graph, i < 2 ? ' ' : '\n');
  }
  return TD_OK;
}

static void emit(const td_document *d, const char *base, td_text_policy text) {
  const td_emit_config config = {know, td_slice_of(base), text, false};
  td_buffer_rewind(&graph);
  td_buffer_add_char(&graph, '\n');
  CU_ASSERT_EQUAL(
      td_emit_document(&config, d, (td_statement_sink){keep_statement, NULL}),
      TD_OK);
}

// How many statements begin with what the format gives.
__attribute__((format(printf, 1, 2))) static unsigned count(const char *format,
                                                            ...) {
  char wanted[600] = "\n";
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(wanted + 1, sizeof(wanted) - 1, format, arguments);
  va_end(arguments);
  const td_slice all = td_buffer_as_slice(&graph);
  unsigned n = 0;
  for (size_t at = td_slice_find(all, td_slice_of(wanted), 0); at < all.length;
       at = td_slice_find(all, td_slice_of(wanted), at + 1)) {
    n++;
  }
  return n;
}

static const char *name_of(td_vocab name) { return td_vocab_iri(name); }

// ------------------------------------------------------------------ tests

static void terms_of_office_have_their_known_days(void) {
  static const char term[] = BASE "membership/Ann/president/Arvonia/2001-02-03";
  td_document *d = new_document();
  add_entity(d, TD_ENTITY_NAMED, ours("entity/Ann"));
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(
      count("%s %s %s/term\n", term, name_of(TD_ORG_memberDuring), term), 1);
  CU_ASSERT_EQUAL(count("%s/term %s", term, name_of(TD_TIME_hasBeginning)), 1);
  CU_ASSERT_EQUAL(count("%s/term %s", term, name_of(TD_TIME_hasEnd)), 0);
  CU_ASSERT_EQUAL(
      count("%s/begin %s 2001-02-03\n", term, name_of(TD_TIME_inXSDDate)), 1);
  CU_ASSERT_EQUAL(count("%smembership/Undated", BASE), 0);
  td_document_free(d);
}

static void the_base_moves_what_is_ours(void) {
  td_document *d = new_document();
  add_entity(d, TD_ENTITY_NAMED, ours("entity/Ann"));
  emit(d, "http://k/", TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(
      count("http://k/membership/Ann/president/Arvonia/2001-02-03 %s "
            "http://k/role/president\n",
            name_of(TD_ORG_role)),
      1);
  CU_ASSERT_EQUAL(count("%s", BASE), 0);
  td_document_free(d);
}

static void names_of_several_are_no_article_of_an_encyclopedia(void) {
  td_document *d = new_document();
  add_entity(d, TD_ENTITY_NAMED, ours("entity/Two"));
  add_entity(d, TD_ENTITY_NAMED, ours("entity/Arvonia"));
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count("%sentity/Two %s", BASE, name_of(TD_OWL_sameAs)), 0);
  CU_ASSERT_EQUAL(
      count("%sentity/Arvonia %s http://dbpedia.org/resource/Arvonia\n", BASE,
            name_of(TD_OWL_sameAs)),
      1);
  td_document_free(d);
}

static void each_member_of_a_list_acts_and_speaks(void) {
  td_document *d = new_document();
  const uint32_t first = add_entity(d, TD_ENTITY_NAMED, ours("entity/Arvonia"));
  const uint32_t list =
      add_list(d, first, add_entity(d, TD_ENTITY_NAMED, ours("entity/Brevia")));
  td_event *e = add_event(d, TD_BODY, (td_span){19, 23});
  add_argument(d, e, TD_ROLE_ACTOR, TD_FILLER_ENTITY, list);
  add_attribution(d, e, TD_NONE);
  add_attribution(d, e, list);
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s ", name_of(TD_TID_actor)), 2);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s ", name_of(TD_SEM_hasActor)), 2);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s ", name_of(TD_TID_attributedTo)),
                  2);
  CU_ASSERT_EQUAL(count(DOC "#attribution=19,23,1 %s " DOC "\n",
                        name_of(TD_PROV_hadPrimarySource)),
                  1);
  for (int i = 2; i <= 3; i++) {
    CU_ASSERT_EQUAL(count(DOC "#attribution=19,23,%d %s ", i,
                          name_of(TD_GRASP_wasAttributedTo)),
                    1);
    CU_ASSERT_EQUAL(
        count(DOC "#attribution=19,23,%d %s ", i, name_of(TD_RDF_value)), 3);
  }
  td_document_free(d);
}

static void attributions_are_counted_through_one_trigger(void) {
  td_document *d = new_document();
  for (int i = 0; i < 2; i++) {
    add_attribution(d, add_event(d, TD_BODY, (td_span){19, 23}), TD_NONE);
  }
  add_attribution(d, add_event(d, TD_BODY, (td_span){0, 7}), TD_NONE);
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count(DOC "#attribution=19,23,1 %s", name_of(TD_RDF_type)),
                  1);
  CU_ASSERT_EQUAL(count(DOC "#attribution=19,23,2 %s", name_of(TD_RDF_type)),
                  1);
  CU_ASSERT_EQUAL(count(DOC "#attribution=0,7,1 %s", name_of(TD_RDF_type)), 1);
  td_document_free(d);
}

static void the_headline_has_strings_of_its_own(void) {
  td_document *d = new_document();
  add_event(d, TD_HEADLINE, (td_span){19, 23});
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count(DOC "#headline.event=19,23 %s " DOC
                            "#headline.char=19,23\n",
                        name_of(TD_GAF_denotedBy)),
                  1);
  CU_ASSERT_EQUAL(count(DOC "#headline.char=19,23 %s " DOC "#headline\n",
                        name_of(TD_NIF_referenceContext)),
                  1);
  CU_ASSERT_EQUAL(
      count(DOC "#headline.char=19,23 %s left\n", name_of(TD_NIF_anchorOf)), 1);
  emit(d, BASE, TD_TEXT_NONE);
  CU_ASSERT_EQUAL(
      count(DOC "#headline.char=19,23 %s", name_of(TD_NIF_anchorOf)), 0);
  td_document_free(d);
}

static void events_do_not_act_and_money_is_a_node(void) {
  td_document *d = new_document();
  add_event(d, TD_BODY, (td_span){0, 7});
  td_event *e = add_event(d, TD_BODY, (td_span){19, 23});
  add_argument(d, e, TD_ROLE_RECIPIENT, TD_FILLER_EVENT, 0);
  add_argument(d, e, TD_ROLE_TOPIC, TD_FILLER_EVENT, 0);
  e->amount =
      (td_money){.value = 500000050,
                 .min = TD_NO_COUNT,
                 .max = 600000000,
                 .currency = td_know_get(know, ours("ontology#x"), TD_TID_code),
                 .span = {8, 11}};
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s", name_of(TD_TID_recipient)), 0);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s", name_of(TD_TID_topic)), 1);
  CU_ASSERT_EQUAL(count(DOC "#event=19,23 %s " DOC "#amount=8,11\n",
                        name_of(TD_TID_amount)),
                  1);
  CU_ASSERT_EQUAL(
      count(DOC "#amount=8,11 %s USD\n", name_of(TD_SCHEMA_currency)), 1);
  CU_ASSERT_EQUAL(
      count(DOC "#amount=8,11 %s 5000000.50\n", name_of(TD_SCHEMA_value)), 1);
  CU_ASSERT_EQUAL(count(DOC "#amount=8,11 %s", name_of(TD_SCHEMA_minValue)), 0);
  CU_ASSERT_EQUAL(
      count(DOC "#amount=8,11 %s 6000000\n", name_of(TD_SCHEMA_maxValue)), 1);
  td_document_free(d);
}

static void one_title_of_two_persons_is_two_memberships(void) {
  td_document *d = new_document();
  for (int i = 0; i < 2; i++) {
    td_membership *m = TD_PUSH(d->arena, &d->memberships);
    *m = (td_membership){
        .part = TD_BODY,
        .span = {0, 7},
        .sentence = TD_BODY,
        .member = add_entity(d, TD_ENTITY_NAMED,
                             ours(i ? "entity/Arvonia" : "entity/Ann")),
        .organization = TD_NONE,
        .role = ours("role/president"),
        .since = TD_NONE,
        .until = TD_NONE};
  }
  emit(d, BASE, TD_TEXT_SENTENCE);
  CU_ASSERT_EQUAL(count(DOC "#membership=0,7 %s", name_of(TD_ORG_member)), 1);
  CU_ASSERT_EQUAL(count(DOC "#membership=0,7,2 %s", name_of(TD_ORG_member)), 1);
  td_document_free(d);
}

static void only_whole_time_stamps_are_said(void) {
  static const struct {
    const char *stamp;
    unsigned n;
  } cases[] = {{"2030-04-08T12:00:00Z", 1},        {"2030-04-08T12:00:00", 1},
               {"2030-04-08T12:00:00.5+09:00", 1}, {"2030-04-08", 0},
               {"2030-04-08T24:10:00Z", 0},        {"2030-04-08T12:61:00Z", 0},
               {"2030-04-08T12:00:00+0900", 0},    {"2030-04-08T12:00:00.Z", 0},
               {"2030-13-08T12:00:00Z", 0}};
  for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
    td_document *d = new_document();
    d->version = td_slice_of(cases[i].stamp);
    emit(d, BASE, TD_TEXT_SENTENCE);
    CU_ASSERT_EQUAL(count(DOC " %s", name_of(TD_SCHEMA_dateModified)),
                    cases[i].n);
    td_document_free(d);
  }
}

static void cells_with_commas_quotes_and_lines_are_quoted(void) {
  static const char record[] =
      "{\"event\": \"e\", \"class\": \"Meet\", \"main\": true, \"actors\": "
      "[{\"label\": \"A, B\", \"sectors\": [\"GOV\", \"MIL\"]}, {\"label\": "
      "null}], \"sentence\": {\"text\": \"He said \\\"no\\\".\\nThen\"}, "
      "\"confidence\": 0.5}";
  td_buffer csv = {0};
  CU_ASSERT_EQUAL(td_record_csv(td_slice_of(record), &csv), TD_OK);
  const td_slice line = td_buffer_as_slice(&csv);
  CU_ASSERT_TRUE(td_slice_has_prefix(line, TD_SLICE("e,,")));
  CU_ASSERT_TRUE(td_slice_find(line, TD_SLICE(",\"A, B;\","), 0) < line.length);
  CU_ASSERT_TRUE(td_slice_find(line, TD_SLICE(",GOV;MIL;,"), 0) < line.length);
  CU_ASSERT_TRUE(td_slice_has_suffix(
      line, TD_SLICE(",\"He said \"\"no\"\".\nThen\",0.5\r\n")));
  td_buffer_clear(&csv);
  CU_ASSERT_EQUAL(td_record_csv(TD_SLICE("[1"), &csv), TD_ERR_BAD_SYNTAX);
  td_buffer_clear(&csv);
}

// ------------------------------------------------------------------ json

static void json_is_written_as_it_is_read(void) {
  td_buffer out = {0};
  td_json_writer w = {.out = &out};
  td_json_open(&w, '{');
  td_json_key(&w, "texts");
  td_json_open(&w, '[');
  td_json_text(&w, TD_SLICE("\"a\\b\"\t\n\x01 \xC3\xA1"));
  td_json_text(&w, (td_slice){0});
  td_json_close(&w, ']');
  td_json_key(&w, "numbers");
  td_json_open(&w, '[');
  td_json_integer(&w, 0);
  td_json_integer(&w, INT64_MIN);
  td_json_real(&w, -7.5);
  td_json_real(&w, 1);
  td_json_close(&w, ']');
  td_json_key(&w, "none");
  td_json_open(&w, '{');
  td_json_close(&w, '}');
  td_json_key(&w, "is");
  td_json_bool(&w, true);
  td_json_close(&w, '}');
  CU_ASSERT_FALSE(out.failed);
  CU_ASSERT_STRING_EQUAL(
      out.data, "{\"texts\": [\"\\\"a\\\\b\\\"\\t\\n\\u0001 \xC3\xA1\", null], "
                "\"numbers\": [0, -9223372036854775808, -7.5, 1.0], "
                "\"none\": {}, \"is\": true}");
  td_buffer_clear(&out);
}

static const td_test tests[] = {
    {"json is written as it is read", json_is_written_as_it_is_read},
    {"terms of office have their known days",
     terms_of_office_have_their_known_days},
    {"the base moves what is ours", the_base_moves_what_is_ours},
    {"names of several are no article of an encyclopedia",
     names_of_several_are_no_article_of_an_encyclopedia},
    {"each member of a list acts and speaks",
     each_member_of_a_list_acts_and_speaks},
    {"attributions are counted through one trigger",
     attributions_are_counted_through_one_trigger},
    {"the headline has strings of its own",
     the_headline_has_strings_of_its_own},
    {"events do not act, and money is a node",
     events_do_not_act_and_money_is_a_node},
    {"one title of two persons is two memberships",
     one_title_of_two_persons_is_two_memberships},
    {"only whole time stamps are said", only_whole_time_stamps_are_said},
    {"cells with commas, quotes and lines are quoted",
     cells_with_commas_quotes_and_lines_are_quoted},
};

int main(void) {
  const int fd = mkstemp(path);
  if (fd < 0 || close(fd) != 0 || !open_knowledge()) {
    return 99;
  }
  const int status =
      td_run_suite("emit", tests, sizeof(tests) / sizeof(tests[0]));
  td_know_close(know);
  td_buffer_clear(&graph);
  unlink(path);
  return status;
}
