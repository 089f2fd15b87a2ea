// SPDX-License-Identifier: MIT

// Lengths of time, and days that lie a length away: "two weeks", "a year and a
// half", "180 days ago", "weeks later", "week-long".

#include "temporal/read.h"

#include <stdio.h>

// What half of a unit of one is in a smaller unit.
static const struct {
  const char *unit;
  const char *half;
} HALVES[] = {{"P1Y", "6M"}, {"P1D", "T12H"}, {"PT1H", "30M"}, {"PT1M", "30S"}};

static const char *half_of(td_slice unit) {
  for (size_t i = 0; i < sizeof(HALVES) / sizeof(HALVES[0]); i++) {
    if (td_slice_is(unit, HALVES[i].unit)) {
      return HALVES[i].half;
    }
  }
  return NULL;
}

// `count` times the length `unit`: three times P10Y is P30Y.
static td_reading text_duration(uint32_t n, td_count count, td_slice unit) {
  size_t i = 1 + (unit.length > 1 && unit.data[1] == 'T');
  const int prefix = (int)i;
  long size = 0;
  for (; i < unit.length && unit.data[i] >= '0' && unit.data[i] <= '9'; i++) {
    size = size * 10 + (unit.data[i] - '0');
  }
  const td_slice name = td_slice_part(unit, i, unit.length);
  const char *half = count.is_half ? half_of(unit) : NULL;
  const long total = count.number * size + (count.is_half ? size / 2 : 0);
  char text[40], number[24] = "X";
  if (count.number != TD_NO_NUMBER) {
    const bool is_decimal = count.is_half && !half && size == 1;
    snprintf(number, sizeof(number), "%ld%s", total, is_decimal ? ".5" : "");
  }
  if (half && count.number == 0) {
    snprintf(text, sizeof(text), "%.*s%s", prefix, unit.data, half);
  } else {
    snprintf(text, sizeof(text), "%.*s%s%.*s%s", prefix, unit.data, number,
             (int)name.length, name.data, half ? half : "");
  }
  return td_text_reading(n, TD_TIME_DURATION, text);
}

static bool is_plural(const td_reader *r, uint32_t at) {
  return at < r->end && td_slice_is(r->tokens[at].xpos, "NNS");
}

// The unit that is counted at `at`, NULL for what only looks like one.
static const td_cal_word *counted_unit(const td_reader *r, uint32_t at) {
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  if (!unit || r->tokens[at].upos == TD_UPOS_ADJ ||
      r->tokens[at].upos == TD_UPOS_PROPN) {
    return NULL; // "a second group", the programme "60 Minutes"
  }
  // "a quarter of the voters"
  const bool is_part = td_slice_is(unit->value, "P3M") &&
                       td_read_is_upos(r, at + 1, TD_UPOS_ADP);
  return is_part ? NULL : unit;
}

// "the 1988 quarter" is one of that year.
static bool is_year_of(const td_reader *r, uint32_t at, uint32_t unit) {
  uint32_t n = 0;
  return td_read_year(r, at, &n) != TD_NO_NUMBER && !is_plural(r, unit);
}

td_reading td_read_length(const td_reader *r, uint32_t at, uint32_t n_before) {
  td_count count = td_read_count(r, at);
  const uint32_t unit_at = at + count.n;
  const td_cal_word *unit = counted_unit(r, unit_at);
  if (!unit || is_year_of(r, at, unit_at) ||
      (count.n == 0 && !is_plural(r, unit_at))) {
    return td_no_reading();
  }
  uint32_t n = count.n + 1;
  const uint32_t n_half = td_read_and_half(r, unit_at + 1);
  count.number = count.n ? count.number : TD_NO_NUMBER;
  count.is_half |= n_half > 0; // "a year | and a half"
  n += n_half;
  return text_duration(n_before + n, count, unit->value);
}

// Words that belong to a length of time but change no value: "less than".
static uint32_t approximator(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  return td_read_phrase(r, at, TD_CAL_APPROXIMATOR, &n) ? n : 0;
}

// "a week | or so": such words behind.
static uint32_t approximator_behind(const td_reader *r, uint32_t at) {
  return td_read_is_upos(r, at, TD_UPOS_CCONJ) ? approximator(r, at) : 0;
}

// "a year | or two"
static uint32_t number_behind(const td_reader *r, uint32_t at) {
  const td_cal_word *number = td_read_word(r, at + 1, TD_CAL_NUMBER);
  return td_read_is_upos(r, at, TD_UPOS_CCONJ) && number &&
                 number->number == 2 && td_read_word(r, at, TD_CAL_RANGE) &&
                 !td_read_word(r, at + 2, TD_CAL_UNIT) &&
                 !td_read_is_upos(r, at + 2, TD_UPOS_NOUN)
             ? 2
             : 0;
}

// Whether a direction word closes the phrase rather than opening the next:
// "two days later", but not "two days after the vote".
static bool closes(const td_reader *r, uint32_t at) {
  return r->tokens[at].upos == TD_UPOS_ADV ||
         r->tokens[at].upos == TD_UPOS_ADJ ||
         (r->tokens[at].upos == TD_UPOS_ADP && at + 1 < r->end &&
          r->tokens[at + 1].upos == TD_UPOS_PUNCT);
}

