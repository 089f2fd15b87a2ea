// SPDX-License-Identifier: MIT

// What is counted from the article's day or from a day spoken of, and what
// recurs.

#include "temporal/read.h"

#include <stdio.h>

static td_reading reading(uint32_t n, td_value value) {
  return (td_reading){n, value};
}

static td_reading in_part_of_day(const td_reader *r, uint32_t at, uint32_t n,
                                 td_day day, td_slice part) {
  const td_cal_word *next = td_read_word(r, at + n, TD_CAL_PART_OF_DAY);
  if (next) {
    return reading(n + 1, td_value_of_time(day, next->value));
  }
  return part.length ? reading(n, td_value_of_time(day, part))
                     : reading(n, td_value_of_day(day));
}

// "yesterday", "tomorrow evening", "tonight".
static td_reading relative_day(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  const td_cal_word *word = td_read_phrase(r, at, TD_CAL_RELATIVE, &n);
  if (!word) {
    return td_no_reading();
  }
  if (r->day == TD_NO_DAY) {
    return td_unresolved(n, word->number);
  }
  return in_part_of_day(r, at, n, r->day + (td_day)word->number, word->value);
}

// ------------------------------------------------------------ last, this, next

// The day from which a shift counts; TD_NO_DAY.
static td_day anchor_of(const td_reader *r, const td_cal_word *shift) {
  if (!shift->is_from_reference) {
    return r->day;
  }
  const bool is_day = r->told_precision == TD_PRECISION_DAY;
  return r->reference == TD_NO_DAY && is_day ? r->told : r->reference;
}

static td_reading shifted_unit(const td_reader *r, const td_cal_word *shift,
                               const td_cal_word *unit, uint32_t n) {
  int size;
  const td_unit kind = td_unit_parse(unit->value, &size);
  td_day from = anchor_of(r, shift);
  // "that year", "the following month" of one that the text told
  if (shift->is_from_reference && r->told != TD_NO_DAY &&
      (kind >= TD_UNIT_YEAR ||
       (kind == TD_UNIT_MONTH && r->told_precision != TD_PRECISION_YEAR))) {
    from = r->told;
  } else if (shift->is_from_reference && kind == TD_UNIT_QUARTER) {
    from = r->quarter;
  }
  if (kind <= TD_UNIT_TIME || size != 1) {
    return td_text_reading(n, TD_TIME_DURATION, "PXX");
  }
  if (from == TD_NO_DAY) {
    return shift->is_from_reference ? td_text_reading(n, TD_TIME_DATE, "")
                                    : td_unresolved(n, shift->number);
  }
  const td_day day = td_unit_add(kind, from, shift->number);
  return day == TD_NO_DAY ? td_no_reading()
                          : reading(n, td_value_of_unit(kind, day));
}

// "last September": the most recent one before this month.
static td_reading shifted_month(const td_reader *r, const td_cal_word *shift,
                                long month, uint32_t n) {
  const td_day from = anchor_of(r, shift);
  if (from == TD_NO_DAY) {
    return td_unresolved(n, shift->number);
  }
  const td_date today = td_date_of(from);
  const int year = today.year - (shift->number < 0 && month >= today.month) +
                   (shift->number > 0 && month <= today.month);
  return reading(n, td_value_of_month(year, (int)month));
}

static td_reading shifted_weekday(const td_reader *r, uint32_t at,
                                  const td_cal_word *shift, long weekday,
                                  uint32_t n) {
  const td_day from = anchor_of(r, shift);
  if (from == TD_NO_DAY) {
    return td_unresolved(n, shift->number);
  }
  const int today = td_day_weekday(from);
  const td_day back = (td_day)((today - weekday + 7) % 7);
  const td_day ahead = (td_day)((weekday - today + 7) % 7);
  td_day day;
  if (shift->number < 0) {
    day = from - (back ? back : 7);
  } else if (shift->number > 0) {
    day = from + (ahead ? ahead : 7);
  } else {
    day = td_read_is_future(r, at) ? from + ahead : from - back;
  }
  return in_part_of_day(r, at, n, day, (td_slice){NULL, 0});
}

