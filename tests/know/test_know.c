// SPDX-License-Identifier: MIT

#include "base/arena.h"
#include "know/fold.h"
#include "know/freeze.h"
#include "know/know.h"
#include "know/layout.h"
#include "know/phrase.h"
#include "know/quantity.h"
#include "rdf/reader.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char turtle[] =
    "@prefix ent: <https://w3id.org/tidings/entity/> .\n"
    "@prefix lex: <https://w3id.org/tidings/lexicon/> .\n"
    "@prefix tid: <https://w3id.org/tidings/ontology#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix schema: <http://schema.org/> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "schema:Country rdfs:subClassOf schema:Place .\n"
    "ent:North_Korea a schema:Country ; skos:prefLabel \"North Korea\"@en ;\n"
    "  tid:shortName \"the North\"@en ; tid:demonym \"North Korean\"@en .\n"
    "ent:United_States a schema:Country ; skos:altLabel \"US\"@en , "
    "\"U.S.\"@en .\n"
    "<https://w3id.org/tidings/entity/Kurdistan_Workers'_Party> "
    "a schema:Organization ;\n"
    "  skos:prefLabel \"Kurdistan Workers' Party\"@en .\n"
    "ent:China a schema:Country ;\n"
    "  skos:altLabel \"People's Republic of China\"@en .\n"
    "ent:Kim a schema:Person ; skos:prefLabel \"Kim Jong-un\"@en .\n"
    "ent:Bogota a schema:City ; skos:prefLabel \"Bogot\xC3\xA1\"@en .\n"
    "<https://w3id.org/tidings/entity/Eugene,_Oregon> a schema:City ;\n"
    "  skos:prefLabel \"Eugene, Oregon\"@en .\n"
    "ent:Oregon a schema:Place ; skos:prefLabel \"Oregon\"@en .\n"
    "<https://w3id.org/tidings/entity/Tesla,_Inc.> a schema:Corporation ;\n"
    "  skos:prefLabel \"Tesla, Inc.\"@en .\n"
    "ent:Bin_Salman a schema:Person ;\n"
    "  skos:prefLabel \"Mohammed bin Salman\"@en .\n"
    "lex:spelling-a tid:spelling \"mohammed\" , \"Muhammad\" .\n"
    "lex:spelling-b tid:spelling \"bin\" , \"ibn\" .\n"
    "tid:Office rdfs:subClassOf <http://www.w3.org/ns/org#Role> .\n"
    "lex:premier a tid:Office ; tid:form \"prime minister\" , \"premier\" , "
    "\"vice-president\" .\n"
    "lex:two a tid:NumberWord ; tid:form \"two\" ; rdf:value 2 .\n"
    "lex:million a tid:Multiplier ; tid:form \"million\" ;\n"
    "  rdf:value 1000000 .\n"
    "lex:trillion a tid:Multiplier ; tid:form \"trillion\" ;\n"
    "  rdf:value 1000000000000 .\n"
    "lex:to a tid:RangeWord ; tid:form \"to\" .\n"
    "ent:Square rdfs:subClassOf ent:Rectangle , ent:Rhombus .\n"
    "ent:Rectangle rdfs:subClassOf ent:Shape .\n"
    "ent:Rhombus rdfs:subClassOf ent:Shape .\n"
    "ent:Hen rdfs:subClassOf ent:Egg .\n"
    "ent:Egg rdfs:subClassOf ent:Hen , ent:Food .\n"
    "ent:tile a ent:Square .\n"
    "lex:march a tid:Month ; tid:form \"march\" , \"mar\" ; rdf:value 3 .\n";

static char path[] = "/tmp/tidings-know-XXXXXX";

static td_know *open_fixture(void) {
  td_rdf_world *world = td_rdf_world_new();
  td_freezer *freezer = td_freezer_new();
  const td_reader_input input = {.text = td_slice_of(turtle),
                                 .syntax = TD_SYNTAX_TURTLE,
                                 .path = "fixture",
                                 .trust = TD_TRUST_OURS};
  td_know *know = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_reader_read(world, &input, td_freezer_sink(freezer), NULL), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_freezer_write(freezer, path, NULL), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_know_open(path, NULL, &know), TD_OK);
  td_freezer_free(freezer);
  td_rdf_world_free(world);
  return know;
}

static td_term entity(const td_know *know, const char *name) {
  char iri[100];
  snprintf(iri, sizeof(iri), "%s%s", td_vocab_prefixes[TD_PREFIX_ent].iri,
           name);
  return td_know_iri_term(know, td_slice_of(iri));
}

