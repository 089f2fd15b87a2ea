// SPDX-License-Identifier: MIT

#include "tag/label.h"

#include "base/try.h"
#include "learn/wordform.h"
#include "tag/lemma.h"

/// Kinds of keys (learn/keys.h) from here on belong to features.
#define FIRST_KIND 0x20000u

static td_status read_names(const td_model_file *file, td_arena *arena,
                            td_labels *out) {
  const td_slice *lines;
  TD_TRY(td_lines_read(file, "label.names", arena, &lines, &out->n_labels));
  if (out->n_labels == 0 || out->n_labels > TD_MAX_LABELS) {
    return td_model_file_complain(file, "label.names", "has a bad size");
  }
  td_label *labels = TD_ARENA_ARRAY(arena, td_label, out->n_labels);
  if (!labels) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < out->n_labels; i++) {
    td_slice xpos;
    labels[i].upos = td_upos_parse(td_slice_split(lines[i], '|', &xpos));
    labels[i].xpos = xpos;
    if (labels[i].upos == TD_UPOS_NONE) {
      return td_model_file_complain(file, "label.names", "has a foreign tag");
    }
  }
  out->labels = labels;
  return TD_OK;
}

static td_status check_range(const td_model_file *file, const td_table *table,
                             uint32_t end) {
  const uint32_t *values = table->data;
  for (uint32_t i = 0; i < table->n_rows; i++) {
    if (values[i] >= end) {
      return td_model_file_complain(file, table->name, "names no features");
    }
  }
  return TD_OK;
}

td_status td_labels_read(const td_model_file *file, td_arena *arena,
                         td_labels *out) {
  TD_TRY(read_names(file, arena, out));
  TD_TRY(td_lines_read(file, "feats.names", arena, &out->feats, &out->n_feats));
  const td_table *usual;
  const td_table *rows;
  TD_TRY(td_model_file_get(file, "feats.usual", TD_TABLE_UINT32, out->n_labels,
                           1, &usual));
  TD_TRY(td_model_file_keys(file, "feats.keys", &out->keys));
  TD_TRY(td_model_file_get(file, "feats.rows", TD_TABLE_UINT32,
                           out->keys.n_keys, 1, &rows));
  TD_TRY(check_range(file, usual, out->n_feats));
  TD_TRY(check_range(file, rows, out->n_feats));
  out->usual = usual->data;
  out->feats_of = rows->data;
  return TD_OK;
}

uint32_t td_label_key(uint32_t label, td_slice form) {
  char plain[TD_WORDFORM_BYTES];
  const size_t n = td_wordform_plain(form, plain);
  td_wordform_lower(plain, n);
  return td_key_of(FIRST_KIND + label, plain, n);
}

td_slice td_labels_feats(const td_labels *labels, uint32_t label,
                         td_slice form) {
  const uint32_t row = td_keys_find(&labels->keys, td_label_key(label, form));
  const uint32_t feats =
      row == UINT32_MAX ? labels->usual[label] : labels->feats_of[row];
  return labels->feats[feats];
}
