// SPDX-License-Identifier: MIT

#include "base/utf8.h"
#include "ingest/input.h"

// -------------------------------------------------------------- time stamps

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Two digits of `s` at `*at`, which moves past them; -1 when they are not
// there.
static int two_digits(td_slice s, size_t *at) {
  if (*at + 2 > s.length || !is_digit(s.data[*at]) ||
      !is_digit(s.data[*at + 1])) {
    return -1;
  }
  const int value = (s.data[*at] - '0') * 10 + s.data[*at + 1] - '0';
  *at += 2;
  return value;
}

static bool skip(td_slice s, size_t *at, char c) {
  const bool is_there = *at < s.length && s.data[*at] == c;
  *at += is_there;
  return is_there;
}

// The date of a stamp in the extended or basic form; `*at` behind it.
static td_day parse_date(td_slice stamp, size_t *at) {
  char extended[10];
  if (stamp.length >= 10 && stamp.data[4] == '-') {
    *at = 10;
    return td_day_parse(stamp);
  }
  if (stamp.length < 8) {
    return TD_NO_DAY;
  }
  memcpy(extended, stamp.data, 4);
  extended[4] = '-';
  memcpy(extended + 5, stamp.data + 4, 2);
  extended[7] = '-';
  memcpy(extended + 8, stamp.data + 6, 2);
  *at = 8;
  return td_day_parse((td_slice){extended, sizeof(extended)});
}

td_day td_stamp_day(td_slice stamp) {
  size_t at = 0;
  return parse_date(td_slice_trim(stamp), &at);
}

// "+09:00", "-0500"; Z and none are UTC.
static int64_t offset_seconds(td_slice s, size_t *at) {
  const bool is_west = skip(s, at, '-');
  if (!is_west && !skip(s, at, '+')) {
    return 0;
  }
  const int hours = two_digits(s, at);
  (void)skip(s, at, ':');
  const int minutes = two_digits(s, at);
  const int64_t seconds =
      (hours < 0 ? 0 : hours * 3600) + (minutes < 0 ? 0 : minutes * 60);
  return is_west ? -seconds : seconds;
}

int64_t td_stamp_instant(td_slice stamp) {
  const td_slice s = td_slice_trim(stamp);
  size_t at = 0;
  const td_day day = parse_date(s, &at);
  if (day == TD_NO_DAY) {
    return INT64_MIN;
  }
  int64_t seconds = (int64_t)day * 86400;
  if (!skip(s, &at, 'T') && !skip(s, &at, ' ')) {
    return seconds;
  }
  for (int64_t unit = 3600; unit > 0; unit /= 60) {
    const int value = two_digits(s, &at);
    seconds += value < 0 ? 0 : value * unit;
    (void)skip(s, &at, ':');
  }
  if (skip(s, &at, '.')) {
    while (at < s.length && is_digit(s.data[at])) {
      at++;
    }
  }
  return seconds - offset_seconds(s, &at);
}

// -------------------------------------------------------------- dated lines

#define MAX_LINES 5U
#define MAX_LINE_BYTES 120U
#define MAX_WORD_BYTES 32U

// A date in words is three neighbours: month, day and year in one of the usual
// orders. The last three words and numbers are kept.
typedef struct {
  int month[3]; // 1 to 12; 0 when the word is none
  int number[3];
} window;

static int month_of(const td_know *know, td_slice word) {
  char lower[MAX_WORD_BYTES];
  if (word.length > sizeof(lower)) {
    return 0;
  }
  for (size_t i = 0; i < word.length; i++) {
    lower[i] = (char)td_utf8_lower((unsigned char)word.data[i]);
  }
  const td_term form = td_know_text_term(know, (td_slice){lower, word.length});
  const td_term entry = td_know_word(know, form, TD_TID_Month);
  return entry ? (int)td_know_value(know, entry, 0) : 0;
}

static int number_of(td_slice word) {
  int value = 0;
  for (size_t i = 0; i < word.length; i++) {
    if (!is_digit(word.data[i]) || value > 9999) {
      // 22nd
      return i > 0 && word.length == i + 2 ? value : -1;
    }
    value = value * 10 + word.data[i] - '0';
  }
  return word.length ? value : -1;
}

static td_day day_of(int year, int month, int day) {
  const td_date date = {year, month, day};
  return year >= 1000 && td_date_is_valid(date) ? td_day_of(date) : TD_NO_DAY;
}

static td_day window_day(const window *w) {
  if (w->month[0]) {
    return day_of(w->number[2], w->month[0], w->number[1]);
  }
  return w->month[1] ? day_of(w->number[2], w->month[1], w->number[0])
                     : TD_NO_DAY;
}

static bool is_word_char(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The one day that `line` names in full.
static td_day day_in_line(const td_know *know, td_slice line) {
  window w = {{0}, {-1, -1, -1}};
  for (size_t at = 0; at < line.length;) {
    if (!is_word_char(line.data[at])) {
      at++;
      continue;
    }
    const td_day iso = td_day_parse(td_slice_part(line, at, line.length));
    if (iso != TD_NO_DAY) {
      return iso;
    }
    size_t end = at;
    while (end < line.length && is_word_char(line.data[end])) {
      end++;
    }
    const td_slice word = td_slice_part(line, at, end);
    w = (window){{w.month[1], w.month[2], month_of(know, word)},
                 {w.number[1], w.number[2], number_of(word)}};
    const td_day day = window_day(&w);
    if (day != TD_NO_DAY) {
      return day;
    }
    at = end;
  }
  return TD_NO_DAY;
}

// What stands before a dateline's dash; empty without one.
static td_slice before_dash(td_slice line) {
  static const char *const dashes[] = {" -- ", " - ", " \xE2\x80\x93 ",
                                       " \xE2\x80\x94 "};
  const size_t most =
      line.length < MAX_LINE_BYTES ? line.length : MAX_LINE_BYTES;
  const td_slice begin = td_slice_part(line, 0, most);
  size_t first = begin.length;
  for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
    const size_t found = td_slice_find(begin, td_slice_of(dashes[i]), 0);
    first = found < first ? found : first;
  }
  return td_slice_part(line, 0, first < begin.length ? first : 0);
}

static bool is_sentence(td_slice line) {
  const char last = line.data[line.length - 1];
  return line.length > MAX_LINE_BYTES || last == '.' || last == '?' ||
         last == '!';
}

td_day td_day_in_text(const td_know *know, const td_document *document) {
  td_day day = day_in_line(know, document->byline);
  td_slice rest = document->parts[TD_BODY].text;
  for (unsigned n = 0; n < MAX_LINES && day == TD_NO_DAY && rest.length;) {
    const td_slice line = td_slice_trim(td_slice_split(rest, '\n', &rest));
    if (line.length == 0) {
      continue;
    }
    day = day_in_line(know, before_dash(line));
    // The first line is the title, whose date may be any; later short ones
    // are byline and date.
    if (day == TD_NO_DAY && n > 0 && !is_sentence(line)) {
      day = day_in_line(know, line);
    }
    n++;
  }
  return day;
}
