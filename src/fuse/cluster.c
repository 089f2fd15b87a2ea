// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "fuse/report.h"

#include <stdlib.h>

// Reports whose times begin further apart than this are not compared, unless
// the earlier one's time reaches that far.
#define WINDOW_DAYS 62

// A report under one of the keys by which it can meet others.
typedef struct {
  td_term top;
  uint32_t who; // country, or the number of an IRI with the highest bit set
  td_day begin; // of the event, else of the article
  td_day end;
  uint32_t report;
} block_entry;

#define IRI_BIT 0x80000000U

static int compare_u32(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int compare_entries(const void *a, const void *b) {
  const block_entry *x = a;
  const block_entry *y = b;
  if (x->top != y->top) {
    return compare_u32(x->top, y->top);
  }
  if (x->who != y->who) {
    return compare_u32(x->who, y->who);
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  return compare_u32(x->report, y->report);
}

int td_report_compare(const td_fuser *fuser, const td_report *a,
                      const td_report *b) {
  if (a->article_day != b->article_day) {
    return a->article_day < b->article_day ? -1 : 1;
  }
  if (a->document != b->document) {
    const int order = td_slice_compare(
        td_fuser_text(fuser, fuser->articles.items[a->document].iri),
        td_fuser_text(fuser, fuser->articles.items[b->document].iri));
    if (order) {
      return order;
    }
  }
  const int order = compare_u32(a->order, b->order);
  return order ? order
               : td_slice_compare(td_fuser_text(fuser, a->iri),
                                  td_fuser_text(fuser, b->iri));
}

// Union-find with the first report (td_report_compare) as the root.
static uint32_t find_root(td_fuser *fuser, uint32_t report) {
  td_report *reports = fuser->reports.items;
  while (reports[report].cluster != report) {
    reports[report].cluster = reports[reports[report].cluster].cluster;
    report = reports[report].cluster;
  }
  return report;
}

// Undated reports must not chain together what happened on different days.
static bool days_meet(const td_report *a, const td_report *b) {
  const bool a_before_b = a->shared_end != TD_NO_DAY &&
                          b->shared_begin != TD_NO_DAY &&
                          a->shared_end < b->shared_begin;
  const bool b_before_a = b->shared_end != TD_NO_DAY &&
                          a->shared_begin != TD_NO_DAY &&
                          b->shared_end < a->shared_begin;
  return !a_before_b && !b_before_a;
}

static void share_days(td_report *a, td_report *b) {
  const td_day begin =
      a->shared_begin > b->shared_begin ? a->shared_begin : b->shared_begin;
  const bool a_ends_first =
      b->shared_end == TD_NO_DAY ||
      (a->shared_end != TD_NO_DAY && a->shared_end < b->shared_end);
  const td_day end = a_ends_first ? a->shared_end : b->shared_end;
  a->shared_begin = b->shared_begin = begin;
  a->shared_end = b->shared_end = end;
}

static void join(td_fuser *fuser, uint32_t a, uint32_t b) {
  a = find_root(fuser, a);
  b = find_root(fuser, b);
  td_report *reports = fuser->reports.items;
  if (a == b || !days_meet(&reports[a], &reports[b])) {
    return;
  }
  share_days(&reports[a], &reports[b]);
  if (td_report_compare(fuser, &reports[a], &reports[b]) <= 0) {
    reports[b].cluster = a;
  } else {
    reports[a].cluster = b;
  }
}

static void join_repetitions(td_fuser *fuser) {
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    const uint32_t same = fuser->reports.items[i].same_as;
    const uint32_t other = same ? fuser->by_iri[same] : 0;
    if (other) {
      join(fuser, i, other - 1);
    }
  }
}

static td_status add_entry(td_fuser *fuser, block_entry entry,
                           block_entry **entries, uint32_t *n,
                           uint32_t *capacity) {
  if (*n == *capacity) {
    block_entry *grown = td_array_grow(fuser->arena, *entries, *n, capacity,
                                       sizeof(block_entry));
    if (!grown) {
      return TD_ERR_NO_MEM;
    }
    *entries = grown;
  }
  (*entries)[(*n)++] = entry;
  return TD_OK;
}

// A report stands in one block for each participant.
static td_status make_entries(td_fuser *fuser, block_entry **entries,
                              uint32_t *n) {
  uint32_t capacity = 0;
  *n = 0;
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    const td_report *r = &fuser->reports.items[i];
    block_entry entry = {.top = r->top, .report = i};
    entry.begin = r->begin != TD_NO_DAY ? r->begin : r->article_day;
    entry.end = r->end != TD_NO_DAY ? r->end : r->article_day;
    for (uint32_t k = 0; k < r->participants.count; k++) {
      const td_participant *p = &r->participants.items[k];
      entry.who = p->iri | IRI_BIT;
      TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
      if (p->country) {
        entry.who = p->country;
        TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
      }
    }
  }
  return TD_OK;
}

static void compare_block(td_fuser *fuser, const block_entry *entries,
                          uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    for (uint32_t k = i + 1; k < end; k++) {
      // Entries are sorted by their begin; an article's own are always met.
      if (entries[i].end != TD_NO_DAY && entries[k].begin != TD_NO_DAY &&
          entries[k].begin > entries[i].end + WINDOW_DAYS) {
        break;
      }
      const uint32_t a = entries[i].report;
      const uint32_t b = entries[k].report;
      if (a != b && find_root(fuser, a) != find_root(fuser, b) &&
          td_reports_agree(fuser, &fuser->reports.items[a],
                           &fuser->reports.items[b])) {
        join(fuser, a, b);
      }
    }
  }
}

td_status td_fuser_cluster(td_fuser *fuser) {
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    td_report *r = &fuser->reports.items[i];
    r->cluster = i;
    r->shared_begin = r->begin;
    r->shared_end = r->end;
  }
  join_repetitions(fuser);
  block_entry *entries = NULL;
  uint32_t n;
  TD_TRY(make_entries(fuser, &entries, &n));
  if (n) {
    qsort(entries, n, sizeof(*entries), compare_entries);
  }
  for (uint32_t first = 0; first < n;) {
    uint32_t end = first + 1;
    while (end < n && entries[end].top == entries[first].top &&
           entries[end].who == entries[first].who) {
      end++;
    }
    compare_block(fuser, entries, first, end);
    first = end;
  }
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    fuser->reports.items[i].cluster = find_root(fuser, i);
  }
  return TD_OK;
}
