// SPDX-License-Identifier: MIT

#include "segment/chars.h"
#include "segment/tokenizer.h"
#include "segment/words.h"

#include "base/try.h"
#include "base/utf8.h"

#define MAX_PARTS 4

td_token *td_tokenizer_add(td_tokenizer *t, size_t begin, size_t end) {
  td_token *token = TD_PUSH(t->document->arena, &t->document->tokens);
  if (!token) {
    return NULL;
  }
  const td_slice form = td_slice_part(t->text, begin, end);
  *token = (td_token){.span = {(uint32_t)begin, (uint32_t)end},
                      .form = form,
                      .form_term = td_word_term(t->know, form),
                      .sentence = TD_NONE,
                      .head = TD_NONE,
                      .first_child = TD_NONE,
                      .next_sibling = TD_NONE,
                      .mention = TD_NONE};
  return token;
}

// "80's", "1930's": a decade, not its possessive.
static bool is_decade(td_slice word) {
  return (word.length == 2 || word.length == 4) &&
         word.data[word.length - 1] == '0' &&
         td_char_is_digit_ascii(word.data[0]);
}

// Bytes of the apostrophe that ends before `end`; 0 if there is none.
static size_t apostrophe_before(td_slice text, size_t begin, size_t end) {
  size_t at = end;
  while (at > begin) {
    at--;
    if (!td_utf8_is_continuation(text.data[at])) {
      break;
    }
  }
  size_t n = 0;
  const bool is_one =
      at < end && td_char_is_apostrophe(td_utf8_decode(text, at, &n));
  return is_one ? n : 0;
}

// Where the clitic at the end of text[begin, end) begins; `end` without one.
// Clitics are short and have one apostrophe: at their start ('s), or after
// their first letter (n't).
static size_t clitic_begin(const td_tokenizer *t, size_t begin, size_t end) {
  const td_slice text = t->text;
  for (size_t tail = end; tail > begin && end - tail <= 2; tail--) {
    const size_t n = apostrophe_before(text, begin, tail);
    if (n == 0) {
      continue;
    }
    const size_t at = tail - n;
    const size_t from = at > begin ? at - 1 : at;
    if (from > begin &&
        td_word_entry(t->know, td_slice_part(text, from, end), TD_TID_Clitic)) {
      return from;
    }
    const bool is_clitic =
        at > begin &&
        td_word_entry(t->know, td_slice_part(text, at, end), TD_TID_Clitic);
    return is_clitic && !is_decade(td_slice_part(text, begin, at)) ? at : end;
  }
  return end;
}

static td_status add_parts(td_tokenizer *t, const size_t *cuts, unsigned n) {
  for (unsigned i = 0; i < n; i++) {
    td_token *token = td_tokenizer_add(t, cuts[i], cuts[i + 1]);
    if (!token) {
      return TD_ERR_NO_MEM;
    }
    token->n_words = i == 0 && n > 1 ? (uint8_t)n : 0;
  }
  return TD_OK;
}

// Cut text[begin, end) as the parts of a contraction say; 0 if it is none.
static unsigned cut_contraction(const td_tokenizer *t, size_t begin, size_t end,
                                size_t cuts[MAX_PARTS + 1]) {
  const td_slice word = td_slice_part(t->text, begin, end);
  const bool is_shouted = word.length > 1 && td_char_is_capital_at(word, 1);
  const td_term entry =
      is_shouted ? 0 : td_word_entry(t->know, word, TD_TID_Contraction);
  td_slice parts =
      td_know_text(t->know, td_know_get(t->know, entry, TD_TID_parts));
  unsigned n = 0;
  cuts[0] = begin;
  while (entry && parts.length && n < MAX_PARTS) {
    const td_slice part = td_slice_split(parts, ' ', &parts);
    cuts[n + 1] = cuts[n] + part.length;
    n++;
  }
  return n && cuts[n] == end ? n : 0;
}

td_status td_tokenizer_add_word(td_tokenizer *t, size_t begin, size_t end) {
  size_t cuts[MAX_PARTS + 1] = {begin, end};
  unsigned n = cut_contraction(t, begin, end, cuts);
  if (n) {
    return add_parts(t, cuts, n);
  }
  // Clitics from the last to the first ("couldn't've").
  size_t reversed[MAX_PARTS];
  size_t stem_end = end;
  n = 0;
  while (n + 1 < MAX_PARTS) {
    const size_t cut = clitic_begin(t, begin, stem_end);
    if (cut == stem_end) {
      break;
    }
    reversed[n++] = cut;
    stem_end = cut;
  }
  for (unsigned i = 0; i < n; i++) {
    cuts[i + 1] = reversed[n - 1 - i];
  }
  cuts[n + 1] = end;
  return add_parts(t, cuts, n + 1);
}