static void facts_are_found_from_both_ends(void) {
  td_know *know = open_fixture();
  const td_term korea = entity(know, "North_Korea");
  CU_ASSERT_NOT_EQUAL(korea, 0);
  const td_term label = td_know_get(know, korea, TD_SKOS_prefLabel);
  CU_ASSERT_TRUE(td_slice_is(td_know_text(know, label), "North Korea"));
  const td_fact_run run =
      td_know_subjects(know, td_know_vocab(know, TD_SKOS_prefLabel), label);
  CU_ASSERT_EQUAL(run.end - run.begin, 1);
  CU_ASSERT_EQUAL(run.begin->s, korea);
  CU_ASSERT_TRUE(td_slice_is(td_know_local_name(know, korea), "North_Korea"));
  CU_ASSERT_EQUAL(td_know_iri_term(know, TD_SLICE("urn:none")), 0);
  const td_fact_run all = td_know_facts(know, korea);
  CU_ASSERT_EQUAL(all.end - all.begin, 4);
  const td_fact_run none = td_know_objects(know, korea, 0);
  CU_ASSERT_EQUAL(none.end - none.begin, 0);
  td_know_close(know);
}

static void classes_count_through_their_ancestors(void) {
  td_know *know = open_fixture();
  CU_ASSERT_TRUE(
      td_know_is_a(know, entity(know, "North_Korea"), TD_SCHEMA_Place));
  CU_ASSERT_FALSE(td_know_is_a(know, entity(know, "Kim"), TD_SCHEMA_Place));
  td_know_close(know);
}

static bool is_below(const td_know *know, const char *c, const char *super) {
  return td_know_is_subclass(know, entity(know, c), entity(know, super));
}

static void superclasses_are_all_those_above(void) {
  td_know *know = open_fixture();
  CU_ASSERT_TRUE(is_below(know, "Square", "Square"));
  CU_ASSERT_TRUE(is_below(know, "Square", "Rhombus"));
  CU_ASSERT_TRUE(is_below(know, "Square", "Shape"));
  CU_ASSERT_FALSE(is_below(know, "Shape", "Square"));
  CU_ASSERT_FALSE(is_below(know, "Rhombus", "Rectangle"));
  // What only has a class is below nothing.
  CU_ASSERT_FALSE(is_below(know, "tile", "Square"));
  // In a circle all are below one another, and below what is above one.
  CU_ASSERT_TRUE(is_below(know, "Hen", "Egg"));
  CU_ASSERT_TRUE(is_below(know, "Egg", "Hen"));
  CU_ASSERT_TRUE(is_below(know, "Hen", "Food"));
  CU_ASSERT_FALSE(is_below(know, "Food", "Hen"));
  CU_ASSERT_FALSE(td_know_is_subclass(know, 0, 0));
  CU_ASSERT_FALSE(td_know_is_subclass(know, 0, entity(know, "Shape")));
  CU_ASSERT_FALSE(td_know_is_subclass(know, entity(know, "Square"), 0));
  td_know_close(know);
}

static void words_have_classes_and_values(void) {
  td_know *know = open_fixture();
  const td_term form = td_know_text_term(know, TD_SLICE("mar"));
  const td_term march = td_know_word(know, form, TD_TID_Month);
  CU_ASSERT_NOT_EQUAL(march, 0);
  CU_ASSERT_EQUAL(td_know_value(know, march, -1), 3);
  CU_ASSERT_EQUAL(td_know_word(know, form, TD_TID_Weekday), 0);
  td_know_close(know);
}

static uint32_t phrase(const td_know *know, const char *const words[3],
                       const char *lemma) {
  td_term entry = 0;
  td_slice slices[3];
  for (int i = 0; i < 3; i++) {
    slices[i] = td_slice_of(words[i]);
  }
  const uint32_t n =
      lemma ? td_know_phrase_to(know, slices, 3, td_slice_of(lemma),
                                TD_ORG_Role, &entry)
            : td_know_phrase_from(know, slices, 3, TD_ORG_Role, &entry);
  CU_ASSERT_EQUAL(entry != 0, n != 0);
  return n;
}

static void phrases_are_found_from_both_ends(void) {
  td_know *know = open_fixture();
  CU_ASSERT_EQUAL(
      phrase(know, (const char *[]){"Prime", "Minister", "said"}, NULL), 2);
  CU_ASSERT_EQUAL(
      phrase(know, (const char *[]){"vice", "-", "president"}, NULL), 3);
  CU_ASSERT_EQUAL(phrase(know, (const char *[]){"premier", "said", "so"}, NULL),
                  1);
  CU_ASSERT_EQUAL(phrase(know, (const char *[]){"prime", "rate", "rose"}, NULL),
                  0);
  CU_ASSERT_EQUAL(
      phrase(know, (const char *[]){"the", "prime", "ministers"}, "minister"),
      2);
  CU_ASSERT_EQUAL(phrase(know,
                         (const char *[]){"a", "Vice-President", "premiers"},
                         "premier"),
                  1);
  CU_ASSERT_EQUAL(
      phrase(know, (const char *[]){"a", "prime", "premiership"}, ""), 0);
  td_know_close(know);
}

