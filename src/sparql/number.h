// SPDX-License-Identifier: MIT

/// @file sparql/number.h
/// Integers and decimals as queries compute with them.
///
/// An integer is exact up to 38 digits; a decimal has 18 places and is exact up
/// to 10^20. What does not fit is an error of the expression, never a wrong
/// number.

#ifndef TD_SPARQL_NUMBER_H
#define TD_SPARQL_NUMBER_H

#include "base/buffer.h"

#include <stdint.h>

// One of GCC's and clang's own types; no warning of -Wpedantic.
__extension__ typedef __int128 td_wide;

/// A decimal is a td_wide of 10^-18.
#define TD_DECIMAL_ONE ((td_wide)1000000000000000000)

/// The lexical forms of XML Schema, without white space around. false for what
/// is none, or does not fit.
bool td_integer_parse(td_slice text, td_wide *out);
bool td_decimal_parse(td_slice text, td_wide *out);
bool td_double_parse(td_slice text, double *out);

/// Append the canonical form: 12, 1.0, 1.5E0.
void td_integer_write(td_wide value, td_buffer *out);
void td_decimal_write(td_wide value, td_buffer *out);
void td_double_write(double value, bool is_float, td_buffer *out);

/// Append the fewest digits that are read back alike, without an exponent: 1.5.
/// `value` is 0 or of a size from 10^-6 to 10^6.
void td_double_write_plain(double value, bool is_float, td_buffer *out);

/// false on overflow; the quotient is cut behind the 18th place.
bool td_decimal_multiply(td_wide a, td_wide b, td_wide *out);
bool td_decimal_divide(td_wide a, td_wide b, td_wide *out);
bool td_decimal_of_integer(td_wide value, td_wide *out);

/// Towards minus infinity, a whole decimal; half up.
td_wide td_decimal_floor(td_wide value);
td_wide td_decimal_ceil(td_wide value);
td_wide td_decimal_round(td_wide value);

double td_decimal_to_double(td_wide value);
/// false for what is no number or does not fit.
bool td_decimal_of_double(double value, td_wide *out);

/// Half up, as fn:round.
double td_double_round(double value);

#endif
