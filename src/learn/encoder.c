// SPDX-License-Identifier: MIT

#include "learn/encoder.h"

#include "base/try.h"

/// Largest layer and largest row of a word that a model may have.
#define MAX_WIDTH 1024

static td_status read_layer(const td_model_file *file, size_t i, size_t n_in,
                            td_lstm *out) {
  static const char *const names[TD_ENCODER_LAYERS][4] = {
      {"lstm1.input", "lstm1.bias", "lstm1.forward", "lstm1.backward"},
      {"lstm2.input", "lstm2.bias", "lstm2.forward", "lstm2.backward"}};
  const size_t n = out->n_hidden;
  const size_t n_gates = TD_LSTM_GATES * n;
  const td_table *bias;
  TD_TRY(td_model_file_get(file, names[i][1], TD_TABLE_FLOAT, 1, 2 * n_gates,
                           &bias));
  out->bias = bias->data;
  TD_TRY(
      td_model_file_panels(file, names[i][0], n_in, 2 * n_gates, &out->input));
  for (size_t d = 0; d < 2; d++) {
    TD_TRY(td_model_file_panels(file, names[i][2 + d], n, n_gates,
                                &out->recurrent[d]));
  }
  return TD_OK;
}

/// The sizes: numbers of a word, of a part, cells of both layers.
static td_status read_sizes(const td_model_file *file, uint32_t sizes[4]) {
  const td_table *table;
  TD_TRY(
      td_model_file_get(file, "encoder.sizes", TD_TABLE_UINT32, 1, 4, &table));
  memcpy(sizes, table->data, 4 * sizeof(*sizes));
  for (size_t i = 0; i < 4; i++) {
    if (sizes[i] == 0 || sizes[i] > MAX_WIDTH ||
        (i >= 2 && sizes[i] % TD_PANEL != 0)) {
      return td_model_file_complain(file, "encoder.sizes", "has a bad size");
    }
  }
  return TD_OK;
}

td_status td_encoder_read(const td_model_file *file, td_encoder *out) {
  uint32_t sizes[4];
  TD_TRY(read_sizes(file, sizes));
  TD_TRY(td_model_file_keys(file, TD_ENCODER_T_WORD_KEYS, &out->words));
  TD_TRY(td_model_file_keys(file, "part.keys", &out->parts));
  TD_TRY(td_model_file_get(file, TD_ENCODER_T_WORDS, TD_TABLE_INT8,
                           (size_t)out->words.n_keys + 1, sizes[0],
                           &out->word_rows));
  TD_TRY(td_model_file_get(file, "part.rows", TD_TABLE_INT8,
                           (size_t)out->parts.n_keys + TD_WORD_PARTS, sizes[1],
                           &out->part_rows));
  out->n_input = (size_t)sizes[0] + sizes[1];
  out->layers[0].n_hidden = sizes[2];
  out->layers[1].n_hidden = sizes[3];
  TD_TRY(read_layer(file, 0, out->n_input, &out->layers[0]));
  return read_layer(file, 1, td_encoder_width(out, 0), &out->layers[1]);
}

void td_encoder_embed(const td_encoder *encoder, const td_word_keys *keys,
                      float *x) {
  uint32_t rows[TD_WORD_PARTS];
  uint32_t row = td_keys_find(&encoder->words, keys->word);
  row = row == UINT32_MAX ? encoder->words.n_keys : row;
  td_keys_find_all(&encoder->parts, keys->parts, TD_WORD_PARTS, rows);
  td_table_add_row(encoder->word_rows, row, x);
  x += encoder->word_rows->n_columns;
  for (uint32_t i = 0; i < TD_WORD_PARTS; i++) {
    row = rows[i] == UINT32_MAX ? encoder->parts.n_keys + i : rows[i];
    td_table_add_row(encoder->part_rows, row, x);
  }
}

