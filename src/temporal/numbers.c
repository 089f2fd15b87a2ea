// SPDX-License-Identifier: MIT

// Numbers of time expressions: counts of units and years, in digits and words.

#include "temporal/read.h"

// Larger counts of units are not told in news; times a hundred this fits a long
// everywhere.
#define MAX_COUNT 1000000L

long td_read_digits(const td_reader *r, uint32_t at) {
  if (at >= r->end) {
    return TD_NO_NUMBER;
  }
  const td_slice form = r->tokens[at].form;
  long number = 0;
  for (size_t i = 0; i < form.length; i++) {
    if (form.data[i] < '0' || form.data[i] > '9' || number > MAX_COUNT) {
      return TD_NO_NUMBER;
    }
    number = number * 10 + (form.data[i] - '0');
  }
  return form.length ? number : TD_NO_NUMBER;
}

// "twenty-four", "twenty four", "seven": `*n` tokens (0: none).
static long words_below_hundred(const td_reader *r, uint32_t at, uint32_t *n) {
  const td_cal_word *word = td_read_word(r, at, TD_CAL_NUMBER);
  *n = word ? 1 : 0;
  if (!word || word->number < 20 || word->number > 90 || word->number % 10) {
    return word ? word->number : TD_NO_NUMBER;
  }
  const bool hyphen = td_read_is(r, at + 1, "-");
  const td_cal_word *ones = td_read_word(r, at + 1 + hyphen, TD_CAL_NUMBER);
  if (!ones || ones->number < 1 || ones->number > 9) {
    return word->number;
  }
  *n += 1 + hyphen;
  return word->number + ones->number;
}

// "180", "5,000".
static long grouped_digits(const td_reader *r, uint32_t at) {
  const td_slice form = at < r->end ? r->tokens[at].form : (td_slice){0};
  if (form.length != 5 && form.length != 6) {
    return td_read_digits(r, at);
  }
  long number = 0;
  for (size_t i = 0; i < form.length; i++) {
    const char c = form.data[i];
    if (i + 4 == form.length && c == ',') {
      continue;
    }
    if (c < '0' || c > '9') {
      return TD_NO_NUMBER;
    }
    number = number * 10 + (c - '0');
  }
  return number;
}

// A number and what multiplies it: "five", "two hundred"; `*factor` is the
// last multiplier, 1 without one.
static long number_group(const td_reader *r, uint32_t at, uint32_t *n,
                         long *factor) {
  long number = grouped_digits(r, at);
  *n = 1;
  *factor = 1;
  if (number == TD_NO_NUMBER) {
    number = words_below_hundred(r, at, n);
  }
  const td_cal_word *by = td_read_word(r, at + 1, TD_CAL_MULTIPLIER);
  if (number == TD_NO_NUMBER && by && td_read_is_indefinite(r, at)) {
    number = *n = 1; // "a hundred"
  }
  while (number != TD_NO_NUMBER &&
         (by = td_read_word(r, at + *n, TD_CAL_MULTIPLIER)) && by->number > 0 &&
         number < MAX_COUNT / by->number) {
    *factor = by->number;
    number *= by->number;
    *n += 1;
  }
  return number;
}

// "two hundred and fifty"; `*n` tokens (0: none).
static long cardinal(const td_reader *r, uint32_t at, uint32_t *n) {
  long sum = TD_NO_NUMBER, below = MAX_COUNT;
  *n = 0;
  for (uint32_t next = at; next < r->end;) {
    uint32_t length = 0;
    long factor = 1;
    const long part = number_group(r, next, &length, &factor);
    if (part == TD_NO_NUMBER || part >= below) {
      break;
    }
    sum = sum == TD_NO_NUMBER ? part : sum + part;
    *n = next + length - at;
    below = factor;
    if (factor == 1) {
      break;
    }
    next += length;
    next += td_read_is_upos(r, next, TD_UPOS_CCONJ);
  }
  return sum;
}

static bool is_half(const td_reader *r, uint32_t at) {
  const td_cal_word *word = td_read_word(r, at, TD_CAL_FRACTION);
  return td_read_is(r, at, "1/2") || td_read_is(r, at, "\xc2\xbd") ||
         (word && td_slice_is(word->value, "0.5"));
}

uint32_t td_read_and_half(const td_reader *r, uint32_t at) {
  return td_read_is_upos(r, at, TD_UPOS_CCONJ) &&
                 td_read_is_indefinite(r, at + 1) && is_half(r, at + 2)
             ? 3
             : 0;
}