// The day or longer time that `length` leads to.
static td_reading directed(const td_reader *r, td_reading length,
                           td_count count, td_slice unit,
                           const td_cal_word *direction) {
  int size;
  const td_unit kind = td_unit_parse(unit, &size);
  // Before any other time is told, the one spoken of is the article's own.
  const bool has_reference = r->reference != TD_NO_DAY;
  const td_day from =
      direction->is_from_reference && has_reference ? r->reference : r->day;
  if (from == TD_NO_DAY || count.number == TD_NO_NUMBER ||
      kind <= TD_UNIT_TIME) {
    return direction->is_from_reference
               ? length
               : td_unresolved(length.n, direction->number);
  }
  const bool is_half_year = count.is_half && kind == TD_UNIT_YEAR;
  const long number = is_half_year ? count.number * 12 + 6
                                   : count.number * (size > 1 ? size : 1);
  const td_day day = td_unit_add(is_half_year ? TD_UNIT_MONTH : kind, from,
                                 number * direction->number);
  return day == TD_NO_DAY ? td_unresolved(length.n, direction->number)
                          : (td_reading){length.n, td_value_of_unit(kind, day)};
}

// Where the count of a length begins that begins at `begin`.
static uint32_t count_begin(const td_reader *r, uint32_t begin) {
  const uint32_t at = begin + approximator(r, begin);
  if (at != begin || !td_read_is_definite(r, begin)) {
    return at;
  }
  return begin + 1 + (td_read_word(r, begin + 1, TD_CAL_ORDINAL) != NULL);
}

// "two-week": the length of what follows, which "the" belongs to.
static td_reading hyphened(const td_reader *r, uint32_t begin, uint32_t at) {
  const td_count count = td_read_count(r, at);
  const uint32_t unit_at = at + count.n + 1;
  const td_cal_word *unit = counted_unit(r, unit_at);
  const uint32_t after = unit_at + 1;
  if (!unit || (at > begin && td_read_is_definite(r, begin)) ||
      td_read_word(r, after + td_read_is(r, after, "-"), TD_CAL_AGE)) {
    return td_no_reading(); // "6-year-old"
  }
  return text_duration(unit_at + 1 - begin, count, unit->value);
}

// "two weeks", "the first nine months", "less than a day", "180 days ago",
// "several months later".
static td_reading length_of_time(const td_reader *r, uint32_t begin) {
  const uint32_t at = count_begin(r, begin);
  const td_count count = td_read_count(r, at);
  if (count.n == 0) {
    return td_no_reading();
  }
  if (td_read_is(r, at + count.n, "-")) {
    return hyphened(r, begin, at);
  }
  const td_cal_word *unit = td_read_word(r, at + count.n, TD_CAL_UNIT);
  const uint32_t after = at + count.n + 1;
  td_reading length = td_read_length(r, at, at - begin);
  // "a 6 year old", "a year-earlier loss"
  if (!unit || !length.n || td_read_is(r, after, "-") ||
      td_read_word(r, after, TD_CAL_AGE)) {
    return td_no_reading();
  }
  length.n += number_behind(r, begin + length.n);
  length.n += approximator_behind(r, begin + length.n);
  uint32_t n_words = 0;
  const uint32_t behind = begin + length.n;
  const td_cal_word *direction =
      td_read_phrase(r, behind, TD_CAL_DIRECTION, &n_words);
  if (!direction || !closes(r, behind)) {
    return length;
  }
  length.n += n_words;
  return directed(r, length, count, unit->value, direction);
}

// "for weeks", "years ago": an unknown number of them.
static td_reading bare_units(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  const td_cal_word *unit = counted_unit(r, at);
  if (!unit || !is_plural(r, at) || td_read_is(r, at + 1, "-")) {
    return td_no_reading();
  }
  const td_cal_word *direction =
      td_read_phrase(r, at + 1, TD_CAL_DIRECTION, &n);
  const bool has_direction = direction && closes(r, at + 1);
  // Not "a matter of months", "older by decades", "months to years".
  const td_cal_word *preposition =
      at > r->first ? td_read_word(r, at - 1, TD_CAL_PREPOSITION) : NULL;
  const bool has_preposition =
      preposition && !td_slice_is(preposition->value, "END");
  if (!has_direction && !has_preposition) {
    return td_no_reading();
  }
  const td_count count = {1, TD_NO_NUMBER, false};
  td_reading length =
      text_duration(1 + (has_direction ? n : 0), count, unit->value);
  return has_direction ? directed(r, length, count, unit->value, direction)
                       : length;
}

// "week-long", "decades-long".
static td_reading lasting(const td_reader *r, uint32_t at) {
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  if (!unit || !td_read_is(r, at + 1, "-") ||
      !td_read_word(r, at + 2, TD_CAL_LONG)) {
    return td_no_reading();
  }
  const long number = is_plural(r, at) ? TD_NO_NUMBER : 1;
  return text_duration(3, (td_count){1, number, false}, unit->value);
}

const td_pattern td_length_patterns[] = {length_of_time, bare_units, lasting,
                                         NULL};
