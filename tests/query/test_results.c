// SPDX-License-Identifier: MIT

#include "suite.h"

#include "query/results.h"
#include "rdf/vocab.h"

static const td_slice columns[] = {{"a", 1}, {"b", 1}};

static td_slice of(const char *text) { return td_slice_of(text); }

static void check(td_results_format format, const char *expected) {
  td_prefix_map *prefixes = td_prefix_map_new(NULL, 0);
  const td_results_options options = {format, columns, 2, prefixes};
  const td_node rows[3][2] = {
      {td_node_iri(of("https://w3id.org/tidings/entity/Iran")),
       td_node_literal(of("x \"y\"\n<&"), (td_slice){0}, of("en"))},
      {td_node_literal(of("3"), of(td_vocab_iri(TD_XSD_integer)),
                       (td_slice){0}),
       {0}},
      {{TD_NODE_BLANK, {"b1", 2}, {0}, {0}},
       td_node_literal(of("\xE4\xB8\xAD, \xC3\xA9"), (td_slice){0},
                       (td_slice){0})}};
  td_buffer text = {0};
  td_sink *sink = td_sink_new_memory(&text);
  td_results *results;
  CU_ASSERT_EQUAL_FATAL(td_results_new(&options, sink, NULL, &results), TD_OK);
  for (int i = 0; i < 3; i++) {
    CU_ASSERT_EQUAL(td_results_add(results, rows[i]), TD_OK);
  }
  CU_ASSERT_EQUAL(td_results_finish(results), TD_OK);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&text), expected));
  if (!td_slice_is(td_buffer_as_slice(&text), expected)) {
    printf("%.*s", (int)text.length, text.data);
  }
  td_results_free(results);
  td_sink_drop(sink);
  td_buffer_clear(&text);
  td_prefix_map_free(prefixes);
}

static void makes_tables(void) {
  check(TD_RESULTS_TABLE, "a         b\n"
                          "--------  ---------\n"
                          "ent:Iran  x \"y\"\\n<&\n"
                          "3\n"
                          "_:b1      \xE4\xB8\xAD, \xC3\xA9\n"
                          "3 rows\n");
}

static void makes_csv(void) {
  check(TD_RESULTS_CSV,
        "a,b\nhttps://w3id.org/tidings/entity/Iran,\"x \"\"y\"\"\n<&\"\n3,\n"
        "_:b1,\"\xE4\xB8\xAD, \xC3\xA9\"\n");
}

static void makes_tsv(void) {
  check(TD_RESULTS_TSV,
        "?a\t?b\n"
        "<https://w3id.org/tidings/entity/Iran>\t\"x \\\"y\\\"\\n<&\"@en\n"
        "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer>\t\n"
        "_:b1\t\"\xE4\xB8\xAD, \xC3\xA9\"\n");
}

static void makes_json(void) {
  check(TD_RESULTS_JSON,
        "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[\n"
        "{\"a\":{\"type\":\"uri\",\"value\":"
        "\"https://w3id.org/tidings/entity/Iran\"},\"b\":{\"type\":\"literal\","
        "\"value\":\"x \\\"y\\\"\\u000A<&\",\"xml:lang\":\"en\"}},\n"
        "{\"a\":{\"type\":\"literal\",\"value\":\"3\",\"datatype\":"
        "\"http://www.w3.org/2001/XMLSchema#integer\"}},\n"
        "{\"a\":{\"type\":\"bnode\",\"value\":\"b1\"},\"b\":{\"type\":"
        "\"literal\",\"value\":\"\xE4\xB8\xAD, \xC3\xA9\"}}\n]}}\n");
}

static void makes_xml(void) {
  check(TD_RESULTS_XML,
        "<?xml version=\"1.0\"?>\n"
        "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
        "  <head>\n    <variable name=\"a\"/>\n    <variable name=\"b\"/>\n"
        "  </head>\n  <results>\n    <result>\n"
        "      <binding name=\"a\"><uri>https://w3id.org/tidings/entity/Iran"
        "</uri></binding>\n"
        "      <binding name=\"b\"><literal xml:lang=\"en\">x &quot;y&quot;\n"
        "&lt;&amp;</literal></binding>\n    </result>\n    <result>\n"
        "      <binding name=\"a\"><literal datatype="
        "\"http://www.w3.org/2001/XMLSchema#integer\">3</literal></binding>\n"
        "    </result>\n    <result>\n"
        "      <binding name=\"a\"><bnode>b1</bnode></binding>\n"
        "      <binding name=\"b\"><literal>\xE4\xB8\xAD, \xC3\xA9</literal>"
        "</binding>\n    </result>\n  </results>\n</sparql>\n");
}

static const td_test tests[] = {
    {"tables have columns as wide as their words", makes_tables},
    {"csv quotes what it must", makes_csv},
    {"tsv has terms as N-Triples", makes_tsv},
    {"json is the W3C's", makes_json},
    {"xml is the W3C's", makes_xml},
};

SUITE_MAIN("results", tests)
