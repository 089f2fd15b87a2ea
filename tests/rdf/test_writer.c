// SPDX-License-Identifier: MIT

#include "suite.h"

#include "base/source.h"
#include "rdf/node.h"
#include "rdf/writer.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned n_errors;
static td_status last_error;

static void count_error(void *handle, const td_error *error) {
  (void)handle;
  n_errors++;
  last_error = error->status;
}

static const td_error_sink errors = {count_error, NULL};

static td_node iri(const char *text) { return td_node_iri(td_slice_of(text)); }

static td_node literal(const char *text, const char *datatype,
                       const char *language) {
  return td_node_literal(td_slice_of(text), td_slice_of(datatype),
                         td_slice_of(language));
}

typedef struct {
  td_buffer text;
  td_sink *sink;
  td_writer *writer;
} fixture;

static void begin(fixture *self, td_syntax syntax) {
  static const td_vocab_prefix prefixes[] = {{"e", "http://e/"}};
  const td_writer_options options = {syntax, prefixes, 1};
  *self = (fixture){0};
  n_errors = 0;
  self->sink = td_sink_new_memory(&self->text);
  CU_ASSERT_EQUAL_FATAL(
      td_writer_open(&options, self->sink, &errors, &self->writer), TD_OK);
}

static td_status add(fixture *self, td_node s, td_node p, td_node o,
                     td_node g) {
  const td_statement statement = {
      .subject = s, .predicate = p, .object = o, .graph = g};
  return td_writer_add(self->writer, &statement);
}

static void end(fixture *self, const char *expected) {
  CU_ASSERT_EQUAL(td_writer_finish(self->writer), TD_OK);
  td_writer_free(self->writer);
  CU_ASSERT_EQUAL(td_sink_close(self->sink), TD_OK);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&self->text), expected));
  if (!td_slice_is(td_buffer_as_slice(&self->text), expected)) {
    printf("%.*s", (int)self->text.length, self->text.data);
  }
  td_buffer_clear(&self->text);
}

static void groups_and_orders(void) {
  const td_node none = {0};
  fixture f;
  begin(&f, TD_SYNTAX_TURTLE);
  CU_ASSERT_EQUAL(add(&f, iri("http://e/s"), iri("http://e/q"),
                      literal("b", NULL, "en"), none),
                  TD_OK);
  add(&f, iri("http://e/s"), iri("http://e/p"),
      literal("2", td_vocab_iri(TD_XSD_integer), NULL), none);
  add(&f, iri("http://e/s"), iri("http://e/q"), literal("a", NULL, NULL), none);
  add(&f, iri("http://e/s"), iri(td_vocab_iri(TD_RDF_type)), iri("http://e/T"),
      none);
  add(&f, iri("http://e/s"), iri("http://e/q"), literal("a", NULL, NULL), none);
  add(&f, iri("http://e/t"), iri("http://e/p"), iri("http://e/x#y"), none);
  end(&f, "@prefix e: <http://e/> .\n\n"
          "e:s\n    a e:T ;\n    e:p 2 ;\n    e:q \"a\" , \"b\"@en .\n\n"
          "e:t\n    e:p <http://e/x#y> .\n");
}

static void writes_graphs_in_trig(void) {
  const td_node none = {0};
  fixture f;
  begin(&f, TD_SYNTAX_TRIG);
  add(&f, iri("http://e/s"), iri("http://e/p"), iri("http://e/o"), none);
  add(&f, iri("http://e/s"), iri("http://e/p"), iri("http://e/o"),
      iri("http://e/g"));
  add(&f, iri("http://e/t"), iri("http://e/p"), iri("http://e/o"),
      iri("http://e/g"));
  add(&f, iri("http://e/t"), iri("http://e/p"), iri("http://e/o"),
      iri("http://e/h"));
  end(&f, "@prefix e: <http://e/> .\n\ne:s\n    e:p e:o .\n\n"
          "e:g {\ne:s\n    e:p e:o .\n\ne:t\n    e:p e:o .\n}\n\n"
          "e:h {\ne:t\n    e:p e:o .\n}\n");
}

