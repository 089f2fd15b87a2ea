// SPDX-License-Identifier: MIT

// Dates that name a day, month or year, weekdays, times of the clock.

#include "temporal/read.h"

#include <stdarg.h>
#include <stdio.h>

// A date without its year lies this near to the article's day on the side that
// its tense does not point to.
#define NEAR_DAYS 90

static td_reading reading(uint32_t n, td_value value) {
  return (td_reading){n, value};
}

__attribute__((format(printf, 2, 3))) static td_reading
partial(uint32_t n, const char *format, ...) {
  char text[40];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  return reading(n, td_value_of_text(TD_TIME_DATE, text));
}

// ---------------------------------------------------------- named dates

static td_reading full_date(uint32_t n, long year, long month, long day) {
  const td_date date = {(int)year, (int)month, (int)day};
  return td_date_is_valid(date) ? reading(n, td_value_of_day(td_day_of(date)))
                                : td_no_reading();
}

static td_reading month_day(const td_reader *r, uint32_t at, uint32_t n,
                            long month, long day) {
  if (day > td_month_days(2000, (int)month)) {
    return td_no_reading();
  }
  if (r->day == TD_NO_DAY) {
    return partial(n, "XXXX-%02ld-%02ld", month, day);
  }
  const int year = td_date_of(r->day).year;
  td_reading best = full_date(n, year, month, day);
  if (best.n == 0) {
    return partial(n, "XXXX-%02ld-%02ld", month, day);
  }
  const bool ahead = td_read_is_future(r, at);
  const td_day found = best.value.begin;
  const int shift = !ahead && found > r->day + NEAR_DAYS  ? -1
                    : ahead && found < r->day - NEAR_DAYS ? 1
                                                          : 0;
  return shift ? full_date(n, year + shift, month, day) : best;
}

// Whether the month's word is a person's name: "Theresa May", "May met Macron".
static bool is_in_name(const td_reader *r, uint32_t at) {
  const td_token *token = &r->tokens[at];
  switch (td_rel_base(token->rel)) {
  case TD_REL_NSUBJ:
  case TD_REL_OBJ:
  case TD_REL_IOBJ:
  case TD_REL_AUX: // what the parser may make of the modal in it
    return token->upos == TD_UPOS_PROPN;
  case TD_REL_FLAT:
    return token->head != TD_NONE && token->head < at;
  default:
    return at > r->first && r->tokens[at - 1].upos == TD_UPOS_PROPN &&
           r->tokens[at - 1].head == at;
  }
}

static td_reading nearest_month(const td_reader *r, uint32_t at, long month) {
  if (r->day == TD_NO_DAY) {
    return partial(1, "XXXX-%02ld", month);
  }
  const td_date today = td_date_of(r->day);
  const bool ahead = td_read_is_future(r, at);
  const int year = today.year + (ahead && month < today.month) -
                   (!ahead && month > today.month);
  return reading(1, td_value_of_month(year, (int)month));
}

static td_reading bare_month(const td_reader *r, uint32_t at, long month) {
  const td_slice form = r->tokens[at].form;
  // "Jan", "Dec" alone are names; "Jan." and "May" are not.
  const bool is_cut =
      form.length == 3 && td_slice_is(r->tokens[at].xpos, "NNP") && month != 5;
  if (is_cut || r->tokens[at].upos == TD_UPOS_AUX ||
      r->tokens[at].upos == TD_UPOS_VERB || is_in_name(r, at)) {
    return td_no_reading();
  }
  return nearest_month(r, at, month);
}

// "March last year": the shift and unit after a month; `*n` tokens.
static long shifted_year(const td_reader *r, uint32_t at, uint32_t *n) {
  const td_cal_word *shift = td_read_word(r, at, TD_CAL_SHIFT);
  const td_cal_word *unit = td_read_word(r, at + 1, TD_CAL_UNIT);
  int size = 0;
  if (!shift || !unit || r->day == TD_NO_DAY || shift->is_from_reference ||
      td_unit_parse(unit->value, &size) != TD_UNIT_YEAR) {
    return TD_NO_NUMBER;
  }
  *n = 2;
  return td_date_of(r->day).year + shift->number;
}

