// SPDX-License-Identifier: MIT

/// @file base/calendar.h
/// Days of the proleptic Gregorian calendar as numbers; no clock, no locale.
///
/// A day is the count of days since 1970-01-01. Method: Howard Hinnant,
/// "chrono-compatible low-level date algorithms", civil_from_days and back.

#ifndef TD_BASE_CALENDAR_H
#define TD_BASE_CALENDAR_H

#include "base/slice.h"

#include <stdint.h>

typedef int32_t td_day;

#define TD_NO_DAY INT32_MIN

typedef struct {
  int year;  ///< 1 to 9999
  int month; ///< 1 to 12
  int day;   ///< 1 to 31
} td_date;

/// The day of `date`, which must exist (see td_date_is_valid).
td_day td_day_of(td_date date);
td_date td_date_of(td_day day);
bool td_date_is_valid(td_date date);

/// 1 (Monday) to 7 (Sunday), as ISO 8601.
int td_day_weekday(td_day day);

/// 28 to 31.
int td_month_days(int year, int month);

/// `day` moved by `months`, cut to the month's last day.
td_day td_day_add_months(td_day day, int months);

/// Parse "YYYY-MM-DD" at the beginning of `s` (more may follow); TD_NO_DAY when
/// there is no valid date of the years 1 to 9999.
td_day td_day_parse(td_slice s);

#define TD_DATE_BYTES 11
/// Write "YYYY-MM-DD" and a NUL to `out`.
void td_day_format(td_day day, char out[TD_DATE_BYTES]);

#endif
