// SPDX-License-Identifier: MIT

#include "fuse/report.h"

// Articles this far apart may speak of one event without giving its date.
#define MAX_UNDATED_DAYS 3
// Participants alike, a time that both give, and a story that two articles
// share count one each.
#define MIN_POINTS 2
// Letters at the beginning of two words of one family.
#define MIN_STEM 4

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

// "Was killed" tells of one event with "died".
static bool causes(const td_know *know, const td_report *a,
                   const td_report *b) {
  for (int i = 0; b->cause && i < TD_MAX_CLASSES && a->classes[i]; i++) {
    if (td_know_is_subclass(know, a->classes[i], b->cause)) {
      return true;
    }
  }
  return false;
}

static bool has_time(const td_report *r) {
  return r->begin != TD_NO_DAY || r->end != TD_NO_DAY;
}

static bool times_differ(const td_report *a, const td_report *b) {
  const bool a_before_b =
      a->end != TD_NO_DAY && b->begin != TD_NO_DAY && a->end < b->begin;
  const bool b_before_a =
      b->end != TD_NO_DAY && a->begin != TD_NO_DAY && b->end < a->begin;
  return a_before_b || b_before_a;
}

// Of articles without a day, only the story tells that they are of one time.
static bool are_near(const td_report *a, const td_report *b, bool in_story) {
  if (a->document == b->document || (has_time(a) && has_time(b))) {
    return true;
  }
  if (a->article_day == TD_NO_DAY || b->article_day == TD_NO_DAY) {
    return in_story;
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

// Two reports while they are compared.
typedef struct {
  const td_fuser *fuser;
  const td_report *a;
  const td_report *b;
  bool in_story; // of two articles that tell one story
  bool in_words; // and in the same words
  bool is_again; // of one article, in the same words
} comparison;

// "Shot" and "the shooting": words that begin alike.
static bool words_agree(const td_fuser *fuser, uint32_t a, uint32_t b) {
  const td_slice x = td_fuser_text(fuser, a);
  const td_slice y = td_fuser_text(fuser, b);
  return a && b &&
         (a == b || (x.length >= MIN_STEM && y.length >= MIN_STEM &&
                     memcmp(x.data, y.data, MIN_STEM) == 0));
}

static comparison compare(const td_fuser *fuser, const td_report *a,
                          const td_report *b) {
  const td_article *articles = fuser->articles.items;
  const bool is_one_article = a->document == b->document;
  const bool in_story = !is_one_article && articles[a->document].story ==
                                               articles[b->document].story;
  const bool in_words =
      a->classes[0] == b->classes[0] && words_agree(fuser, a->lemma, b->lemma);
  return (comparison){.fuser = fuser,
                      .a = a,
                      .b = b,
                      .in_story = in_story,
                      .in_words = in_story && in_words,
                      .is_again = is_one_article && in_words};
}

// Places that do not exclude one another speak for nothing yet.
static td_likeness places_alike(const td_fuser *fuser, const td_participant *p,
                                const td_participant *q) {
  const td_term country = td_know_vocab(fuser->know, TD_SCHEMA_Country);
  if (p->iri == q->iri && !td_know_is_subclass(fuser->know, p->type, country)) {
    return TD_SAME_NAME;
  }
  return td_places_meet(fuser, p, q) ? TD_MAY_BE_SAME : TD_NOT_SAME;
}

static td_likeness alike_in(const comparison *c, td_role role,
                            const td_participant *p, const td_participant *q) {
  if (role == TD_ROLE_PLACE) {
    return places_alike(c->fuser, p, q);
  }
  return td_participants_alike(c->fuser, p, q, c->in_story);
}

// Fillers of one role, and how many have their like in the other report.
typedef struct {
  unsigned n;
  unsigned n_alike;
  unsigned n_other;  // that cannot be any of the other report
  unsigned likeness; // sum of the best of each
  bool is_private;   // some with a like is not known to the gazetteer
} tally;

static tally count_alike(const comparison *c, const td_report *a,
                         const td_report *b, td_role role) {
  tally found = {0};
  for (uint32_t i = 0; i < a->participants.count; i++) {
    const td_participant *p = &a->participants.items[i];
    td_likeness best = TD_NOT_SAME;
    if (p->compared_as != role || p->is_open) {
      continue;
    }
    for (uint32_t k = 0; k < b->participants.count; k++) {
      const td_participant *q = &b->participants.items[k];
      const td_likeness likeness = q->compared_as == role && !q->is_open
                                       ? alike_in(c, role, p, q)
                                       : TD_NOT_SAME;
      best = likeness > best ? likeness : best;
    }
    found.n++;
    found.n_other += best < (c->in_words ? TD_UNTOLD : TD_MAY_BE_SAME);
    if (best >= TD_MAY_BE_SAME) {
      found.n_alike++;
      found.likeness += best - TD_UNTOLD;
      found.is_private |= !p->known || p->known != p->country;
    }
  }
  return found;
}

// What two reports have in common.
typedef struct {
  bool contradicts;
  unsigned n_alike;  // fillers of roles
  unsigned likeness; // of them all
  bool is_private;   // one of them does not make news every day
} common;

// A role contradicts where no filler is alike, or each side has one that the
// other lacks ("France met Mali", "France met Chad").
static void compare_role(const comparison *c, td_role role, common *found) {
  const tally a = count_alike(c, c->a, c->b, role);
  const tally b = count_alike(c, c->b, c->a, role);
  if (a.n == 0 || b.n == 0) {
    return;
  }
  found->is_private |= a.is_private || b.is_private;
  found->contradicts |=
      a.n_other == a.n || b.n_other == b.n || (a.n_other > 0 && b.n_other > 0);
  // That a city is the same counts as a participant, once.
  if (role == TD_ROLE_PLACE) {
    const bool is_same = a.likeness == TD_SAME_NAME - TD_UNTOLD;
    found->n_alike += is_same;
    found->likeness += is_same;
  } else {
    found->n_alike += a.n_alike < b.n_alike ? a.n_alike : b.n_alike;
    found->likeness += a.likeness < b.likeness ? a.likeness : b.likeness;
  }
}

static common compare_roles(const comparison *c) {
  static const td_role roles[] = {TD_ROLE_ACTOR,       TD_ROLE_RECIPIENT,
                                  TD_ROLE_THEME,       TD_ROLE_ORIGIN,
                                  TD_ROLE_DESTINATION, TD_ROLE_PLACE};
  common found = {0};
  for (size_t i = 0; i < sizeof(roles) / sizeof(*roles) && !found.contradicts;
       i++) {
    compare_role(c, roles[i], &found);
  }
  return found;
}

bool td_reports_contradict(const td_fuser *fuser, const td_report *a,
                           const td_report *b) {
  const comparison c = compare(fuser, a, b);
  return compare_roles(&c).contradicts;
}

// "Near Basra, one strike hit a store": what an article tells as new is nothing
// that it told of before.
static bool is_told_apart(const td_report *a, const td_report *b) {
  const td_report *later = a->order < b->order ? b : a;
  return a->document == b->document && later->is_new;
}

bool td_reports_exclude(const td_fuser *fuser, const td_report *a,
                        const td_report *b) {
  if (a->document != b->document || is_told_apart(a, b)) {
    return a->document == b->document;
  }
  const comparison c = compare(fuser, a, b);
  common found = {0};
  compare_role(&c, TD_ROLE_PLACE, &found);
  compare_role(&c, TD_ROLE_THEME, &found);
  return found.contradicts;
}

static bool is_statement(const td_fuser *fuser, const td_report *r) {
  return td_know_is_subclass(fuser->know, r->classes[0],
                             td_know_vocab(fuser->know, TD_TID_Statement));
}

// Whoever speaks twice in one article says two things; what two articles quote
// alike was said once.
static bool is_one_saying(const td_report *a, const td_report *b) {
  return a->document != b->document && td_saying_is_shared(&a->said, &b->said);
}

static bool is_one_kind(const comparison *c) {
  return c->a->classes[0] == c->b->classes[0] ||
         causes(c->fuser->know, c->a, c->b) ||
         causes(c->fuser->know, c->b, c->a);
}

// States and their like do much on every day of a story: one of them says less
// than "a former employee".
static unsigned wanted_points(const comparison *c, const common *found,
                              bool share_time) {
  const bool is_vague = c->in_story && !share_time && !found->is_private &&
                        !is_statement(c->fuser, c->a);
  return MIN_POINTS + !is_one_kind(c) + is_vague;
}

static bool names(const td_report *r, uint32_t who) {
  for (uint32_t i = 0; i < r->sources.count; i++) {
    if (r->sources.items[i] == who) {
      return true;
    }
  }
  return false;
}

bool td_reports_dispute(const td_report *a, const td_report *b) {
  const td_report *denial = a->status == TD_DID_NOT_HAPPEN ? a : b;
  const td_report *claim = denial == a ? b : a;
  if (a->document != b->document || !contradict(a, b) ||
      claim->sources.count == 0 || denial->deniers.count == 0) {
    return false;
  }
  for (uint32_t i = 0; i < denial->deniers.count; i++) {
    if (names(claim, denial->deniers.items[i])) {
      return false;
    }
  }
  return true;
}

static bool tells_nobody(const td_report *r) {
  for (uint32_t i = 0; i < r->participants.count; i++) {
    if (!r->participants.items[i].is_open) {
      return false;
    }
  }
  return true;
}

// "The attack" of one article is that of another on the same story, and that
// which the article told of before.
static bool is_repeated(const comparison *c) {
  return c->in_words ||
         (c->is_again && (tells_nobody(c->a) || tells_nobody(c->b)));
}

static bool kinds_agree(const td_know *know, const td_report *a,
                        const td_report *b) {
  return classes_agree(know, a, b) || causes(know, a, b) || causes(know, b, a);
}

// A denial meets what it denies only where both give the time; inside one
// article, which knows its own two events apart, where others are named as
// their sources.
static bool statuses_agree(const td_report *a, const td_report *b) {
  return !contradict(a, b) || td_reports_dispute(a, b) ||
         (a->document != b->document && has_time(a) && has_time(b));
}

unsigned td_reports_agree(const td_fuser *fuser, const td_report *a,
                          const td_report *b) {
  if ((is_statement(fuser, a) && !is_one_saying(a, b)) || is_told_apart(a, b) ||
      !kinds_agree(fuser->know, a, b) || times_differ(a, b) ||
      !statuses_agree(a, b)) {
    return 0;
  }
  const comparison c = compare(fuser, a, b);
  const common found = compare_roles(&c);
  const bool is_near = are_near(a, b, c.in_story);
  // What was done to somebody who is in the news for it is told for weeks.
  if (found.contradicts || (!is_near && !(c.in_story && found.is_private))) {
    return 0;
  }
  if (found.n_alike == 0) {
    return is_repeated(&c) ? TD_POINTS_OF_WORDS : 0;
  }
  const bool share_time = has_time(a) && has_time(b);
  const unsigned more = share_time + (c.in_story || c.is_again);
  return found.n_alike + more < wanted_points(&c, &found, share_time)
             ? 0
             : found.likeness + more;
}
