// SPDX-License-Identifier: MIT

#include "fuse/report.h"

#define MAX_DEPTH 8

static bool is_kind_of(const td_fuser *fuser, td_term a, td_term b) {
  return a && b &&
         (td_know_is_subclass(fuser->know, a, b) ||
          td_know_is_subclass(fuser->know, b, a));
}

static bool is_person(const td_fuser *fuser, const td_participant *p) {
  return p->type &&
         td_know_is_subclass(fuser->know, p->type,
                             td_know_vocab(fuser->know, TD_SCHEMA_Person));
}

static bool differ(td_term a, td_term b) { return a && b && a != b; }

static bool is_one(const td_participant *p) {
  return p->count == 1 || (p->count == TD_NO_COUNT && !p->is_plural);
}

static bool counts_agree(const td_participant *a, const td_participant *b) {
  return a->count == TD_NO_COUNT || b->count == TD_NO_COUNT ||
         a->count == b->count;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The first number in the words of a group: its count, or an age.
static td_slice number_in(td_slice words) {
  size_t begin = 0;
  while (begin < words.length && !is_digit(words.data[begin])) {
    begin++;
  }
  size_t end = begin;
  while (end < words.length && is_digit(words.data[end])) {
    end++;
  }
  return td_slice_part(words, begin, end);
}

// "A 66-year-old woman" is not "a 59-year-old woman".
static bool numbers_differ(const td_fuser *fuser, const td_participant *a,
                           const td_participant *b) {
  const td_slice x = number_in(td_fuser_text(fuser, a->name));
  const td_slice y = number_in(td_fuser_text(fuser, b->name));
  return x.length && y.length && !td_slice_equal(x, y);
}

// What is told of two persons, or two groups, of one story lets them be one:
// "a former employee", "the gunman".
static bool may_be_one(const td_fuser *fuser, const td_participant *a,
                       const td_participant *b) {
  return is_one(a) == is_one(b) && counts_agree(a, b) &&
         !differ(a->country, b->country) && !differ(a->gender, b->gender) &&
         !differ(a->sector, b->sector) && is_kind_of(fuser, a->type, b->type);
}

// "A deputy" is not told to be Jerry Ortiz, nor to be anybody else.
static bool excludes_nothing(const td_participant *a, const td_participant *b) {
  return counts_agree(a, b) && !differ(a->country, b->country) &&
         !differ(a->gender, b->gender);
}

static td_likeness groups_alike(const td_fuser *fuser, const td_participant *a,
                                const td_participant *b, bool in_story) {
  const bool same_country = a->country && a->country == b->country;
  if (numbers_differ(fuser, a, b)) {
    return TD_NOT_SAME;
  }
  if (counts_agree(a, b) && !differ(a->country, b->country) &&
      (a->head == b->head ||
       (same_country && a->is_official == b->is_official))) {
    return TD_SAME_WORDS;
  }
  const bool is_counted = a->count != TD_NO_COUNT && a->count == b->count;
  if (in_story && (is_counted || (is_one(a) && is_person(fuser, a))) &&
      may_be_one(fuser, a, b)) {
    return TD_MAY_BE_SAME;
  }
  return in_story && excludes_nothing(a, b) ? TD_UNTOLD : TD_NOT_SAME;
}

// "Venezuela's state oil company" may be the PDVSA of the next sentence.
static td_likeness group_is_named(const td_fuser *fuser,
                                  const td_participant *group,
                                  const td_participant *named, bool in_story) {
  const bool is_alike = (group->count == TD_NO_COUNT || group->count == 1) &&
                        group->country && group->country == named->country &&
                        is_kind_of(fuser, group->type, named->type);
  if (is_alike) {
    return TD_SAME_WORDS;
  }
  const bool is_band =
      group->is_plural && group->sector && group->sector == named->sector &&
      !is_person(fuser, named) && !differ(group->country, named->country);
  if (in_story &&
      (is_band || (is_one(group) && is_person(fuser, named) && !named->known &&
                   may_be_one(fuser, group, named)))) {
    return TD_MAY_BE_SAME;
  }
  return in_story && excludes_nothing(group, named) ? TD_UNTOLD : TD_NOT_SAME;
}

static td_slice first_word(td_slice name) {
  td_slice rest;
  return td_slice_split(name, ' ', &rest);
}

// "Fred" and "F." may be short for "Frederick".
static bool first_names_agree(td_slice a, td_slice b) {
  if (a.length && a.data[a.length - 1] == '.') {
    a.length--;
  }
  if (b.length && b.data[b.length - 1] == '.') {
    b.length--;
  }
  return td_slice_has_prefix(a, b) || td_slice_has_prefix(b, a);
}

static unsigned count_words(td_slice name) {
  unsigned n = 1;
  for (size_t i = 0; i < name.length; i++) {
    n += name.data[i] == ' ';
  }
  return n;
}

static bool is_one_word(td_slice name) {
  return first_word(name).length == name.length;
}

// "Maurice Cheeks" of the one article is "Cheeks" or "Maurice" of the other.
static bool names_agree(const td_fuser *fuser, const td_participant *a,
                        const td_participant *b) {
  if ((a->known && b->known) || differ(a->country, b->country) ||
      differ(a->gender, b->gender)) {
    return false;
  }
  const td_slice x = td_fuser_text(fuser, a->name);
  const td_slice y = td_fuser_text(fuser, b->name);
  if (is_one_word(x) || is_one_word(y)) {
    return a->head == b->head || (is_person(fuser, a) && is_person(fuser, b) &&
                                  td_slice_equal(first_word(x), first_word(y)));
  }
  return a->head == b->head &&
         (first_names_agree(first_word(x), first_word(y)) ||
          count_words(x) != count_words(y));
}

// A minister's visit is not his president's.
static bool are_two_persons(const td_fuser *fuser, const td_participant *a,
                            const td_participant *b) {
  return a->known && b->known && is_person(fuser, a) && is_person(fuser, b);
}

td_likeness td_participants_alike(const td_fuser *fuser,
                                  const td_participant *a,
                                  const td_participant *b, bool in_story) {
  if (a->iri == b->iri) {
    return TD_SAME_NAME;
  }
  if (a->is_group && b->is_group) {
    return groups_alike(fuser, a, b, in_story);
  }
  if (a->country && a->country == b->country && a->is_official &&
      b->is_official && !are_two_persons(fuser, a, b)) {
    return TD_SAME_WORDS;
  }
  if (a->is_group || b->is_group) {
    return a->is_group ? group_is_named(fuser, a, b, in_story)
                       : group_is_named(fuser, b, a, in_story);
  }
  return in_story && names_agree(fuser, a, b) ? TD_SAME_NAME : TD_NOT_SAME;
}

static bool contains(const td_know *know, td_term outer, td_term inner) {
  for (unsigned depth = 0; inner && depth < MAX_DEPTH; depth++) {
    if (inner == outer || td_know_has(know, inner, TD_TID_country, outer)) {
      return true;
    }
    inner = td_know_get(know, inner, TD_SCHEMA_containedInPlace);
  }
  return false;
}

// Places without a name, and regions, leave it open what lies in them.
static bool is_narrow(const td_fuser *fuser, const td_participant *p) {
  return !p->is_group &&
         (!p->known ||
          td_know_is_subclass(fuser->know, p->type,
                              td_know_vocab(fuser->know, TD_SCHEMA_City)));
}

bool td_places_meet(const td_fuser *fuser, const td_participant *a,
                    const td_participant *b) {
  if (a->iri == b->iri || a->name == b->name ||
      contains(fuser->know, a->known, b->known) ||
      contains(fuser->know, b->known, a->known)) {
    return true;
  }
  return (!a->known || !b->known) && !differ(a->country, b->country) &&
         !(is_narrow(fuser, a) && is_narrow(fuser, b));
}
