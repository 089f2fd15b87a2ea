// SPDX-License-Identifier: MIT

// grounds [triggers] <TEXTS.jsonl: reads objects {"id", "text"}, one a line,
// and writes a line for each report: id, where its trigger begins and ends in
// code points, and the grounds of its confidence. With `triggers`, a line for
// each word that matched an entry, with entry, class, kind, signs
// (extract/sift.h) and hints (extract/hints.h). Run with TIDINGS_DATA.

#include "extract/confidence.h"
#include "extract/sift.h"
#include "know/know.h"
#include "pipeline/world.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t code_points(td_slice text, size_t end) {
  size_t n = 0;
  for (size_t i = 0; i < end; i++) {
    n += (text.data[i] & 0xC0) != 0x80;
  }
  return n;
}

static void print_event(const char *id, const td_document *d,
                        const td_event *e) {
  const td_slice text = d->parts[e->part].text;
  printf("%s\t%zu\t%zu\t", id, code_points(text, e->span.begin),
         code_points(text, e->span.end));
  for (td_ground g = 0; g < TD_N_GROUNDS; g++) {
    if (e->grounds >> g & 1) {
      printf(" %s", td_ground_name(g));
    }
  }
  putchar('\n');
}

static td_slice local_name(const td_know *know, td_term term) {
  const td_slice iri = td_know_text(know, term);
  size_t at = iri.length;
  while (at && iri.data[at - 1] != '/' && iri.data[at - 1] != '#') {
    at--;
  }
  return td_slice_part(iri, at, iri.length);
}

static void print_trigger(const char *id, const td_know *know,
                          const td_document *d, const td_trigger *t) {
  const td_token *token = &d->tokens.items[t->token];
  const td_part_id part = d->sentences.items[token->sentence].part;
  const td_slice entry = local_name(know, t->entry);
  const td_slice class_name = local_name(know, t->class_term);
  printf("%s\t%u\t%u\t%.*s\t%.*s\t%s\t", id,
         td_document_codepoint(d, part, token->span.begin),
         td_document_codepoint(d, part, token->span.end), (int)entry.length,
         entry.data, (int)class_name.length, class_name.data,
         td_kind_name(t->kind));
  for (td_sign s = 0; s < TD_N_SIGNS; s++) {
    if (t->signs >> s & 1) {
      printf(" %s", td_sign_name(s));
    }
  }
  for (uint32_t h = 0; h < t->hints.count; h++) {
    printf("\t%.*s", (int)t->hints.items[h].length, t->hints.items[h].data);
  }
  putchar('\n');
}

typedef struct {
  const td_know *know;
  td_pipeline *pipeline;
  bool wants_triggers;
} analyser;

static td_status print_text(const analyser *a, const char *id,
                            const char *text) {
  td_document *d = td_document_new(0);
  if (!d) {
    return TD_ERR_NO_MEM;
  }
  const td_pipeline_way way = {0};
  d->wants_triggers = a->wants_triggers;
  td_status status = td_document_set_text(d, TD_BODY, td_slice_of(text));
  if (status == TD_OK) {
    status = td_pipeline_run(a->pipeline, &way, d);
  }
  for (uint32_t i = 0; status == TD_OK && i < d->triggers.count; i++) {
    print_trigger(id, a->know, d, &d->triggers.items[i]);
  }
  for (uint32_t i = 0;
       status == TD_OK && !a->wants_triggers && i < d->events.count; i++) {
    print_event(id, d, &d->events.items[i]);
  }
  td_document_free(d);
  return status;
}

static bool print_line(const analyser *a, const char *line) {
  json_t *object = json_loads(line, 0, NULL);
  const char *id = json_string_value(json_object_get(object, "id"));
  const char *text = json_string_value(json_object_get(object, "text"));
  const bool is_good = id && text && print_text(a, id, text) == TD_OK;
  json_decref(object);
  return is_good;
}

int main(int argc, char **argv) {
  tidings_options options = {0};
  tidings *t = NULL;
  analyser a = {.wants_triggers = argc > 1 && !strcmp(argv[1], "triggers")};
  if (tidings_open(&options, &t) != TIDINGS_OK ||
      td_world_know(t, &a.know) != TD_OK ||
      td_world_pipeline(t, &a.pipeline) != TD_OK) {
    return 99;
  }
  char *line = NULL;
  size_t size = 0;
  bool is_good = true;
  while (is_good && getline(&line, &size, stdin) > 0) {
    is_good = print_line(&a, line);
  }
  free(line);
  tidings_close(t);
  return is_good ? 0 : 1;
}
