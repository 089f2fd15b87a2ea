// SPDX-License-Identifier: MIT

// offsets GRAPH.nt ARTICLE...: every string of the graph (made with --text
// full, so that subjects come grouped and contexts have their text) is where
// its offsets say, in code points, and every context is the text of an article.

#include "base/arena.h"
#include "base/array.h"
#include "base/utf8.h"
#include "rdf/reader.h"
#include "rdf/vocab.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  td_slice iri;
  td_slice text;
} context;

// A string of the graph, as far as its statements were read.
typedef struct {
  td_slice iri;
  td_slice anchor;
  td_slice context;
  long begin;
  long end;
} string;

typedef struct {
  td_arena *arena;
  TD_ARRAY(context) contexts;
  TD_ARRAY(td_slice) texts; // of the articles: all strings they have
  string current;
  size_t n_checked;
  size_t n_wrong;
} checking;

static void complain(checking *c, const char *words, td_slice iri) {
  c->n_wrong++;
  printf("%s: %.*s\n", words, (int)iri.length, iri.data);
}

static bool is(td_node node, td_vocab term) {
  return td_slice_is(node.text, td_vocab_iri(term));
}

// ----------------------------------------------------------------- articles

static void add_text(checking *c, td_slice text) {
  td_slice *item = TD_PUSH(c->arena, &c->texts);
  if (!item) {
    abort();
  }
  *item = td_arena_copy(c->arena, text);
}

static void add_strings(checking *c, const json_t *json) {
  const char *key;
  json_t *value;
  size_t i;
  if (json_is_string(json)) {
    add_text(c, (td_slice){json_string_value(json), json_string_length(json)});
  }
  json_object_foreach((json_t *)json, key, value) { add_strings(c, value); }
  json_array_foreach(json, i, value) { add_strings(c, value); }
}

static void add_article(checking *c, const char *path) {
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  const size_t n = file ? fread(bytes, 1, sizeof(bytes), file) : 0;
  if (file) {
    fclose(file);
  }
  json_t *json = json_loadb(bytes, n, 0, NULL);
  if (json) {
    add_strings(c, json);
  } else {
    const size_t mark = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    add_text(c, (td_slice){bytes + mark, n - mark});
  }
  json_decref(json);
}

// -------------------------------------------------------------------- graph

static td_status take_context(void *handle, const td_statement *s) {
  checking *c = handle;
  if (!is(s->predicate, TD_NIF_isString)) {
    return TD_OK;
  }
  context *item = TD_PUSH(c->arena, &c->contexts);
  if (!item) {
    return TD_ERR_NO_MEM;
  }
  *item = (context){td_arena_copy(c->arena, s->subject.text),
                    td_arena_copy(c->arena, s->object.text)};
  for (uint32_t i = 0; i < c->texts.count; i++) {
    if (td_slice_equal(c->texts.items[i], item->text)) {
      return TD_OK;
    }
  }
  complain(c, "not the text of an article", s->subject.text);
  return TD_OK;
}

static td_slice code_points(td_slice text, long begin, long end) {
  size_t from = text.length;
  size_t to = text.length;
  long n = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (((unsigned char)text.data[i] & 0xC0) == 0x80) {
      continue;
    }
    from = n == begin ? i : from;
    to = n == end ? i : to;
    n++;
  }
  return begin < 0 || begin > end || end > n ? (td_slice){0}
                                             : td_slice_part(text, from, to);
}

static void check_current(checking *c) {
  const string *s = &c->current;
  if (s->anchor.length == 0) {
    return;
  }
  c->n_checked++;
  for (uint32_t i = 0; i < c->contexts.count; i++) {
    const context *at = &c->contexts.items[i];
    if (td_slice_equal(at->iri, s->context)) {
      if (!td_slice_equal(code_points(at->text, s->begin, s->end), s->anchor)) {
        complain(c, "not where its offsets say", s->iri);
      }
      return;
    }
  }
  complain(c, "no context with a text", s->iri);
}

static td_status take_string(void *handle, const td_statement *s) {
  checking *c = handle;
  if (!td_slice_equal(c->current.iri, s->subject.text)) {
    check_current(c);
    c->current = (string){.iri = td_arena_copy(c->arena, s->subject.text),
                          .begin = -1,
                          .end = -1};
  }
  const td_slice text = td_arena_copy(c->arena, s->object.text);
  if (is(s->predicate, TD_NIF_anchorOf)) {
    c->current.anchor = text;
  } else if (is(s->predicate, TD_NIF_referenceContext)) {
    c->current.context = text;
  } else if (is(s->predicate, TD_NIF_beginIndex)) {
    c->current.begin = strtol(text.data, NULL, 10);
  } else if (is(s->predicate, TD_NIF_endIndex)) {
    c->current.end = strtol(text.data, NULL, 10);
  }
  return TD_OK;
}

static void print_error(void *handle, const td_error *error) {
  (void)handle;
  printf("%s:%zu: %s\n", error->file, error->line, error->text);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    return 99;
  }
  const td_error_sink errors = {print_error, NULL};
  checking c = {.arena = td_arena_new(0)};
  td_rdf_world *world = td_rdf_world_new();
  for (int i = 2; i < argc; i++) {
    add_article(&c, argv[i]);
  }
  const td_reader_input input = {.path = argv[1], .syntax = TD_SYNTAX_NTRIPLES};
  td_status status = td_reader_read(
      world, &input, (td_statement_sink){take_context, &c}, &errors);
  if (status == TD_OK) {
    status = td_reader_read(world, &input, (td_statement_sink){take_string, &c},
                            &errors);
  }
  check_current(&c);
  printf("%zu strings in %u texts, %zu wrong\n", c.n_checked, c.contexts.count,
         c.n_wrong);
  td_rdf_world_free(world);
  td_arena_free(c.arena);
  return status == TD_OK && c.n_wrong == 0 && c.n_checked > 0 ? 0 : 1;
}