static uint32_t skip_comma(const td_reader *r, uint32_t at) {
  return at + td_read_is(r, at, ",");
}

// "March 22, 2019", "March 22", "March 2019", "March".
static td_reading month_first(const td_reader *r, uint32_t at) {
  const td_cal_word *month = td_read_word(r, at, TD_CAL_MONTH);
  if (!month) {
    return td_no_reading();
  }
  uint32_t next = skip_comma(r, at + 1);
  uint32_t n_year = 0;
  long year = td_read_year(r, next, &n_year);
  if (year != TD_NO_NUMBER) {
    return reading(next + n_year - at,
                   td_value_of_month((int)year, (int)month->number));
  }
  uint32_t n = 0;
  year = shifted_year(r, at + 1, &n);
  if (year != TD_NO_NUMBER) {
    return reading(1 + n, td_value_of_month((int)year, (int)month->number));
  }
  const long day = td_read_month_day(r, at + 1);
  if (day == TD_NO_NUMBER) {
    return bare_month(r, at, month->number);
  }
  next = skip_comma(r, at + 2);
  year = td_read_year(r, next, &n_year);
  return year == TD_NO_NUMBER
             ? month_day(r, at, 2, month->number, day)
             : full_date(next + n_year - at, year, month->number, day);
}

// "22 March 2019", "the 22nd of March".
static td_reading day_first(const td_reader *r, uint32_t at) {
  const uint32_t det = td_read_is_upos(r, at, TD_UPOS_DET);
  const long day = td_read_month_day(r, at + det);
  if (day == TD_NO_NUMBER) {
    return td_no_reading();
  }
  uint32_t next = at + det + 1;
  next += td_read_is_upos(r, next, TD_UPOS_ADP);
  const td_cal_word *month = td_read_word(r, next, TD_CAL_MONTH);
  if (!month) {
    return td_no_reading();
  }
  next = skip_comma(r, next + 1);
  uint32_t n_year = 0;
  const long year = td_read_year(r, next, &n_year);
  if (year != TD_NO_NUMBER) {
    return full_date(next + n_year - at, year, month->number, day);
  }
  next -= td_read_is(r, next - 1, ",");
  return month_day(r, at, next - at, month->number, day);
}

// ------------------------------------------------------------- digits only

static long parse_part(td_slice part, size_t min, size_t max) {
  long number = 0;
  if (part.length < min || part.length > max) {
    return TD_NO_NUMBER;
  }
  for (size_t i = 0; i < part.length; i++) {
    if (part.data[i] < '0' || part.data[i] > '9') {
      return TD_NO_NUMBER;
    }
    number = number * 10 + (part.data[i] - '0');
  }
  return number;
}

// Three numbers joined by `joint` in the text from token `at` on.
static uint32_t joined_numbers(const td_reader *r, uint32_t at, char joint,
                               td_slice parts[3]) {
  if (at >= r->end) {
    return 0;
  }
  const td_sentence *s = &r->document->sentences.items[r->tokens[at].sentence];
  uint32_t last = at;
  while (last + 1 < r->end && last < at + 4 && !r->tokens[last].space_after) {
    last++;
  }
  for (;; last--) {
    td_slice rest = td_document_text(
        r->document, s->part,
        (td_span){r->tokens[at].span.begin, r->tokens[last].span.end});
    parts[0] = td_slice_split(rest, joint, &rest);
    parts[1] = td_slice_split(rest, joint, &rest);
    parts[2] = rest;
    if (parse_part(parts[0], 1, 4) != TD_NO_NUMBER &&
        parse_part(parts[1], 1, 2) != TD_NO_NUMBER &&
        parse_part(parts[2], 1, 4) != TD_NO_NUMBER) {
      return last + 1 - at;
    }
    if (last == at) {
      return 0;
    }
  }
}