static int season_month(td_slice season) {
  return td_slice_is(season, "SP")   ? 3
         : td_slice_is(season, "SU") ? 6
         : td_slice_is(season, "FA") ? 9
                                     : 12;
}

static td_value value_of_season(int year, td_slice season) {
  char text[16];
  snprintf(text, sizeof(text), "%04d-%.*s", year, (int)season.length,
           season.data);
  td_value v = td_value_of_text(TD_TIME_DATE, text);
  v.begin = td_day_of((td_date){year, season_month(season), 1});
  v.end = td_day_add_months(v.begin, 3) - 1;
  return v;
}

static td_reading shifted_season(const td_reader *r, const td_cal_word *shift,
                                 td_slice season, uint32_t n) {
  const td_day from = anchor_of(r, shift);
  if (from == TD_NO_DAY) {
    return td_unresolved(n, shift->number);
  }
  int year = td_date_of(from).year;
  td_value v = value_of_season(year, season);
  if (shift->number < 0 && v.end >= from) {
    v = value_of_season(year - 1, season);
  } else if (shift->number > 0 && v.begin <= from) {
    v = value_of_season(year + 1, season);
  }
  return reading(n, v);
}

// "last night" was the night before; "this morning" is today's.
static td_reading shifted_part(const td_reader *r, const td_cal_word *shift,
                               td_slice part, uint32_t n) {
  const td_day from = anchor_of(r, shift);
  return from == TD_NO_DAY
             ? td_unresolved(n, shift->number)
             : reading(n, td_value_of_time(from + (td_day)shift->number, part));
}

static td_reading after_shift(const td_reader *r, uint32_t at, uint32_t begin,
                              const td_cal_word *shift) {
  const uint32_t n = at + 1 - begin;
  const td_cal_word *word = td_read_word(r, at, TD_CAL_MONTH);
  if (word) {
    return shifted_month(r, shift, word->number, n);
  }
  word = td_read_word(r, at, TD_CAL_WEEKDAY);
  if (word) {
    return shifted_weekday(r, begin, shift, word->number, n);
  }
  word = td_read_word(r, at, TD_CAL_PART_OF_DAY);
  if (word) {
    return shifted_part(r, shift, word->value, n);
  }
  word = td_read_word(r, at, TD_CAL_SEASON);
  if (word) {
    return shifted_season(r, shift, word->value, n);
  }
  const td_reading length = td_read_length(r, at, at - begin);
  if (length.n) {
    return length;
  }
  word = td_read_word(r, at, TD_CAL_UNIT);
  return word ? shifted_unit(r, shift, word, n) : td_no_reading();
}

// "last month", "the coming week", "the following day", "early next year".
static td_reading shifted(const td_reader *r, uint32_t begin) {
  uint32_t at = begin;
  const bool has_modifier = td_read_word(r, at, TD_CAL_MODIFIER) != NULL;
  at += has_modifier;
  at +=
      td_read_is_upos(r, at, TD_UPOS_DET) && !td_read_word(r, at, TD_CAL_SHIFT);
  const td_cal_word *shift = td_read_word(r, at, TD_CAL_SHIFT);
  if (td_read_is_upos(r, at, TD_UPOS_SCONJ)) {
    return td_no_reading(); // "said that last week", "that four days"
  }
  // "that same day", "this past spring"
  const td_cal_word *second = shift && shift->number == 0
                                  ? td_read_word(r, at + 1, TD_CAL_SHIFT)
                                  : NULL;
  if (second) {
    return after_shift(r, at + 2, begin, second);
  }
  const td_cal_word *unit = td_read_word(r, at + 1, TD_CAL_UNIT);
  const bool is_day = (unit && td_slice_is(unit->value, "P1D")) ||
                      td_read_word(r, at + 1, TD_CAL_PART_OF_DAY);
  if (shift && shift->number > 0 && is_day && at > begin &&
      td_read_is_definite(r, at - 1)) {
    td_cal_word after = *shift; // "the next morning" follows a day told
    after.is_from_reference = true;
    return after_shift(r, at + 1, begin, &after);
  }
  return shift ? after_shift(r, at + 1, begin, shift) : td_no_reading();
}

