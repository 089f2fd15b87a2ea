// SPDX-License-Identifier: MIT

#include "train/labels.h"

#include "base/try.h"
#include "tag/label.h"
#include "train/count.h"

uint32_t td_lines_number(td_lines *lines, td_arena *arena, td_slice text) {
  for (uint32_t i = 0; i < lines->count; i++) {
    if (td_slice_equal(lines->items[i], text)) {
      return i;
    }
  }
  td_slice *line = TD_PUSH(arena, lines);
  if (!line) {
    return UINT32_MAX;
  }
  *line = text;
  return lines->count - 1;
}

td_status td_lines_write(const td_lines *lines, const char *name,
                         td_model_writer *writer) {
  td_buffer text = {0};
  for (uint32_t i = 0; i < lines->count; i++) {
    td_buffer_add(&text, lines->items[i]);
    td_buffer_add_char(&text, '\n');
  }
  const td_status status =
      text.failed
          ? TD_ERR_NO_MEM
          : td_model_writer_add_bytes(writer, name, td_buffer_as_slice(&text));
  td_buffer_clear(&text);
  return status;
}

td_status td_train_labels(td_corpus *corpus, td_lines *labels) {
  for (uint32_t i = 0; i < corpus->words.count; i++) {
    td_gold_word *word = &corpus->words.items[i];
    word->label = td_lines_number(labels, corpus->arena, word->tags);
    if (word->label == UINT32_MAX) {
      return TD_ERR_NO_MEM;
    }
  }
  return labels->count <= TD_MAX_LABELS ? TD_OK : TD_ERR_LIMIT;
}

/// Features of words: by label, and by label and word.
typedef struct {
  td_lines names;
  td_counts by_label;
  td_counts by_word;
} feats;

static td_status count_feats(const td_corpus *corpus, td_arena *scratch,
                             feats *f) {
  for (uint32_t i = 0; i < corpus->words.count; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    const uint32_t value = td_lines_number(&f->names, scratch, word->feats);
    if (value == UINT32_MAX) {
      return TD_ERR_NO_MEM;
    }
    TD_TRY(td_counts_add(&f->by_label, scratch, word->label, value));
    TD_TRY(td_counts_add(&f->by_word, scratch,
                         td_label_key(word->label, word->form), value));
  }
  td_counts_sum(&f->by_label);
  td_counts_sum(&f->by_word);
  return TD_OK;
}

/// Words whose features are not the usual ones of their label.
typedef struct {
  uint32_t *keys;
  uint32_t *values;
  uint32_t n;
} exceptions;

static uint32_t best_value(const td_counts *counts, uint32_t key) {
  uint32_t low = 0;
  uint32_t high = counts->count;
  while (low < high) {
    const uint32_t middle = (low + high) / 2;
    if (counts->items[middle].key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return counts->items[low].value;
}

/// List the exceptions in the order of the corpus, each once.
static td_status find_exceptions(const td_corpus *corpus, const feats *f,
                                 const uint32_t *usual, td_arena *scratch,
                                 exceptions *out) {
  const uint32_t n = corpus->words.count;
  out->keys = TD_ARENA_ARRAY(scratch, uint32_t, n);
  out->values = TD_ARENA_ARRAY(scratch, uint32_t, n);
  td_counts seen = {0};
  if (!out->keys || !out->values) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    const td_gold_word *word = &corpus->words.items[i];
    const uint32_t key = td_label_key(word->label, word->form);
    if (best_value(&f->by_word, key) != usual[word->label]) {
      TD_TRY(td_counts_add(&seen, scratch, key, 0));
    }
  }
  td_counts_sum(&seen);
  for (uint32_t i = 0; i < seen.count; i++) {
    out->keys[out->n] = seen.items[i].key;
    out->values[out->n++] = best_value(&f->by_word, seen.items[i].key);
  }
  return TD_OK;
}

td_status td_train_feats(const td_corpus *corpus, uint32_t n_labels,
                         td_arena *scratch, td_model_writer *writer) {
  feats f = {0};
  TD_TRY(count_feats(corpus, scratch, &f));
  uint32_t *usual = TD_ARENA_ARRAY(scratch, uint32_t, n_labels);
  if (!usual) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n_labels; i++) {
    usual[i] = best_value(&f.by_label, i);
  }
  exceptions e = {0};
  TD_TRY(find_exceptions(corpus, &f, usual, scratch, &e));
  TD_TRY(td_lines_write(&f.names, "feats.names", writer));
  TD_TRY(td_model_writer_add_uint32(writer, "feats.usual", usual, n_labels, 1));
  TD_TRY(td_model_writer_add_uint32(writer, "feats.keys", e.keys, e.n, 1));
  return td_model_writer_add_uint32(writer, "feats.rows", e.values, e.n, 1);
}
