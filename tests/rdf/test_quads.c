// SPDX-License-Identifier: MIT

#include "suite.h"

#include "base/buffer.h"
#include "rdf/quads.h"

enum { N_QUADS = 3000, N_TERMS = 40, N_GRAPHS = 4 };

static uint32_t state = 7;

static uint32_t pick(uint32_t below) {
  state = state * 1664525 + 1013904223;
  return (state >> 8) % below;
}

static td_node iri(uint32_t number, char text[32]) {
  snprintf(text, 32, "http://e/%u", number);
  return td_node_iri(td_slice_of(text));
}

static void add(td_quads *quads, const uint32_t *numbers, bool has_graphs) {
  char texts[4][32];
  td_statement s = {.subject = iri(numbers[0], texts[0]),
                    .predicate = iri(numbers[1], texts[1]),
                    .object = iri(numbers[2], texts[2])};
  if (has_graphs && numbers[3]) {
    s.graph = iri(numbers[3], texts[3]);
  }
  CU_ASSERT_EQUAL(td_quads_add(quads, &s), TD_OK);
}

static td_term term_of(td_quads *quads, uint32_t number) {
  char text[32];
  const td_node node = iri(number, text);
  return td_terms_find(td_quads_terms(quads), &node);
}

// What a pattern has in the plain list, each quad once.
static size_t count_plain(const uint32_t all[][4], const int64_t *wanted) {
  size_t n = 0;
  for (int i = 0; i < N_QUADS; i++) {
    bool fits = true;
    for (int k = 0; k < 4; k++) {
      fits = fits && (wanted[k] < 0 || wanted[k] == all[i][k]);
    }
    for (int k = 0; fits && k < i; k++) {
      fits = memcmp(all[i], all[k], sizeof(all[i])) != 0;
    }
    n += fits;
  }
  return n;
}

static size_t count_found(td_quads *quads, const td_quad *pattern) {
  const td_quad_range range = td_quads_find(quads, pattern);
  for (const td_quad *q = range.at; q < range.end; q++) {
    for (int k = 0; k < 4; k++) {
      CU_ASSERT(!pattern->at[k] || pattern->at[k] == q->at[k]);
    }
  }
  return (size_t)(range.end - range.at);
}

static void finds_all(bool has_graphs) {
  static uint32_t all[N_QUADS][4];
  td_quads *quads;
  CU_ASSERT_EQUAL_FATAL(td_quads_new(NULL, &quads), TD_OK);
  for (int i = 0; i < N_QUADS; i++) {
    all[i][0] = 10 + pick(N_TERMS);
    all[i][1] = 10 + pick(6);
    all[i][2] = 10 + pick(N_TERMS);
    all[i][3] = has_graphs ? pick(N_GRAPHS) : 0;
    add(quads, all[i], has_graphs);
  }
  CU_ASSERT_EQUAL_FATAL(td_quads_finish(quads), TD_OK);
  CU_ASSERT_EQUAL(td_quads_has_named(quads), has_graphs);
  for (int i = 0; i < 300; i++) {
    int64_t wanted[4];
    td_quad pattern = {{0}};
    for (int k = 0; k < 4; k++) {
      wanted[k] = pick(2) ? -1 : (int64_t)all[pick(N_QUADS)][k];
      if (wanted[k] >= 0) {
        pattern.at[k] = k == TD_QUAD_G && wanted[k] == 0
                            ? TD_DEFAULT_GRAPH
                            : term_of(quads, (uint32_t)wanted[k]);
      }
    }
    CU_ASSERT_EQUAL(count_found(quads, &pattern), count_plain(all, wanted));
  }
  td_quads_free(quads);
}

static void finds_in_one_graph(void) { finds_all(false); }

static void finds_in_named_graphs(void) { finds_all(true); }

static void tells_terms_apart(void) {
  const td_slice none = {0};
  const td_slice text = td_slice_of("x");
  const td_node nodes[] = {
      td_node_iri(text),
      td_node_literal(text, none, none),
      td_node_literal(text, td_slice_of("http://e/d"), none),
      td_node_literal(text, none, td_slice_of("en-GB")),
      td_node_literal(text, none, td_slice_of("fr")),
      {TD_NODE_BLANK, text, none, none},
  };
  td_terms *below = td_terms_new(NULL);
  td_terms *above;
  CU_ASSERT_PTR_NOT_NULL_FATAL(below);
  for (td_term i = 0; i < 3; i++) {
    CU_ASSERT_EQUAL(td_terms_add(below, &nodes[i]), i + 1);
  }
  above = td_terms_new(below);
  CU_ASSERT_PTR_NOT_NULL_FATAL(above);
  for (td_term i = 0; i < 6; i++) {
    CU_ASSERT_EQUAL(td_terms_add(above, &nodes[i]), i + 1);
    CU_ASSERT_EQUAL(td_terms_find(above, &nodes[i]), i + 1);
    const td_node got = td_terms_get(above, i + 1);
    CU_ASSERT(got.kind == nodes[i].kind &&
              td_slice_equal(got.language, nodes[i].language) &&
              td_slice_equal(got.datatype, nodes[i].datatype));
  }
  // A language is the same in any case, and shown as it first was.
  const td_node same = td_node_literal(text, none, td_slice_of("EN-gb"));
  CU_ASSERT_EQUAL(td_terms_add(above, &same), 4);
  td_terms_free(above);
  td_terms_free(below);
}

static const td_test tests[] = {
    {"finds what a plain list has", finds_in_one_graph},
    {"finds what a plain list of named graphs has", finds_in_named_graphs},
    {"tells terms apart, one dictionary on another", tells_terms_apart},
};

SUITE_MAIN("quads", tests)