// "earlier in the day", "late in the year": within the day or year of now.
static td_reading within_unit(const td_reader *r, uint32_t at) {
  const td_cal_word *direction = td_read_word(r, at, TD_CAL_DIRECTION);
  if (!direction) {
    direction = td_read_word(r, at, TD_CAL_MODIFIER);
  }
  if (!direction || !td_read_is_upos(r, at + 1, TD_UPOS_ADP) ||
      !td_read_is_upos(r, at + 2, TD_UPOS_DET)) {
    return td_no_reading();
  }
  const td_cal_word *part = td_read_word(r, at + 3, TD_CAL_PART_OF_DAY);
  const td_cal_word *unit = td_read_word(r, at + 3, TD_CAL_UNIT);
  const td_day day = r->reference == TD_NO_DAY ? r->day : r->reference;
  if ((!unit && !part) || td_slice_is(r->tokens[at + 3].xpos, "NNS")) {
    return td_no_reading();
  }
  if (day == TD_NO_DAY) {
    return td_unresolved(4, 0);
  }
  if (part) {
    return reading(4, td_value_of_time(day, part->value));
  }
  int size;
  const td_unit kind = td_unit_parse(unit->value, &size);
  return kind <= TD_UNIT_TIME ? td_no_reading()
                              : reading(4, td_value_of_unit(kind, day));
}

// -------------------------------------------------------------- recurring

// "every week", "each Friday", "weekly".
static td_reading recurring(const td_reader *r, uint32_t at) {
  const td_cal_word *set = td_read_word(r, at, TD_CAL_SET);
  if (!set) {
    return td_no_reading();
  }
  char text[24];
  if (set->value.length) {
    snprintf(text, sizeof(text), "%.*s", (int)set->value.length,
             set->value.data);
    return td_text_reading(1, TD_TIME_SET, text);
  }
  const td_cal_word *weekday = td_read_word(r, at + 1, TD_CAL_WEEKDAY);
  if (weekday) {
    snprintf(text, sizeof(text), "XXXX-WXX-%ld", weekday->number);
    return td_text_reading(2, TD_TIME_SET, text);
  }
  const td_cal_word *month = td_read_word(r, at + 1, TD_CAL_MONTH);
  if (month) {
    snprintf(text, sizeof(text), "XXXX-%02ld", month->number);
    return td_text_reading(2, TD_TIME_SET, text);
  }
  const td_cal_word *season = td_read_word(r, at + 1, TD_CAL_SEASON);
  if (season) {
    snprintf(text, sizeof(text), "XXXX-%.*s", (int)season->value.length,
             season->value.data);
    return td_text_reading(2, TD_TIME_SET, text);
  }
  const td_cal_word *unit = td_read_word(r, at + 1, TD_CAL_UNIT);
  if (unit) {
    snprintf(text, sizeof(text), "%.*s", (int)unit->value.length,
             unit->value.data);
    return td_text_reading(2, TD_TIME_SET, text);
  }
  return td_no_reading();
}

// "recently", "in recent weeks", "now".
static td_reading vague(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  const td_cal_word *word = td_read_phrase(r, at, TD_CAL_VAGUE, &n);
  char text[24];
  if (!word) {
    return td_no_reading();
  }
  snprintf(text, sizeof(text), "%.*s", (int)word->value.length,
           word->value.data);
  const bool is_length = td_slice_has_prefix(word->value, TD_SLICE("PX"));
  return td_text_reading(n, is_length ? TD_TIME_DURATION : TD_TIME_DATE, text);
}

