// SPDX-License-Identifier: MIT

#include "segment/segment.h"

#include "base/memory.h"
#include "base/try.h"
#include "base/utf8.h"
#include "segment/sentence.h"
#include "segment/tokenizer.h"

#include <assert.h>

struct td_segmenter {
  const td_know *know;
};

td_segmenter *td_segmenter_new(const td_know *know) {
  td_segmenter *segmenter = td_memory_new(1, sizeof(*segmenter));
  if (segmenter) {
    segmenter->know = know;
  }
  return segmenter;
}

void td_segmenter_free(td_segmenter *segmenter) { td_memory_free(segmenter); }

// The end of the paragraph from `begin` on: at a line without signs, at
// U+2029, or the end of the text.
static size_t paragraph_end(td_slice text, size_t begin) {
  bool line_is_empty = false;
  for (size_t at = begin; at < text.length;) {
    size_t n;
    const uint32_t c = td_utf8_decode(text, at, &n);
    if (c == 0x2029 || (c == '\n' && line_is_empty)) {
      return at;
    }
    if (c == '\n') {
      line_is_empty = true;
    } else if (!td_utf8_is_blank(c)) {
      line_is_empty = false;
    }
    at += n;
  }
  return text.length;
}

static size_t skip_blanks(td_slice text, size_t at) {
  size_t n;
  while (at < text.length && td_utf8_is_blank(td_utf8_decode(text, at, &n))) {
    at += n;
  }
  return at;
}

static td_status run_part(const td_segmenter *segmenter, td_document *document,
                          td_part_id part) {
  const td_slice text = document->parts[part].text;
  size_t begin = skip_blanks(text, 0);
  while (begin < text.length) {
    const size_t end = paragraph_end(text, begin);
    td_tokenizer tokenizer = {.know = segmenter->know,
                              .document = document,
                              .part = part,
                              .text = {text.data, end}};
    const uint32_t first = document->tokens.count;
    TD_TRY(td_tokenizer_run(&tokenizer, begin));
    TD_TRY(td_sentences_add(segmenter->know, document, part, first));
    begin = skip_blanks(text, end);
  }
  return TD_OK;
}

td_status td_segmenter_run(td_segmenter *segmenter, td_document *document) {
  assert(document->tokens.count == 0 && document->sentences.count == 0);
  for (unsigned part = 0; part < TD_N_PARTS; part++) {
    TD_TRY(run_part(segmenter, document, (td_part_id)part));
  }
  if (document->tokens.count) {
    document->tokens.items[document->tokens.count - 1].space_after = true;
  }
  return TD_OK;
}
