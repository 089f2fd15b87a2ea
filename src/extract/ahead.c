// SPDX-License-Identifier: MIT

#include "extract/ahead.h"

#include "grammar/context.h"
#include "grammar/noun.h"
#include "grammar/seen.h"

#define HALF_YEAR 183 // days

// A day of the calendar; where the article has none, one that "next" and the
// like put ahead of it, but "shot next morning" is told from before.
static bool is_time_ahead(const td_analysis *x, uint32_t token,
                          const td_time *time) {
  return time->begin != TD_NO_DAY
             ? x->document->day != TD_NO_DAY && time->begin > x->document->day
             : td_slice_is(time->value, "FUTURE_REF") &&
                   (td_is_noun(x, token) || td_is_present(x, token));
}

// "A conference on the future | of Asia": what it is about, and no time.
static bool is_topic(const td_analysis *x, uint32_t token) {
  return x->tokens[token].rel == TD_REL_NMOD &&
         td_slice_is(x->document->times.items[x->time_of[token]].value,
                     "FUTURE_REF") &&
         td_child_exact(x, token, TD_REL_NMOD) != TD_NONE;
}

// "open on Monday", "a summit for June 29", not "until Monday"
static bool has_day_ahead(const td_analysis *x, uint32_t token) {
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    const uint32_t time = x->time_of[c];
    const td_rel rel = td_rel_base((td_rel)x->tokens[c].rel);
    if (time != TD_NONE && !is_topic(x, c) &&
        (rel == TD_REL_OBL || rel == TD_REL_NMOD || rel == TD_REL_COMPOUND) &&
        is_time_ahead(x, token, &x->document->times.items[time]) &&
        !td_has_mark(x, c, TD_MARK_LIMIT)) {
      return true;
    }
  }
  return false;
}

// A day without a year that nobody can tell.
static bool is_open_day(const td_analysis *x, uint32_t token) {
  const uint32_t at = x->time_of[token];
  const td_time *time = at == TD_NONE ? NULL : &x->document->times.items[at];
  const td_slice word = td_marker(x, token, TD_REL_CASE);
  return time && time->head == token && time->type == TD_TIME_DATE &&
         time->begin == TD_NO_DAY &&
         td_slice_has_prefix(time->value, TD_SLICE("XXXX-")) &&
         !td_text_word(x, word, TD_WORD_SPELL) &&
         !td_is_mark(x, word, TD_MARK_LIMIT);
}

// "flies to Oslo today", "opens talks this month": the stretch in which it is
// told.
static bool is_present_day(const td_analysis *x, uint32_t token) {
  const uint32_t at = x->time_of[token];
  const td_time *time = at == TD_NONE ? NULL : &x->document->times.items[at];
  const td_day today = x->document->day;
  return time && time->head == token && time->type == TD_TIME_DATE &&
         td_marker(x, token, TD_REL_CASE).length == 0 &&
         (time->begin == TD_NO_DAY
              ? td_slice_is(time->value, "PRESENT_REF")
              : today != TD_NO_DAY && time->begin <= today &&
                    today <= time->end);
}

// "the vote follows the raid on Monday", "is suing them over a film on Monday":
// the day may be that of what stands there.
static bool may_share_day(const td_analysis *x, uint32_t verb) {
  return td_has_child(x, verb, TD_REL_OBJ) &&
         (td_slice_is(x->tokens[verb].xpos, "VBG") ||
          (x->event_of[verb] == TD_NONE &&
           !td_token_word(x, verb, TD_WORD_ASPECT)));
}

// "Police detain a man in Minsk on Sunday": for which no day is set.
static bool is_unplanned(const td_analysis *x, uint32_t token) {
  return td_is_seen(x, token) &&
         !td_event_is_ruled(x, token, TD_TID_ArrangedRule);
}

// "meets on Friday", "flies to Rome on 4 May": what the present tells of such a
// day is arranged for it.
static bool is_timetabled(const td_analysis *x, uint32_t token) {
  if (!td_is_present(x, token) || td_is_in_headline(x, token) ||
      td_opens_with_time(x, token) || td_is_spoken(x, token) ||
      may_share_day(x, token) || is_unplanned(x, token)) {
    return false;
  }
  const bool may_be_now = td_event_is_ruled(x, token, TD_TID_ArrangedRule) &&
                          !td_is_progressive(x, token);
  for (uint32_t c = x->tokens[token].first_child; c != TD_NONE;
       c = x->tokens[c].next_sibling) {
    if (td_rel_base((td_rel)x->tokens[c].rel) == TD_REL_OBL &&
        (is_open_day(x, c) || (may_be_now && is_present_day(x, c)))) {
      return true;
    }
  }
  return false;
}

bool td_lies_behind(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  const td_day today = x->document->day;
  return event != TD_NONE && today != TD_NO_DAY &&
         x->document->events.items[event].end != TD_NO_DAY &&
         x->document->events.items[event].end < today;
}

bool td_lies_ahead(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  const td_day today = x->document->day;
  const bool is_due = event != TD_NONE && today != TD_NO_DAY &&
                      x->document->events.items[event].begin != TD_NO_DAY &&
                      x->document->events.items[event].begin > today;
  return ((is_due || has_day_ahead(x, token)) &&
          (td_is_present(x, token) || !td_is_finite(x, token))) ||
         is_timetabled(x, token);
}

bool td_is_told_from_before(const td_analysis *x, uint32_t token) {
  const uint32_t event = x->event_of[token];
  uint32_t verb = token;
  while (x->tokens[verb].rel == TD_REL_XCOMP) {
    verb = x->tokens[verb].head;
  }
  return td_lies_behind(x, token) && td_is_supposed(x, verb) &&
         x->tokens[verb].rel != TD_REL_CCOMP &&
         x->document->events.items[event].end < x->document->day - HALF_YEAR;
}

bool td_is_dated_ahead(const td_analysis *x, uint32_t token) {
  const uint32_t owner = td_child_exact(x, token, TD_REL_NMOD_POSS);
  const uint32_t time = owner == TD_NONE ? TD_NONE : x->time_of[owner];
  return time != TD_NONE &&
         is_time_ahead(x, token, &x->document->times.items[time]);
}

// "two days before an election", which is not yet held as far as is told
static bool is_any(const td_analysis *x, uint32_t token) {
  return !td_is_definite(x, token) && td_has_child(x, token, TD_REL_DET);
}

bool td_is_held_after(const td_analysis *x, uint32_t token) {
  const uint32_t last = td_child_exact(x, token, TD_REL_CASE);
  const td_word *cue =
      td_text_word(x, td_marker(x, token, TD_REL_CASE), TD_WORD_CUE);
  if (!cue && last != TD_NONE) { // "on the eve | of"
    cue = td_word_ending_at(x, last, TD_WORD_CUE);
  }
  const uint32_t event = x->event_of[token];
  return cue && cue->relation == (int)TD_ROLE_BEFORE && event != TD_NONE &&
         (x->document->events.items[event].end == TD_NO_DAY ||
          x->document->events.items[event].end > x->document->day) &&
         td_event_is_ruled(x, token, TD_TID_ArrangedRule) &&
         (td_noun_is_current(x, token) || is_any(x, token));
}
