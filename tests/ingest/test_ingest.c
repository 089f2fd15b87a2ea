// SPDX-License-Identifier: MIT

#include "base/memory.h"
#include "run.h"
#include "suite.h"

#include <zlib.h>

static bool has_text(const td_document *d, td_part_id part, const char *text) {
  return td_slice_is(d->parts[part].text, text);
}

static void plain_text_is_one_document(void) {
  outcome o;
  put("a.txt", "\xEF\xBB\xBFTitle\r\n\r\nA body.\n");
  RUN(&o, "a.txt");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  const td_document *d = o.documents[0];
  CU_ASSERT_TRUE(has_text(d, TD_BODY, "Title\r\n\r\nA body.\n"));
  CU_ASSERT_TRUE(has_text(d, TD_HEADLINE, ""));
  CU_ASSERT_TRUE(
      td_slice_has_prefix(d->uri, TD_SLICE("http://base/document/")));
  CU_ASSERT_EQUAL(d->uri.length, strlen("http://base/document/") + 16);
  CU_ASSERT_EQUAL(d->day, TD_NO_DAY);
  CU_ASSERT_PTR_NOT_NULL(strstr(d->path, "a.txt"));
  CU_ASSERT_EQUAL(o.n_errors, 0);
  clear(&o);
}

static void ninjs_1_gives_its_fields(void) {
  outcome o;
  put("b.json",
      "{\n \"uri\": \"urn:x:b#part\",\n \"language\": \"en-GB\",\n"
      " \"versioncreated\": \"2019-03-22T23:30:00-05:00\",\n"
      " \"byline\": \"Jane Doe\", \"headline\": \"H \\u00e9\",\n"
      " \"body_text\": \"Line one.\\nLine \\ud83d\\ude00 two.\"\n}\n");
  RUN(&o, "b.json");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  const td_document *d = o.documents[0];
  CU_ASSERT_TRUE(td_slice_is(d->uri, "urn:x:b"));
  CU_ASSERT_TRUE(has_text(d, TD_BODY, "Line one.\nLine \xF0\x9F\x98\x80 two."));
  CU_ASSERT_TRUE(has_text(d, TD_HEADLINE, "H \xC3\xA9"));
  CU_ASSERT_TRUE(td_slice_is(d->byline, "Jane Doe"));
  CU_ASSERT_TRUE(td_slice_is(d->language, "en-GB"));
  CU_ASSERT_TRUE(td_slice_is(d->version, "2019-03-22T23:30:00-05:00"));
  CU_ASSERT_EQUAL(d->day, td_day_parse(TD_SLICE("2019-03-22")));
  CU_ASSERT_TRUE(d->has_time_stamp);
  clear(&o);
}

static void ninjs_2_gives_its_fields(void) {
  outcome o;
  put("c.json", "{\"uri\": \"http://x.org/c\", \"versionCreated\": "
                "\"20200102T030405Z\", \"by\": \"J. Roe\",\n"
                "\"headlines\": [{\"role\": \"main\", \"value\": \"Head\"}],\n"
                "\"bodies\": [{\"contenttype\": \"text/html\", \"value\": "
                "\"<p>x</p>\"},\n"
                " {\"contenttype\": \"text/plain\", \"value\": \"Plain.\"}]}");
  RUN(&o, "c.json");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  const td_document *d = o.documents[0];
  CU_ASSERT_TRUE(has_text(d, TD_BODY, "Plain."));
  CU_ASSERT_TRUE(has_text(d, TD_HEADLINE, "Head"));
  CU_ASSERT_TRUE(td_slice_is(d->byline, "J. Roe"));
  CU_ASSERT_EQUAL(d->day, td_day_parse(TD_SLICE("2020-01-02")));
  clear(&o);
}

static void json_lines_go_on_after_a_bad_one(void) {
  outcome o;
  put("d.jsonl", "{\"uri\":\"urn:1\",\"body_text\":\"One.\"}\n\n"
                 "{\"uri\":\"urn:2\",\"body_text\":}\n"
                 "[1]\n"
                 "{\"uri\":\"urn:3\"}\n"
                 "{\"uri\":\"urn:4\",\"body_text\":\"Four.\"}");
  RUN(&o, "d.jsonl");
  CU_ASSERT_EQUAL_FATAL(o.n, 2);
  CU_ASSERT_TRUE(td_slice_is(o.documents[1]->uri, "urn:4"));
  CU_ASSERT_EQUAL(o.documents[1]->line, 6);
  CU_ASSERT_EQUAL(o.n_errors, 3);
  CU_ASSERT_EQUAL(o.line, 5);
  CU_ASSERT_EQUAL(o.counts.n_failed, 3);
  CU_ASSERT_EQUAL(o.counts.n_documents, 2);
  clear(&o);
}

