// SPDX-License-Identifier: MIT

#include "segment/tokenizer.h"

#include "base/try.h"
#include "base/utf8.h"
#include "segment/chars.h"
#include "segment/words.h"

#include <assert.h>

static uint32_t decode_at(td_slice text, size_t at, size_t *n) {
  *n = 0;
  return at < text.length ? td_utf8_decode(text, at, n) : ' ';
}

static td_char_kind kind_at(td_slice text, size_t at) {
  size_t n;
  return td_char_kind_of(decode_at(text, at, &n));
}

static bool is_word_kind(td_char_kind kind) {
  return kind == TD_CHAR_LETTER || kind == TD_CHAR_DIGIT;
}

// Of the token before: whether it is written onto what follows.
static bool follows_token(const td_tokenizer *t, size_t at) {
  const td_document *d = t->document;
  return d->tokens.count && d->tokens.items[d->tokens.count - 1].span.end == at;
}

static bool follows_capital(const td_tokenizer *t, size_t at, size_t begin) {
  const td_document *d = t->document;
  if (at == begin || d->tokens.count == 0) {
    return true;
  }
  const td_token *last = &d->tokens.items[d->tokens.count - 1];
  return last->span.begin >= begin && td_char_is_capital_at(last->form, 0);
}

// ------------------------------------------------------------------ words

static size_t letters_end(td_slice text, size_t at) {
  size_t n;
  const size_t begin = at;
  while (at - begin < TD_MAX_TOKEN_BYTES) {
    const td_char_kind kind = td_char_kind_of(decode_at(text, at, &n));
    if (!is_word_kind(kind) && kind != TD_CHAR_JOINER) {
      break;
    }
    at += n;
  }
  return at;
}

// Letters and digits with what joins them.
static size_t word_end(const td_tokenizer *t, size_t begin) {
  size_t at = letters_end(t->text, begin);
  while (at > begin && at < t->text.length && at - begin < TD_MAX_TOKEN_BYTES) {
    const size_t n = td_connector_bytes(t->know, t->text, begin, at);
    if (n == 0) {
      break;
    }
    if (t->text.data[at] == '$') {
      return at + n; // US$ 50
    }
    at = letters_end(t->text, at + n);
  }
  return at;
}

// "5km": where the digits end and a unit of its own begins; `end` otherwise.
static size_t unit_begin(const td_tokenizer *t, size_t begin, size_t end) {
  size_t at = begin;
  while (at < end &&
         (td_char_is_digit_ascii(t->text.data[at]) ||
          ((t->text.data[at] == '.' || t->text.data[at] == ',') &&
           at + 1 < end && td_char_is_digit_ascii(t->text.data[at + 1])) ||
          (t->text.data[at] == ':' && at > begin))) {
    at++;
  }
  if (at == begin || at == end) {
    return end;
  }
  const td_slice unit = td_slice_part(t->text, at, end);
  const bool is_one_capital =
      unit.length == 1 && td_char_is_capital_at(unit, 0);
  return !is_one_capital && td_word_entry(t->know, unit, TD_TID_AttachedUnit)
             ? at
             : end;
}

// Bytes of an apostrophe at `end` that makes a plural's possessive: after s,
// not before a letter, and with no quotation to close.
static size_t possessive_bytes(const td_tokenizer *t, size_t begin,
                               size_t end) {
  size_t n;
  if (end - begin < 2 || !td_char_is_apostrophe(decode_at(t->text, end, &n)) ||
      t->text.data[end] == '`') {
    return 0;
  }
  const char last = t->text.data[end - 1];
  const bool is_sibilant = last != '\0' && strchr("sSxXzZ", last);
  return is_sibilant && t->n_open_single == 0 &&
                 !is_word_kind(kind_at(t->text, end + n))
             ? n
             : 0;
}

// The stop of an abbreviation ends before `at`: so does the word, but for a
// clitic ("U.S.'s").
static size_t abbreviation_end(td_slice text, size_t at) {
  size_t n;
  const bool has_clitic = td_char_is_apostrophe(decode_at(text, at, &n)) &&
                          kind_at(text, at + n) == TD_CHAR_LETTER;
  return has_clitic ? letters_end(text, at + n) : at;
}

static td_status take_word(td_tokenizer *t, size_t stretch, size_t *at) {
  const size_t begin = *at;
  size_t end = td_address_end(t->text, begin);
  if (end > begin) {
    *at = end;
    return td_tokenizer_add(t, begin, end) ? TD_OK : TD_ERR_NO_MEM;
  }
  end = word_end(t, begin);
  const size_t unit = unit_begin(t, begin, end);
  if (unit < end) {
    *at = unit;
    return td_tokenizer_add(t, begin, unit) ? TD_OK : TD_ERR_NO_MEM;
  }
  if (end < t->text.length && t->text.data[end] == '.' &&
      td_stop_belongs(t->know, t->text, begin, end,
                      follows_capital(t, begin, stretch))) {
    end = abbreviation_end(t->text, end + 1);
  }
  end += possessive_bytes(t, begin, end);
  *at = end;
  return td_tokenizer_add_word(t, begin, end);
}

