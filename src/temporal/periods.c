// SPDX-License-Identifier: MIT

// Quarters that the text has spoken of: "the latest quarter", "the year-earlier
// period", "from $3 million a year ago", "the 1988 third quarter".

#include "temporal/read.h"

static td_reading no_reading(void) { return td_no_reading(); }

static td_reading quarter_of(uint32_t n, td_day day, long years) {
  const td_day moved = td_unit_add(TD_UNIT_YEAR, day, years);
  return moved == TD_NO_DAY
             ? no_reading()
             : (td_reading){n, td_value_of_unit(TD_UNIT_QUARTER, moved)};
}

// "the latest quarter", "the year-earlier period", "the quarter".
static td_reading period_spoken_of(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_definite(r, begin);
  uint32_t n = 0;
  const td_cal_word *shift = td_read_phrase(r, at, TD_CAL_PERIOD_SHIFT, &n);
  at += shift ? n : 0;
  if (r->quarter == TD_NO_DAY || at == begin ||
      !td_read_word(r, at, TD_CAL_PERIOD) ||
      td_slice_is(r->tokens[at].xpos, "NNS")) {
    return no_reading();
  }
  return quarter_of(at + 1 - begin, r->quarter, shift ? shift->number : 0);
}

// "a year ago", "a year earlier", "year-earlier" where quarters are compared.
static td_reading year_before(const td_reader *r, uint32_t begin) {
  uint32_t n = 0;
  const uint32_t article = td_read_is_upos(r, begin, TD_UPOS_DET);
  const td_cal_word *shift =
      td_read_phrase(r, begin + article, TD_CAL_PERIOD_SHIFT, &n);
  if (r->day == TD_NO_DAY || !shift || shift->number == 0 ||
      td_read_is_definite(r, begin)) {
    return no_reading();
  }
  const bool is_hyphened = td_read_is(r, begin + article + 1, "-") || n == 1;
  if (is_hyphened == (article > 0)) {
    return no_reading(); // the article is that of "a year-earlier loss"
  }
  if (r->quarter == TD_NO_DAY) {
    const int year = td_date_of(r->day).year + (int)shift->number;
    return is_hyphened ? (td_reading){n, td_value_of_year(year)} : no_reading();
  }
  return quarter_of(article + n, r->quarter, shift->number);
}

// "the 1988 quarter": of that year the one that is spoken of.
static td_reading period_of_year(const td_reader *r, uint32_t n, long year) {
  if (r->quarter == TD_NO_DAY) {
    return (td_reading){n, td_value_of_year((int)year)};
  }
  const int month = td_date_of(r->quarter).month;
  return quarter_of(n, td_day_of((td_date){(int)year, month, 1}), 0);
}

// "the 1988 third quarter", "last year's first quarter", "the year-ago second
// quarter".
static td_reading quarter_of_year(const td_reader *r, uint32_t begin) {
  uint32_t at = begin + td_read_is_definite(r, begin);
  uint32_t n = 0;
  uint32_t n_year = 0;
  long year = td_read_digits(r, at) == TD_NO_NUMBER
                  ? TD_NO_NUMBER
                  : td_read_year(r, at, &n_year);
  const td_cal_word *before = td_read_phrase(r, at, TD_CAL_PERIOD_SHIFT, &n);
  const td_cal_word *shift = td_read_word(r, at, TD_CAL_SHIFT);
  const td_cal_word *unit = td_read_word(r, at + 1, TD_CAL_UNIT);
  int size = 0;
  if (year != TD_NO_NUMBER) {
    at += n_year;
  } else if (r->day == TD_NO_DAY) {
    return no_reading();
  } else if (before) {
    year = TD_NO_NUMBER;
    at += n;
  } else if (shift && !shift->is_from_reference && unit &&
             td_unit_parse(unit->value, &size) == TD_UNIT_YEAR) {
    year = td_date_of(r->day).year + shift->number;
    at += 2 + (at + 2 < r->end && r->tokens[at + 2].upos == TD_UPOS_PART);
  } else {
    return no_reading();
  }
  if (n_year && year != TD_NO_NUMBER && td_read_word(r, at, TD_CAL_PERIOD)) {
    return period_of_year(r, at + 1 - begin, year);
  }
  const td_cal_word *quarter = td_read_phrase(r, at, TD_CAL_QUARTER, &n);
  if (!quarter || quarter->value.data[0] != 'Q') {
    return no_reading();
  }
  const int month = (quarter->value.data[1] - '1') * 3 + 1;
  if (year == TD_NO_NUMBER) {
    const td_date today = td_date_of(r->day);
    year = today.year - (month > today.month) + before->number;
  }
  return quarter_of(at + n - begin, td_day_of((td_date){(int)year, month, 1}),
                    0);
}

// The weekend before the article's day, or the one to come.
static td_reading nearest_weekend(const td_reader *r, uint32_t at, uint32_t n) {
  const bool is_on = td_day_weekday(r->day) >= 6;
  const long weeks = is_on || td_read_is_future(r, at) ? 0 : -1;
  return (td_reading){
      n, td_value_of_unit(TD_UNIT_WEEKEND,
                          td_unit_add(TD_UNIT_WEEK, r->day, weeks))};
}

static bool is_described(const td_reader *r, uint32_t at) {
  const uint32_t next = at + 1;
  return td_read_digits(r, next) != TD_NO_NUMBER ||
         td_read_word(r, next, TD_CAL_NUMBER) ||
         td_read_is_upos(r, next, TD_UPOS_ADP) ||
         td_read_is_upos(r, next, TD_UPOS_PRON) ||
         td_read_is_upos(r, next, TD_UPOS_SCONJ);
}

// "over the weekend", "for the year": those of the article.
static td_reading this_one(const td_reader *r, uint32_t begin) {
  const td_cal_word *unit = td_read_word(r, begin + 1, TD_CAL_UNIT);
  int size = 0;
  if (!unit || r->day == TD_NO_DAY || !td_read_is_definite(r, begin) ||
      begin == r->first || r->tokens[begin - 1].upos != TD_UPOS_ADP ||
      is_described(r, begin + 1)) {
    return no_reading();
  }
  const td_unit kind = td_unit_parse(unit->value, &size);
  if (td_slice_is(r->tokens[begin + 1].xpos, "NNS")) {
    return no_reading();
  }
  return kind == TD_UNIT_WEEKEND ? nearest_weekend(r, begin + 1, 2)
         : kind == TD_UNIT_YEAR
             ? (td_reading){2, td_value_of_unit(TD_UNIT_YEAR, r->day)}
             : no_reading();
}

const td_pattern td_period_patterns[] = {period_spoken_of, year_before,
                                         quarter_of_year, this_one, NULL};
