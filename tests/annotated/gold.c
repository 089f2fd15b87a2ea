// SPDX-License-Identifier: MIT

#include "gold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

json_t *gold_read(const char *path) {
  json_t *all = json_array();
  FILE *file = fopen(path, "r");
  char *text = NULL;
  size_t size = 0;
  json_error_t error = {.text = "it cannot be opened"};
  json_t *one = NULL;
  bool is_good = file != NULL;
  while (is_good && getline(&text, &size, file) > 0) {
    one = json_loads(text, 0, &error);
    is_good = one && json_array_append_new(all, one) == 0;
  }
  free(text);
  if (!is_good) {
    printf("%s: %s\n", path, error.text);
    exit(99);
  }
  fclose(file);
  return all;
}

long gold_number(const json_t *object, const char *key) {
  return (long)json_integer_value(json_object_get(object, key));
}

const char *gold_text(const json_t *object, const char *key) {
  const char *text = json_string_value(json_object_get(object, key));
  return text ? text : "-";
}

bool gold_is_reference(const json_t *event) {
  return json_object_get(event, "corefers") != NULL;
}

static long edge(const json_t *span, size_t which) {
  return (long)json_integer_value(json_array_get(span, which));
}

bool gold_overlaps(const json_t *span, long begin, long end) {
  return edge(span, 0) < end && begin < edge(span, 1);
}

static bool ends_alike(const json_t *span, long begin, long end) {
  static const long possessive = 2;
  return gold_overlaps(span, begin, end) &&
         labs(edge(span, 1) - end) <= possessive;
}

bool gold_same_head(const json_t *span, long begin, long end,
                    const json_t *same) {
  if (ends_alike(span, begin, end)) {
    return true;
  }
  const json_t *pair;
  size_t i;
  json_array_foreach(same, i, pair) {
    for (size_t side = 0; side < 2; side++) {
      const json_t *other = json_array_get(pair, 1 - side);
      if (json_equal(json_array_get(pair, side), span) &&
          ends_alike(other, begin, end)) {
        return true;
      }
    }
  }
  return false;
}

double gold_percent(double part, double whole) {
  return whole > 0 ? 100 * part / whole : 0;
}

double gold_f1(double precision, double recall) {
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall)
                                : 0;
}
