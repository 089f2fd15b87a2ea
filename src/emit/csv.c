// SPDX-License-Identifier: MIT

#include "base/csv.h"
#include "emit/json.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

// The columns of POLECAT's files that we have, with their names, and what a
// record says beyond them. A path goes through objects and the first of a
// list; "*" joins all of a list.
static const struct {
  const char *column;
  const char *path;
} columns[] = {{"Event ID", "event"},
               {"Event Date", "date"},
               {"Event Type", "type"},
               {"Event Mode", "modes*"},
               {"Intensity", "intensity"},
               {"Quad Code", "quad"},
               {"Contexts", "contexts*"},
               {"Actor Name", "actors*label"},
               {"Actor Country", "actors*country"},
               {"Actor Sectors", "actors*sectors"},
               {"Actor Name Raw", "actors*text"},
               {"Wikipedia Actor ID", "actors*iri"},
               {"Recipient Name", "recipients*label"},
               {"Recipient Country", "recipients*country"},
               {"Recipient Sectors", "recipients*sectors"},
               {"Recipient Name Raw", "recipients*text"},
               {"Wikipedia Recipient ID", "recipients*iri"},
               {"Placename", "place.label"},
               {"Raw Placename", "place.text"},
               {"Source", "document"},
               {"Report ID", "report"},
               {"Main", "main"},
               {"Class", "class"},
               {"CAMEO", "cameo"},
               {"Theme", "theme.text"},
               {"Origin", "origin.text"},
               {"Destination", "destination.text"},
               {"Date Begin", "date_begin"},
               {"Date End", "date_end"},
               {"Killed", "killed"},
               {"Wounded", "wounded"},
               {"Detained", "detained"},
               {"Missing", "missing"},
               {"Displaced", "displaced"},
               {"Amount", "amount.value"},
               {"Amount Min", "amount.min"},
               {"Amount Max", "amount.max"},
               {"Currency", "amount.currency"},
               {"Status", "status"},
               {"Attributed To", "attributed_to*"},
               {"Denied By", "denied_by*"},
               {"Trigger", "trigger.text"},
               {"Sentence", "sentence.text"},
               {"Confidence", "confidence"}};

static void add_scalar(const json_t *value, td_buffer *cell) {
  if (json_is_string(value)) {
    td_buffer_add(
        cell, (td_slice){json_string_value(value), json_string_length(value)});
  } else if (json_is_boolean(value)) {
    td_buffer_add_string(cell, json_is_true(value) ? "true" : "false");
  } else if (json_is_number(value)) {
    char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
    td_buffer_add_string(cell, text ? text : "");
    free(text);
  }
}

// All values of a list (or the one value), joined by ";".
static void add_joined(const json_t *value, td_buffer *cell) {
  if (!json_is_array(value)) {
    add_scalar(value, cell);
    return;
  }
  for (size_t i = 0; i < json_array_size(value); i++) {
    if (cell->length) {
      td_buffer_add_char(cell, ';');
    }
    add_scalar(json_array_get(value, i), cell);
  }
}

static void fill_cell(const json_t *record, const char *path, td_buffer *cell) {
  char key[32];
  const size_t n = strcspn(path, ".*");
  memcpy(key, path, n);
  key[n] = '\0';
  const json_t *value = json_object_get(record, key);
  if (path[n] == '.') {
    add_scalar(json_object_get(value, path + n + 1), cell);
  } else if (path[n] == '*' && path[n + 1]) {
    for (size_t i = 0; i < json_array_size(value); i++) {
      if (i) {
        td_buffer_add_char(cell, ';');
      }
      td_buffer part = {0};
      add_joined(json_object_get(json_array_get(value, i), path + n + 1),
                 &part);
      td_buffer_add(cell, td_buffer_as_slice(&part));
      td_buffer_clear(&part);
    }
  } else {
    add_joined(value, cell);
  }
}

void td_record_csv_header(td_buffer *out) {
  const size_t n = sizeof(columns) / sizeof(*columns);
  for (size_t i = 0; i < n; i++) {
    td_buffer_add_string(out, columns[i].column);
    td_buffer_add_string(out, i + 1 < n ? "," : "\r\n");
  }
}

td_status td_record_csv(td_slice record, td_buffer *out) {
  json_t *object = json_loadb(record.data, record.length, 0, NULL);
  if (!json_is_object(object)) {
    json_decref(object);
    return TD_ERR_BAD_SYNTAX;
  }
  const size_t n = sizeof(columns) / sizeof(*columns);
  td_buffer cell = {0};
  for (size_t i = 0; i < n; i++) {
    td_buffer_rewind(&cell);
    fill_cell(object, columns[i].path, &cell);
    td_csv_add_cell(td_buffer_as_slice(&cell), out);
    td_buffer_add_string(out, i + 1 < n ? "," : "\r\n");
  }
  const bool failed = cell.failed || out->failed;
  td_buffer_clear(&cell);
  json_decref(object);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}
