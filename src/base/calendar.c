// SPDX-License-Identifier: MIT

#include "base/calendar.h"

#include <assert.h>
#include <stdio.h>

#define DAYS_PER_ERA 146097
#define DAYS_TO_1970 719468

td_day td_day_of(td_date date) {
  assert(td_date_is_valid(date));
  const int y = date.month <= 2 ? date.year - 1 : date.year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int shifted_month = (date.month + 9) % 12;
  const int day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
  const int day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

td_date td_date_of(td_day day) {
  const int shifted = day + DAYS_TO_1970;
  const int era =
      (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  const int day_of_era = shifted - era * DAYS_PER_ERA;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / 146096) /
                          365;
  const int day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = year_of_era + era * 400 + (month <= 2);
  return (td_date){year, month,
                   day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int td_month_days(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

bool td_date_is_valid(td_date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
         date.month <= 12 && date.day >= 1 &&
         date.day <= td_month_days(date.year, date.month);
}

int td_day_weekday(td_day day) {
  const int from_monday = (day + 3) % 7; // 1970-01-01 was a Thursday
  return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

td_day td_day_add_months(td_day day, int months) {
  td_date date = td_date_of(day);
  const int from_zero = date.year * 12 + date.month - 1 + months;
  date.year = from_zero / 12;
  date.month = from_zero % 12 + 1;
  if (date.year < 1 || date.year > 9999) {
    return TD_NO_DAY;
  }
  const int last = td_month_days(date.year, date.month);
  date.day = date.day > last ? last : date.day;
  return td_day_of(date);
}

static int read_digits(td_slice s, size_t begin, size_t n) {
  int value = 0;
  for (size_t i = begin; i < begin + n; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') {
      return -1;
    }
    value = value * 10 + (s.data[i] - '0');
  }
  return value;
}

td_day td_day_parse(td_slice s) {
  if (s.length < 10 || s.data[4] != '-' || s.data[7] != '-') {
    return TD_NO_DAY;
  }
  const td_date date = {read_digits(s, 0, 4), read_digits(s, 5, 2),
                        read_digits(s, 8, 2)};
  return td_date_is_valid(date) ? td_day_of(date) : TD_NO_DAY;
}

void td_day_format(td_day day, char out[TD_DATE_BYTES]) {
  const td_date date = td_date_of(day);
  assert(td_date_is_valid(date));
  snprintf(out, TD_DATE_BYTES, "%04u-%02u-%02u", (unsigned)date.year % 10000,
           (unsigned)date.month % 100, (unsigned)date.day % 100);
}
