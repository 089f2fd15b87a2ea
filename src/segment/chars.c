// SPDX-License-Identifier: MIT

#include "segment/chars.h"

#include "base/utf8.h"

bool td_char_is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`' || c == 0xB4;
}

bool td_char_is_hyphen(uint32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

bool td_char_is_dash(uint32_t c) { return c >= 0x2012 && c <= 0x2015; }

static td_char_kind kind_of_ascii(uint32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    return TD_CHAR_LETTER;
  }
  if (c >= '0' && c <= '9') {
    return TD_CHAR_DIGIT;
  }
  switch (c) {
  case '(':
  case '[':
  case '{':
    return TD_CHAR_OPENER;
  case ')':
  case ']':
  case '}':
    return TD_CHAR_CLOSER;
  case '$':
    return TD_CHAR_CURRENCY;
  default:
    return TD_CHAR_OTHER;
  }
}

static td_char_kind kind_of_latin1(uint32_t c) {
  if (c >= 0xC0) {
    return c == 0xD7 || c == 0xF7 ? TD_CHAR_OTHER : TD_CHAR_LETTER;
  }
  switch (c) {
  case 0xA2: // cent
  case 0xA3: // pound
  case 0xA5: // yen
    return TD_CHAR_CURRENCY;
  case 0xAA:
  case 0xB5:
  case 0xBA:
    return TD_CHAR_LETTER;
  case 0xAB:
    return TD_CHAR_OPENER;
  case 0xBB:
    return TD_CHAR_CLOSER;
  case 0xAD:
    return TD_CHAR_JOINER;
  case 0xBC:
  case 0xBD:
  case 0xBE:
    return TD_CHAR_DIGIT;
  default:
    return TD_CHAR_OTHER;
  }
}

static td_char_kind kind_of_punctuation(uint32_t c) {
  switch (c) {
  case 0x2018:
  case 0x201A:
  case 0x201C:
  case 0x201E:
  case 0x2039:
    return TD_CHAR_OPENER;
  case 0x2019:
  case 0x201D:
  case 0x203A:
    return TD_CHAR_CLOSER;
  default:
    break;
  }
  if (c == 0x200C || c == 0x200D) {
    return TD_CHAR_JOINER;
  }
  return c >= 0x20A0 && c <= 0x20CF ? TD_CHAR_CURRENCY : TD_CHAR_OTHER;
}

static bool is_joiner(uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c <= 0x20FF);
}

// Stretches of punctuation and symbols beyond Latin-1; all else is letters.
static bool is_symbol(uint32_t c) {
  return (c >= 0x2C2 && c <= 0x2DF) || (c >= 0x2010 && c <= 0x20CF) ||
         (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) ||
         (c >= 0x3001 && c <= 0x3020) || c == 0x30FB || c == 0x2122 ||
         c == 0x2116 || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0xFFF0 && c <= 0xFFFF) || (c >= 0x1F000 && c <= 0x1FBFF) ||
         (c >= 0xE0000 && c <= 0x10FFFF);
}

td_char_kind td_char_kind_of(uint32_t c) {
  if (td_utf8_is_blank(c)) {
    return TD_CHAR_BLANK;
  }
  if (c < 0x80) {
    return kind_of_ascii(c);
  }
  if (c < 0x100) {
    return kind_of_latin1(c);
  }
  if (is_joiner(c)) {
    return TD_CHAR_JOINER;
  }
  if (c >= 0x200C && c <= 0x20CF) {
    return kind_of_punctuation(c);
  }
  return is_symbol(c) ? TD_CHAR_OTHER : TD_CHAR_LETTER;
}

bool td_char_is_capital_at(td_slice text, size_t offset) {
  size_t n;
  if (offset >= text.length) {
    return false;
  }
  const uint32_t c = td_utf8_decode(text, offset, &n);
  return td_utf8_lower(c) != c;
}

bool td_char_is_small_at(td_slice text, size_t offset) {
  size_t n;
  if (offset >= text.length) {
    return false;
  }
  const uint32_t c = td_utf8_decode(text, offset, &n);
  // Beyond ASCII a letter with case is one of these stretches (Latin, Greek,
  // Cyrillic, Armenian) that is no capital.
  const bool has_case =
      (c >= 'a' && c <= 'z') ||
      (((c >= 0xDF && c <= 0x24F) || (c >= 0x3AC && c <= 0x587) ||
        (c >= 0x1E00 && c <= 0x1EFF)) &&
       td_char_kind_of(c) == TD_CHAR_LETTER);
  return has_case && td_utf8_lower(c) == c;
}
