// SPDX-License-Identifier: MIT

#include "doc/conllu.h"

#include "base/utf8.h"

#include <assert.h>

// `text` with each run of blanks as one space, so that it stays on its line.
static void add_one_line(td_buffer *out, td_slice text) {
  bool after_blank = true;
  for (size_t i = 0; i < text.length;) {
    size_t n;
    const bool is_blank = td_utf8_is_blank(td_utf8_decode(text, i, &n));
    if (!is_blank) {
      td_buffer_add(out, td_slice_part(text, i, i + n));
    } else if (!after_blank) {
      td_buffer_add_char(out, ' ');
    }
    after_blank = is_blank;
    i += n;
  }
}

static void add_column(td_buffer *out, td_slice value) {
  if (value.length) {
    add_one_line(out, value);
  } else {
    td_buffer_add_char(out, '_');
  }
  td_buffer_add_char(out, '\t');
}

static void add_misc(td_buffer *out, bool space_after) {
  td_buffer_add_string(out, space_after ? "_\n" : "SpaceAfter=No\n");
}

static void add_comments(const td_document *document, const td_sentence *s,
                         td_buffer *out) {
  const bool is_headline = s->part == TD_HEADLINE;
  if (s->begins_paragraph) {
    td_buffer_add_string(out, "# newpar\n");
  }
  td_buffer_add_string(out, "# sent_id = ");
  td_buffer_add(out, document->uri);
  td_buffer_printf(out, "#%ssentence=%u,%u\n", is_headline ? "headline." : "",
                   td_document_codepoint(document, s->part, s->span.begin),
                   td_document_codepoint(document, s->part, s->span.end));
  if (is_headline) {
    td_buffer_add_string(out, "# part = headline\n");
  }
  if (s->is_dateline) {
    td_buffer_add_string(out, "# dateline = yes\n");
  }
  td_buffer_add_string(out, "# text = ");
  add_one_line(out, td_document_text(document, s->part, s->span));
  td_buffer_add_char(out, '\n');
}

// The n-m line of the multiword token that begins at token `i`.
static void add_range(const td_document *document, const td_sentence *s,
                      uint32_t i, td_buffer *out) {
  const td_token *first = &document->tokens.items[s->first_token + i];
  const td_token *last = first + first->n_words - 1;
  assert(i + first->n_words <= s->n_tokens);
  td_buffer_printf(out, "%u-%u\t", i + 1, i + first->n_words);
  add_column(out,
             td_document_text(document, s->part,
                              (td_span){first->span.begin, last->span.end}));
  td_buffer_add_string(out, "_\t_\t_\t_\t_\t_\t_\t");
  add_misc(out, last->space_after);
}

static void add_word(const td_document *document, const td_sentence *s,
                     uint32_t i, bool in_range, td_buffer *out) {
  const td_token *token = &document->tokens.items[s->first_token + i];
  td_buffer_printf(out, "%u\t", i + 1);
  add_column(out, token->form);
  add_column(out, token->lemma);
  td_buffer_printf(out, "%s\t", td_upos_string((td_upos)token->upos));
  add_column(out, token->xpos);
  add_column(out, token->feats);
  if (token->rel == TD_REL_NONE) {
    td_buffer_add_string(out, "_\t_\t_\t");
  } else {
    td_buffer_printf(out, "%u\t%s\t_\t",
                     token->head == TD_NONE ? 0
                                            : token->head - s->first_token + 1,
                     td_rel_string((td_rel)token->rel));
  }
  add_misc(out, token->space_after || in_range);
}

static void add_sentence(const td_document *document, const td_sentence *s,
                         td_buffer *out) {
  add_comments(document, s, out);
  uint32_t range_end = 0;
  for (uint32_t i = 0; i < s->n_tokens; i++) {
    const uint32_t n = document->tokens.items[s->first_token + i].n_words;
    if (n > 1) {
      add_range(document, s, i, out);
      range_end = i + n;
    }
    add_word(document, s, i, i < range_end, out);
  }
  td_buffer_add_char(out, '\n');
}

void td_conllu_write(const td_document *document, td_buffer *out) {
  for (uint32_t i = 0; i < document->sentences.count; i++) {
    if (i == 0) {
      td_buffer_add_string(out, "# newdoc id = ");
      add_one_line(out, document->uri);
      td_buffer_add_char(out, '\n');
    }
    add_sentence(document, &document->sentences.items[i], out);
  }
}
