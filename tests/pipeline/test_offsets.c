// SPDX-License-Identifier: MIT

// Builds the graph of all our articles with their full text in it, reads it
// back, and holds every string of the graph against the text it stands in.

#include <tidings/tidings.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/utf8.h"
#include "rdf/reader.h"
#include "rdf/vocab.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char graph[] = "/tmp/tidings-offsets-XXXXXX";

typedef struct {
  td_slice iri;
  td_slice text;
} context;

// The strings of the graph as they come by, one subject after another.
typedef struct {
  td_arena *arena;
  TD_ARRAY(context) contexts;
  bool is_collecting; // contexts in the first pass, strings in the second
  td_slice subject;
  long begin;
  long end;
  td_slice in;
  td_slice anchor;
  unsigned n_strings;
  unsigned n_wrong;
} reading;

static const td_slice *find_context(const reading *r, td_slice iri) {
  for (uint32_t i = 0; i < r->contexts.count; i++) {
    if (td_slice_equal(r->contexts.items[i].iri, iri)) {
      return &r->contexts.items[i].text;
    }
  }
  return NULL;
}

// Byte offset of code point `n` of `text`.
static size_t byte_of(td_slice text, long n) {
  size_t at = 0;
  for (; n > 0 && at < text.length; n--) {
    size_t length;
    td_utf8_decode(text, at, &length);
    at += length;
  }
  return at;
}

static void check_string(reading *r) {
  if (!r->anchor.data) {
    return;
  }
  const td_slice *text = find_context(r, r->in);
  r->n_strings++;
  const bool is_right =
      text &&
      td_slice_equal(r->anchor, td_slice_part(*text, byte_of(*text, r->begin),
                                              byte_of(*text, r->end)));
  if (!is_right) {
    r->n_wrong++;
    fprintf(stderr, "  wrong: %.*s\n", (int)r->subject.length, r->subject.data);
  }
}

static bool is_property(const td_statement *st, td_vocab property) {
  return td_slice_is(st->predicate.text, td_vocab_iri(property));
}

static td_status take(void *handle, const td_statement *st) {
  reading *r = handle;
  if (r->is_collecting) {
    if (is_property(st, TD_NIF_isString)) {
      *TD_PUSH(r->arena, &r->contexts) =
          (context){td_arena_copy(r->arena, st->subject.text),
                    td_arena_copy(r->arena, st->object.text)};
    }
    return TD_OK;
  }
  if (!td_slice_equal(r->subject, st->subject.text)) {
    check_string(r);
    r->subject = td_arena_copy(r->arena, st->subject.text);
    r->anchor = (td_slice){0};
  }
  const td_slice object = td_arena_copy(r->arena, st->object.text);
  if (is_property(st, TD_NIF_beginIndex)) {
    r->begin = strtol(object.data, NULL, 10);
  } else if (is_property(st, TD_NIF_endIndex)) {
    r->end = strtol(object.data, NULL, 10);
  } else if (is_property(st, TD_NIF_referenceContext)) {
    r->in = object;
  } else if (is_property(st, TD_NIF_anchorOf)) {
    r->anchor = object;
  }
  return TD_OK;
}

static void read_graph(reading *r) {
  td_rdf_world *world = td_rdf_world_new();
  const td_reader_input input = {.path = graph, .syntax = TD_SYNTAX_NTRIPLES};
  CU_ASSERT_EQUAL_FATAL(
      td_reader_read(world, &input, (td_statement_sink){take, r}, NULL), TD_OK);
  td_rdf_world_free(world);
}

static void show_error(void *handle, const tidings_error *error) {
  (void)handle;
  fprintf(stderr, "  %s: %s\n", error->file ? error->file : "", error->text);
}

static void offsets_of_all_articles_give_their_words(void) {
  const tidings_options options = {.data_dir = TEST_BUILDDIR "/data",
                                   .text = TIDINGS_TEXT_FULL,
                                   .on_error = show_error};
  const char *inputs[] = {TEST_SRCDIR "/data/articles"};
  tidings *t;
  CU_ASSERT_EQUAL_FATAL(tidings_open(&options, &t), TIDINGS_OK);
  CU_ASSERT_EQUAL_FATAL(tidings_build(t, inputs, 1, graph, "ntriples", NULL),
                        TIDINGS_OK);
  tidings_close(t);
  reading r = {.arena = td_arena_new(0), .is_collecting = true};
  read_graph(&r);
  CU_ASSERT_TRUE(r.contexts.count > 14);
  r.is_collecting = false;
  read_graph(&r);
  check_string(&r);
  CU_ASSERT_TRUE(r.n_strings > 500);
  CU_ASSERT_EQUAL(r.n_wrong, 0);
  td_arena_free(r.arena);
}

static const td_test tests[] = {
    {"offsets of all articles give their words",
     offsets_of_all_articles_give_their_words},
};

int main(void) {
  const int fd = mkstemp(graph);
  if (fd < 0) {
    return 99;
  }
  close(fd);
  const int status =
      td_run_suite("offsets", tests, sizeof(tests) / sizeof(tests[0]));
  unlink(graph);
  return status;
}
