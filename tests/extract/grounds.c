// SPDX-License-Identifier: MIT

// grounds <TEXTS.jsonl: reads objects {"id", "text"}, one a line, and writes a
// line for each report: id, where its trigger begins and ends in code points,
// and the grounds of its confidence. Run with TIDINGS_DATA.

#include "extract/confidence.h"
#include "know/know.h"
#include "pipeline/world.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

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

static td_status print_text(td_pipeline *pipeline, const char *id,
                            const char *text) {
  td_document *d = td_document_new(0);
  if (!d) {
    return TD_ERR_NO_MEM;
  }
  const td_pipeline_way way = {0};
  td_status status = td_document_set_text(d, TD_BODY, td_slice_of(text));
  if (status == TD_OK) {
    status = td_pipeline_run(pipeline, &way, d);
  }
  for (uint32_t i = 0; status == TD_OK && i < d->events.count; i++) {
    print_event(id, d, &d->events.items[i]);
  }
  td_document_free(d);
  return status;
}

static bool print_line(td_pipeline *pipeline, const char *line) {
  json_t *object = json_loads(line, 0, NULL);
  const char *id = json_string_value(json_object_get(object, "id"));
  const char *text = json_string_value(json_object_get(object, "text"));
  const bool is_good = id && text && print_text(pipeline, id, text) == TD_OK;
  json_decref(object);
  return is_good;
}

int main(void) {
  tidings_options options = {0};
  tidings *t = NULL;
  td_pipeline *pipeline;
  if (tidings_open(&options, &t) != TIDINGS_OK ||
      td_world_pipeline(t, &pipeline) != TD_OK) {
    return 99;
  }
  char *line = NULL;
  size_t size = 0;
  bool is_good = true;
  while (is_good && getline(&line, &size, stdin) > 0) {
    is_good = print_line(pipeline, line);
  }
  free(line);
  tidings_close(t);
  return is_good ? 0 : 1;
}
