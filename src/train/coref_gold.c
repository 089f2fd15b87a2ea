// SPDX-License-Identifier: MIT

#include "train/coref_gold.h"

#include "base/try.h"

#include <jansson.h>
#include <stdlib.h>

/// Longest line of a file, in bytes.
#define MAX_LINE ((size_t)64 << 20)

static td_status read_chain(const json_t *chain, uint32_t id, td_arena *arena,
                            td_coref_text *out) {
  const json_t *list = json_object_get(chain, "mentions");
  size_t i;
  json_t *item;
  json_array_foreach(list, i, item) {
    const json_int_t begin = json_integer_value(json_object_get(item, "start"));
    const json_int_t end = json_integer_value(json_object_get(item, "end"));
    if (begin < 0 || end <= begin || end > UINT32_MAX) {
      return TD_ERR_BAD_SYNTAX;
    }
    td_gold_phrase *phrase = TD_PUSH(arena, &out->phrases);
    if (!phrase) {
      return TD_ERR_NO_MEM;
    }
    *phrase = (td_gold_phrase){(uint32_t)begin, (uint32_t)end, id};
  }
  return TD_OK;
}

static int three_way(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int by_place(const void *pa, const void *pb) {
  const td_gold_phrase *a = pa;
  const td_gold_phrase *b = pb;
  const int by_begin = three_way(a->begin, b->begin);
  const int by_end = three_way(a->end, b->end);
  return by_begin ? by_begin : by_end ? by_end : three_way(a->chain, b->chain);
}

static td_status read_object(const json_t *object, td_arena *arena,
                             td_coref_text *out) {
  const json_t *text = json_object_get(object, "text");
  const json_t *list = json_object_get(object, "clusters");
  size_t i;
  json_t *chain;
  if (!json_is_string(text) || !json_is_array(list)) {
    return TD_ERR_BAD_SYNTAX;
  }
  out->text = td_arena_copy(
      arena, (td_slice){json_string_value(text), json_string_length(text)});
  if (!out->text.data) {
    return TD_ERR_NO_MEM;
  }
  json_array_foreach(list, i, chain) {
    TD_TRY(read_chain(chain, (uint32_t)i, arena, out));
  }
  if (out->phrases.count) {
    qsort(out->phrases.items, out->phrases.count, sizeof(*out->phrases.items),
          by_place);
  }
  return TD_OK;
}

td_status td_coref_text_read(td_source *source, const td_error_sink *errors,
                             td_arena *arena, td_coref_text *out) {
  td_slice line;
  *out = (td_coref_text){0};
  do {
    TD_TRY(td_source_read_line(source, MAX_LINE, &line));
  } while (line.length == 0);
  json_t *object = json_loadb(line.data, line.length, JSON_ALLOW_NUL, NULL);
  const td_status status = read_object(object, arena, out);
  json_decref(object);
  return status == TD_ERR_BAD_SYNTAX
             ? td_error_send(errors, status, td_source_name(source),
                             td_source_line(source),
                             "is no object with text and clusters")
             : status;
}

uint32_t td_coref_text_find(const td_coref_text *text, uint32_t begin,
                            uint32_t end) {
  uint32_t low = 0;
  uint32_t high = text->phrases.count;
  while (low < high) {
    const uint32_t middle = (low + high) / 2;
    const td_gold_phrase *at = &text->phrases.items[middle];
    if (at->begin < begin || (at->begin == begin && at->end < end)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == text->phrases.count) {
    return TD_NONE;
  }
  const td_gold_phrase *at = &text->phrases.items[low];
  return at->begin == begin && at->end == end ? at->chain : TD_NONE;
}
