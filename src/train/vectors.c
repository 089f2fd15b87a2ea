// SPDX-License-Identifier: MIT

#include "train/vectors.h"

#include "base/array.h"
#include "base/source.h"
#include "base/try.h"
#include "learn/matrix.h"
#include "learn/wordform.h"

#include <stdlib.h>

#define MAX_LINE 65536
#define MAX_COLUMNS 1024

typedef struct {
  const td_keys *wanted;
  td_arena *arena;
  const td_error_sink *errors;
  td_source *source;
  size_t n_numbers; ///< of a line; 0 before the first
  size_t n_columns;
  size_t n_read;
  TD_ARRAY(uint32_t) keys;
  TD_ARRAY(float) rows;
  uint32_t *slots; ///< keys that were seen, open addressing; 0 is free
  uint32_t mask;
} reading;

/// The numbers of `text`, separated by blanks; how many, or 0 for a bad one.
static size_t parse_numbers(td_slice text, float *out) {
  char word[64];
  size_t n = 0;
  while (text.length > 0) {
    const td_slice one = td_slice_split(text, ' ', &text);
    char *end;
    if (one.length == 0) {
      continue;
    }
    if (one.length >= sizeof(word) || n == MAX_COLUMNS) {
      return 0;
    }
    memcpy(word, one.data, one.length);
    word[one.length] = '\0';
    out[n++] = strtof(word, &end);
    if (*end != '\0' || !(out[n - 1] > -1e6f && out[n - 1] < 1e6f)) {
      return 0;
    }
  }
  return n;
}

static td_status complain(const reading *r) {
  return td_error_send(r->errors, TD_ERR_BAD_SYNTAX, td_source_name(r->source),
                       td_source_line(r->source),
                       "is no word with as many numbers as the first line");
}

/// Whether `key` is new; notes it. The table has room for all words kept.
static bool note_key(reading *r, uint32_t key) {
  uint32_t at = key & r->mask;
  while (r->slots[at] && r->slots[at] != key) {
    at = (at + 1) & r->mask;
  }
  const bool is_new = r->slots[at] != key;
  r->slots[at] = key;
  return is_new;
}

static td_status keep(reading *r, uint32_t key, const float *numbers) {
  uint32_t *to = TD_PUSH(r->arena, &r->keys);
  if (!to) {
    return TD_ERR_NO_MEM;
  }
  *to = key;
  for (size_t i = 0; i < r->n_columns; i++) {
    float *number = TD_PUSH(r->arena, &r->rows);
    if (!number) {
      return TD_ERR_NO_MEM;
    }
    *number = i < r->n_numbers ? numbers[i] : 0;
  }
  return TD_OK;
}

static td_status read_line(reading *r, td_slice line) {
  float numbers[MAX_COLUMNS];
  td_slice rest;
  const td_slice word = td_slice_split(line, ' ', &rest);
  const uint32_t key = td_word_keys_of(word, false).word;
  const bool is_kept = r->n_read++ < TD_VECTORS_FREQUENT ||
                       td_keys_find(r->wanted, key) != UINT32_MAX;
  if (!is_kept && r->n_numbers) {
    return TD_OK;
  }
  const size_t n = parse_numbers(rest, numbers);
  if (r->n_numbers == 0) {
    r->n_numbers = n;
    r->n_columns = td_panel_round(n);
  }
  if (n == 0 || n != r->n_numbers || word.length == 0) {
    return complain(r);
  }
  return key && note_key(r, key) ? keep(r, key, numbers) : TD_OK;
}

static td_status read_lines(reading *r) {
  td_status status = TD_OK;
  while (status == TD_OK) {
    td_slice line;
    status = td_source_read_line(r->source, MAX_LINE, &line);
    if (status == TD_OK) {
      status = read_line(r, line);
    }
  }
  return status == TD_END ? TD_OK : status;
}

/// Make the mean of all squares 1.
static void scale_rows(reading *r) {
  double sum = 0;
  for (uint32_t i = 0; i < r->rows.count; i++) {
    sum += (double)r->rows.items[i] * (double)r->rows.items[i];
  }
  const double mean =
      sum / ((double)r->keys.count * (double)r->n_numbers + 1e-9);
  double root = 1; // by Newton's steps
  for (int i = 0; i < 60; i++) {
    root = 0.5 * (root + mean / root);
  }
  const float factor = mean > 1e-12 ? (float)(1 / root) : 1;
  for (uint32_t i = 0; i < r->rows.count; i++) {
    r->rows.items[i] *= factor;
  }
}

td_status td_vectors_read(const char *path, const td_keys *wanted,
                          td_arena *arena, const td_error_sink *errors,
                          td_vectors *out) {
  reading r = {
      .wanted = wanted, .arena = arena, .errors = errors, .mask = 0xFFFF};
  while (r.mask < 2 * ((size_t)TD_VECTORS_FREQUENT + wanted->n_keys)) {
    r.mask = 2 * r.mask + 1;
  }
  r.slots = TD_ARENA_ARRAY(arena, uint32_t, (size_t)r.mask + 1);
  if (!r.slots) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_source_open(path, errors, &r.source));
  const td_status status = read_lines(&r);
  td_source_close(r.source);
  TD_TRY(status);
  scale_rows(&r);
  *out = (td_vectors){.n_columns = r.n_columns, .rows = r.rows.items};
  return td_keys_init(&out->keys, arena, r.keys.items, r.keys.count);
}