// "Christmas Eve", with a year or the nearest one.
static td_reading holiday(const td_reader *r, uint32_t at) {
  uint32_t n = 0;
  const td_cal_word *word = td_read_phrase(r, at, TD_CAL_HOLIDAY, &n);
  const char c = r->tokens[at].form.length ? r->tokens[at].form.data[0] : 'a';
  if (!word || !(c >= 'A' && c <= 'Z') || word->number < 101) {
    return td_no_reading();
  }
  uint32_t n_year = 0;
  const long year = td_read_year(r, at + n, &n_year);
  n += year != TD_NO_NUMBER ? n_year : 0;
  if (year == TD_NO_NUMBER && r->day == TD_NO_DAY) {
    return td_unresolved(n, 0);
  }
  const td_date date = {year == TD_NO_NUMBER ? td_date_of(r->day).year
                                             : (int)year,
                        (int)(word->number / 100), (int)(word->number % 100)};
  td_day day = td_day_of(date);
  if (year == TD_NO_NUMBER && day > r->day && !td_read_is_future(r, at)) {
    day = td_day_add_months(day, -12);
  } else if (year == TD_NO_NUMBER && day < r->day && td_read_is_future(r, at)) {
    day = td_day_add_months(day, 12);
  }
  return reading(n, td_value_of_day(day));
}

// The year of the last "Q3" or "H1" that had begun.
static long nearest_quarter(const td_reader *r, td_slice part) {
  const td_date today = td_date_of(r->day);
  const int first = (part.data[1] - '1') * (part.data[0] == 'H' ? 6 : 3) + 1;
  return today.year - (first > today.month);
}

// "summer 2018", "the spring of 2017", "the first quarter of 2019".
static td_reading part_of_year(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_upos(r, begin, TD_UPOS_DET);
  uint32_t n = 0;
  const td_cal_word *season = td_read_word(r, at, TD_CAL_SEASON);
  const td_cal_word *quarter = td_read_phrase(r, at, TD_CAL_QUARTER, &n);
  const bool is_modifier = quarter && td_read_is(r, at + 1, "-");
  if ((!season && !quarter) || (is_modifier && at > begin)) {
    return td_no_reading(); // of "a third-quarter loss", the time is two words
  }
  at += season ? 1 : n;
  at += td_read_is_upos(r, at, TD_UPOS_ADP);
  uint32_t n_year = 0;
  long year = td_read_year(r, at, &n_year);
  at += year == TD_NO_NUMBER ? 0 : n_year - 1;
  if (year == TD_NO_NUMBER && quarter && r->day != TD_NO_DAY) {
    at = begin + td_read_is_upos(r, begin, TD_UPOS_DET) + n - 1;
    year = nearest_quarter(r, quarter->value);
  }
  if (year == TD_NO_NUMBER) {
    return td_no_reading();
  }
  if (season) {
    return reading(at + 1 - begin, value_of_season((int)year, season->value));
  }
  const int first =
      (quarter->value.data[1] - '1') * (quarter->value.data[0] == 'H' ? 6 : 3) +
      1;
  if (quarter->value.data[0] == 'Q') {
    return reading(at + 1 - begin,
                   td_value_of_unit(TD_UNIT_QUARTER,
                                    td_day_of((td_date){(int)year, first, 1})));
  }
  char text[24];
  snprintf(text, sizeof(text), "%04ld-H%c", year, quarter->value.data[1]);
  td_value v = td_value_of_text(TD_TIME_DATE, text);
  v.begin = td_day_of((td_date){(int)year, first, 1});
  v.end = td_day_add_months(v.begin, 6) - 1;
  return reading(at + 1 - begin, v);
}

