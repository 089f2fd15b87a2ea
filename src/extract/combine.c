// SPDX-License-Identifier: MIT

#include "extract/combine.h"

bool td_is_real(td_event_status status) {
  return status == TD_HAPPENED || status == TD_ONGOING;
}

// What `word` gives to its complement, itself being as real as `governor`.
static td_event_status given_by(const td_word *word, td_event_status governor,
                                bool is_past) {
  if (is_past && word->in_past != TD_NO_STATUS && td_is_real(governor)) {
    return word->in_past; // "had to leave"
  }
  if (governor == TD_DID_NOT_HAPPEN && word->kind != TD_WORD_REPORTING) {
    return word->negated == TD_NO_STATUS ? TD_DID_NOT_HAPPEN : word->negated;
  }
  return governor == TD_DID_NOT_HAPPEN && word->negated != TD_NO_STATUS
             ? word->negated
             : word->status;
}

// What is to continue goes on, what is to begin does not yet.
static bool goes_on_under(const td_word *word, td_event_status governor) {
  return td_is_real(governor) || word->kind == TD_WORD_ATTEMPT ||
         (word->negated == TD_HAPPENED && governor != TD_PLANNED);
}

// "may reveal that they left": so much is open.
static bool is_left_open(const td_word *word, td_event_status own,
                         td_event_status governor) {
  return word->kind == TD_WORD_REPORTING && word->negated == TD_POSSIBLE &&
         own == TD_HAPPENED && governor == TD_POSSIBLE;
}

// "Asked that they be freed": the clause itself says what is wanted; what did
// not happen did not, whatever is said of it.
static bool is_own_wish(td_event_status own, td_event_status given,
                        bool is_said) {
  return own == TD_DID_NOT_HAPPEN ||
         (own == TD_REQUESTED && given == TD_POSSIBLE && is_said);
}

bool td_is_factive(const td_word *word) {
  return word->kind == TD_WORD_IMPLICATIVE && word->status == TD_HAPPENED &&
         word->negated == TD_HAPPENED;
}

td_event_status td_status_combine(const td_word *word, td_reality reality,
                                  td_event_status governor, bool is_past) {
  const td_event_status own = reality.status;
  const td_event_status given = given_by(word, governor, is_past);
  const bool is_said =
      word->kind == TD_WORD_REPORTING || word->kind == TD_WORD_REPORTING_NOUN;
  if (governor == TD_DID_NOT_HAPPEN && !is_said) {
    governor = TD_HAPPENED;
  }
  switch (given) {
  case TD_NO_STATUS:
    return is_said || governor == TD_HAPPENED ? own : governor;
  case TD_HAPPENED:
    // What is yet to end goes on.
    return is_left_open(word, own, governor) ? TD_POSSIBLE
           : own != TD_HAPPENED || is_said   ? own
           : word->kind != TD_WORD_ASPECT    ? governor
           : td_is_real(governor)            ? TD_HAPPENED
                                             : TD_ONGOING;
  case TD_ONGOING:
    return own == TD_DID_NOT_HAPPEN        ? own
           : goes_on_under(word, governor) ? TD_ONGOING
                                           : governor;
  case TD_DID_NOT_HAPPEN:
    return (own == TD_POSSIBLE && reality.is_open) ||
                   own == TD_DID_NOT_HAPPEN ||
                   !(is_said || td_is_real(governor))
               ? TD_POSSIBLE
               : TD_DID_NOT_HAPPEN;
  case TD_PLANNED:
    return own == TD_DID_NOT_HAPPEN || own == TD_POSSIBLE        ? own
           : governor == TD_POSSIBLE || governor == TD_REQUESTED ? governor
                                                                 : TD_PLANNED;
  default:
    return is_own_wish(own, given, is_said)                   ? own
           : given == TD_POSSIBLE && governor == TD_REQUESTED ? TD_REQUESTED
                                                              : given;
  }
}
