// SPDX-License-Identifier: MIT

#include "train/teachers.h"

#include "base/try.h"
#include "train/loss.h"

/// Largest hidden layer of a teacher, and most scores.
#define MAX_HIDDEN 1024
#define MAX_SCORES 256

td_status td_teachers_open(const char *const *paths, size_t n, td_arena *arena,
                           const td_error_sink *errors, td_teachers *out) {
  *out = (td_teachers){.items = TD_ARENA_ARRAY(arena, td_teacher, n + 1)};
  if (!out->items) {
    return TD_ERR_NO_MEM;
  }
  for (; out->count < n; out->count++) {
    td_teacher *teacher = &out->items[out->count];
    TD_TRY(td_model_file_open(paths[out->count], errors, &teacher->file));
  }
  for (size_t i = 0; i < n; i++) {
    td_teacher *teacher = &out->items[i];
    TD_TRY(td_encoder_read(teacher->file, &teacher->encoder));
    TD_TRY(td_scorer_read(teacher->file, arena,
                          td_encoder_width(&teacher->encoder, 1),
                          &teacher->scorer));
  }
  return TD_OK;
}

void td_teachers_close(td_teachers *teachers) {
  for (size_t i = 0; i < teachers->count; i++) {
    td_model_file_close(teachers->items[i].file);
  }
  teachers->count = 0;
}

static td_status read_batch(td_teacher *teacher, const td_sample *samples,
                            const td_batch *batch, td_arena *scratch) {
  const td_encoder *encoder = &teacher->encoder;
  const size_t n_rows = td_batch_rows(batch);
  float *x = td_floats_new(scratch, n_rows, encoder->n_input);
  float *shares =
      td_floats_new(scratch, n_rows, teacher->scorer.places.n_columns);
  if (!x || !shares) {
    return TD_ERR_NO_MEM;
  }
  float *row = x;
  for (size_t s = 0; s < batch->n_sequences; s++) {
    for (uint32_t i = 0; i < samples[s].n; i++, row += encoder->n_input) {
      td_encoder_embed(encoder, &samples[s].keys[i], row);
    }
  }
  td_encoder_work work;
  TD_TRY(td_encoder_work_init(&work, encoder, 0, TD_ENCODER_LAYERS, scratch,
                              n_rows));
  const float *vectors = x;
  for (size_t i = 0; i < TD_ENCODER_LAYERS; i++) {
    TD_TRY(td_encoder_run(encoder, i, vectors, batch, &work, &vectors));
  }
  td_scorer_prepare(&teacher->scorer, vectors, n_rows, shares);
  teacher->shares = shares;
  return TD_OK;
}

td_status td_teachers_read(td_teachers *teachers, const td_sample *samples,
                           const td_batch *batch, td_arena *scratch) {
  for (size_t i = 0; i < teachers->count; i++) {
    TD_TRY(read_batch(&teachers->items[i], samples, batch, scratch));
  }
  return TD_OK;
}

void td_teachers_judge(const td_teachers *teachers, uint32_t row,
                       const td_view *view, const bool *allowed, size_t n,
                       float *out) {
  float hidden[MAX_HIDDEN];
  float scores[MAX_SCORES];
  memset(out, 0, n * sizeof(*out));
  for (size_t k = 0; k < teachers->count; k++) {
    const td_teacher *teacher = &teachers->items[k];
    td_scorer_run(&teacher->scorer,
                  teacher->shares + row * teacher->scorer.places.n_columns,
                  view, hidden, scores);
    td_softmax(scores, n, allowed);
    for (size_t i = 0; i < n; i++) {
      out[i] += scores[i] / (float)teachers->count;
    }
  }
}
