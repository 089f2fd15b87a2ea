// SPDX-License-Identifier: MIT

/// @file temporal/words.h
/// The words of the calendar, by form.

#ifndef TD_TEMPORAL_WORDS_H
#define TD_TEMPORAL_WORDS_H

#include "base/array.h"
#include "know/know.h"

typedef enum {
  TD_CAL_MONTH,
  TD_CAL_WEEKDAY,
  TD_CAL_PART_OF_DAY,
  TD_CAL_SEASON,
  TD_CAL_UNIT,
  TD_CAL_RELATIVE,  ///< "yesterday": number is the offset in days
  TD_CAL_SHIFT,     ///< "last": number is the direction
  TD_CAL_DIRECTION, ///< "ago": number is the direction
  TD_CAL_VAGUE,
  TD_CAL_SET,
  TD_CAL_MODIFIER, ///< "early"
  TD_CAL_CLOCK,
  TD_CAL_ZONE,
  TD_CAL_HOLIDAY, ///< number is month * 100 + day
  TD_CAL_NUMBER,
  TD_CAL_MULTIPLIER,
  TD_CAL_ORDINAL,
  TD_CAL_QUANTIFIER,
  TD_CAL_APPROXIMATOR,
  TD_CAL_DECADE,
  TD_CAL_QUARTER,
  TD_CAL_PERIOD,       ///< "quarter", "period" of business
  TD_CAL_PERIOD_SHIFT, ///< "year-earlier": number is how many years
  TD_CAL_FRACTION,     ///< rdf:value is its part of one
  TD_CAL_RANGE,        ///< "to" between two numbers
  TD_CAL_PREPOSITION,  ///< before a time: rdf:value is its sense
  TD_CAL_AHEAD,        ///< its time lies ahead: "postpone"
  TD_CAL_SIGHT,        ///< told in the present when it is seen: "detain"
  TD_CAL_LONG,         ///< "long" of "week-long"
  TD_CAL_AGE,          ///< "old": makes a length of time an age
  TD_CAL_MODAL,        ///< number is 1 when it tells of the future
  TD_N_CAL
} td_cal_kind;

typedef struct {
  td_cal_kind kind;
  long number;
  td_slice value;         ///< rdf:value as written
  bool is_from_reference; ///< counts from the time spoken of last
  uint32_t next;          ///< plus one; 0 ends
} td_cal_word;

/// First words of forms that are told apart, by their hashes.
#define TD_CAL_OPENINGS 4096

typedef struct {
  const td_know *know;
  td_arena *arena;
  uint32_t n_terms;
  uint32_t *first; ///< [n_terms + 1] by form: word plus one
  TD_ARRAY(td_cal_word) words;
  uint32_t openings[TD_CAL_OPENINGS]; ///< bits of the kinds with forms that
                                      ///< begin so
} td_cal;

/// Fill `cal`, zeroed but for `know` and `arena`; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_cal_load(td_cal *cal);

/// The word of kind `kind` with this form; NULL.
const td_cal_word *td_cal_find(const td_cal *cal, td_term form,
                               td_cal_kind kind);

/// Bits of the kinds whose forms may begin with `word`, in whatever case; those
/// that are missing are certain.
uint32_t td_cal_openings(const td_cal *cal, td_slice word);

/// Whether a form of kind `kind` may begin with `word`, in whatever case; false
/// is certain.
bool td_cal_opens(const td_cal *cal, td_slice word, td_cal_kind kind);

#endif