static void what_begins_or_ends_no_phrase_is_known(void) {
  td_know *know = open_fixture();
  CU_ASSERT_TRUE(td_know_opens_phrase(know, TD_SLICE("prime")));
  CU_ASSERT_TRUE(td_know_opens_phrase(know, TD_SLICE("vice")));
  CU_ASSERT_TRUE(td_know_closes_phrase(know, TD_SLICE("minister")));
  CU_ASSERT_FALSE(td_know_opens_phrase(know, TD_SLICE("minister")));
  CU_ASSERT_FALSE(td_know_closes_phrase(know, TD_SLICE("premier")));
  td_know_close(know);
}

// The entity that the words, split at spaces, begin with; and how many words.
static td_term match(const td_know *know, const char *text, uint32_t *n) {
  td_slice words[16];
  uint32_t n_words = 0;
  td_slice rest = td_slice_of(text);
  while (rest.length && n_words < 16) {
    words[n_words++] = td_slice_split(rest, ' ', &rest);
  }
  const td_name_meaning *meanings = NULL;
  uint32_t n_meanings = 0;
  *n = td_know_match_name(know, words, n_words, &meanings, &n_meanings);
  return *n ? meanings[0].entity : 0;
}

static void names_match_the_longest_way_and_by_case(void) {
  td_know *know = open_fixture();
  static const struct {
    const char *text;
    const char *name; // NULL: no match
    uint32_t n;
  } cases[] = {
      {"North Korean officials", "North_Korea", 2},
      {"North Korea and", "North_Korea", 2},
      {"NORTH KOREA WITHDRAWS", "North_Korea", 2},
      {"the North said", "North_Korea", 2},
      {"the north wind", NULL, 0},
      {"Kurdistan Workers ' Party said", "Kurdistan_Workers'_Party", 4},
      {"Kurdistan Workers\xE2\x80\x99 Party", "Kurdistan_Workers'_Party", 3},
      {"Kurdistan Workers ' day", NULL, 0},
      {"US troops", "United_States", 1},
      {"U.S. troops", "United_States", 1},
      {"us troops", NULL, 0},
      {"Kim Jong - un said", "Kim", 4},
      {"Kim Jong-un said", "Kim", 2},
      {"Kim , Jong - un", NULL, 0},
      {"People 's Republic of China", "China", 5},
      {"People\xE2\x80\x99s Republic of China", "China", 4},
      {"Bogota is", "Bogota", 1},
      {"Eugene , Oregon , on", "Eugene,_Oregon", 1},
      {"Tesla , Inc. said", "Tesla,_Inc.", 3},
      {"Tesla Inc. said", "Tesla,_Inc.", 2},
      {"Eugene Oregon", "Eugene,_Oregon", 2},
      {"Eugene , on Monday", NULL, 0},
      {"Muhammad Ibn Salman said", "Bin_Salman", 3},
      {"Mohammed ibn Salman", "Bin_Salman", 3},
      {"Muhammad Salman", NULL, 0},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    uint32_t n;
    const td_term found = match(know, cases[i].text, &n);
    const td_term wanted = cases[i].name ? entity(know, cases[i].name) : 0;
    if (found != wanted || n != cases[i].n) {
      fprintf(stderr, "  %s: %u words\n", cases[i].text, n);
      CU_FAIL("a name is matched wrongly");
    }
  }
  td_know_close(know);
}

static void the_same_statements_give_the_same_bytes(void) {
  td_know *know = open_fixture();
  td_freezer *freezer = td_freezer_new();
  char copy[sizeof(path) + 5];
  snprintf(copy, sizeof(copy), "%s.two", path);
  td_know *again = NULL;
  CU_ASSERT_EQUAL_FATAL(td_freezer_add_frozen(freezer, know), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_freezer_write(freezer, copy, NULL), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_know_open(copy, NULL, &again), TD_OK);
  CU_ASSERT_EQUAL(td_know_checksum(know), td_know_checksum(again));
  td_know_close(again);
  td_know_close(know);
  td_freezer_free(freezer);
  unlink(copy);
}

