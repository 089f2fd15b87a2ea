// SPDX-License-Identifier: MIT

/// @file temporal/read.h
/// Small steps of reading a time expression, shared by its patterns.

#ifndef TD_TEMPORAL_READ_H
#define TD_TEMPORAL_READ_H

#include "temporal/value.h"
#include "temporal/words.h"

#define TD_NO_NUMBER (-1L)

/// A sentence being read.
typedef struct {
  const td_cal *cal;
  const td_document *document;
  const td_token *tokens;
  uint32_t first;
  uint32_t end;     ///< one past the sentence's last token
  td_day day;       ///< the article's; TD_NO_DAY
  td_day reference; ///< last day spoken of in the sentence, else TD_NO_DAY
  td_day told;      ///< first day of the last date the text told; TD_NO_DAY
  td_precision told_precision;
  td_day quarter; ///< first day of the last quarter spoken of; TD_NO_DAY
} td_reader;

/// A pattern's reading: how many tokens it took (0: does not match).
typedef struct {
  uint32_t n;
  td_value value;
} td_reading;

typedef td_reading (*td_pattern)(const td_reader *r, uint32_t at);

/// The word at `at`, alone; NULL past the end.
const td_cal_word *td_read_word(const td_reader *r, uint32_t at,
                                td_cal_kind kind);

/// The longest word of up to five tokens that begins at `at`.
const td_cal_word *td_read_phrase(const td_reader *r, uint32_t at,
                                  td_cal_kind kind, uint32_t *n);

/// A whole number at `at` from digits; TD_NO_NUMBER.
long td_read_digits(const td_reader *r, uint32_t at);

/// How many units some words count.
typedef struct {
  uint32_t n;   ///< tokens; 0: none
  long number;  ///< of a range the smaller; TD_NO_NUMBER: "several"
  bool is_half; ///< and half a unit
} td_count;

/// A count of units at `at`: "two", "12", "a", "half a", "a few".
td_count td_read_count(const td_reader *r, uint32_t at);

/// Tokens of "and a half" at `at`, else 0.
uint32_t td_read_and_half(const td_reader *r, uint32_t at);

/// A year of four digits, 1000 to 2199, or of words told in hundreds
/// ("nineteen ninety-six"); TD_NO_NUMBER. `*n` tokens.
long td_read_year(const td_reader *r, uint32_t at, uint32_t *n);

/// The same where it is said to be a year: "the year | two thousand".
long td_read_named_year(const td_reader *r, uint32_t at, uint32_t *n);

/// A day of the month: "22", "22nd", "first"; TD_NO_NUMBER.
long td_read_month_day(const td_reader *r, uint32_t at);

bool td_read_is(const td_reader *r, uint32_t at, const char *form);
bool td_read_is_definite(const td_reader *r, uint32_t at);
bool td_read_is_indefinite(const td_reader *r, uint32_t at);
bool td_read_is_upos(const td_reader *r, uint32_t at, td_upos upos);

/// Whether what governs `at` lies ahead: a modal of the future, an infinitive.
bool td_read_is_future(const td_reader *r, uint32_t at);

/// The first length of time at `at` that `n_before` words stand before: "past |
/// two weeks"; plurals without a number too.
td_reading td_read_length(const td_reader *r, uint32_t at, uint32_t n_before);

td_reading td_text_reading(uint32_t n, td_time_type type, const char *text);

/// What a relative word says where there is no day to count from.
td_reading td_unresolved(uint32_t n, long direction);

static inline td_reading td_no_reading(void) { return (td_reading){.n = 0}; }

extern const td_pattern td_date_patterns[];
extern const td_pattern td_relative_patterns[];
extern const td_pattern td_period_patterns[];
extern const td_pattern td_length_patterns[];

#endif
