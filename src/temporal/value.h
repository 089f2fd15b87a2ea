// SPDX-License-Identifier: MIT

/// @file temporal/value.h
/// Values of times: ISO 8601 text with its first and last day.

#ifndef TD_TEMPORAL_VALUE_H
#define TD_TEMPORAL_VALUE_H

#include "base/arena.h"
#include "doc/document.h"

/// What an expression means; `text` fits every value made here.
typedef struct {
  td_time_type type;
  char text[40];
  td_precision precision;
  td_day begin; ///< TD_NO_DAY
  td_day end;
} td_value;

/// Units from TIMEX3 durations.
typedef enum {
  TD_UNIT_NONE,
  TD_UNIT_TIME, ///< shorter than a day
  TD_UNIT_DAY,
  TD_UNIT_WEEKEND,
  TD_UNIT_WEEK,
  TD_UNIT_MONTH,
  TD_UNIT_QUARTER,
  TD_UNIT_YEAR,
  TD_UNIT_DECADE,
  TD_UNIT_CENTURY
} td_unit;

td_value td_value_of_day(td_day day);
td_value td_value_of_month(int year, int month);
td_value td_value_of_year(int year);
/// The unit of calendar that holds `day`: its week, month, quarter ...
td_value td_value_of_unit(td_unit unit, td_day day);
/// `text` without days: "PAST_REF", "P2D".
td_value td_value_of_text(td_time_type type, const char *text);
/// A part of `day` ("MO"), or a time of it ("15:30").
td_value td_value_of_time(td_day day, td_slice time);

/// "P2W" as a unit and how many of it.
td_unit td_unit_parse(td_slice duration, int *count);

/// `day` moved by `count` units; TD_NO_DAY outside the calendar.
td_day td_unit_add(td_unit unit, td_day day, long count);

#endif