// "2019-03-22"; "22/03/2019", or "3/22/2019" where that is the only reading.
static td_reading numeric_date(const td_reader *r, uint32_t at) {
  td_slice p[3];
  uint32_t n = joined_numbers(r, at, '-', p);
  if (n && p[0].length == 4) {
    return full_date(n, parse_part(p[0], 4, 4), parse_part(p[1], 2, 2),
                     parse_part(p[2], 2, 2));
  }
  n = joined_numbers(r, at, '/', p);
  if (!n || p[2].length != 4) {
    return td_no_reading();
  }
  const long a = parse_part(p[0], 1, 2), b = parse_part(p[1], 1, 2);
  const long year = parse_part(p[2], 4, 4);
  return a > 12 ? full_date(n, year, b, a) : full_date(n, year, a, b);
}

static bool counts_things(const td_reader *r, uint32_t at) {
  const uint32_t head = r->tokens[at].head;
  return r->tokens[at].rel == TD_REL_NUMMOD && head != TD_NONE &&
         td_slice_is(r->tokens[head].xpos, "NNS");
}

// "1990s", "'80s".
static long decade_of(td_slice form) {
  const bool is_short =
      form.length > 3 && (form.data[0] < '0' || form.data[0] > '9');
  if (form.length < 4 || form.data[form.length - 1] != 's' ||
      form.data[form.length - 2] != '0') {
    return TD_NO_NUMBER;
  }
  const size_t n = is_short ? 3 : 5;
  const td_slice digits = td_slice_part(form, form.length - n, form.length - 1);
  const td_slice before = td_slice_part(form, 0, form.length - n);
  const long number = parse_part(digits, 2, 4);
  if (is_short) {
    const bool is_cut =
        td_slice_is(before, "'") || td_slice_is(before, "\xe2\x80\x99");
    return is_cut && number != TD_NO_NUMBER ? 1900 + number : TD_NO_NUMBER;
  }
  return form.length == 5 ? number : TD_NO_NUMBER;
}

static td_reading decade(const td_reader *r, uint32_t begin) {
  const uint32_t at = begin + td_read_is_upos(r, begin, TD_UPOS_DET);
  const td_cal_word *word = td_read_word(r, at, TD_CAL_DECADE);
  long first = word ? 1900 + word->number : TD_NO_NUMBER;
  if (!word && at < r->end) {
    first = decade_of(r->tokens[at].form);
  }
  if (first < 1000 || first >= 2200) {
    return td_no_reading();
  }
  return reading(
      at + 1 - begin,
      td_value_of_unit(TD_UNIT_DECADE, td_day_of((td_date){(int)first, 1, 1})));
}

// "2018", "nineteen ninety-six".
static td_reading year_alone(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  const long year = td_read_year(r, at, &n);
  if (year >= 1800 && year <= 2100) {
    return counts_things(r, at + n - 1)
               ? td_no_reading()
               : reading(n, td_value_of_year((int)year));
  }
  return td_no_reading();
}

// "the year 2000", "the year two thousand".
static td_reading named_year(const td_reader *r, uint32_t begin) {
  const uint32_t at = begin + td_read_is_upos(r, begin, TD_UPOS_DET);
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  uint32_t n = 0;
  if (!unit || !td_slice_is(unit->value, "P1Y") ||
      td_slice_is(r->tokens[at].xpos, "NNS")) {
    return td_no_reading();
  }
  const long year = td_read_named_year(r, at + 1, &n);
  return year == TD_NO_NUMBER
             ? td_no_reading()
             : reading(at + 1 + n - begin, td_value_of_year((int)year));
}

static td_term lower_term(const td_reader *r, td_slice text) {
  char lower[24];
  if (text.length > sizeof(lower)) {
    return 0;
  }
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
  }
  return td_know_text_term(r->cal->know, (td_slice){lower, text.length});
}