static void check_refused(td_syntax syntax, td_node s, td_node p, td_node o) {
  fixture f;
  begin(&f, syntax);
  td_status status = add(&f, s, p, o, (td_node){0});
  if (status == TD_OK) { // held until its subject is complete
    status = td_writer_finish(f.writer);
  }
  CU_ASSERT(status == TD_ERR_BAD_TEXT || status == TD_ERR_UNSUPPORTED);
  CU_ASSERT_EQUAL(n_errors, 1);
  td_writer_free(f.writer);
  td_sink_drop(f.sink);
  td_buffer_clear(&f.text);
}

static void refuses_what_no_file_may_hold(void) {
  const td_node s = iri("http://e/s");
  const td_node p = iri("http://e/p");
  for (int syntax = TD_SYNTAX_TURTLE; syntax <= TD_SYNTAX_JSONLD; syntax++) {
    check_refused((td_syntax)syntax, s, p, literal("\xE9", NULL, NULL));
    check_refused((td_syntax)syntax, s, p, literal("\xFF", NULL, NULL));
    check_refused((td_syntax)syntax, s, p,
                  literal("x", NULL, "en .\n<evil:a> <evil:b> <evil:c>"));
    check_refused((td_syntax)syntax, s, p, literal("x", "int", NULL));
    check_refused((td_syntax)syntax, s, p, iri("relative"));
    check_refused((td_syntax)syntax, s, p, iri("http://e/a b"));
    check_refused((td_syntax)syntax, s, p, iri("http://e/a>b"));
    check_refused((td_syntax)syntax, s, p, iri(""));
    check_refused((td_syntax)syntax, s, literal("p", NULL, NULL), s);
    check_refused((td_syntax)syntax, literal("s", NULL, NULL), p, s);
  }
  check_refused(TD_SYNTAX_RDFXML, s, p, literal("\x01", NULL, NULL));
  check_refused(TD_SYNTAX_RDFXML, s, iri("http://e/1"), s);
}

static void add_some(fixture *f, bool has_graphs) {
  const td_node s = iri("http://e/s");
  const td_node g = has_graphs ? iri("urn:g") : (td_node){0};
  CU_ASSERT_EQUAL(add(f, s, iri("http://e/p"), literal("<\"\r\n>&", NULL, NULL),
                      (td_node){0}),
                  TD_OK);
  CU_ASSERT_EQUAL(add(f, s, iri("http://e/p"),
                      literal("1", "http://e/int", NULL), (td_node){0}),
                  TD_OK);
  CU_ASSERT_EQUAL(add(f, s, iri(td_vocab_iri(TD_RDF_type)), iri("http://e/C"),
                      (td_node){0}),
                  TD_OK);
  CU_ASSERT_EQUAL(add(f, s, iri("urn:x/q"), literal("x", NULL, "en"), g),
                  TD_OK);
  CU_ASSERT_EQUAL(add(f, s, iri("urn:x/q"),
                      (td_node){.kind = TD_NODE_BLANK, .text = TD_SLICE("0")},
                      g),
                  TD_OK);
}

static void writes_rdfxml(void) {
  fixture f;
  char head[500];
  begin(&f, TD_SYNTAX_RDFXML);
  add_some(&f, false);
  snprintf(head, sizeof(head),
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<rdf:RDF xmlns:rdf=\"%s\"\n  xmlns:e=\"http://e/\">\n"
           "<rdf:Description rdf:about=\"http://e/s\">\n"
           "  <rdf:type rdf:resource=\"http://e/C\"/>\n"
           "  <e:p rdf:datatype=\"http://e/int\">1</e:p>\n"
           "  <e:p>&lt;&quot;&#13;\n&gt;&amp;</e:p>\n"
           "  <ns:q xmlns:ns=\"urn:x/\" xml:lang=\"en\">x</ns:q>\n"
           "  <ns:q xmlns:ns=\"urn:x/\" rdf:nodeID=\"b0\"/>\n"
           "</rdf:Description>\n</rdf:RDF>\n",
           td_vocab_prefixes[TD_PREFIX_rdf].iri);
  end(&f, head);
}

