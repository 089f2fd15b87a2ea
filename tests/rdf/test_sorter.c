// SPDX-License-Identifier: MIT

#include "suite.h"

#include "base/memory.h"
#include "rdf/node.h"
#include "rdf/sorter.h"

#include <stdlib.h>

enum { N = 5000, LINE_BYTES = 400 };

static uint64_t state;

static unsigned next_random(unsigned below) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  return (unsigned)(state >> 33) % below;
}

typedef struct {
  char (*lines)[LINE_BYTES];
  size_t n;
} lines;

// "graph TAB subject TAB predicate TAB object", in N-Triples.
static void format_line(const td_statement *s, char out[LINE_BYTES]) {
  const td_node *nodes[] = {&s->graph, &s->subject, &s->predicate, &s->object};
  td_buffer text = {0};
  for (int i = 0; i < 4; i++) {
    td_node_add_ntriples(nodes[i], &text);
    td_buffer_add_char(&text, i < 3 ? '\t' : '\0');
  }
  CU_ASSERT_FATAL(text.length <= LINE_BYTES);
  if (text.length) { // no memory, where a test lets it fail
    memcpy(out, text.data, text.length);
  }
  td_buffer_clear(&text);
}

static td_status take(void *handle, const td_statement *statement) {
  lines *self = handle;
  format_line(statement, self->lines[self->n++]);
  return TD_OK;
}

static int compare_lines(const void *a, const void *b) { return strcmp(a, b); }

static td_node random_node(char *text, size_t size, bool may_be_literal) {
  static const char *const tails[] = {
      "", "a", "\n\\\"", "\x01", "\xC3\xA9", "ab", "\xF0\x9F\x98\x80"};
  if (may_be_literal && next_random(2)) {
    snprintf(text, size, "%.*s%u%s", (int)next_random(60),
             "a long beginning that many of the words have in common; and on",
             next_random(9), tails[next_random(7)]);
    return td_node_literal(td_slice_of(text), (td_slice){0},
                           next_random(2) ? td_slice_of("en") : (td_slice){0});
  }
  snprintf(text, size, "http://e/the/same/beginning/%u", next_random(30));
  return td_node_iri(td_slice_of(text));
}

// Against the C library's sort of the same lines.
static void compare_with_qsort(size_t memory_bytes, size_t n, uint64_t seed) {
  static char expected[N][LINE_BYTES];
  static char got[N][LINE_BYTES];
  const td_sorter_options options = {.memory_bytes = memory_bytes};
  td_sorter *sorter = td_sorter_new(&options, NULL);
  state = seed;
  for (size_t i = 0; i < n; i++) {
    char texts[4][200];
    const td_statement statement = {
        .subject = random_node(texts[0], 200, false),
        .predicate = random_node(texts[1], 200, false),
        .object = random_node(texts[2], 200, true),
        .graph =
            next_random(3) ? (td_node){0} : random_node(texts[3], 200, false)};
    format_line(&statement, expected[i]);
    CU_ASSERT_EQUAL(td_sorter_add(sorter, &statement), TD_OK);
  }
  qsort(expected, n, LINE_BYTES, compare_lines);
  lines out = {got, 0};
  CU_ASSERT_EQUAL(td_sorter_finish(sorter, (td_statement_sink){take, &out}),
                  TD_OK);
  size_t n_unique = 0;
  size_t n_wrong = 0;
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || strcmp(expected[i], expected[i - 1]) != 0) {
      n_wrong += n_unique >= out.n || strcmp(got[n_unique], expected[i]) != 0;
      n_unique++;
    }
  }
  CU_ASSERT_EQUAL(n_wrong, 0);
  CU_ASSERT_EQUAL(n_unique, out.n);
  td_sorter_free(sorter);
}

static void sorts_in_memory(void) {
  for (uint64_t seed = 1; seed <= 20; seed++) {
    compare_with_qsort(0, seed * 17, seed);
  }
  compare_with_qsort(0, 0, 1);
  compare_with_qsort(0, N, 99);
}

// 4 KiB make over 150 runs of 5,000 statements: all levels of merging.
static void sorts_through_runs(void) {
  compare_with_qsort(1, N, 5);
  compare_with_qsort(20000, N, 6);
  compare_with_qsort(300000, N, 7);
}

static unsigned n_errors;

static void count_error(void *handle, const td_error *error) {
  (void)handle;
  CU_ASSERT(error->text[0] != '\0');
  n_errors++;
}

static const td_statement one = {
    .subject = {TD_NODE_IRI, {"http://e/s", 10}, {0}, {0}},
    .predicate = {TD_NODE_IRI, {"http://e/p", 10}, {0}, {0}},
    .object = {TD_NODE_IRI, {"http://e/o", 10}, {0}, {0}}};

static void tells_of_a_bad_folder(void) {
  const td_sorter_options options = {1, "/nonexistent", false};
  const td_error_sink errors = {count_error, NULL};
  td_sorter *sorter = td_sorter_new(&options, &errors);
  td_status status = TD_OK;
  for (int i = 0; i < 1000 && status == TD_OK; i++) {
    status = td_sorter_add(sorter, &one);
  }
  CU_ASSERT_EQUAL(status, TD_ERR_IO);
  CU_ASSERT_EQUAL(n_errors, 1);
  td_sorter_free(sorter);
}

static td_status stop(void *handle, const td_statement *statement) {
  (void)handle;
  (void)statement;
  return TD_ERR_LIMIT;
}

static void stops_when_told(void) {
  const td_sorter_options options = {0};
  td_sorter *sorter = td_sorter_new(&options, NULL);
  CU_ASSERT_EQUAL(td_sorter_add(sorter, &one), TD_OK);
  CU_ASSERT_EQUAL(td_sorter_finish(sorter, (td_statement_sink){stop, NULL}),
                  TD_ERR_LIMIT);
  td_sorter_free(sorter);
}

// Each allocation failing in turn: an error, no crash, nothing lost.
static void survives_without_memory(void) {
  char buffer[8][LINE_BYTES];
  bool done = false;
  for (long n = 0; n < 200 && !done; n++) {
    const td_sorter_options options = {.memory_bytes = 1};
    td_memory_fail_after(n);
    td_sorter *sorter = td_sorter_new(&options, NULL);
    td_status status = sorter ? TD_OK : TD_ERR_NO_MEM;
    for (int i = 0; i < 100 && status == TD_OK; i++) {
      status = td_sorter_add(sorter, &one);
    }
    lines out = {buffer, 0};
    if (status == TD_OK) {
      status = td_sorter_finish(sorter, (td_statement_sink){take, &out});
    }
    td_memory_fail_after(-1);
    done = status == TD_OK;
    CU_ASSERT(!done || out.n == 1);
    td_sorter_free(sorter);
  }
  CU_ASSERT(done);
}

static const td_test tests[] = {
    {"sorts in memory as qsort does", sorts_in_memory},
    {"sorts through runs as qsort does", sorts_through_runs},
    {"tells of a bad folder for runs, once", tells_of_a_bad_folder},
    {"stops when the sink says so", stops_when_told},
    {"survives failing memory", survives_without_memory},
};

SUITE_MAIN("sorter", tests)
