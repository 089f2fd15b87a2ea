// SPDX-License-Identifier: MIT

#include "know/fold.h"

#include "base/utf8.h"

#define FIRST_FOLDED 0xC0
#define LAST_FOLDED 0x24F

// Two ASCII letters for each of U+00C0 .. U+024F, blank where there is none:
// the base letters of the canonical decomposition, lower case.
static const char latin[] =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k   l l l l l l   "
    "  l l n n n n n n   n n o o o o o o oeoer r r r r r s s s s s s "
    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s "
    "                              e                                 "
    "o o                           u u                               "
    "        dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u   a a "
    "a a         g g k k o o o o     j dzdzdzg g     n n a a         "
    "a a a a e e e e i i i i o o o o r r r r u u u u s s t t     h h "
    "            a a e e o o o o o o o o y y                         "
    "                                ";

static bool is_lower(uint32_t c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(uint32_t c) { return c >= 'A' && c <= 'Z'; }
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BC ||
         c == 0x2BB;
}

// Two to five ASCII capitals, digits and full stops apart, and nothing else.
static bool is_acronym(td_slice word) {
  size_t n_capitals = 0;
  for (size_t i = 0; i < word.length; i++) {
    const unsigned char c = (unsigned char)word.data[i];
    n_capitals += is_upper(c);
    if (!is_upper(c) && !is_digit(c) && c != '.') {
      return false;
    }
  }
  return n_capitals >= 2 && n_capitals <= 5;
}

// An apostrophe before a last "s" parts words, as a tokenizer does; any other
// is left out.
static bool is_possessive(td_slice word, size_t at, size_t n_bytes) {
  size_t n;
  return at + n_bytes + 1 == word.length && word.data[at + n_bytes] == 's' &&
         is_apostrophe(td_utf8_decode(word, at, &n));
}

// What one code point becomes: bytes in `out`, their number returned.
static size_t fold_point(uint32_t c, bool keep_case, char out[4]) {
  if (is_lower(c) || is_digit(c) || (keep_case && is_upper(c))) {
    out[0] = (char)c;
    return 1;
  }
  if (is_upper(c)) {
    out[0] = (char)(c - 'A' + 'a');
    return 1;
  }
  if (is_apostrophe(c) || c == '.' || (c >= 0x300 && c <= 0x36F)) {
    return 0;
  }
  if (c >= FIRST_FOLDED && c <= LAST_FOLDED) {
    const char *pair = &latin[2 * (c - FIRST_FOLDED)];
    if (pair[0] != ' ') {
      out[0] = pair[0];
      out[1] = pair[1];
      return pair[1] == ' ' ? 1 : 2;
    }
  }
  if (c < 0x80 || (c >= 0x2010 && c <= 0x203F) || c == 0xA0) {
    out[0] = ' ';
    return 1;
  }
  return td_utf8_encode(c, out);
}

size_t td_name_fold(td_slice word, td_fold_mode mode, char out[TD_FOLD_BYTES]) {
  const bool keep_case = mode == TD_FOLD_AUTO && is_acronym(word);
  size_t length = 0;
  for (size_t i = 0, n; i < word.length; i += n) {
    const uint32_t c = td_utf8_decode(word, i, &n);
    if (c == UINT32_MAX) {
      return SIZE_MAX;
    }
    char piece[4] = " ";
    const size_t n_piece =
        is_possessive(word, i, n) ? 1 : fold_point(c, keep_case, piece);
    if (length + n_piece > TD_FOLD_BYTES) {
      return SIZE_MAX;
    }
    for (size_t k = 0; k < n_piece; k++) {
      // No space at the beginning, and never two together.
      if (piece[k] != ' ' || (length && out[length - 1] != ' ')) {
        out[length++] = piece[k];
      }
    }
  }
  while (length && out[length - 1] == ' ') {
    length--;
  }
  return length;
}

bool td_word_is_capitalised(td_slice word) {
  if (word.length == 0) {
    return false;
  }
  size_t n;
  const uint32_t c = td_utf8_decode(word, 0, &n);
  return is_upper(c) || (c >= 0xC0 && c <= 0xDE) ||
         (c >= 0x100 && c <= 0x17F && c % 2 == 0) || is_digit(c);
}

bool td_word_is_capitals(td_slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (!is_upper((unsigned char)word.data[i])) {
      return false;
    }
  }
  return word.length > 1;
}
