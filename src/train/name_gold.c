// SPDX-License-Identifier: MIT

#include "train/name_gold.h"

#include "base/try.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>

/// Longest line of a file, in bytes.
#define MAX_LINE ((size_t)64 << 20)

static td_name_type type_of(const char *word) {
  for (int i = TD_TYPE_PER; word && i <= TD_TYPE_MISC; i++) {
    if (strcmp(td_name_type_string((td_name_type)i), word) == 0) {
      return (td_name_type)i;
    }
  }
  return TD_TYPE_NONE;
}

static td_status read_names(const json_t *list, uint32_t length,
                            td_arena *arena, td_named_text *out) {
  size_t i;
  json_t *item;
  json_array_foreach(list, i, item) {
    const json_int_t begin = json_integer_value(json_object_get(item, "start"));
    const json_int_t end = json_integer_value(json_object_get(item, "end"));
    const td_name_type type =
        type_of(json_string_value(json_object_get(item, "type")));
    if (begin < 0 || end <= begin || end > (json_int_t)length) {
      return TD_ERR_BAD_SYNTAX;
    }
    if (type != TD_TYPE_NONE) {
      td_gold_name *name = TD_PUSH(arena, &out->names);
      if (!name) {
        return TD_ERR_NO_MEM;
      }
      *name = (td_gold_name){(uint32_t)begin, (uint32_t)end, type};
    }
  }
  return TD_OK;
}

static uint32_t count_code_points(td_slice text) {
  uint32_t n = 0;
  for (size_t i = 0; i < text.length; i++) {
    n += !td_utf8_is_continuation(text.data[i]);
  }
  return n;
}

static td_status read_object(const json_t *object, td_arena *arena,
                             td_named_text *out) {
  const json_t *text = json_object_get(object, "text");
  const json_t *list = json_object_get(object, "entities");
  if (!json_is_string(text) || !json_is_array(list)) {
    return TD_ERR_BAD_SYNTAX;
  }
  out->text = td_arena_copy(
      arena, (td_slice){json_string_value(text), json_string_length(text)});
  return out->text.data
             ? read_names(list, count_code_points(out->text), arena, out)
             : TD_ERR_NO_MEM;
}

td_status td_named_text_read(td_source *source, const td_error_sink *errors,
                             td_arena *arena, td_named_text *out) {
  td_slice line;
  *out = (td_named_text){0};
  do {
    TD_TRY(td_source_read_line(source, MAX_LINE, &line));
  } while (line.length == 0);
  json_t *object = json_loadb(line.data, line.length, JSON_ALLOW_NUL, NULL);
  const td_status status = read_object(object, arena, out);
  json_decref(object);
  return status == TD_ERR_BAD_SYNTAX
             ? td_error_send(errors, status, td_source_name(source),
                             td_source_line(source),
                             "is no object with text and entities")
             : status;
}

td_status td_named_text_document(const td_named_text *text, td_document **out) {
  td_document *document = td_document_new(0);
  if (!document) {
    return TD_ERR_NO_MEM;
  }
  td_status status =
      td_document_set_text(document, TD_HEADLINE, (td_slice){"", 0});
  if (status == TD_OK) {
    status = td_document_set_text(document, TD_BODY, text->text);
  }
  if (status != TD_OK) {
    td_document_free(document);
    return status;
  }
  *out = document;
  return TD_OK;
}

static int three_way(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int by_place(const void *pa, const void *pb) {
  const td_gold_name *a = pa;
  const td_gold_name *b = pb;
  const int by_begin = three_way(a->begin, b->begin);
  const int by_end = three_way(a->end, b->end);
  return by_begin ? by_begin
         : by_end ? by_end
                  : three_way((uint32_t)a->type, (uint32_t)b->type);
}

/// A sorted copy without repetitions; NULL without memory.
static td_gold_name *sort_names(const td_gold_name *names, uint32_t *n,
                                td_arena *scratch) {
  td_gold_name *copy = TD_ARENA_ARRAY(scratch, td_gold_name, (size_t)*n + 1);
  if (!copy || *n == 0) {
    return copy;
  }
  memcpy(copy, names, *n * sizeof(*names));
  qsort(copy, *n, sizeof(*copy), by_place);
  uint32_t n_left = 1;
  for (uint32_t i = 1; i < *n; i++) {
    if (by_place(&copy[i], &copy[n_left - 1]) != 0) {
      copy[n_left++] = copy[i];
    }
  }
  *n = n_left;
  return copy;
}

td_status td_name_score_add(td_name_score *score, const td_named_text *gold,
                            const td_gold_name *found, uint32_t n_found,
                            td_arena *scratch) {
  const td_arena_mark mark = td_arena_set_mark(scratch);
  uint32_t n_gold = gold->names.count;
  const td_gold_name *a = sort_names(gold->names.items, &n_gold, scratch);
  const td_gold_name *b = sort_names(found, &n_found, scratch);
  if (!a || !b) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n_gold; i++) {
    score->gold[a[i].type]++;
  }
  for (uint32_t i = 0; i < n_found; i++) {
    score->found[b[i].type]++;
  }
  for (uint32_t i = 0, k = 0; i < n_gold && k < n_found;) {
    const int order = by_place(&a[i], &b[k]);
    score->right[a[i].type] += order == 0;
    i += order <= 0;
    k += order >= 0;
  }
  td_arena_rewind(scratch, mark);
  return TD_OK;
}

static uint64_t sum(const uint64_t *counts, td_name_type first,
                    td_name_type last) {
  uint64_t n = 0;
  for (int i = (int)first; i <= (int)last; i++) {
    n += counts[i];
  }
  return n;
}

static double ratio(uint64_t part, uint64_t whole) {
  return whole ? (double)part / (double)whole : 0.0;
}

double td_name_score_precision(const td_name_score *score, td_name_type first,
                               td_name_type last) {
  return ratio(sum(score->right, first, last), sum(score->found, first, last));
}

double td_name_score_recall(const td_name_score *score, td_name_type first,
                            td_name_type last) {
  return ratio(sum(score->right, first, last), sum(score->gold, first, last));
}

double td_name_score_f1(const td_name_score *score, td_name_type first,
                        td_name_type last) {
  return ratio(2 * sum(score->right, first, last),
               sum(score->gold, first, last) + sum(score->found, first, last));
}