static void writes_jsonld(void) {
  fixture f;
  begin(&f, TD_SYNTAX_JSONLD);
  add_some(&f, true);
  end(&f, "{\"@context\":{\n\"e\":\"http://e/\"\n},\n\"@graph\":[\n"
          "{\"@id\":\"e:s\",\n \"@type\":[\"e:C\"],\n"
          " \"e:p\":[{\"@value\":\"1\",\"@type\":\"e:int\"},"
          "{\"@value\":\"<\\\"\\u000D\\u000A>&\"}]},\n"
          "{\"@id\":\"urn:g\",\"@graph\":[\n"
          "{\"@id\":\"e:s\",\n \"urn:x/q\":[{\"@value\":\"x\","
          "\"@language\":\"en\"},{\"@id\":\"_:0\"}]}\n]}\n]}\n");
}

// In JSON-LD <e:x> would be http://e/x, in RDF/XML rdf:li would be rdf:_1.
static void refuses_what_would_be_read_otherwise(void) {
  td_buffer li = {0};
  td_buffer_printf(&li, "%sli", td_vocab_prefixes[TD_PREFIX_rdf].iri);
  check_refused(TD_SYNTAX_JSONLD, iri("e:x"), iri("http://e/p"), iri("urn:o"));
  check_refused(TD_SYNTAX_RDFXML, iri("urn:s"), iri(li.data), iri("urn:o"));
  td_buffer_clear(&li);
}

static void encodes_iris(void) {
  static const char *const cases[][2] = {
      {"http://e/a b", "http://e/a%20b"},
      {"http://e/a%20b", "http://e/a%20b"},
      {"http://e/100%", "http://e/100%25"},
      {"http://e/a|b<c>\"{}^`\\", "http://e/a%7Cb%3Cc%3E%22%7B%7D%5E%60%5C"},
      {"http://e/[a]", "http://e/%5Ba%5D"},
      {"http://[::1]/[a]", "http://[::1]/%5Ba%5D"},
      {"http://e/a#b#c", "http://e/a#b%23c"},
      {"http://e/caf\xC3\xA9", "http://e/caf\xC3\xA9"},
      {"http://e/caf\xE9", "http://e/caf%E9"},
      {"http://e/\xEE\x80\x80?\xEE\x80\x80", "http://e/%EE%80%80?\xEE\x80\x80"},
      {"urn:a:\n", "urn:a:%0A"}};
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    td_buffer out = {0};
    td_node_encode_iri(td_slice_of(cases[i][0]), &out);
    CU_ASSERT(td_slice_is(td_buffer_as_slice(&out), cases[i][1]));
    CU_ASSERT(td_node_is_iri(td_buffer_as_slice(&out)));
    td_buffer_clear(&out);
  }
}

static void cleans_text(void) {
  td_buffer out = {0};
  td_node_clean_text(TD_SLICE("a\0b\x01\t\n\xE9 \xEF\xBF\xBE\xF0\x9F\x98\x80"),
                     &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out),
                        "ab\t\n\xEF\xBF\xBD \xF0\x9F\x98\x80"));
  td_buffer_clear(&out);
}

static void check_decimal(int64_t value, unsigned places, const char *text) {
  td_buffer out = {0};
  td_node_add_decimal(value, places, &out);
  CU_ASSERT(td_slice_is(td_buffer_as_slice(&out), text));
  td_buffer_clear(&out);
}

static void makes_canonical_decimals(void) {
  check_decimal(93, 2, "0.93");
  check_decimal(990, 3, "0.99");
  check_decimal(0, 0, "0.0");
  check_decimal(0, 3, "0.0");
  check_decimal(1000, 3, "1.0");
  check_decimal(-5, 1, "-0.5");
  check_decimal(120, 0, "120.0");
  check_decimal(12005, 3, "12.005");
  check_decimal(INT64_MIN, 0, "-9223372036854775808.0");
}

