// SPDX-License-Identifier: MIT

#include "segment/words.h"

#include "base/utf8.h"
#include "segment/chars.h"

size_t td_word_lower(td_slice form, char out[TD_WORD_BYTES]) {
  size_t length = 0;
  for (size_t i = 0; i < form.length;) {
    size_t n;
    uint32_t c = td_utf8_decode(form, i, &n);
    i += n;
    if (length + 4 > TD_WORD_BYTES || c == UINT32_MAX) {
      return 0;
    }
    c = td_char_is_apostrophe(c) ? '\'' : td_utf8_lower(c);
    length += td_utf8_encode(c, out + length);
  }
  return length;
}

td_term td_word_term(const td_know *know, td_slice form) {
  char lower[TD_WORD_BYTES];
  const size_t length = td_word_lower(form, lower);
  return length ? td_know_text_term(know, (td_slice){lower, length}) : 0;
}

td_term td_word_entry(const td_know *know, td_slice form, td_vocab list) {
  return td_know_word(know, td_word_term(know, form), list);
}

bool td_word_in_any(const td_know *know, td_slice form, const td_vocab *lists,
                    size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (td_word_entry(know, form, lists[i])) {
      return true;
    }
  }
  return false;
}