// "mid-November", "mid-1996", "the mid-1990s": one token.
static td_reading joined_modifier(const td_reader *r, uint32_t begin) {
  const uint32_t det = td_read_is_definite(r, begin);
  const uint32_t at = begin + det;
  const td_slice form = at < r->end ? r->tokens[at].form : (td_slice){0};
  td_slice rest;
  const td_slice first = td_slice_split(form, '-', &rest);
  if (rest.length < 4 ||
      !td_cal_find(r->cal, lower_term(r, first), TD_CAL_MODIFIER)) {
    return td_no_reading();
  }
  const long ten_years = decade_of(rest);
  if (ten_years >= 1000 && ten_years < 2200) {
    const td_day day = td_day_of((td_date){(int)ten_years, 1, 1});
    return reading(1 + det, td_value_of_unit(TD_UNIT_DECADE, day));
  }
  const td_cal_word *month =
      td_cal_find(r->cal, lower_term(r, rest), TD_CAL_MONTH);
  const long year = parse_part(rest, 4, 4);
  if (det || (!month && (year < 1000 || year >= 2200))) {
    return td_no_reading(); // "the" is that of "the mid-November meeting"
  }
  if (!month) {
    return reading(1, td_value_of_year((int)year));
  }
  uint32_t n = 0;
  const long told = td_read_year(r, at + 1, &n);
  return told == TD_NO_NUMBER
             ? nearest_month(r, at, month->number)
             : reading(1 + n, td_value_of_month((int)told, (int)month->number));
}

// "the 20th century".
static td_reading century(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_definite(r, begin);
  const td_cal_word *ordinal = td_read_word(r, at, TD_CAL_ORDINAL);
  at += 1 + td_read_is(r, at + 1, "-");
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  if (!ordinal || ordinal->number < 2 || ordinal->number > 22 || !unit ||
      !td_slice_is(unit->value, "P100Y") ||
      td_slice_is(r->tokens[at].xpos, "NNS")) {
    return td_no_reading();
  }
  const int year = (int)(ordinal->number - 1) * 100;
  return reading(
      at + 1 - begin,
      td_value_of_unit(TD_UNIT_CENTURY, td_day_of((td_date){year, 1, 1})));
}

// "the week of March 6".
static td_reading week_of(const td_reader *r, uint32_t begin) {
  const uint32_t at = begin + td_read_is_definite(r, begin);
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  if (at == begin || !unit || !td_slice_is(unit->value, "P1W") ||
      !td_read_is_upos(r, at + 1, TD_UPOS_ADP) ||
      td_slice_is(r->tokens[at].xpos, "NNS")) {
    return td_no_reading();
  }
  td_reading date = month_first(r, at + 2);
  date = date.n ? date : day_first(r, at + 2);
  return date.n && date.value.precision == TD_PRECISION_DAY
             ? reading(at + 2 + date.n - begin,
                       td_value_of_unit(TD_UNIT_WEEK, date.value.begin))
             : td_no_reading();
}

// ---------------------------------------------------------------- weekdays

static td_day nearest_weekday(const td_reader *r, uint32_t at, long weekday) {
  const int today = td_day_weekday(r->day);
  return td_read_is_future(r, at)
             ? r->day + (td_day)((weekday - today + 7) % 7)
             : r->day - (td_day)((today - weekday + 7) % 7);
}

static bool is_plural(const td_reader *r, uint32_t at) {
  return td_slice_is(r->tokens[at].xpos, "NNPS") ||
         td_slice_is(r->tokens[at].xpos, "NNS");
}

