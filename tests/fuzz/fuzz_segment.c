// SPDX-License-Identifier: MIT

// Tokens cover any valid text, in order, and sentences the tokens.

#include "base/utf8.h"
#include "fuzz.h"
#include "segment/fixture.h"
#include "segment/segment.h"

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static bool is_blank(td_slice text) {
  for (size_t i = 0; i < text.length;) {
    size_t n;
    if (!td_utf8_is_blank(td_utf8_decode(text, i, &n))) {
      return false;
    }
    i += n;
  }
  return true;
}

static void check(const td_document *d) {
  const td_slice text = d->parts[TD_BODY].text;
  uint32_t end = 0;
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const td_token *t = &d->tokens.items[i];
    must(t->span.begin >= end && t->span.end > t->span.begin);
    must(is_blank(td_slice_part(text, end, t->span.begin)));
    must(td_utf8_validate(t->form) == t->form.length);
    must(t->sentence < d->sentences.count);
    end = t->span.end;
  }
  must(is_blank(td_slice_part(text, end, text.length)));
  uint32_t first = 0;
  for (uint32_t i = 0; i < d->sentences.count; i++) {
    must(d->sentences.items[i].first_token == first);
    must(d->sentences.items[i].n_tokens > 0);
    first += d->sentences.items[i].n_tokens;
  }
  must(first == d->tokens.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static td_know *know; // opened once: a fuzzer runs this many times
  const td_slice bytes = {(const char *)data, size};
  const td_slice text = td_slice_part(bytes, 0, td_utf8_validate(bytes));
  if (!know) {
    know = fixture_open();
    must(know != NULL);
  }
  td_document *d = td_document_new(0);
  td_segmenter *segmenter = td_segmenter_new(know);
  must(td_document_set_text(d, TD_BODY, text) == TD_OK);
  must(td_segmenter_run(segmenter, d) == TD_OK);
  check(d);
  td_segmenter_free(segmenter);
  td_document_free(d);
  return 0;
}
