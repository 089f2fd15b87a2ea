// SPDX-License-Identifier: MIT

#include "fuse/report.h"

// Articles this far apart may speak of one event without giving its date.
#define MAX_UNDATED_DAYS 3

static bool classes_agree(const td_know *know, const td_report *a,
                          const td_report *b) {
  for (int i = 0; i < TD_MAX_CLASSES && a->classes[i]; i++) {
    for (int k = 0; k < TD_MAX_CLASSES && b->classes[k]; k++) {
      if (td_know_is_subclass(know, a->classes[i], b->classes[k]) ||
          td_know_is_subclass(know, b->classes[k], a->classes[i])) {
        return true;
      }
    }
  }
  return false;
}

static bool has_time(const td_report *r) {
  return r->begin != TD_NO_DAY || r->end != TD_NO_DAY;
}

static bool times_agree(const td_report *a, const td_report *b) {
  if (has_time(a) && has_time(b)) {
    const bool a_before_b =
        a->end != TD_NO_DAY && b->begin != TD_NO_DAY && a->end < b->begin;
    const bool b_before_a =
        b->end != TD_NO_DAY && a->begin != TD_NO_DAY && b->end < a->begin;
    return !a_before_b && !b_before_a;
  }
  if (a->document == b->document) {
    return true;
  }
  if (a->article_day == TD_NO_DAY || b->article_day == TD_NO_DAY) {
    return false;
  }
  const long apart = (long)a->article_day - (long)b->article_day;
  return apart >= -MAX_UNDATED_DAYS && apart <= MAX_UNDATED_DAYS;
}

static bool is_done(td_event_status s) {
  return s == TD_HAPPENED || s == TD_ONGOING;
}

static bool contradict(const td_report *a, const td_report *b) {
  return (is_done(a->status) && b->status == TD_DID_NOT_HAPPEN) ||
         (is_done(b->status) && a->status == TD_DID_NOT_HAPPEN);
}

bool td_participants_agree(const td_participant *a, const td_participant *b) {
  if (a->iri == b->iri) {
    return true;
  }
  const bool same_country = a->country && a->country == b->country;
  if (a->is_group && b->is_group) {
    const bool counts_agree = a->count == TD_NO_COUNT ||
                              b->count == TD_NO_COUNT || a->count == b->count;
    const bool countries_agree = same_country || !a->country || !b->country;
    return counts_agree && countries_agree &&
           (a->head == b->head ||
            (same_country && a->is_official == b->is_official));
  }
  return same_country && a->is_official && b->is_official;
}

typedef enum { ROLE_SILENT, ROLE_AGREES, ROLE_DIFFERS } role_verdict;

// How the fillers of `role` compare: silent where one side has none.
static role_verdict compare_role(const td_report *a, const td_report *b,
                                 td_role role) {
  role_verdict verdict = ROLE_SILENT;
  for (uint32_t i = 0; i < a->participants.count; i++) {
    const td_participant *p = &a->participants.items[i];
    for (uint32_t k = 0; p->role == role && k < b->participants.count; k++) {
      const td_participant *q = &b->participants.items[k];
      if (q->role != role) {
        continue;
      }
      if (td_participants_agree(p, q)) {
        return ROLE_AGREES;
      }
      verdict = ROLE_DIFFERS;
    }
  }
  return verdict;
}

// Every actor of the smaller side has its like on the other: two dyads of one
// country ("France met Mali", "France met Chad") are two events.
static bool actors_agree(const td_report *a, const td_report *b) {
  uint32_t n_a = 0;
  uint32_t n_agree = 0;
  for (uint32_t i = 0; i < a->participants.count; i++) {
    if (a->participants.items[i].role != TD_ROLE_ACTOR) {
      continue;
    }
    n_a++;
    for (uint32_t k = 0; k < b->participants.count; k++) {
      if (b->participants.items[k].role == TD_ROLE_ACTOR &&
          td_participants_agree(&a->participants.items[i],
                                &b->participants.items[k])) {
        n_agree++;
        break;
      }
    }
  }
  return n_a > 0 && n_agree == n_a;
}

static bool participants_agree(const td_report *a, const td_report *b) {
  static const td_role roles[] = {TD_ROLE_ACTOR, TD_ROLE_RECIPIENT,
                                  TD_ROLE_THEME, TD_ROLE_ORIGIN,
                                  TD_ROLE_DESTINATION};
  unsigned n_agree = 0;
  for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
    const role_verdict verdict = compare_role(a, b, roles[i]);
    if (verdict == ROLE_DIFFERS) {
      return false;
    }
    n_agree += verdict == ROLE_AGREES;
  }
  const bool actors_differ = compare_role(a, b, TD_ROLE_ACTOR) == ROLE_AGREES &&
                             !actors_agree(a, b) && !actors_agree(b, a);
  return n_agree > 0 && !actors_differ;
}

bool td_reports_agree(const td_fuser *fuser, const td_report *a,
                      const td_report *b) {
  const td_term statement = td_know_vocab(fuser->know, TD_TID_Statement);
  if (td_know_is_subclass(fuser->know, a->classes[0], statement) ||
      td_know_is_subclass(fuser->know, b->classes[0], statement)) {
    return false; // each saying is its own
  }
  if (!classes_agree(fuser->know, a, b) || !times_agree(a, b) ||
      !participants_agree(a, b)) {
    return false;
  }
  // A denial meets what it denies only where both give the time, and never
  // inside one article, which knows its own two events apart.
  return !contradict(a, b) ||
         (a->document != b->document && has_time(a) && has_time(b));
}
