// SPDX-License-Identifier: MIT

#include "sparql/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { PLACES = 18 };

__extension__ typedef unsigned __int128 wide_size;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool add_digit(td_wide *value, char digit) {
  return !__builtin_mul_overflow(*value, (td_wide)10, value) &&
         !__builtin_add_overflow(*value, (td_wide)(digit - '0'), value);
}

static size_t sign_length(td_slice text) {
  return text.length && (text.data[0] == '-' || text.data[0] == '+');
}

bool td_integer_parse(td_slice text, td_wide *out) {
  const size_t begin = sign_length(text);
  td_wide value = 0;
  for (size_t i = begin; i < text.length; i++) {
    if (!is_digit(text.data[i]) || !add_digit(&value, text.data[i])) {
      return false;
    }
  }
  *out = begin && text.data[0] == '-' ? -value : value;
  return text.length > begin;
}

bool td_decimal_parse(td_slice text, td_wide *out) {
  const size_t begin = sign_length(text);
  td_wide value = 0;
  int places = -1;
  size_t n_digits = 0;
  for (size_t i = begin; i < text.length; i++) {
    const char c = text.data[i];
    if (c == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (!is_digit(c)) {
      return false;
    }
    n_digits++;
    if (places >= PLACES) {
      if (c != '0') {
        return false; // it would not be exact
      }
      continue;
    }
    if (!add_digit(&value, c)) {
      return false;
    }
    places += places >= 0;
  }
  for (int i = places < 0 ? 0 : places; i < PLACES; i++) {
    if (!add_digit(&value, '0')) {
      return false;
    }
  }
  *out = begin && text.data[0] == '-' ? -value : value;
  return n_digits > 0;
}

static bool is_double(td_slice text) {
  size_t i = sign_length(text);
  size_t n_digits = 0;
  for (; i < text.length && (is_digit(text.data[i]) || text.data[i] == '.');
       i++) {
    n_digits += is_digit(text.data[i]);
  }
  if (n_digits && i < text.length && (text.data[i] | 0x20) == 'e') {
    i++;
    i += i < text.length && (text.data[i] == '-' || text.data[i] == '+');
    n_digits = 0;
    for (; i < text.length && is_digit(text.data[i]); i++) {
      n_digits++;
    }
  }
  return n_digits && i == text.length;
}

bool td_double_parse(td_slice text, double *out) {
  char digits[400];
  if (td_slice_is(text, "INF") || td_slice_is(text, "+INF") ||
      td_slice_is(text, "-INF")) {
    *out = text.data[0] == '-' ? -(double)INFINITY : (double)INFINITY;
    return true;
  }
  if (td_slice_is(text, "NaN")) {
    *out = (double)NAN;
    return true;
  }
  if (text.length >= sizeof(digits) || !is_double(text)) {
    return false;
  }
  memcpy(digits, text.data, text.length);
  digits[text.length] = '\0';
  char *end;
  *out = strtod(digits, &end);
  return *end == '\0'; // two points are none
}

static void write_digits(wide_size value, int least, td_buffer *out) {
  char digits[40];
  int n = 0;
  while (value || n < least) {
    digits[n++] = (char)('0' + (int)(value % 10));
    value /= 10;
  }
  while (n > 0) {
    td_buffer_add_char(out, digits[--n]);
  }
}

static wide_size size_of(td_wide value) {
  return value < 0 ? 0 - (wide_size)value : (wide_size)value;
}

void td_integer_write(td_wide value, td_buffer *out) {
  td_buffer_add_string(out, value < 0 ? "-" : "");
  write_digits(size_of(value), 1, out);
}

void td_decimal_write(td_wide value, td_buffer *out) {
  const wide_size size = size_of(value);
  td_buffer_add_string(out, value < 0 ? "-" : "");
  write_digits(size / (wide_size)TD_DECIMAL_ONE, 1, out);
  wide_size rest = size % (wide_size)TD_DECIMAL_ONE;
  int places = PLACES;
  while (places > 1 && rest % 10 == 0) {
    rest /= 10;
    places--;
  }
  td_buffer_add_char(out, '.');
  write_digits(rest, places, out);
}

static bool is_read_alike(const char *text, double value, bool is_float) {
  return is_float ? strtof(text, NULL) == (float)value
                  : strtod(text, NULL) == value;
}

void td_double_write_plain(double value, bool is_float, td_buffer *out) {
  char text[64];
  for (int places = 0; places < 24; places++) {
    snprintf(text, sizeof(text), "%.*f", places, value == 0 ? 0.0 : value);
    if (is_read_alike(text, value, is_float)) {
      break;
    }
  }
  td_buffer_add_string(out, text);
}

// The fewest digits that are read back alike, as D.DE0.
void td_double_write(double value, bool is_float, td_buffer *out) {
  char text[40];
  if (isnan(value) || isinf(value)) {
    td_buffer_add_string(out, isnan(value) ? "NaN"
                              : value < 0  ? "-INF"
                                           : "INF");
    return;
  }
  for (int precision = 0; precision < 17; precision++) {
    snprintf(text, sizeof(text), "%.*E", precision, value);
    if (is_read_alike(text, value, is_float)) {
      break;
    }
  }
  const size_t mantissa = strcspn(text, "E");
  td_buffer_add(out, (td_slice){text, mantissa});
  td_buffer_add_string(out, memchr(text, '.', mantissa) ? "" : ".0");
  td_buffer_printf(out, "E%d", atoi(text + mantissa + 1));
}

bool td_decimal_of_integer(td_wide value, td_wide *out) {
  return !__builtin_mul_overflow(value, TD_DECIMAL_ONE, out);
}

// In halves of 64 bits the product of two decimals has 256 bits, of which the
// lower 18 digits are cut. Simple cases first: one of them is whole.
bool td_decimal_multiply(td_wide a, td_wide b, td_wide *out) {
  if (a % TD_DECIMAL_ONE == 0) {
    return !__builtin_mul_overflow(a / TD_DECIMAL_ONE, b, out);
  }
  if (b % TD_DECIMAL_ONE == 0) {
    return !__builtin_mul_overflow(b / TD_DECIMAL_ONE, a, out);
  }
  // (w + f) * b with w whole and 0 <= |f| < 1
  const td_wide whole = b / TD_DECIMAL_ONE;
  const td_wide part = b % TD_DECIMAL_ONE;
  td_wide first;
  td_wide second;
  if (__builtin_mul_overflow(a, whole, &first)) {
    return false;
  }
  const td_wide a_whole = a / TD_DECIMAL_ONE;
  const td_wide a_part = a % TD_DECIMAL_ONE;
  if (__builtin_mul_overflow(a_whole, part, &second)) {
    return false;
  }
  const td_wide third = a_part * part / TD_DECIMAL_ONE;
  return !__builtin_add_overflow(first, second, out) &&
         !__builtin_add_overflow(*out, third, out);
}

// Long division, a digit after the point at a time.
bool td_decimal_divide(td_wide a, td_wide b, td_wide *out) {
  if (b == 0) {
    return false;
  }
  const bool is_negative = (a < 0) != (b < 0);
  const wide_size divisor = size_of(b);
  wide_size rest = size_of(a) % divisor;
  td_wide value = (td_wide)(size_of(a) / divisor);
  for (int i = 0; i < PLACES; i++) {
    if (rest > (~(wide_size)0) / 10) {
      return false;
    }
    rest *= 10;
    if (__builtin_mul_overflow(value, (td_wide)10, &value) ||
        __builtin_add_overflow(value, (td_wide)(rest / divisor), &value)) {
      return false;
    }
    rest %= divisor;
  }
  *out = is_negative ? -value : value;
  return true;
}

td_wide td_decimal_floor(td_wide value) {
  const td_wide rest = value % TD_DECIMAL_ONE;
  return value - rest - (rest < 0 ? TD_DECIMAL_ONE : 0);
}

td_wide td_decimal_ceil(td_wide value) { return -td_decimal_floor(-value); }

td_wide td_decimal_round(td_wide value) {
  return td_decimal_floor(value + TD_DECIMAL_ONE / 2);
}

double td_decimal_to_double(td_wide value) {
  td_buffer text = {0};
  char small[64];
  td_decimal_write(value, &text);
  const size_t n = text.length < sizeof(small) ? text.length : 0;
  memcpy(small, text.data ? text.data : "", n);
  small[n] = '\0';
  td_buffer_clear(&text);
  return strtod(small, NULL);
}

bool td_decimal_of_double(double value, td_wide *out) {
  char text[400];
  if (!isfinite(value) || fabs(value) >= 1e20) {
    return false;
  }
  // The exact value of a double may have more places than a decimal; those
  // behind the 18th are far below its precision.
  snprintf(text, sizeof(text), "%.*f", PLACES, value);
  return td_decimal_parse(td_slice_of(text), out);
}

double td_double_round(double value) {
  const double low = floor(value);
  return value - low >= 0.5 ? low + 1 : low;
}