static void files_appear_whole_or_not_at_all(void) {
  char folder[] = "/tmp/tidings-test-XXXXXX";
  char path[64];
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
  snprintf(path, sizeof(path), "%s/graph.ttl", folder);
  td_sink *sink;
  CU_ASSERT_EQUAL_FATAL(td_sink_open(path, &errors, &sink), TD_OK);
  td_sink_write_string(sink, "half");
  CU_ASSERT_EQUAL(td_sink_flush(sink), TD_OK);
  CU_ASSERT_EQUAL(access(path, F_OK), -1);
  td_sink_drop(sink);
  CU_ASSERT_EQUAL(rmdir(folder), 0); // so nothing is left in it
  CU_ASSERT_EQUAL(mkdir(folder, 0700), 0);
  CU_ASSERT_EQUAL_FATAL(td_sink_open(path, &errors, &sink), TD_OK);
  td_sink_write_string(sink, "whole");
  CU_ASSERT_EQUAL(td_sink_close(sink), TD_OK);
  CU_ASSERT_EQUAL(access(path, R_OK), 0);
  CU_ASSERT_EQUAL(unlink(path), 0);
  CU_ASSERT_EQUAL(rmdir(folder), 0);
}

static void packs_by_name(void) {
  char path[] = "/tmp/tidings-test-XXXXXX.gz";
  const int file = mkstemps(path, 3);
  CU_ASSERT_FATAL(file >= 0);
  close(file);
  for (int round = 0; round < 2; round++) {
    td_sink *sink;
    td_source *source;
    td_slice text;
    unsigned char head[10];
    CU_ASSERT_EQUAL_FATAL(td_sink_open(path, &errors, &sink), TD_OK);
    for (int i = 0; i < 30000; i++) {
      td_sink_write_string(sink, "0123456789");
    }
    CU_ASSERT_EQUAL(td_sink_close(sink), TD_OK);
    FILE *packed = fopen(path, "rb");
    CU_ASSERT_EQUAL(fread(head, 1, 10, packed), 10);
    fclose(packed);
    CU_ASSERT_EQUAL(memcmp(head, "\x1F\x8B\x08\0\0\0\0\0", 8), 0);
    CU_ASSERT_EQUAL_FATAL(td_source_open(path, &errors, &source), TD_OK);
    td_arena *arena = td_arena_new(0);
    CU_ASSERT_EQUAL(td_source_read_all(source, 1 << 20, arena, &text), TD_OK);
    CU_ASSERT_EQUAL(text.length, 300000);
    CU_ASSERT(td_slice_has_suffix(text, TD_SLICE("90123456789")));
    td_arena_free(arena);
    td_source_close(source);
  }
  unlink(path);
}

static void tells_of_a_full_disk(void) {
  td_sink *sink;
  if (access("/dev/full", W_OK) != 0) {
    return;
  }
  n_errors = 0;
  CU_ASSERT_EQUAL_FATAL(td_sink_open("/dev/full", &errors, &sink), TD_OK);
  td_sink_write_string(sink, "x");
  CU_ASSERT_EQUAL(td_sink_close(sink), TD_ERR_IO);
  CU_ASSERT_EQUAL(n_errors, 1);
  CU_ASSERT_EQUAL(last_error, TD_ERR_IO);
}

static void tells_of_a_missing_folder(void) {
  td_sink *sink;
  n_errors = 0;
  CU_ASSERT_EQUAL(td_sink_open("/nonexistent/x.ttl", &errors, &sink),
                  TD_ERR_IO);
  CU_ASSERT_EQUAL(n_errors, 1);
}

static const td_test tests[] = {
    {"Turtle groups subjects, type first, duplicates gone", groups_and_orders},
    {"TriG opens a graph once", writes_graphs_in_trig},
    {"what no file may hold is refused", refuses_what_no_file_may_hold},
    {"RDF/XML has an element a statement", writes_rdfxml},
    {"JSON-LD has typed values and graphs", writes_jsonld},
    {"what would be read otherwise is refused",
     refuses_what_would_be_read_otherwise},
    {"IRIs are percent-encoded, once", encodes_iris},
    {"text is cleaned of controls and bad bytes", cleans_text},
    {"decimals are canonical", makes_canonical_decimals},
    {"files appear whole or not at all", files_appear_whole_or_not_at_all},
    {"a name in .gz is packed, without a time", packs_by_name},
    {"a full disk is told", tells_of_a_full_disk},
    {"a missing folder is told", tells_of_a_missing_folder},
};

SUITE_MAIN("writer", tests)