static void format_shows_in_the_content(void) {
  outcome o;
  put("lines", "{\"uri\":\"urn:1\",\"body_text\":\"One.\"}\n"
               "{\"uri\":\"urn:2\",\"body_text\":\"Two.\"}\n");
  put("object", "{\n\"uri\":\"urn:3\",\n\"body_text\":\"Three.\"}\n");
  put("text", "{curly} words are text.");
  put("e.json", "{\"uri\":\"urn:5\",\"body_text\":\"Five.\"}\n"
                "{\"uri\":\"urn:6\",\"body_text\":\"Six.\"}\n");
  RUN(&o, "lines", "object", "text", "e.json");
  CU_ASSERT_EQUAL(o.n, 6);
  CU_ASSERT_EQUAL(o.n_errors, 0);
  clear(&o);
  run_as(TD_INPUT_TEXT, TD_NO_DAY, (const char *const[]){"object", NULL}, &o);
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  CU_ASSERT_EQUAL(o.documents[0]->parts[TD_BODY].text.data[0], '{');
  clear(&o);
}

static void folders_come_by_name_and_gzip_is_unpacked(void) {
  outcome o;
  CU_ASSERT_EQUAL_FATAL(mkdir(in_scratch("dir"), 0700), 0);
  CU_ASSERT_EQUAL_FATAL(mkdir(in_scratch("dir/inner"), 0700), 0);
  CU_ASSERT_EQUAL_FATAL(mkdir(in_scratch("none"), 0700), 0);
  put("dir/2.txt", "Second.");
  put("dir/inner/3.json", "{\"uri\":\"urn:t\",\"body_text\":\"Third.\"}");
  put("dir/.hidden.txt", "No.");
  put("dir/photo.jpg", "No.");
  gzFile file = gzopen(in_scratch("dir/1.txt.gz"), "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  gzputs(file, "First.");
  gzclose(file);
  RUN(&o, "dir", "none");
  CU_ASSERT_EQUAL_FATAL(o.n, 3);
  CU_ASSERT_TRUE(has_text(o.documents[0], TD_BODY, "First."));
  CU_ASSERT_TRUE(has_text(o.documents[1], TD_BODY, "Second."));
  CU_ASSERT_TRUE(has_text(o.documents[2], TD_BODY, "Third."));
  CU_ASSERT_EQUAL(o.n_errors, 1);
  CU_ASSERT_EQUAL(o.status, TD_ERR_NOT_FOUND);
  CU_ASSERT_EQUAL(o.counts.n_failed, 1);
  clear(&o);
}

static void standard_input_is_read(void) {
  outcome o;
  put("stdin", "{\"uri\":\"urn:1\",\"body_text\":\"One.\"}\n"
               "{\"uri\":\"urn:2\",\"body_text\":\"Two.\"}\n");
  CU_ASSERT_PTR_NOT_NULL_FATAL(freopen(in_scratch("stdin"), "rb", stdin));
  RUN(&o, "-");
  CU_ASSERT_EQUAL(o.n, 2);
  CU_ASSERT_EQUAL(o.n_errors, 0);
  clear(&o);
}

#define V(version, more)                                                       \
  "{\"uri\":\"urn:v\",\"versioncreated\":\"" version "\"," more "}\n"
#define BODY(text) "\"body_text\":\"" text "\""

static void newest_version_alone_counts(void) {
  outcome o;
  put("new.jsonl", V("2020-01-01T12:00:00+05:00", BODY("Early."))
                       V("2020-01-01T09:00:00Z", BODY("Late.")));
  put("old.jsonl", V("2019-12-31T23:00:00Z", BODY("Oldest."))
                       V("2020-01-01T09:00:00Z", BODY("Late.")));
  RUN(&o, "new.jsonl", "old.jsonl");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  CU_ASSERT_TRUE(has_text(o.documents[0], TD_BODY, "Late."));
  CU_ASSERT_EQUAL(o.counts.n_superseded, 3);
  CU_ASSERT_EQUAL(o.counts.n_failed, 0);
  clear(&o);
  RUN(&o, "old.jsonl", "new.jsonl");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  CU_ASSERT_TRUE(has_text(o.documents[0], TD_BODY, "Late."));
  clear(&o);
}

static void version_numbers_count_where_times_agree(void) {
  outcome o;
  put("n.jsonl",
      "{\"uri\":\"urn:v\",\"version\":\"9\",\"body_text\":\"Nine.\"}\n"
      "{\"uri\":\"urn:v\",\"version\":10,\"body_text\":\"Ten.\"}\n");
  RUN(&o, "n.jsonl");
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  CU_ASSERT_TRUE(has_text(o.documents[0], TD_BODY, "Ten."));
  clear(&o);
}

static void canceled_articles_are_gone(void) {
  outcome o;
  put("gone.jsonl", V("2020-01-01", BODY("Early."))
                        V("2020-01-02", "\"pubstatus\":\"canceled\""));
  put("back.jsonl", V("2020-01-03", BODY("Back.")));
  RUN(&o, "gone.jsonl");
  CU_ASSERT_EQUAL(o.n, 0);
  CU_ASSERT_EQUAL(o.counts.n_withdrawn, 1);
  CU_ASSERT_EQUAL(o.n_errors, 0);
  clear(&o);
  RUN(&o, "gone.jsonl", "back.jsonl");
  CU_ASSERT_EQUAL(o.n, 1);
  clear(&o);
}

static void uris_become_legal_iris(void) {
  static const struct {
    const char *uri;
    const char *wanted; // NULL: no absolute IRI
  } cases[] = {
      {"http://x.org/a b#f", "http://x.org/a%20b"},
      {"http://[::1]/a[1]?q=<x>", "http://[::1]/a%5B1%5D?q=%3Cx%3E"},
      {"tag:x,2019:\xC3\xA9%zz%41", "tag:x,2019:\xC3\xA9%25zz%41"},
      {"urn:x:a\x01\"\xEE\x80\x80", "urn:x:a%01%22%EE%80%80"},
      {"relative/path", NULL},
      {"1http://x", NULL},
      {"urn:", NULL},
      {"#f", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    td_document *d = td_document_new(0);
    CU_ASSERT_EQUAL(td_document_set_text(d, TD_BODY, TD_SLICE("x")), TD_OK);
    CU_ASSERT_EQUAL(td_ingest_set_uri(d, td_slice_of(cases[i].uri),
                                      TD_SLICE("http://base/")),
                    TD_OK);
    CU_ASSERT_TRUE(td_slice_is(d->uri, cases[i].wanted ? cases[i].wanted
                                                       : "http://base/document/"
                                                         "2d711642b726b044"));
    td_document_free(d);
  }
}

static void day_comes_from_the_text_last(void) {
  static const struct {
    const char *text;
    const char *day;
  } cases[] = {
      {"SEOUL, March 22, 2019 (Agency) -- Ministers met.", "2019-03-22"},
      {"Title of it\n\nBy Jane Doe\n22 March 2019\n\nText.", "2019-03-22"},
      {"Title\nPublished 2019-03-22 by J. Doe\n\nText.", "2019-03-22"},
      {"Title\n\nSEOUL, 2nd May 2019 - Ministers met.", "2019-05-02"},
      {"What happened on March 22, 2019\n\nText.", NULL},
      {"SEOUL, March 22 -- Ministers met.", NULL},
      {"Title\n\nThey met on March 22, 2019.", NULL},
      {"Title\n\nSEOUL, March 32, 2019 -- Text.", NULL},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    outcome o;
    put("day.txt", cases[i].text);
    RUN(&o, "day.txt");
    CU_ASSERT_EQUAL_FATAL(o.n, 1);
    CU_ASSERT_EQUAL(o.documents[0]->day,
                    cases[i].day ? td_day_parse(td_slice_of(cases[i].day))
                                 : TD_NO_DAY);
    CU_ASSERT_FALSE(o.documents[0]->has_time_stamp);
    clear(&o);
  }
}

static void option_day_comes_before_the_text(void) {
  outcome o;
  put("day.txt", "SEOUL, March 22, 2019 (Agency) -- Ministers met.");
  run_as(TD_INPUT_SNIFFED, 1000, (const char *const[]){"day.txt", NULL}, &o);
  CU_ASSERT_EQUAL_FATAL(o.n, 1);
  CU_ASSERT_EQUAL(o.documents[0]->day, 1000);
  clear(&o);
}

// Each gives one error, and the good document after it comes.
static void bad_inputs_are_told_and_left_out(void) {
  static const struct {
    const char *name;
    const char *bytes;
    size_t length;
    td_status status;
    size_t line;
  } cases[] = {
#define BAD(name, bytes, status, line)                                         \
  {name, bytes, sizeof(bytes) - 1, status, line}
      BAD("empty.txt", "", TD_ERR_BAD_TEXT, 0),
      BAD("blank.txt", " \n\n\t", TD_ERR_BAD_TEXT, 0),
      BAD("latin1.txt", "a\nb\xE9 c", TD_ERR_BAD_TEXT, 2),
      BAD("utf16.txt",
          "\xFF\xFE"
          "a\0b\0",
          TD_ERR_BAD_TEXT, 1),
      BAD("nul.txt", "a\nb\nc\0d", TD_ERR_BAD_TEXT, 3),
      BAD("noncharacter.txt", "a\xEF\xBF\xBF", TD_ERR_BAD_TEXT, 1),
      BAD("surrogate.txt", "a\xED\xA0\x80", TD_ERR_BAD_TEXT, 1),
      BAD("broken.json", "{\"uri\": \"urn:a\",\n \"body_text\": \"x\n",
          TD_ERR_BAD_SYNTAX, 2),
      BAD("nul.json", "{\"body_text\": \"a\\u0000b\"}", TD_ERR_BAD_SYNTAX, 1),
      BAD("bytes.json", "{\"body_text\": \"a\xE9\"}", TD_ERR_BAD_SYNTAX, 1),
      BAD("nobody.json", "{\"uri\": \"urn:a\"}", TD_ERR_BAD_SYNTAX, 1),
      BAD("number.json", "{\"body_text\": 5}", TD_ERR_BAD_SYNTAX, 1),
      BAD("html.json", "{\"body_html\": \"<p>a</p>\"}", TD_ERR_UNSUPPORTED, 1),
      BAD("blank.json", "{\"body_text\": \"  \"}", TD_ERR_BAD_TEXT, 1),
      BAD("array.jsonl", "[{\"body_text\": \"a\"}]", TD_ERR_BAD_SYNTAX, 1),
      BAD("cut.txt.gz", "\x1F\x8B\x08\0\0\0\0\0\0\x03\x4B", TD_ERR_IO, 0),
#undef BAD
  };
  put("good.txt", "Good.");
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    outcome o;
    put_bytes(cases[i].name, cases[i].bytes, cases[i].length);
    RUN(&o, cases[i].name, "good.txt");
    CU_ASSERT_EQUAL(o.n, 1);
    CU_ASSERT_EQUAL(o.n_errors, 1);
    CU_ASSERT_EQUAL(o.counts.n_failed, 1);
    CU_ASSERT_EQUAL(o.status, cases[i].status);
    CU_ASSERT_EQUAL(o.line, cases[i].line);
    CU_ASSERT_PTR_NOT_NULL(strstr(o.file, cases[i].name));
    if (o.status != cases[i].status || o.line != cases[i].line) {
      printf("\n    %s: %zu: %d: %s\n", cases[i].name, o.line, (int)o.status,
             o.text);
    }
    clear(&o);
  }
}

static void a_missing_file_is_told(void) {
  outcome o;
  put("good.txt", "Good.");
  RUN(&o, "nowhere.txt", "good.txt");
  CU_ASSERT_EQUAL(o.n, 1);
  CU_ASSERT_EQUAL(o.n_errors, 1);
  CU_ASSERT_EQUAL(o.status, TD_ERR_IO);
  clear(&o);
}

static void deep_json_is_refused(void) {
  outcome o;
  enum { DEPTH = 10000 };
  char *text = malloc(2 * DEPTH + 64);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  size_t n = (size_t)sprintf(text, "{\"body_text\":\"x\",\"a\":");
  memset(text + n, '[', DEPTH);
  memset(text + n + DEPTH, ']', DEPTH);
  strcpy(text + n + 2 * DEPTH, "}");
  put("deep.json", text);
  free(text);
  RUN(&o, "deep.json");
  CU_ASSERT_EQUAL(o.n, 0);
  CU_ASSERT_EQUAL(o.n_errors, 1);
  CU_ASSERT_EQUAL(o.status, TD_ERR_BAD_SYNTAX);
  clear(&o);
}

static void long_lines_and_files_are_refused(void) {
  outcome o;
  const size_t length = (size_t)50 << 20;
  char *text = malloc(length);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  memset(text, 'a', length);
  put_bytes("long.txt", text, length);
  static const char good[] = "\n{\"uri\":\"urn:g\",\"body_text\":\"Good.\"}";
  memcpy(text + length - sizeof(good), good, sizeof(good));
  text[0] = '{';
  text[1] = '"';
  put_bytes("long.jsonl", text, length - 1);
  free(text);
  RUN(&o, "long.txt", "long.jsonl");
  CU_ASSERT_EQUAL(o.n, 1);
  CU_ASSERT_EQUAL(o.n_errors, 2);
  CU_ASSERT_EQUAL(o.status, TD_ERR_LIMIT);
  CU_ASSERT_EQUAL(o.line, 1);
  clear(&o);
  unlink(in_scratch("long.txt"));
  unlink(in_scratch("long.jsonl"));
}

static td_status take_all(const td_know *know, const char *path, size_t *n) {
  static const td_error_sink silent = {NULL, NULL};
  const td_ingest_options options = {.base = TD_SLICE("http://base/"),
                                     .day = TD_NO_DAY};
  td_ingest *ingest = td_ingest_new(know, &options, &silent);
  td_status status = ingest ? td_ingest_add(ingest, path) : TD_ERR_NO_MEM;
  td_document *document;
  while (status == TD_OK &&
         (status = td_ingest_next(ingest, &document)) == TD_OK) {
    td_document_free(document);
    ++*n;
  }
  if (ingest && td_ingest_get_counts(ingest).n_failed) {
    status = TD_ERR_NO_MEM;
  }
  td_ingest_free(ingest);
  return status;
}

// Fails every allocation in turn; the last run has enough.
static void memory_may_run_out_anywhere(void) {
  put("m.jsonl", "{\"uri\":\"urn:1\",\"body_text\":\"One.\"}\n"
                 "{\"body_text\":\"Two.\"}\n");
  td_know *know = open_months();
  td_status status = TD_ERR_NO_MEM;
  size_t n_documents = 0;
  long n = 0;
  for (; status == TD_ERR_NO_MEM && n < 1000; n++) {
    n_documents = 0;
    td_memory_fail_after(n);
    status = take_all(know, in_scratch("m.jsonl"), &n_documents);
    td_memory_fail_after(-1);
  }
  CU_ASSERT_EQUAL(status, TD_END);
  CU_ASSERT_EQUAL(n_documents, 2);
  CU_ASSERT_TRUE(n > 5);
  td_know_close(know);
}

static const td_test tests[] = {
    {"plain text is one document", plain_text_is_one_document},
    {"ninjs 1 gives its fields", ninjs_1_gives_its_fields},
    {"ninjs 2 gives its fields", ninjs_2_gives_its_fields},
    {"JSON Lines go on after a bad one", json_lines_go_on_after_a_bad_one},
    {"format shows in the content", format_shows_in_the_content},
    {"folders come by name and gzip is unpacked",
     folders_come_by_name_and_gzip_is_unpacked},
    {"standard input is read", standard_input_is_read},
    {"newest version alone counts", newest_version_alone_counts},
    {"version numbers count where times agree",
     version_numbers_count_where_times_agree},
    {"canceled articles are gone", canceled_articles_are_gone},
    {"uris become legal IRIs", uris_become_legal_iris},
    {"day comes from the text last", day_comes_from_the_text_last},
    {"option's day comes before the text's", option_day_comes_before_the_text},
    {"bad inputs are told and left out", bad_inputs_are_told_and_left_out},
    {"a missing file is told", a_missing_file_is_told},
    {"deep JSON is refused", deep_json_is_refused},
    {"memory may run out anywhere", memory_may_run_out_anywhere},
    {"long lines and files are refused", long_lines_and_files_are_refused},
};

static int remove_scratch(void) {
  char command[400];
  snprintf(command, sizeof(command), "rm -rf '%s'", scratch);
  return system(command);
}

int main(void) {
  if (!mkdtemp(scratch)) {
    return 99;
  }
  const int result =
      td_run_suite("ingest", tests, sizeof(tests) / sizeof(tests[0]));
  return remove_scratch() == 0 ? result : 99;
}
