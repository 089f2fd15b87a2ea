// SPDX-License-Identifier: MIT

#include "segment/chars.h"
#include "segment/tokenizer.h"
#include "segment/words.h"

#include "base/utf8.h"

#define LOOK_AHEAD_BYTES 40U

// The place looked at: `at` follows at least one byte of the word.
typedef struct {
  const td_know *know;
  td_slice text;
  size_t begin; // of the word
  size_t at;    // of the sign
  size_t next;  // behind the sign
} place;

static char byte_at(td_slice text, size_t i) {
  return i < text.length ? text.data[i] : '\0';
}

static bool is_letter_ascii(char c) {
  return td_char_is_lower_ascii(c) || td_char_is_upper_ascii(c);
}

static td_char_kind kind_at(td_slice text, size_t i) {
  size_t n;
  return i < text.length ? td_char_kind_of(td_utf8_decode(text, i, &n))
                         : TD_CHAR_BLANK;
}

static bool is_alnum_at(td_slice text, size_t i) {
  const td_char_kind kind = kind_at(text, i);
  return kind == TD_CHAR_LETTER || kind == TD_CHAR_DIGIT;
}

static bool digits_around(const place *p) {
  return td_char_is_digit_ascii(p->text.data[p->at - 1]) &&
         td_char_is_digit_ascii(byte_at(p->text, p->next));
}

// Bytes of letters and digits from `i` on, as far as one looks ahead.
static size_t alnum_run(td_slice text, size_t i) {
  size_t end = i;
  while (end < text.length && end - i < LOOK_AHEAD_BYTES &&
         is_alnum_at(text, end)) {
    size_t n;
    (void)td_utf8_decode(text, end, &n);
    end += n;
  }
  return end - i;
}

static size_t digit_run(td_slice text, size_t i) {
  size_t end = i;
  while (end - i < LOOK_AHEAD_BYTES &&
         td_char_is_digit_ascii(byte_at(text, end))) {
    end++;
  }
  return end - i;
}

// Bytes of the word since its last full stop.
static size_t last_segment(const place *p) {
  size_t i = p->at;
  while (i > p->begin && p->at - i < LOOK_AHEAD_BYTES &&
         p->text.data[i - 1] != '.') {
    i--;
  }
  return p->at - i;
}

// "Ph.D", known with its stops.
static bool is_known_abbreviation(const place *p) {
  size_t end = p->next;
  while (end - p->begin < LOOK_AHEAD_BYTES &&
         (is_letter_ascii(byte_at(p->text, end)) ||
          byte_at(p->text, end) == '.')) {
    end++;
  }
  return td_word_entry(p->know, td_slice_part(p->text, p->begin, end),
                       TD_TID_Abbreviation);
}

static bool stop_joins(const place *p) {
  const char before = p->text.data[p->at - 1];
  const char after = byte_at(p->text, p->next);
  if (td_char_is_digit_ascii(before) && td_char_is_digit_ascii(after)) {
    return true;
  }
  if (!is_letter_ascii(after) || !is_alnum_at(p->text, p->at - 1)) {
    return false;
  }
  const size_t run = alnum_run(p->text, p->next);
  if (last_segment(p) == 1 && is_letter_ascii(before)) {
    // U.S, a.m, e.g; not J.Smith
    return run == 1 ||
           (td_char_is_lower_ascii(before) && td_char_is_lower_ascii(after));
  }
  // example.com, report.doc; but "ended.The" lacks a blank.
  return td_char_is_lower_ascii(after) || is_known_abbreviation(p);
}

// "1,000" and "1,00,000"; a year before a comma lacks a blank.
static bool comma_joins(const place *p) {
  if (!digits_around(p)) {
    return false;
  }
  const size_t run = digit_run(p->text, p->next);
  return run == 3 || (run == 2 && byte_at(p->text, p->next + 2) == ',');
}

// The word so far is digits and `also`.
static bool is_numeric(const place *p, const char *also) {
  for (size_t i = p->at; i > p->begin; i--) {
    const char c = p->text.data[i - 1];
    if (p->at - i > LOOK_AHEAD_BYTES ||
        !(td_char_is_digit_ascii(c) || strchr(also, c))) {
      return false;
    }
  }
  return true;
}

// Dates, fractions, and the likes of "s/he" and "n/a".
static bool slash_joins(const place *p) {
  if (digits_around(p)) {
    return is_numeric(p, "/.,");
  }
  return p->at - p->begin == 1 && is_letter_ascii(p->text.data[p->begin]) &&
         alnum_run(p->text, p->next) - 1 < 2;
}

