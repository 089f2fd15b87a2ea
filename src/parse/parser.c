// SPDX-License-Identifier: MIT

#include "parse/parse.h"

#include "base/try.h"
#include "learn/encoder.h"
#include "learn/pieces.h"
#include "parse/decode.h"

#include <assert.h>

struct td_parser {
  td_arena *arena;
  td_encoder encoder;
  td_scorer scorer;
};

static td_status read_all(const td_model_file *model, td_parser *parser) {
  TD_TRY(td_encoder_read(model, parser->arena, &parser->encoder));
  return td_scorer_read(model, parser->arena,
                        td_encoder_width(&parser->encoder, 1),
                        &parser->scorer);
}

td_status td_parser_new(const td_model_file *model, td_parser **out) {
  td_arena *arena = td_arena_new(0);
  td_parser *parser = arena ? TD_ARENA_NEW(arena, td_parser) : NULL;
  if (!parser) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  parser->arena = arena;
  const td_status status = read_all(model, parser);
  if (status != TD_OK) {
    td_arena_free(arena);
    return status;
  }
  *out = parser;
  return TD_OK;
}

void td_parser_free(td_parser *parser) {
  if (parser) {
    td_arena_free(parser->arena);
  }
}

/// The first layer's vectors of the batch that begins at `row`: the tagger's,
/// or new ones. NULL without memory.
static const float *context_of(const td_parser *parser,
                               const td_document *document,
                               const td_batch *batch, uint32_t row,
                               td_arena *scratch) {
  const size_t width = td_encoder_width(&parser->encoder, 0);
  if (document->context && document->context_width == width) {
    return document->context + row * width;
  }
  const size_t n_rows = td_batch_rows(batch);
  float *context = td_floats_new(scratch, n_rows, width);
  td_slice *forms = TD_ARENA_ARRAY(scratch, td_slice, n_rows);
  if (!context || !forms) {
    return NULL;
  }
  for (size_t i = 0; i < n_rows; i++) {
    forms[i] = document->tokens.items[row + i].form;
  }
  return td_encoder_run_words(&parser->encoder, forms, batch, scratch,
                              context) == TD_OK
             ? context
             : NULL;
}

/// Parse one piece; its words without a head keep TD_NONE but for the first,
/// which the caller makes the root or a part of the sentence before.
static td_status run_piece(const td_parser *parser, const float *shares,
                           uint32_t n, td_token *tokens, uint32_t first,
                           td_arena *scratch) {
  uint32_t *head = TD_ARENA_ARRAY(scratch, uint32_t, n);
  uint8_t *rel = TD_ARENA_ARRAY(scratch, uint8_t, n);
  if (!head || !rel) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_decode(&parser->scorer, shares, n, scratch, head, rel));
  for (uint32_t i = 0; i < n; i++) {
    tokens[i].head = head[i] == n ? TD_NONE : first + head[i];
    tokens[i].rel = rel[i];
  }
  return TD_OK;
}

static td_status run_batch(const td_parser *parser, td_document *document,
                           const td_batch *batch, uint32_t row,
                           td_arena *scratch) {
  const size_t n_rows = td_batch_rows(batch);
  const size_t n_shares = parser->scorer.places.n_columns;
  const float *context = context_of(parser, document, batch, row, scratch);
  float *vectors =
      td_floats_new(scratch, n_rows, td_encoder_width(&parser->encoder, 1));
  float *shares = td_floats_new(scratch, n_rows, n_shares);
  if (!context || !vectors || !shares) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_encoder_run(&parser->encoder, 1, context, batch, scratch, vectors));
  td_scorer_prepare(&parser->scorer, vectors, n_rows, shares);
  for (size_t i = 0; i < batch->n_sequences; i++) {
    const uint32_t begin = batch->bounds[i];
    const uint32_t n = batch->bounds[i + 1] - begin;
    const td_arena_mark mark = td_arena_set_mark(scratch);
    TD_TRY(run_piece(parser, shares + begin * n_shares, n,
                     document->tokens.items + row + begin, row + begin,
                     scratch));
    td_arena_rewind(scratch, mark);
  }
  return TD_OK;
}

static td_status run_pieces(const td_parser *parser, td_document *document,
                            td_arena *scratch) {
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
  td_batch batch;
  uint32_t row;
  while (td_pieces_take(&pieces, &batch, &row)) {
    const td_arena_mark mark = td_arena_set_mark(scratch);
    TD_TRY(run_batch(parser, document, &batch, row, scratch));
    td_arena_rewind(scratch, mark);
  }
  return TD_OK;
}

/// A sentence that was cut has a root a piece: the first keeps it.
static void join_pieces(td_document *document, const td_sentence *sentence) {
  uint32_t root = TD_NONE;
  for (uint32_t i = 0; i < sentence->n_tokens; i++) {
    td_token *token = &document->tokens.items[sentence->first_token + i];
    if (token->head == TD_NONE && root == TD_NONE) {
      root = sentence->first_token + i;
    } else if (token->head == TD_NONE) {
      token->head = root;
      token->rel = TD_REL_PARATAXIS;
    }
  }
}

td_status td_parser_run(const td_parser *parser, td_document *document) {
  if (document->tokens.count == 0) {
    return TD_OK;
  }
  td_arena *scratch = td_arena_new(0);
  if (!scratch) {
    return TD_ERR_NO_MEM;
  }
  const td_status status = run_pieces(parser, document, scratch);
  td_arena_free(scratch);
  if (status == TD_OK) {
    for (uint32_t i = 0; i < document->sentences.count; i++) {
      join_pieces(document, &document->sentences.items[i]);
      td_document_link_children(document, i);
    }
  }
  return status;
}