td_status td_encoder_work_init(td_encoder_work *work, const td_encoder *encoder,
                               size_t begin, size_t end, td_arena *arena,
                               size_t n_rows) {
  *work = (td_encoder_work){.arena = arena};
  if (begin == 0) {
    work->x = td_floats_raw(arena, n_rows, encoder->n_input);
    work->mask = 63;
    while (work->mask < 2 * n_rows) {
      work->mask = 2 * work->mask + 1;
    }
    work->same = TD_ARENA_ARRAY(arena, uint32_t, n_rows);
    work->slots = TD_ARENA_ARRAY(arena, uint32_t, (size_t)work->mask + 1);
    if (!work->x || !work->same || !work->slots) {
      return TD_ERR_NO_MEM;
    }
  }
  for (size_t i = begin; i < end; i++) {
    TD_TRY(td_lstm_trace_init(&work->traces[i], arena, n_rows,
                              encoder->layers[i].n_hidden));
  }
  return TD_OK;
}

td_status td_encoder_run(const td_encoder *encoder, size_t i, const float *x,
                         const td_batch *batch, td_encoder_work *work,
                         const float **out) {
  *out = work->traces[i].out;
  return td_lstm_run(&encoder->layers[i], x, batch, work->arena,
                     &work->traces[i]);
}

/// The first place of the word of row `r` in the batch, which may be `r`.
/// Slots hold places, twice and with whether a sequence begins there, plus one.
static uint32_t first_place(const td_encoder_work *work, const td_slice *forms,
                            uint32_t r, bool is_first) {
  const uint32_t own = 2 * r + is_first + 1;
  uint32_t at = (uint32_t)td_slice_hash(forms[r]) & work->mask;
  while (work->slots[at]) {
    const uint32_t place = (work->slots[at] - 1) / 2;
    if ((work->slots[at] - 1) % 2 == is_first &&
        td_slice_equal(forms[place], forms[r])) {
      return place;
    }
    at = (at + 1) & work->mask;
  }
  work->slots[at] = own;
  return r;
}

/// Make a row of `x` for each word that the batch has, once; fills work->same
/// and returns how many.
static uint32_t embed_words(const td_encoder *encoder, const td_slice *forms,
                            const td_batch *batch, td_encoder_work *work) {
  const size_t n = encoder->n_input;
  uint32_t n_words = 0;
  memset(work->slots, 0, ((size_t)work->mask + 1) * sizeof(*work->slots));
  for (size_t s = 0; s < batch->n_sequences; s++) {
    for (uint32_t r = batch->bounds[s]; r < batch->bounds[s + 1]; r++) {
      const bool is_first = r == batch->bounds[s];
      const uint32_t place = first_place(work, forms, r, is_first);
      if (place != r) {
        work->same[r] = work->same[place];
        continue;
      }
      const td_word_keys keys = td_word_keys_of(forms[r], is_first);
      float *x = work->x + n_words * n;
      memset(x, 0, n * sizeof(float));
      td_encoder_embed(encoder, &keys, x);
      work->same[r] = n_words++;
    }
  }
  return n_words;
}

td_status td_encoder_run_words(const td_encoder *encoder, const td_slice *forms,
                               const td_batch *batch, td_encoder_work *work,
                               const float **out) {
  const td_lstm *layer = &encoder->layers[0];
  td_lstm_trace *trace = &work->traces[0];
  const uint32_t n_words = embed_words(encoder, forms, batch, work);
  td_lstm_read(layer, work->x, n_words, trace);
  // No row comes from one behind it, so the last are written first.
  const size_t n_gates = layer->input.n_columns;
  for (size_t r = td_batch_rows(batch); r-- > 0;) {
    if (work->same[r] != r) {
      memcpy(trace->gates + r * n_gates, trace->gates + work->same[r] * n_gates,
             n_gates * sizeof(float));
    }
  }
  *out = trace->out;
  return td_lstm_run_read(layer, batch, work->arena, trace);
}
