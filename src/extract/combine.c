// SPDX-License-Identifier: MIT

#include "extract/combine.h"

#include "extract/content.h"

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

// "may order them to leave": nobody asks for it yet.
static bool is_request_open(const td_word *word, td_event_status given,
                            td_event_status governor) {
  return word->kind == TD_WORD_REQUEST && word->upos != TD_UPOS_NOUN &&
         given == TD_REQUESTED && governor == TD_POSSIBLE;
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
           : is_request_open(word, given, governor)           ? TD_POSSIBLE
                                                              : given;
  }
}

// "has had to leave", "has helped them to leave", "thanked for helping them to
// leave"
static bool is_done_already(const td_analysis *x, uint32_t governor,
                            const td_word *word) {
  return td_is_past(x, governor) ||
         (word->kind == TD_WORD_IMPLICATIVE && td_is_present(x, governor) &&
          td_is_in_headline(x, governor)) || // "Divers help free whale"
         (word->kind == TD_WORD_MODAL &&
          (td_is_present_perfect(x, governor) ||
           td_is_bare_participle(x, governor))) ||
         (word->status == TD_PLANNED &&
          (td_is_present_perfect(x, governor) ||
           (td_is_bare_participle(x, governor) &&
            td_has_child(x, governor, TD_REL_MARK))));
}

// What is claimed, of which `status` is told, when it is denied ("dismissed
// speculation that he had left") or open.
static td_event_status claim_status(const td_analysis *x, const td_content *c,
                                    td_event_status status) {
  if (c->word->kind != TD_WORD_REPORTING_NOUN ||
      !(td_is_real(c->own->status) || c->own->status == TD_PLANNED)) {
    return status;
  }
  return td_is_denied_claim(x, c->governor) ? TD_DID_NOT_HAPPEN
         : td_is_real(status) && td_is_open_claim(x, c->governor) ? TD_POSSIBLE
                                                                  : status;
}

// What `status` is of what somebody is moved to do by an act that is told by an
// infinitive: "flew in to persuade them to leave", so far they are asked to;
// "tried to persuade them to leave", they were asked, and did not.
static td_event_status moved_status(const td_analysis *x, const td_content *c,
                                    td_event_status status) {
  const td_reality *above = c->above;
  const bool is_aim =
      status == TD_PLANNED ||
      (status == TD_HAPPENED && x->tokens[c->governor].rel == TD_REL_ADVCL);
  if (is_aim && c->word->to_others == TD_REQUESTED &&
      td_has_child(x, c->governor, TD_REL_OBJ)) {
    return TD_REQUESTED;
  }
  return status == TD_HAPPENED && above->operator_ &&
                 above->operator_->kind == TD_WORD_TRIAL
             ? TD_DID_NOT_HAPPEN
             : status;
}

// What `status` is in the end where the two, or a word under another, tell more
// than each does.
static td_event_status settled_status(const td_analysis *x, const td_content *c,
                                      td_event_status status) {
  const td_reality *above = c->above;
  if (status == TD_ONGOING && above->status == TD_REQUESTED &&
      td_is_infinitive(x, c->place)) {
    return TD_REQUESTED; // "must continue to pay", unlike "keep paying"
  }
  if (c->word->status == TD_ONGOING && above->status == TD_POSSIBLE &&
      above->operator_ && above->operator_->kind == TD_WORD_INTENTION) {
    return TD_POSSIBLE; // "threatened to go on strike"
  }
  if (c->word->kind == TD_WORD_IMPLICATIVE &&
      td_is_infinitive(x, c->governor)) {
    status = moved_status(x, c, status);
  }
  // "must await trial": which is for others to hold
  if (status == TD_REQUESTED && above->status == TD_REQUESTED &&
      c->word->status == TD_PLANNED &&
      td_know_word(x->know, x->tokens[c->governor].lemma_term,
                   TD_TID_WaitingVerb)) {
    return TD_PLANNED;
  }
  if (status == TD_PLANNED &&
      td_is_bargain(x, c->place, c->word, c->governor)) {
    return TD_POSSIBLE;
  }
  if (status == TD_HAPPENED && above->status == TD_DID_NOT_HAPPEN &&
      above->is_future) {
    return TD_PLANNED; // "will not hesitate to leave"
  }
  // "No talks were planned": it is denied once, though both are negated by it.
  return c->word->status == TD_PLANNED && c->own->status == TD_DID_NOT_HAPPEN &&
                 above->status == TD_DID_NOT_HAPPEN && td_is_noun(x, c->place)
             ? TD_DID_NOT_HAPPEN
             : status;
}

td_event_status td_status_of_content(const td_analysis *x,
                                     const td_content *c) {
  const td_event_status own = c->own->status;
  if (td_is_factive(c->word)) {
    return own;
  }
  if (td_is_futile(x, c->governor) || td_is_taken_back(x, c->governor)) {
    return own == TD_DID_NOT_HAPPEN ? TD_POSSIBLE : TD_DID_NOT_HAPPEN;
  }
  if (own == TD_HAPPENED &&
      ((c->word->kind == TD_WORD_INTENTION && c->word->status == TD_PLANNED &&
        td_is_still_meant(x, c->governor)) ||
       (c->word->kind == TD_WORD_REQUEST && td_is_infinitive(x, c->place) &&
        td_is_taken_up(x, c->governor)))) {
    return TD_PLANNED;
  }
  const td_event_status status = settled_status(
      x, c,
      td_status_combine(c->word, *c->own, c->above->status,
                        is_done_already(x, c->governor, c->word)));
  return status == TD_POSSIBLE && c->word->kind != TD_WORD_IMPLICATIVE &&
                 td_is_wanted_of_others(x, c->place, c->word, c->governor)
             ? c->word->to_others
             : claim_status(x, c, status);
}