// "year-end", "the year's end", "the fiscal year", "the current fiscal year".
static td_reading business_year(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_definite(r, begin);
  const bool has_article = at > begin;
  const td_cal_word *shift = td_read_word(r, at, TD_CAL_SHIFT);
  at += shift != NULL;
  const td_cal_word *modifier = td_read_word(r, at, TD_CAL_MODIFIER);
  const bool is_before = modifier && (has_article || shift) &&
                         (td_slice_is(modifier->value, "FISCAL") ||
                          td_slice_is(modifier->value, "FULL"));
  at += is_before;
  const td_cal_word *unit = td_read_word(r, at, TD_CAL_UNIT);
  if (!unit || !td_slice_is(unit->value, "P1Y") || r->day == TD_NO_DAY ||
      td_slice_is(r->tokens[at].xpos, "NNS") ||
      (shift && shift->is_from_reference)) {
    return td_no_reading();
  }
  at++;
  if (!is_before) {
    at += td_read_is(r, at, "-") || td_read_is_upos(r, at, TD_UPOS_PART);
    modifier = td_read_word(r, at, TD_CAL_MODIFIER);
    if (shift || !modifier || !td_slice_is(modifier->value, "END") ||
        !td_read_is_upos(r, at, TD_UPOS_NOUN)) {
      return td_no_reading();
    }
    at++;
  }
  const int year = td_date_of(r->day).year + (shift ? (int)shift->number : 0);
  return reading(at - begin, td_value_of_year(year));
}

// "early September", "the end of the year", "late yesterday": the whole time's
// value with the words that narrow it.
static td_reading modified(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_definite(r, begin);
  uint32_t n_opening = 0;
  const bool is_opening = // "as early as | Tuesday"
      begin > r->first &&
      td_read_phrase(r, begin - 1, TD_CAL_AHEAD, &n_opening);
  const bool is_hyphened = td_read_is(r, at + 1, "-");
  if (!td_read_word(r, at, TD_CAL_MODIFIER) || is_opening ||
      (is_hyphened && at > begin)) {
    return td_no_reading(); // "the" of "the late-November trip"
  }
  at++;
  at += is_hyphened;
  at += td_read_is_upos(r, at, TD_UPOS_ADP);
  td_reading best = relative_day(r, at);
  for (const td_pattern *p = td_date_patterns; *p && at < r->end; p++) {
    const td_reading found = (*p)(r, at);
    best = found.n > best.n ? found : best;
  }
  if (best.n == 0 && td_read_is_definite(r, at) && r->day != TD_NO_DAY) {
    int size;
    const td_cal_word *unit = td_read_word(r, at + 1, TD_CAL_UNIT);
    const td_unit kind =
        unit ? td_unit_parse(unit->value, &size) : TD_UNIT_NONE;
    if (kind > TD_UNIT_DAY) {
      best = reading(2, td_value_of_unit(kind, r->day));
    }
  }
  best.n += best.n ? at - begin : 0;
  return best;
}

// "in the morning": of the day spoken of.
static td_reading part_of_day(const td_reader *r, uint32_t at) {
  const bool has_det = td_read_is_upos(r, at, TD_UPOS_DET);
  const td_cal_word *part = td_read_word(r, at + has_det, TD_CAL_PART_OF_DAY);
  const bool after_preposition =
      at > r->first && r->tokens[at - 1].upos == TD_UPOS_ADP;
  if (!part || !after_preposition) {
    return td_no_reading();
  }
  const td_day day = r->reference == TD_NO_DAY ? r->day : r->reference;
  return day == TD_NO_DAY
             ? td_unresolved(1 + has_det, 0)
             : reading(1 + has_det, td_value_of_time(day, part->value));
}

const td_pattern td_relative_patterns[] = {
    relative_day, shifted,      within_unit, recurring,     vague, holiday,
    modified,     part_of_year, part_of_day, business_year, NULL};
