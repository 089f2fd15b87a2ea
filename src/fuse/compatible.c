// SPDX-License-Identifier: MIT

#include "fuse/report.h"

// Articles this far apart may speak of one event without giving its date.
#define MAX_UNDATED_DAYS 3
// Participants alike, and a time that both give, count one each.
#define MIN_POINTS 2

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

static bool groups_agree(const td_participant *a, const td_participant *b) {
  const bool same_country = a->country && a->country == b->country;
  const bool counts_agree = a->count == TD_NO_COUNT ||
                            b->count == TD_NO_COUNT || a->count == b->count;
  return counts_agree && (same_country || !a->country || !b->country) &&
         (a->head == b->head ||
          (same_country && a->is_official == b->is_official));
}

// "Venezuela's state oil company" may be the PDVSA of the next sentence.
static bool group_is_named(const td_know *know, const td_participant *group,
                           const td_participant *named) {
  return (group->count == TD_NO_COUNT || group->count == 1) && group->country &&
         group->country == named->country &&
         (td_know_is_subclass(know, group->type, named->type) ||
          td_know_is_subclass(know, named->type, group->type));
}

bool td_participants_agree(const td_know *know, const td_participant *a,
                           const td_participant *b) {
  if (a->iri == b->iri) {
    return true;
  }
  if (a->is_unnamed || b->is_unnamed) {
    return false; // two who are "we" are seldom one
  }
  if (a->is_group && b->is_group) {
    return groups_agree(a, b);
  }
  if (a->country && a->country == b->country && a->is_official &&
      b->is_official) {
    return true;
  }
  return a->is_group   ? group_is_named(know, a, b)
         : b->is_group ? group_is_named(know, b, a)
                       : false;
}

// How many of `a`'s fillers of `role` have their like in `b`, of how many.
static unsigned count_alike(const td_know *know, const td_report *a,
                            const td_report *b, td_role role, unsigned *n) {
  unsigned n_alike = 0;
  *n = 0;
  for (uint32_t i = 0; i < a->participants.count; i++) {
    const td_participant *p = &a->participants.items[i];
    if (p->role != role || p->is_unnamed) {
      continue;
    }
    ++*n;
    for (uint32_t k = 0; k < b->participants.count; k++) {
      const td_participant *q = &b->participants.items[k];
      if (q->role == role && td_participants_agree(know, p, q)) {
        n_alike++;
        break;
      }
    }
  }
  return n_alike;
}

// Points for `role`, or -1 where the two contradict: no filler alike, or each
// side has one that the other lacks ("France met Mali", "France met Chad").
static int role_points(const td_know *know, const td_report *a,
                       const td_report *b, td_role role) {
  unsigned n_a;
  unsigned n_b;
  const unsigned alike_a = count_alike(know, a, b, role, &n_a);
  const unsigned alike_b = count_alike(know, b, a, role, &n_b);
  if (n_a == 0 || n_b == 0) {
    return 0;
  }
  if (alike_a == 0 || (alike_a < n_a && alike_b < n_b)) {
    return -1;
  }
  return (int)(alike_a < alike_b ? alike_a : alike_b);
}

static int participant_points(const td_know *know, const td_report *a,
                              const td_report *b) {
  static const td_role roles[] = {TD_ROLE_ACTOR, TD_ROLE_RECIPIENT,
                                  TD_ROLE_THEME, TD_ROLE_ORIGIN,
                                  TD_ROLE_DESTINATION};
  int points = 0;
  for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
    const int more = role_points(know, a, b, roles[i]);
    if (more < 0) {
      return 0;
    }
    points += more;
  }
  return points;
}

unsigned td_reports_agree(const td_fuser *fuser, const td_report *a,
                          const td_report *b) {
  const td_term statement = td_know_vocab(fuser->know, TD_TID_Statement);
  if (td_know_is_subclass(fuser->know, a->classes[0], statement) ||
      td_know_is_subclass(fuser->know, b->classes[0], statement)) {
    return 0; // each saying is its own
  }
  if (!classes_agree(fuser->know, a, b) || !times_agree(a, b)) {
    return 0;
  }
  // A denial meets what it denies only where both give the time, and never
  // inside one article, which knows its own two events apart.
  if (contradict(a, b) &&
      (a->document == b->document || !has_time(a) || !has_time(b))) {
    return 0;
  }
  const int points = participant_points(fuser->know, a, b);
  const bool share_time = has_time(a) && has_time(b);
  return points && points + share_time >= MIN_POINTS
             ? (unsigned)points + share_time
             : 0;
}