// "half a", "a half", "half-".
static td_count half_alone(const td_reader *r, uint32_t at) {
  const bool article = td_read_is_indefinite(r, at);
  if (!is_half(r, at + article)) {
    return (td_count){.n = 0};
  }
  const bool behind = !article && td_read_is_indefinite(r, at + 1);
  if (!article && !behind && !td_read_is(r, at + 1, "-")) {
    return (td_count){.n = 0};
  }
  return (td_count){1 + article + behind, 0, true};
}

// "a few", "several", "a".
static td_count vague_count(const td_reader *r, uint32_t at) {
  const bool article = td_read_is_indefinite(r, at);
  uint32_t n = 0;
  if (td_read_phrase(r, at + article, TD_CAL_QUANTIFIER, &n)) {
    return (td_count){n + article, TD_NO_NUMBER, false};
  }
  // "a couple of"
  const td_cal_word *word = td_read_word(r, at + article, TD_CAL_NUMBER);
  if (article && word && td_read_is_upos(r, at + 1, TD_UPOS_NOUN)) {
    n = 2 + td_read_is_upos(r, at + 2, TD_UPOS_ADP);
    return (td_count){n, word->number, false};
  }
  return (td_count){article, article ? 1 : TD_NO_NUMBER, false};
}

// "two | to three": the words of the larger number.
static uint32_t range_end(const td_reader *r, uint32_t at, long first) {
  uint32_t n = 0;
  if (!td_read_word(r, at, TD_CAL_RANGE) || first >= 1000) {
    return 0;
  }
  const long second = cardinal(r, at + 1, &n);
  return second != TD_NO_NUMBER && second > first ? 1 + n : 0;
}

td_count td_read_count(const td_reader *r, uint32_t at) {
  const td_count half = half_alone(r, at);
  if (half.n) {
    return half;
  }
  td_count count = {.n = 0};
  count.number = cardinal(r, at, &count.n);
  if (count.n == 0) {
    return vague_count(r, at);
  }
  if (is_half(r, at + count.n)) {
    return (td_count){count.n + 1, count.number, true}; // "2 1/2"
  }
  const uint32_t n_half = td_read_and_half(r, at + count.n);
  if (n_half) {
    return (td_count){count.n + n_half, count.number, true};
  }
  // "the next couple of"
  const bool is_noun = count.n == 1 && r->tokens[at].upos == TD_UPOS_NOUN;
  count.n += is_noun && td_read_is_upos(r, at + 1, TD_UPOS_ADP);
  count.n += range_end(r, at + count.n, count.number);
  return count;
}

// "nineteen ninety-six", "nineteen hundred": hundreds, then tens.
static long year_of_words(const td_reader *r, uint32_t at, uint32_t *n) {
  const td_cal_word *hundreds = td_read_word(r, at, TD_CAL_NUMBER);
  if (!hundreds || hundreds->number < 16 || hundreds->number > 20) {
    return TD_NO_NUMBER;
  }
  uint32_t length = 0;
  const long rest = words_below_hundred(r, at + 1, &length);
  const td_cal_word *by = td_read_word(r, at + 1, TD_CAL_MULTIPLIER);
  *n = 1 + (by ? 1 : length);
  return (by && by->number == 100) || (length && rest >= 10 && rest < 100)
             ? hundreds->number * 100 + (by ? 0 : rest)
             : TD_NO_NUMBER;
}

long td_read_year(const td_reader *r, uint32_t at, uint32_t *n) {
  const long number = td_read_digits(r, at);
  *n = 1;
  return number >= 1000 && number < 2200 && r->tokens[at].form.length == 4
             ? number
             : year_of_words(r, at, n);
}

long td_read_named_year(const td_reader *r, uint32_t at, uint32_t *n) {
  const long year = td_read_year(r, at, n);
  if (year != TD_NO_NUMBER) {
    return year;
  }
  const long number = cardinal(r, at, n); // "two thousand and one"
  return number >= 1000 && number < 2200 ? number : TD_NO_NUMBER;
}

long td_read_month_day(const td_reader *r, uint32_t at) {
  const td_cal_word *ordinal = td_read_word(r, at, TD_CAL_ORDINAL);
  const long number = ordinal ? ordinal->number : td_read_digits(r, at);
  return number >= 1 && number <= 31 ? number : TD_NO_NUMBER;
}
