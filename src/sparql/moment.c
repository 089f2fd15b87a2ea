// SPDX-License-Identifier: MIT

#include "sparql/moment.h"

#include <inttypes.h>

enum { ZONE_UNSURE = 14 * 3600 };

typedef struct {
  td_slice text;
  size_t at;
} reading;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool take(reading *r, char c) {
  if (r->at < r->text.length && r->text.data[r->at] == c) {
    r->at++;
    return true;
  }
  return false;
}

static bool take_two(reading *r, int *out) {
  if (r->at + 2 > r->text.length || !is_digit(r->text.data[r->at]) ||
      !is_digit(r->text.data[r->at + 1])) {
    return false;
  }
  *out = (r->text.data[r->at] - '0') * 10 + (r->text.data[r->at + 1] - '0');
  r->at += 2;
  return true;
}

// Four digits or more, without zeros in front of more than four.
static bool take_year(reading *r, int64_t *out) {
  const bool is_negative = take(r, '-');
  const size_t begin = r->at;
  int64_t year = 0;
  while (r->at < r->text.length && is_digit(r->text.data[r->at])) {
    if (r->at - begin >= 9) {
      return false;
    }
    year = year * 10 + (r->text.data[r->at++] - '0');
  }
  const size_t n = r->at - begin;
  *out = is_negative ? -year : year;
  return n >= 4 && (n == 4 || r->text.data[begin] != '0');
}

static int days_of(int64_t year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && is_leap);
}

static bool take_month(reading *r, td_moment *out) {
  return take(r, '-') && take_two(r, &out->month) && out->month >= 1 &&
         out->month <= 12;
}

static bool take_date(reading *r, td_moment *out) {
  return take_year(r, &out->year) && take_month(r, out) && take(r, '-') &&
         take_two(r, &out->day) && out->day >= 1 &&
         out->day <= days_of(out->year, out->month);
}

static bool take_fraction(reading *r, td_moment *out) {
  if (!take(r, '.')) {
    return true;
  }
  int64_t unit = INT64_C(100000000000000000);
  const size_t begin = r->at;
  while (r->at < r->text.length && is_digit(r->text.data[r->at])) {
    out->fraction += unit * (r->text.data[r->at++] - '0');
    unit /= 10;
  }
  return r->at > begin;
}

static bool take_time(reading *r, td_moment *out) {
  if (!take_two(r, &out->hour) || !take(r, ':') || !take_two(r, &out->minute) ||
      !take(r, ':') || !take_two(r, &out->second) || !take_fraction(r, out)) {
    return false;
  }
  const bool is_end_of_day = out->hour == 24 && out->minute == 0 &&
                             out->second == 0 && out->fraction == 0;
  return (out->hour < 24 || is_end_of_day) && out->minute < 60 &&
         out->second < 60;
}

static bool take_zone(reading *r, td_moment *out) {
  int hours;
  int minutes;
  if (r->at == r->text.length) {
    return true;
  }
  out->has_zone = true;
  if (take(r, 'Z')) {
    return r->at == r->text.length;
  }
  const bool is_west = take(r, '-');
  if ((!is_west && !take(r, '+')) || !take_two(r, &hours) || !take(r, ':') ||
      !take_two(r, &minutes) || minutes > 59 || hours > 14 ||
      (hours == 14 && minutes)) {
    return false;
  }
  out->zone = (hours * 60 + minutes) * (is_west ? -1 : 1);
  return r->at == r->text.length;
}

bool td_moment_parse(td_moment_form form, td_slice text, td_moment *out) {
  reading r = {text, 0};
  *out = (td_moment){.form = form, .year = 1972, .month = 12, .day = 31};
  bool is_fine = false;
  switch (form) {
  case TD_MOMENT_DATETIME:
    is_fine = take_date(&r, out) && take(&r, 'T') && take_time(&r, out);
    break;
  case TD_MOMENT_DATE:
    is_fine = take_date(&r, out);
    break;
  case TD_MOMENT_TIME:
    is_fine = take_time(&r, out);
    break;
  case TD_MOMENT_YEAR_MONTH:
    out->day = 1;
    is_fine = take_year(&r, &out->year) && take_month(&r, out);
    break;
  case TD_MOMENT_YEAR:
    out->month = out->day = 1;
    is_fine = take_year(&r, &out->year);
  }
  return is_fine && take_zone(&r, out);
}

static void write_time(const td_moment *m, td_buffer *out) {
  td_buffer_printf(out, "%02d:%02d:%02d", m->hour, m->minute, m->second);
  if (m->fraction) {
    int64_t fraction = m->fraction;
    int places = 18;
    while (fraction % 10 == 0) {
      fraction /= 10;
      places--;
    }
    td_buffer_printf(out, ".%0*" PRId64, places, fraction);
  }
}

void td_moment_write(const td_moment *m, td_buffer *out) {
  if (m->form != TD_MOMENT_TIME) {
    td_buffer_printf(out, m->year < 0 ? "%05" PRId64 : "%04" PRId64, m->year);
  }
  if (m->form != TD_MOMENT_TIME && m->form != TD_MOMENT_YEAR) {
    td_buffer_printf(out, "-%02d", m->month);
  }
  if (m->form == TD_MOMENT_DATETIME || m->form == TD_MOMENT_DATE) {
    td_buffer_printf(out, "-%02d", m->day);
  }
  if (m->form == TD_MOMENT_DATETIME) {
    td_buffer_add_char(out, 'T');
  }
  if (m->form == TD_MOMENT_DATETIME || m->form == TD_MOMENT_TIME) {
    write_time(m, out);
  }
  if (m->has_zone && m->zone == 0) {
    td_buffer_add_char(out, 'Z');
  } else if (m->has_zone) {
    const int size = m->zone < 0 ? -m->zone : m->zone;
    td_buffer_printf(out, "%c%02d:%02d", m->zone < 0 ? '-' : '+', size / 60,
                     size % 60);
  }
}

// Howard Hinnant's days_from_civil, for years of any size.
static int64_t days_from_civil(int64_t year, int month, int day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t of_era = year - era * 400;
  const int64_t of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
         719468;
}

int64_t td_moment_seconds(const td_moment *m) {
  return days_from_civil(m->year, m->month, m->day) * 86400 + m->hour * 3600 +
         m->minute * 60 + m->second - m->zone * 60;
}

bool td_moment_compare(const td_moment *a, const td_moment *b, int *out) {
  const int64_t x = td_moment_seconds(a);
  const int64_t y = td_moment_seconds(b);
  if (a->has_zone != b->has_zone && x - y >= -ZONE_UNSURE &&
      x - y <= ZONE_UNSURE) {
    return false;
  }
  *out = x != y ? (x > y) - (x < y)
                : (a->fraction > b->fraction) - (a->fraction < b->fraction);
  return true;
}

td_moment td_moment_of_seconds(int64_t seconds) {
  int64_t days = seconds / 86400 - (seconds % 86400 < 0);
  const int rest = (int)(seconds - days * 86400);
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t doe = days - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  const int month = (int)(mp < 10 ? mp + 3 : mp - 9);
  return (td_moment){.form = TD_MOMENT_DATETIME,
                     .year = yoe + era * 400 + (month <= 2),
                     .month = month,
                     .day = (int)(doy - (153 * mp + 2) / 5 + 1),
                     .hour = rest / 3600,
                     .minute = rest / 60 % 60,
                     .second = rest % 60,
                     .has_zone = true};
}
