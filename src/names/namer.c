// SPDX-License-Identifier: MIT

#include "names/names.h"

#include "base/try.h"
#include "learn/pieces.h"
#include "names/label.h"
#include "names/network.h"

struct td_namer {
  td_arena *arena;
  const td_know *know;
  bool has_network;
  td_name_network network;
};

td_status td_namer_new(const td_model_file *model, const td_know *know,
                       td_namer **out) {
  td_arena *arena = td_arena_new(0);
  td_namer *namer = arena ? TD_ARENA_NEW(arena, td_namer) : NULL;
  if (!namer) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  namer->arena = arena;
  namer->know = know;
  namer->has_network = td_name_network_exists(model);
  const td_status status =
      namer->has_network ? td_name_network_read(model, arena, &namer->network)
                         : TD_OK;
  if (status != TD_OK) {
    td_arena_free(arena);
    return status;
  }
  *out = namer;
  return TD_OK;
}

void td_namer_free(td_namer *namer) {
  if (namer) {
    td_arena_free(namer->arena);
  }
}

/// Where batches are labelled.
typedef struct {
  td_arena *scratch;
  const td_name_features *features; ///< of the document's tokens
  float *x;                         ///< [rows][numbers of a word]
  float *scores;                    ///< [rows][TD_NAME_SCORES]
  td_lstm_trace trace;
} work;

static td_status work_init(work *w, const td_name_network *network,
                           size_t n_rows) {
  w->x = td_floats_raw(w->scratch, n_rows, network->n_input);
  w->scores = td_floats_raw(w->scratch, n_rows, TD_NAME_SCORES);
  TD_TRY(td_lstm_trace_init(&w->trace, w->scratch, n_rows,
                            network->encoder.layers[0].n_hidden));
  return w->x && w->scores ? TD_OK : TD_ERR_NO_MEM;
}

/// The names of one piece, whose labels are those of tokens from `first` on.
static td_status add_names(td_document *document, uint32_t first,
                           const uint8_t *labels, uint32_t n) {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < n; i++) {
    const td_name_type type = td_name_label_type(labels[i]);
    if (type == TD_TYPE_NONE) {
      continue;
    }
    const td_name_place place = td_name_label_place(labels[i]);
    begin = place == TD_NAME_BEGIN || place == TD_NAME_ONLY ? i : begin;
    if (place == TD_NAME_LAST || place == TD_NAME_ONLY) {
      td_name *name = TD_PUSH(document->arena, &document->names);
      if (!name) {
        return TD_ERR_NO_MEM;
      }
      *name = (td_name){first + begin, i + 1 - begin, type};
    }
  }
  return TD_OK;
}

static td_status read_piece(const work *w, td_document *document,
                            uint32_t first, const float *scores, uint32_t n) {
  const td_arena_mark mark = td_arena_set_mark(w->scratch);
  uint8_t *labels = TD_ARENA_ARRAY(w->scratch, uint8_t, n);
  if (!labels) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_name_decode(scores, TD_NAME_SCORES, n, w->scratch, labels));
  TD_TRY(add_names(document, first, labels, n));
  td_arena_rewind(w->scratch, mark);
  return TD_OK;
}

static td_status run_batch(const td_name_network *network,
                           td_document *document, const td_batch *batch,
                           uint32_t row, work *w) {
  const size_t n_rows = td_batch_rows(batch);
  memset(w->x, 0, n_rows * network->n_input * sizeof(float));
  for (size_t s = 0; s < batch->n_sequences; s++) {
    for (uint32_t r = batch->bounds[s]; r < batch->bounds[s + 1]; r++) {
      const td_word_keys keys = td_word_keys_of(
          document->tokens.items[row + r].form, r == batch->bounds[s]);
      td_name_network_embed(network, &keys, &w->features[row + r],
                            w->x + r * network->n_input);
    }
  }
  TD_TRY(td_lstm_run(&network->encoder.layers[0], w->x, batch, w->scratch,
                     &w->trace));
  td_panels_apply(&network->scores, network->bias, w->trace.out, n_rows,
                  w->scores);
  for (size_t s = 0; s < batch->n_sequences; s++) {
    const uint32_t begin = batch->bounds[s];
    TD_TRY(read_piece(w, document, row + begin,
                      w->scores + begin * TD_NAME_SCORES,
                      batch->bounds[s + 1] - begin));
  }
  return TD_OK;
}

static td_status run_pieces(const td_namer *namer, td_document *document,
                            td_arena *scratch) {
  const uint32_t n = document->sentences.count;
  uint32_t *lengths = TD_ARENA_ARRAY(scratch, uint32_t, n);
  td_name_features *features;
  if (!lengths) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    lengths[i] = document->sentences.items[i].n_tokens;
  }
  TD_TRY(td_name_features_make(namer->know, document, scratch, &features));
  td_pieces pieces;
  TD_TRY(td_pieces_init(&pieces, scratch, lengths, n));
  work w = {.scratch = scratch, .features = features};
  TD_TRY(work_init(&w, &namer->network, pieces.most));
  td_batch batch;
  uint32_t row;
  while (td_pieces_take(&pieces, &batch, &row)) {
    TD_TRY(run_batch(&namer->network, document, &batch, row, &w));
  }
  return TD_OK;
}

td_status td_namer_run(const td_namer *namer, td_document *document) {
  if (!namer->has_network) {
    return TD_OK;
  }
  td_arena *scratch = td_arena_new(0);
  if (!scratch) {
    return TD_ERR_NO_MEM;
  }
  const td_status status =
      document->tokens.count ? run_pieces(namer, document, scratch) : TD_OK;
  td_arena_free(scratch);
  document->has_names = status == TD_OK;
  return status;
}
