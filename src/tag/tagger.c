// SPDX-License-Identifier: MIT

#include "tag/tag.h"

#include "base/try.h"
#include "learn/encoder.h"
#include "learn/pieces.h"
#include "tag/label.h"
#include "tag/lemma.h"

#include <assert.h>

struct td_tagger {
  td_arena *arena;
  td_encoder encoder;
  td_labels labels;
  td_lemmas lemmas;
  td_panels weights; ///< [width of layer 0][labels, rounded to panels]
  const float *bias;
};

static td_status read_weights(const td_model_file *model, td_tagger *tagger) {
  const size_t n_rows = td_encoder_width(&tagger->encoder, 0);
  const size_t n_columns = td_panel_round(tagger->labels.n_labels);
  const td_table *bias;
  TD_TRY(td_model_file_get(model, "tag.bias", TD_TABLE_FLOAT, 1, n_columns,
                           &bias));
  tagger->bias = bias->data;
  return td_model_file_panels(model, "tag.weights", n_rows, n_columns,
                              &tagger->weights);
}

static td_status read_all(const td_model_file *model, td_tagger *tagger) {
  TD_TRY(td_encoder_read(model, &tagger->encoder));
  TD_TRY(td_labels_read(model, tagger->arena, &tagger->labels));
  TD_TRY(td_lemmas_read(model, tagger->arena, &tagger->lemmas));
  return read_weights(model, tagger);
}

td_status td_tagger_new(const td_model_file *model, td_tagger **out) {
  td_arena *arena = td_arena_new(0);
  td_tagger *tagger = arena ? TD_ARENA_NEW(arena, td_tagger) : NULL;
  if (!tagger) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  tagger->arena = arena;
  const td_status status = read_all(model, tagger);
  if (status != TD_OK) {
    td_arena_free(arena);
    return status;
  }
  *out = tagger;
  return TD_OK;
}

void td_tagger_free(td_tagger *tagger) {
  if (tagger) {
    td_arena_free(tagger->arena);
  }
}

static uint32_t best_of(const float *scores, uint32_t n) {
  const uint32_t whole = n / TD_LANES * TD_LANES;
  uint32_t best =
      whole ? (uint32_t)td_kernels_get()->greatest(scores, whole) : 0;
  for (uint32_t i = whole; i < n; i++) {
    best = scores[i] > scores[best] ? i : best;
  }
  return best;
}

static td_status write_token(const td_tagger *tagger, uint32_t label,
                             td_arena *arena, td_token *token) {
  token->upos = (uint8_t)tagger->labels.labels[label].upos;
  token->xpos = tagger->labels.labels[label].xpos;
  token->feats = td_labels_feats(&tagger->labels, label, token->form);
  token->lemma = td_lemmas_find(&tagger->lemmas, label, token->form, arena);
  return token->lemma.data || token->form.length == 0 ? TD_OK : TD_ERR_NO_MEM;
}

/// Where batches are tagged.
typedef struct {
  td_encoder_work encoder;
  td_slice *forms;
  float *scores; ///< [rows][labels, rounded]
} work;

static td_status work_init(work *w, const td_tagger *tagger, td_arena *scratch,
                           size_t n_rows) {
  w->forms = TD_ARENA_ARRAY(scratch, td_slice, n_rows);
  w->scores = td_floats_raw(scratch, n_rows, tagger->weights.n_columns);
  TD_TRY(td_encoder_work_init(&w->encoder, &tagger->encoder, 0, 1, scratch,
                              n_rows));
  return w->forms && w->scores ? TD_OK : TD_ERR_NO_MEM;
}

/// Tag the rows of one batch; `context` gets their vectors.
static td_status run_batch(const td_tagger *tagger, const td_batch *batch,
                           td_token *tokens, td_arena *arena, work *w,
                           float *context) {
  const size_t n_rows = td_batch_rows(batch);
  const size_t n_scores = tagger->weights.n_columns;
  const float *vectors;
  for (size_t i = 0; i < n_rows; i++) {
    w->forms[i] = tokens[i].form;
  }
  TD_TRY(td_encoder_run_words(&tagger->encoder, w->forms, batch, &w->encoder,
                              &vectors));
  memcpy(context, vectors,
         n_rows * td_encoder_width(&tagger->encoder, 0) * sizeof(float));
  td_panels_apply(&tagger->weights, tagger->bias, context, n_rows, w->scores);
  for (size_t i = 0; i < n_rows; i++) {
    const uint32_t label =
        best_of(w->scores + i * n_scores, tagger->labels.n_labels);
    TD_TRY(write_token(tagger, label, arena, &tokens[i]));
  }
  return TD_OK;
}

static td_status run_pieces(const td_tagger *tagger, td_document *document,
                            td_arena *scratch, float *context) {
  const uint32_t n = document->sentences.count;
  uint32_t *lengths = TD_ARENA_ARRAY(scratch, uint32_t, n);
  if (!lengths) {
    return TD_ERR_NO_MEM;
  }
  uint32_t n_rows = 0;
  for (uint32_t i = 0; i < n; i++) {
    assert(document->sentences.items[i].first_token == n_rows);
    lengths[i] = document->sentences.items[i].n_tokens;
    n_rows += lengths[i];
  }
  assert(n_rows == document->tokens.count);
  td_pieces pieces;
  TD_TRY(td_pieces_init(&pieces, scratch, lengths, n));
  work w;
  TD_TRY(work_init(&w, tagger, scratch, pieces.most));
  const size_t width = td_encoder_width(&tagger->encoder, 0);
  td_batch batch;
  uint32_t row;
  while (td_pieces_take(&pieces, &batch, &row)) {
    TD_TRY(run_batch(tagger, &batch, document->tokens.items + row,
                     document->arena, &w, context + row * width));
  }
  return TD_OK;
}

td_status td_tagger_run(const td_tagger *tagger, td_document *document) {
  if (document->tokens.count == 0) {
    return TD_OK;
  }
  const size_t width = td_encoder_width(&tagger->encoder, 0);
  float *context =
      td_floats_raw(document->arena, document->tokens.count, width);
  td_arena *scratch = td_arena_new(0);
  td_status status = TD_ERR_NO_MEM;
  if (context && scratch) {
    status = run_pieces(tagger, document, scratch, context);
  }
  td_arena_free(scratch);
  if (status == TD_OK) {
    document->context = context;
    document->context_width = (uint32_t)width;
  }
  return status;
}
