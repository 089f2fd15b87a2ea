// SPDX-License-Identifier: MIT

#include "temporal/value.h"

#include <stdio.h>

static bool is_in_calendar(long day) {
  // 0001-01-01 to 9999-12-31.
  return day >= -719162 && day <= 2932896;
}

td_value td_value_of_text(td_time_type type, const char *text) {
  td_value v = {.type = type, .begin = TD_NO_DAY, .end = TD_NO_DAY};
  snprintf(v.text, sizeof(v.text), "%s", text);
  return v;
}

td_value td_value_of_day(td_day day) {
  td_value v = {.type = TD_TIME_DATE,
                .precision = TD_PRECISION_DAY,
                .begin = day,
                .end = day};
  char text[TD_DATE_BYTES];
  td_day_format(day, text);
  memcpy(v.text, text, sizeof(text));
  return v;
}

td_value td_value_of_month(int year, int month) {
  td_value v = {.type = TD_TIME_DATE, .precision = TD_PRECISION_MONTH};
  snprintf(v.text, sizeof(v.text), "%04d-%02d", year, month);
  v.begin = td_day_of((td_date){year, month, 1});
  v.end = td_day_of((td_date){year, month, td_month_days(year, month)});
  return v;
}

td_value td_value_of_year(int year) {
  td_value v = {.type = TD_TIME_DATE, .precision = TD_PRECISION_YEAR};
  snprintf(v.text, sizeof(v.text), "%04d", year);
  v.begin = td_day_of((td_date){year, 1, 1});
  v.end = td_day_of((td_date){year, 12, 31});
  return v;
}

// ISO 8601 weeks: the week's year is that of its Thursday.
static td_value value_of_week(td_day day, bool only_weekend) {
  const td_day monday = day - (td_day_weekday(day) - 1);
  const int year = td_date_of(monday + 3).year;
  const td_day fourth = td_day_of((td_date){year, 1, 4});
  const td_day first = fourth - (td_day_weekday(fourth) - 1);
  td_value v = {.type = TD_TIME_DATE, .precision = TD_PRECISION_NONE};
  snprintf(v.text, sizeof(v.text), "%04d-W%02d%s", year,
           (int)(monday - first) / 7 + 1, only_weekend ? "-WE" : "");
  v.begin = only_weekend ? monday + 5 : monday;
  v.end = monday + 6;
  return v;
}

static td_value value_of_quarter(td_date date) {
  const int first = (date.month - 1) / 3 * 3 + 1;
  td_value v = {.type = TD_TIME_DATE, .precision = TD_PRECISION_NONE};
  snprintf(v.text, sizeof(v.text), "%04d-Q%d", date.year, first / 3 + 1);
  v.begin = td_day_of((td_date){date.year, first, 1});
  v.end = td_day_of(
      (td_date){date.year, first + 2, td_month_days(date.year, first + 2)});
  return v;
}

static td_value value_of_years(int first, int n_years, int digits) {
  td_value v = {.type = TD_TIME_DATE, .precision = TD_PRECISION_NONE};
  snprintf(v.text, sizeof(v.text), "%0*d", digits, first / n_years);
  first = first < 1 ? 1 : first;
  v.begin = td_day_of((td_date){first, 1, 1});
  v.end = td_day_of((td_date){first + n_years - 1, 12, 31});
  return v;
}

td_value td_value_of_unit(td_unit unit, td_day day) {
  const td_date date = td_date_of(day);
  switch (unit) {
  case TD_UNIT_WEEK:
  case TD_UNIT_WEEKEND:
    return value_of_week(day, unit == TD_UNIT_WEEKEND);
  case TD_UNIT_MONTH:
    return td_value_of_month(date.year, date.month);
  case TD_UNIT_QUARTER:
    return value_of_quarter(date);
  case TD_UNIT_YEAR:
    return td_value_of_year(date.year);
  case TD_UNIT_DECADE:
    return value_of_years(date.year / 10 * 10, 10, 3);
  case TD_UNIT_CENTURY:
    return value_of_years(date.year / 100 * 100, 100, 2);
  default:
    return td_value_of_day(day);
  }
}

td_value td_value_of_time(td_day day, td_slice time) {
  td_value v = td_value_of_day(day);
  v.type = TD_TIME_TIME;
  const size_t n = strlen(v.text);
  snprintf(v.text + n, sizeof(v.text) - n, "T%.*s", (int)time.length,
           time.data);
  return v;
}

td_unit td_unit_parse(td_slice d, int *count) {
  size_t i = 1;
  int n = 0;
  const bool is_time = d.length > 1 && d.data[1] == 'T';
  for (i += is_time; i < d.length && d.data[i] >= '0' && d.data[i] <= '9';
       i++) {
    n = n < 10000 ? n * 10 + (d.data[i] - '0') : n;
  }
  const td_slice unit =
      i < d.length ? td_slice_part(d, i, d.length) : (td_slice){NULL, 0};
  *count = n;
  if (is_time) {
    return TD_UNIT_TIME;
  }
  if (td_slice_is(unit, "WE")) {
    return TD_UNIT_WEEKEND;
  }
  if (unit.length != 1) {
    return TD_UNIT_NONE;
  }
  const char c = unit.data[0];
  if (c == 'Y' && (n == 10 || n == 100)) {
    *count = 1;
    return n == 10 ? TD_UNIT_DECADE : TD_UNIT_CENTURY;
  }
  if (c == 'M' && n == 3) {
    *count = 1;
    return TD_UNIT_QUARTER;
  }
  return c == 'D'   ? TD_UNIT_DAY
         : c == 'W' ? TD_UNIT_WEEK
         : c == 'M' ? TD_UNIT_MONTH
         : c == 'Y' ? TD_UNIT_YEAR
                    : TD_UNIT_NONE;
}

td_day td_unit_add(td_unit unit, td_day day, long count) {
  static const int days[] = {
      [TD_UNIT_DAY] = 1, [TD_UNIT_WEEKEND] = 7, [TD_UNIT_WEEK] = 7};
  static const int months[] = {[TD_UNIT_MONTH] = 1,
                               [TD_UNIT_QUARTER] = 3,
                               [TD_UNIT_YEAR] = 12,
                               [TD_UNIT_DECADE] = 120,
                               [TD_UNIT_CENTURY] = 1200};
  if (day == TD_NO_DAY || count < -20000 || count > 20000) {
    return TD_NO_DAY;
  }
  if (unit <= TD_UNIT_TIME) {
    return day;
  }
  if (unit <= TD_UNIT_WEEK) {
    const long moved = day + count * days[unit];
    return is_in_calendar(moved) ? (td_day)moved : TD_NO_DAY;
  }
  const long n = count * months[unit];
  const td_date date = td_date_of(day);
  const long month = date.year * 12L + date.month - 1 + n;
  return month >= 12 && month < 120000 ? td_day_add_months(day, (int)n)
                                       : TD_NO_DAY;
}