static void a_damaged_file_is_refused_wherever_a_bit_flips(void) {
  td_know_close(open_fixture());
  FILE *file = fopen(path, "r+b");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  fseek(file, 0, SEEK_END);
  const long size = ftell(file);
  for (long at = 0; at < size; at += 1 + size / 97) {
    fseek(file, at, SEEK_SET);
    const int byte = fgetc(file);
    fseek(file, at, SEEK_SET);
    fputc(byte ^ 0x10, file);
    fflush(file);
    td_know *know = NULL;
    CU_ASSERT_NOT_EQUAL(td_know_open(path, NULL, &know), TD_OK);
    td_know_close(know);
    fseek(file, at, SEEK_SET);
    fputc(byte, file);
    fflush(file);
  }
  CU_ASSERT_EQUAL(ftruncate(fileno(file), size / 2), 0);
  td_know *know = NULL;
  CU_ASSERT_EQUAL(td_know_open(path, NULL, &know), TD_ERR_BAD_SYNTAX);
  fclose(file);
}

// What `text`, words with a blank between them, says from its first word on.
static td_quantity quantity_of(const td_know *know, const char *text) {
  td_quantity_word words[16];
  td_quantity q;
  uint32_t n = 0;
  for (td_slice rest = td_slice_of(text); rest.length; n++) {
    const td_slice form = td_slice_split(rest, ' ', &rest);
    const td_term term = td_know_text_term(know, form);
    words[n] = (td_quantity_word){.form = form,
                                  .form_term = term,
                                  .lemma_term = term,
                                  .is_number = form.data[0] <= '9'};
  }
  td_know_quantity(know, words, n, 0, &q);
  return q;
}

static void numbers_are_read_in_hundredths(void) {
  static const struct {
    const char *text;
    td_quantity quantity;
  } cases[] = {
      {"1,200.5", {120050, TD_NO_QUANTITY, TD_NO_QUANTITY}},
      {"1.2 million", {120000000, TD_NO_QUANTITY, TD_NO_QUANTITY}},
      {"two to 3 million", {TD_NO_QUANTITY, 200000000, 300000000}},
      {"20 to 30", {TD_NO_QUANTITY, 2000, 3000}},
      {"hundred", {TD_NO_QUANTITY, TD_NO_QUANTITY, TD_NO_QUANTITY}},
  };
  td_know *know = open_fixture();
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    const td_quantity q = quantity_of(know, cases[i].text);
    CU_ASSERT_EQUAL(q.value, cases[i].quantity.value);
    CU_ASSERT_EQUAL(q.min, cases[i].quantity.min);
    CU_ASSERT_EQUAL(q.max, cases[i].quantity.max);
  }
  td_know_close(know);
}

static void numbers_too_large_are_none(void) {
  static const char *const texts[] = {
      "9999999999999999 million", "80000 trillion 80000 trillion",
      "9999999999999999 9999999999999999 9999999999999999 9999999999999999"};
  td_know *know = open_fixture();
  for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
    const td_quantity q = quantity_of(know, texts[i]);
    CU_ASSERT_EQUAL(q.value, TD_NO_QUANTITY);
  }
  // As far apart as this they are no range, nor is the first in trillions.
  td_quantity q = quantity_of(know, "9999999999999999 to 3 million");
  CU_ASSERT_EQUAL(q.value, 999999999999999900);
  q = quantity_of(know, "100000 to 10000 trillion");
  CU_ASSERT_EQUAL(q.min, 10000000);
  CU_ASSERT_EQUAL(q.max, 1000000000000000000);
  td_know_close(know);
}

static const td_test tests[] = {
    {"facts are found from both ends", facts_are_found_from_both_ends},
    {"classes count through their ancestors",
     classes_count_through_their_ancestors},
    {"superclasses are all those above", superclasses_are_all_those_above},
    {"words have classes and values", words_have_classes_and_values},
    {"numbers are read in hundredths", numbers_are_read_in_hundredths},
    {"numbers too large are none", numbers_too_large_are_none},
    {"phrases are found from both ends", phrases_are_found_from_both_ends},
    {"what begins or ends no phrase is known",
     what_begins_or_ends_no_phrase_is_known},
    {"names match the longest way and by case",
     names_match_the_longest_way_and_by_case},
    {"the same statements give the same bytes",
     the_same_statements_give_the_same_bytes},
    {"a damaged file is refused wherever a bit flips",
     a_damaged_file_is_refused_wherever_a_bit_flips},
};

int main(void) {
  const int fd = mkstemp(path);
  if (fd < 0) {
    return 99;
  }
  close(fd);
  const int status =
      td_run_suite("know", tests, sizeof(tests) / sizeof(tests[0]));
  unlink(path);
  return status;
}
