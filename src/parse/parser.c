// SPDX-License-Identifier: MIT

#include "parse/parse.h"

#include "base/try.h"
#include "learn/encoder.h"
#include "learn/pieces.h"
#include "parse/absolute.h"
#include "parse/among.h"
#include "parse/decode.h"
#include "parse/finite.h"
#include "parse/joined.h"
#include "parse/second.h"
#include "parse/title.h"
#include "parse/told.h"
#include "parse/tree.h"
#include "parse/whose.h"

#include <assert.h>

struct td_parser {
  td_arena *arena;
  td_encoder encoder;
  td_scorer scorer;
};

static td_status read_all(const td_model_file *model, td_parser *parser) {
  TD_TRY(td_encoder_read(model, &parser->encoder));
  return td_scorer_read(model, parser->arena,
                        td_encoder_width(&parser->encoder, 1), &parser->scorer);
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

/// Where batches are parsed.
typedef struct {
  td_arena *scratch;
  td_encoder_work encoder;
  td_slice *forms;
  float *shares; ///< [rows][places of the scorer]
} work;

/// Without vectors of the tagger the first layer is run here, too.
static td_status work_init(work *w, const td_parser *parser, bool has_context,
                           td_arena *scratch, size_t n_rows) {
  w->scratch = scratch;
  w->forms = TD_ARENA_ARRAY(scratch, td_slice, n_rows);
  w->shares = td_floats_raw(scratch, n_rows, parser->scorer.places.n_columns);
  TD_TRY(td_encoder_work_init(&w->encoder, &parser->encoder,
                              has_context ? 1 : 0, TD_ENCODER_LAYERS, scratch,
                              n_rows));
  return w->forms && w->shares ? TD_OK : TD_ERR_NO_MEM;
}

static bool has_context(const td_parser *parser, const td_document *document) {
  return document->context &&
         document->context_width == td_encoder_width(&parser->encoder, 0);
}

/// The first layer's vectors of the batch that begins at `row`: the tagger's,
/// or new ones.
static td_status find_context(const td_parser *parser,
                              const td_document *document,
                              const td_batch *batch, uint32_t row, work *w,
                              const float **out) {
  if (has_context(parser, document)) {
    *out = document->context + row * document->context_width;
    return TD_OK;
  }
  const size_t n_rows = td_batch_rows(batch);
  for (size_t i = 0; i < n_rows; i++) {
    w->forms[i] = document->tokens.items[row + i].form;
  }
  return td_encoder_run_words(&parser->encoder, w->forms, batch, &w->encoder,
                              out);
}

/// The relation of a dependent that was lifted to a verb: of clauses it is an
/// oblique.
static uint8_t rel_below(const td_token *head, uint8_t rel) {
  if (head->upos != TD_UPOS_VERB) {
    return rel;
  }
  if (rel == TD_REL_NMOD_UNMARKED) {
    return TD_REL_OBL_UNMARKED;
  }
  return rel == TD_REL_NMOD ? TD_REL_OBL : rel;
}

/// Parse one piece; its root's head is TD_NONE.
static td_status run_piece(const td_parser *parser, const float *shares,
                           uint32_t n, td_token *tokens, uint32_t first,
                           td_arena *scratch) {
  uint32_t *head = TD_ARENA_ARRAY(scratch, uint32_t, n);
  uint8_t *rel = TD_ARENA_ARRAY(scratch, uint8_t, n);
  bool *is_leaf = TD_ARENA_ARRAY(scratch, bool, n);
  if (!head || !rel || !is_leaf) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(td_decode(&parser->scorer, shares, n, scratch, head, rel));
  for (uint32_t i = 0; i < n; i++) {
    is_leaf[i] = tokens[i].upos == TD_UPOS_PUNCT;
    tokens[i].head = head[i];
  }
  td_tree_lift(head, rel, n, is_leaf);
  td_tree_free_function_words(head, rel, n);
  for (uint32_t i = 0; i < n; i++) {
    const bool is_lifted = tokens[i].head != head[i] && head[i] != n;
    tokens[i].rel = is_lifted ? rel_below(&tokens[head[i]], rel[i]) : rel[i];
    if (is_leaf[i] && head[i] != n) {
      tokens[i].rel = TD_REL_PUNCT;
    }
    tokens[i].head = head[i] == n ? TD_NONE : first + head[i];
  }
  return TD_OK;
}

static td_status run_batch(const td_parser *parser, td_document *document,
                           const td_batch *batch, uint32_t row, work *w) {
  const size_t n_rows = td_batch_rows(batch);
  const size_t n_shares = parser->scorer.places.n_columns;
  const float *context;
  const float *vectors;
  TD_TRY(find_context(parser, document, batch, row, w, &context));
  TD_TRY(td_encoder_run(&parser->encoder, 1, context, batch, &w->encoder,
                        &vectors));
  td_scorer_prepare(&parser->scorer, vectors, n_rows, w->shares);
  for (size_t i = 0; i < batch->n_sequences; i++) {
    const uint32_t begin = batch->bounds[i];
    const uint32_t n = batch->bounds[i + 1] - begin;
    const td_arena_mark mark = td_arena_set_mark(w->scratch);
    TD_TRY(run_piece(parser, w->shares + begin * n_shares, n,
                     document->tokens.items + row + begin, row + begin,
                     w->scratch));
    td_arena_rewind(w->scratch, mark);
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
  work w;
  TD_TRY(work_init(&w, parser, has_context(parser, document), scratch,
                   pieces.most));
  td_batch batch;
  uint32_t row;
  while (td_pieces_take(&pieces, &batch, &row)) {
    TD_TRY(run_batch(parser, document, &batch, row, &w));
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
      if (td_document_is_title(document, &document->sentences.items[i])) {
        td_title_restore(document, &document->sentences.items[i]);
      }
      td_finite_restore(document, &document->sentences.items[i]);
      td_told_restore(document, &document->sentences.items[i]);
      td_second_restore(document, &document->sentences.items[i]);
      td_among_restore(document, &document->sentences.items[i]);
      td_whose_restore(document, &document->sentences.items[i]);
      td_joined_restore(document, &document->sentences.items[i]);
      td_absolute_restore(document, &document->sentences.items[i]);
      td_document_link_children(document, i);
    }
  }
  return status;
}