// "AT&T", "R&D": few capitals on both sides.
static bool ampersand_joins(const place *p) {
  if (p->at - p->begin > 3 ||
      !td_char_is_upper_ascii(byte_at(p->text, p->next)) ||
      alnum_run(p->text, p->next) > 3) {
    return false;
  }
  for (size_t i = p->begin; i < p->at; i++) {
    if (!td_char_is_upper_ascii(p->text.data[i])) {
      return false;
    }
  }
  return true;
}

// Telephone numbers and dates: three groups of digits or more, or a local
// number of three and four. Two groups else are a range: two tokens.
static bool is_number_code(const place *p) {
  if (!is_numeric(p, "-/.")) {
    return false;
  }
  size_t n_groups = 1;
  for (size_t i = p->begin; i < p->at; i++) {
    n_groups += p->text.data[i] == '-';
  }
  const size_t first = p->at - p->begin;
  const size_t second = digit_run(p->text, p->next);
  const size_t end = p->next + second;
  if (byte_at(p->text, end) == '-') {
    n_groups += digit_run(p->text, end + 1) > 0;
  }
  const bool is_local = first == 3 && second == 4;
  return n_groups >= 2 || (is_local && !is_alnum_at(p->text, end));
}

// "F-16", "COVID-19": a name in capitals with its number.
static bool is_numbered_name(const place *p) {
  if (!td_char_is_capital_at(p->text, p->begin)) {
    return false;
  }
  for (size_t i = p->begin; i < p->at; i++) {
    if (p->at - i > LOOK_AHEAD_BYTES ||
        td_char_is_lower_ascii(p->text.data[i])) {
      return false;
    }
  }
  return digit_run(p->text, p->next) == alnum_run(p->text, p->next);
}

static bool hyphen_joins(const place *p) {
  if (!is_alnum_at(p->text, p->next)) {
    return false;
  }
  if (td_char_is_digit_ascii(byte_at(p->text, p->next))) {
    return digits_around(p)
               ? is_number_code(p)
               : is_numbered_name(p) ||
                     td_word_entry(p->know,
                                   td_slice_part(p->text, p->begin, p->at),
                                   TD_TID_HyphenPrefix);
  }
  const size_t run = alnum_run(p->text, p->next);
  return td_word_entry(p->know, td_slice_part(p->text, p->begin, p->at),
                       TD_TID_HyphenPrefix) ||
         td_word_entry(p->know, td_slice_part(p->text, p->next, p->next + run),
                       TD_TID_HyphenSuffix);
}

// "friend(s)": at most two letters.
static size_t bracket_bytes(const place *p) {
  const size_t run = alnum_run(p->text, p->next);
  const bool is_short = run == 1 || run == 2;
  return is_short && td_char_is_lower_ascii(byte_at(p->text, p->next)) &&
                 byte_at(p->text, p->next + run) == ')'
             ? run + 2
             : 0;
}

static bool sign_joins(const place *p, uint32_t c) {
  switch (c) {
  case '.':
    return stop_joins(p);
  case ',':
    return comma_joins(p);
  case ':':
    return digits_around(p) && is_numeric(p, ":");
  case '/':
    return slash_joins(p);
  case '&':
    return ampersand_joins(p);
  case '_':
  case '@':
    return is_alnum_at(p->text, p->next);
  case '*':
  case 0xB7:
    return is_letter_ascii(p->text.data[p->at - 1]) &&
           is_letter_ascii(byte_at(p->text, p->next));
  case '$': // US$50
    return p->at - p->begin <= 3 &&
           td_char_is_upper_ascii(p->text.data[p->at - 1]);
  default:
    break;
  }
  if (td_char_is_apostrophe(c)) {
    return kind_at(p->text, p->at - 1) != TD_CHAR_OTHER &&
           kind_at(p->text, p->next) == TD_CHAR_LETTER;
  }
  return td_char_is_hyphen(c) && hyphen_joins(p);
}

size_t td_connector_bytes(const td_know *know, td_slice text, size_t begin,
                          size_t at) {
  size_t n;
  const uint32_t c = td_utf8_decode(text, at, &n);
  const place p = {know, text, begin, at, at + n};
  if (c == '(') {
    return bracket_bytes(&p);
  }
  return sign_joins(&p, c) ? n : 0;
}