// ------------------------------------------------------------------ signs

// The sign at `at` with those that are written as one with it: "...", "?!",
// "--", "***".
static size_t sign_run_end(td_slice text, size_t at) {
  static const char runs[] = ".-*=_~#+<>|^";
  const char c = text.data[at];
  size_t n;
  (void)decode_at(text, at, &n);
  size_t end = at + n;
  const bool is_mark = c == '!' || c == '?';
  const bool repeats = strchr(runs, c) != NULL && c != '\0';
  while (end < text.length && end - at < TD_MAX_TOKEN_BYTES) {
    const char next = text.data[end];
    if (is_mark ? next != '!' && next != '?' : !(repeats && next == c)) {
      break;
    }
    end++;
  }
  while (end < text.length && kind_at(text, end) == TD_CHAR_JOINER &&
         end - at < TD_MAX_TOKEN_BYTES) {
    (void)decode_at(text, end, &n);
    end += n;
  }
  return end;
}

// "'90s", "'em": a word that begins with its apostrophe; `at` if none does.
static size_t apheresis_end(const td_tokenizer *t, size_t at, size_t after) {
  const size_t end = letters_end(t->text, after);
  const bool is_decade = end == after + 3 && t->text.data[end - 1] == 's' &&
                         td_char_is_digit_ascii(t->text.data[after]) &&
                         td_char_is_digit_ascii(t->text.data[after + 1]);
  const bool is_known =
      end > after &&
      td_word_entry(t->know, td_slice_part(t->text, at, end), TD_TID_Apheresis);
  return is_decade || is_known ? end : at;
}

static size_t apostrophe_end(td_tokenizer *t, size_t at) {
  size_t n;
  const uint32_t c = decode_at(t->text, at, &n);
  const size_t after = at + n;
  if (c == decode_at(t->text, after, &n) && (c == '\'' || c == '`')) {
    return after + 1; // '' and `` are double quotation marks
  }
  const bool is_attached = follows_token(t, at);
  if (is_attached) {
    const size_t end = letters_end(t->text, after);
    if (end > after && td_word_entry(t->know, td_slice_part(t->text, at, end),
                                     TD_TID_Clitic)) {
      return end;
    }
  } else {
    const size_t end = apheresis_end(t, at, after);
    if (end > at) {
      return end;
    }
  }
  const bool closes = is_attached && kind_at(t->text, after) != TD_CHAR_LETTER;
  if (!closes) {
    t->n_open_single++;
  } else if (t->n_open_single) {
    t->n_open_single--;
  }
  return after;
}

// "#topic", "@somebody", "$AAPL" are no tokens of two; "#1" is.
static bool begins_tag(const td_tokenizer *t, size_t at) {
  const char c = t->text.data[at];
  return (c == '#' || c == '@') && !follows_token(t, at) &&
         kind_at(t->text, at + 1) == TD_CHAR_LETTER;
}

static td_status take_sign(td_tokenizer *t, size_t *at) {
  const size_t begin = *at;
  size_t n;
  const uint32_t c = decode_at(t->text, begin, &n);
  size_t end;
  if (td_char_is_apostrophe(c)) {
    end = apostrophe_end(t, begin);
  } else if (begins_tag(t, begin)) {
    end = word_end(t, begin + 1);
  } else if (c == '.' && kind_at(t->text, begin + 1) == TD_CHAR_DIGIT &&
             !follows_token(t, begin)) {
    end = letters_end(t->text, begin + 1); // ".45"
  } else {
    end = sign_run_end(t->text, begin);
    t->n_open_single += c == 0x2018;
  }
  *at = end;
  return td_tokenizer_add(t, begin, end) ? TD_OK : TD_ERR_NO_MEM;
}

static void set_space_after(td_document *document, uint32_t first,
                            td_slice text) {
  for (uint32_t i = first; i < document->tokens.count; i++) {
    td_token *token = &document->tokens.items[i];
    token->space_after = i + 1 == document->tokens.count
                             ? kind_at(text, token->span.end) == TD_CHAR_BLANK
                             : token->span.end < token[1].span.begin;
  }
}

td_status td_tokenizer_run(td_tokenizer *t, size_t begin) {
  const uint32_t first = t->document->tokens.count;
  size_t at = begin;
  while (at < t->text.length) {
    size_t n;
    const uint32_t c = td_utf8_decode(t->text, at, &n);
    assert(c != UINT32_MAX);
    const td_char_kind kind = td_char_kind_of(c);
    if (kind == TD_CHAR_BLANK) {
      at += n;
      continue;
    }
    const size_t before = at;
    TD_TRY(is_word_kind(kind) ? take_word(t, begin, &at) : take_sign(t, &at));
    assert(at > before);
    (void)before;
  }
  set_space_after(t->document, first, t->text);
  return TD_OK;
}
