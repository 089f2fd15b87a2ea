// SPDX-License-Identifier: MIT

/// @file sparql/moment.h
/// Dates and times of XML Schema as points of a time line.

#ifndef TD_SPARQL_MOMENT_H
#define TD_SPARQL_MOMENT_H

#include "base/buffer.h"

#include <stdint.h>

typedef enum {
  TD_MOMENT_DATETIME,
  TD_MOMENT_DATE,
  TD_MOMENT_TIME,
  TD_MOMENT_YEAR_MONTH,
  TD_MOMENT_YEAR
} td_moment_form;

typedef struct {
  td_moment_form form;
  int64_t year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int64_t fraction; ///< of a second, in 10^-18
  bool has_zone;
  int zone; ///< minutes east of UTC
} td_moment;

/// false for what is not of the form, or no day there is.
bool td_moment_parse(td_moment_form form, td_slice text, td_moment *out);
void td_moment_write(const td_moment *moment, td_buffer *out);

/// Seconds since 1970 in the moment's own zone, or UTC where it has one.
int64_t td_moment_seconds(const td_moment *moment);

/// <0, 0, >0 in *out; false when nobody can tell, because one has a zone and
/// the other none and they are less than 14 hours apart. Of one form.
bool td_moment_compare(const td_moment *a, const td_moment *b, int *out);

/// The moment of seconds since 1970, in UTC.
td_moment td_moment_of_seconds(int64_t seconds);

#endif