// "Friday", "Friday morning", "Friday, March 22".
static td_reading weekday(const td_reader *r, uint32_t at) {
  const td_cal_word *word = td_read_word(r, at, TD_CAL_WEEKDAY);
  if (!word) {
    return td_no_reading();
  }
  const uint32_t next = skip_comma(r, at + 1);
  td_reading date = month_first(r, next);
  if (date.n < 2) {
    date = day_first(r, next);
  }
  if (date.n >= 2) {
    date.n += next - at;
    return date;
  }
  // "Sun", "Sat", "Mon" alone are other words; "Sun." and "Monday" are not.
  const td_slice form = r->tokens[at].form;
  if (form.length < 6 && form.data[form.length - 1] != '.') {
    return td_no_reading();
  }
  if (is_plural(r, at)) {
    td_reading set = partial(1, "XXXX-WXX-%ld", word->number);
    set.value.type = TD_TIME_SET;
    return set;
  }
  const td_cal_word *part = td_read_word(r, at + 1, TD_CAL_PART_OF_DAY);
  if (r->day == TD_NO_DAY) {
    return partial(1 + (part != NULL), "XXXX-WXX-%ld", word->number);
  }
  const td_day day = nearest_weekday(r, at, word->number);
  return part ? reading(2, td_value_of_time(day, part->value))
              : reading(1, td_value_of_day(day));
}

// -------------------------------------------------------------- the clock

static bool read_clock(td_slice form, long *hour, long *minute) {
  td_slice rest;
  const td_slice h = td_slice_split(form, ':', &rest);
  *hour = parse_part(h, 1, 2);
  *minute = rest.length ? parse_part(rest, 2, 2) : 0;
  return *hour != TD_NO_NUMBER && *hour < 25 && *minute != TD_NO_NUMBER &&
         *minute < 60;
}

// `n` tokens from `at` on tell the time of the day: of the day named after it
// ("10 p.m. Monday"), else of the day spoken of.
static td_reading time_of(const td_reader *r, uint32_t at, uint32_t n,
                          long hour, long minute) {
  char text[12];
  snprintf(text, sizeof(text), "%02d:%02d", (int)(hour % 100),
           (int)(minute % 100));
  td_day day = r->reference == TD_NO_DAY ? r->day : r->reference;
  const td_cal_word *name = td_read_word(r, at + n, TD_CAL_WEEKDAY);
  const td_cal_word *relative = td_read_word(r, at + n, TD_CAL_RELATIVE);
  if (r->day != TD_NO_DAY && (name || relative)) {
    day = name ? nearest_weekday(r, at + n, name->number)
               : r->day + (td_day)relative->number;
    n++;
  }
  // "5 p.m. EST, Nov. 9"
  const uint32_t next = skip_comma(r, at + n);
  const td_reading date = month_first(r, next);
  if (date.n >= 2 && date.value.precision == TD_PRECISION_DAY) {
    day = date.value.begin;
    n = next + date.n - at;
  }
  if (day == TD_NO_DAY) {
    td_reading t = partial(n, "T%02ld:%02ld", hour, minute);
    t.value.type = TD_TIME_TIME;
    return t;
  }
  return reading(n, td_value_of_time(day, td_slice_of(text)));
}

// "3 p.m.", "10:30 a.m.", "15:00 GMT", "noon".
static td_reading clock_time(const td_reader *r, uint32_t at) {
  const td_cal_word *word = td_read_word(r, at, TD_CAL_CLOCK);
  long hour, minute;
  if (word && read_clock(word->value, &hour, &minute) &&
      word->value.length == 5) {
    return time_of(r, at, 1, hour, minute);
  }
  if (!read_clock(r->tokens[at].form, &hour, &minute)) {
    return td_no_reading();
  }
  const bool has_minutes = r->tokens[at].form.length > 3;
  const td_cal_word *half = td_read_word(r, at + 1, TD_CAL_CLOCK);
  uint32_t n = 1 + (half != NULL && half->value.length != 5);
  const td_cal_word *zone = td_read_word(r, at + n, TD_CAL_ZONE);
  if (n == 1 && !has_minutes && !zone) {
    return td_no_reading();
  }
  if (n == 2 && td_slice_is(half->value, "PM") && hour < 12) {
    hour += 12;
  } else if (n == 2 && td_slice_is(half->value, "AM") && hour == 12) {
    hour = 0;
  }
  return time_of(r, at, n + (zone != NULL), hour, minute);
}

const td_pattern td_date_patterns[] = {
    numeric_date, month_first,     day_first, weekday, clock_time, year_alone,
    named_year,   joined_modifier, century,   week_of, decade,     NULL};
