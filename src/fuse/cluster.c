// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "fuse/report.h"

#include <stdlib.h>

// Reports whose times begin further apart than this are not compared, unless
// the earlier one's time reaches that far.
#define WINDOW_DAYS 62
// Of articles of one story that are more days apart, participants without a
// common name or country are not compared.
#define STORY_DAYS 3
// Of two large clusters so many reports each are compared before they join.
#define MAX_COMPARED 32
// Of the pairs of reports of two clusters, one in so many must agree, so that
// no chain of reports, each a little like the next, ties together what has
// nothing in common.
#define MIN_AGREE 5
// So many pairs may contradict for each that names the same: reports have
// slips.
#define MAX_CONTRADICT 4
// A report is compared with so many that follow it in a block, so that the work
// grows with the reports; who is further off meets it through those between.
#define MAX_NEAR 128

// A report under one of the keys by which it can meet others.
typedef struct {
  td_term top;
  bool is_story; // then who is the story
  uint32_t who; // country, or the number of an IRI with the highest bit set, or
                // of a word
  td_day begin; // of the event, else of the article
  td_day end;
  uint32_t rank; // of the report, so that no order of the input counts
  uint32_t report;
} block_entry;

#define IRI_BIT 0x80000000U

static int compare_entries(const void *a, const void *b) {
  const block_entry *x = a;
  const block_entry *y = b;
  if (x->top != y->top) {
    return td_compare_u32(x->top, y->top);
  }
  if (x->is_story != y->is_story) {
    return x->is_story ? 1 : -1;
  }
  if (x->who != y->who) {
    return td_compare_u32(x->who, y->who);
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  return td_compare_u32(x->rank, y->rank);
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
  const int order = td_compare_u32(a->order, b->order);
  return order ? order
               : td_slice_compare(td_fuser_text(fuser, a->iri),
                                  td_fuser_text(fuser, b->iri));
}

// Union-find with the first report (td_report_compare) as the root, whose
// begin and end become those of the cluster's most exact report.
typedef struct {
  td_fuser *fuser;
  uint32_t *rank; // [n_reports]: place in the order of td_report_compare
  td_day *begin;  // [n_reports]: of the root's cluster
  td_day *end;
  bool *is_done;   // [n_reports]: some report of the root's cluster happened
  bool *is_denied; // [n_reports]: some did not, without saying when
  uint32_t *next;  // [n_reports]: ring of the cluster's reports
} forest;

static uint32_t find_root(td_fuser *fuser, uint32_t report) {
  td_report *reports = fuser->reports.items;
  while (reports[report].cluster != report) {
    reports[report].cluster = reports[reports[report].cluster].cluster;
    report = reports[report].cluster;
  }
  return report;
}

static bool has_time(const forest *f, uint32_t root) {
  return f->begin[root] != TD_NO_DAY && f->end[root] != TD_NO_DAY;
}

// One undated report must not tie two events of different days together.
static bool times_meet(const forest *f, uint32_t a, uint32_t b) {
  return !has_time(f, a) || !has_time(f, b) ||
         (f->begin[a] <= f->end[b] && f->begin[b] <= f->end[a]);
}

// A plan must not tie what was carried out to what "has yet to" be.
static bool contradict(const forest *f, uint32_t a, uint32_t b) {
  return (f->is_done[a] && f->is_denied[b]) ||
         (f->is_denied[a] && f->is_done[b]);
}

// What the pairs of reports of two clusters say.
typedef struct {
  unsigned n;
  unsigned n_agree;
  unsigned n_name; // of those that agree: by somebody or something in them
  unsigned n_contradict;
  bool excludes;
} votes;

static void count_vote(const forest *f, uint32_t i, uint32_t k, votes *v) {
  const td_report *a = &f->fuser->reports.items[i];
  const td_report *b = &f->fuser->reports.items[k];
  const unsigned points = td_reports_agree(f->fuser, a, b);
  v->n++;
  v->n_agree += points > 0;
  v->n_name += points > TD_POINTS_OF_WORDS;
  v->n_contradict += !points && td_reports_contradict(f->fuser, a, b);
  v->excludes |= !points && td_reports_exclude(f->fuser, a, b);
}

// Whether the reports of two clusters agree on the whole: one that names
// nobody must not tie together those that name others, nor what one of the
// articles tells as two.
static bool clusters_agree(const forest *f, uint32_t a, uint32_t b) {
  votes v = {0};
  uint32_t i = a;
  for (unsigned n = 0; n < MAX_COMPARED && (n == 0 || i != a); n++) {
    uint32_t k = b;
    for (unsigned m = 0; m < MAX_COMPARED && (m == 0 || k != b); m++) {
      count_vote(f, i, k, &v);
      k = f->next[k];
    }
    i = f->next[i];
  }
  return !v.excludes && MIN_AGREE * v.n_agree >= v.n &&
         v.n_contradict <= MAX_CONTRADICT * v.n_name;
}

static void join_rings(forest *f, uint32_t a, uint32_t b) {
  const uint32_t next = f->next[a];
  f->next[a] = f->next[b];
  f->next[b] = next;
}

static void join(forest *f, uint32_t a, uint32_t b, bool is_told) {
  const td_report *reports = f->fuser->reports.items;
  const bool is_dispute = td_reports_dispute(&reports[a], &reports[b]);
  a = find_root(f->fuser, a);
  b = find_root(f->fuser, b);
  if (a == b || !times_meet(f, a, b) || (!is_dispute && contradict(f, a, b)) ||
      (!is_told && !clusters_agree(f, a, b))) {
    return;
  }
  join_rings(f, a, b);
  const uint32_t root = f->rank[a] < f->rank[b] ? a : b;
  const uint32_t other = root == a ? b : a;
  f->fuser->reports.items[other].cluster = root;
  f->is_done[root] |= f->is_done[other];
  f->is_denied[root] |= f->is_denied[other];
  if (has_time(f, other) &&
      (!has_time(f, root) ||
       f->end[other] - f->begin[other] < f->end[root] - f->begin[root])) {
    f->begin[root] = f->begin[other];
    f->end[root] = f->end[other];
  }
}

typedef struct {
  const td_fuser *fuser;
  uint32_t report;
} ranked;

static int compare_ranked(const void *a, const void *b) {
  const ranked *x = a;
  const ranked *y = b;
  return td_report_compare(x->fuser, &x->fuser->reports.items[x->report],
                           &y->fuser->reports.items[y->report]);
}

static td_status make_forest(td_fuser *fuser, forest *f) {
  const uint32_t n = fuser->reports.count;
  ranked *order = TD_ARENA_ARRAY(fuser->arena, ranked, n);
  *f = (forest){.fuser = fuser,
                .rank = TD_ARENA_ARRAY(fuser->arena, uint32_t, n),
                .begin = TD_ARENA_ARRAY(fuser->arena, td_day, n),
                .end = TD_ARENA_ARRAY(fuser->arena, td_day, n),
                .is_done = TD_ARENA_ARRAY(fuser->arena, bool, n),
                .is_denied = TD_ARENA_ARRAY(fuser->arena, bool, n),
                .next = TD_ARENA_ARRAY(fuser->arena, uint32_t, n)};
  if (!order || !f->rank || !f->begin || !f->end || !f->is_done ||
      !f->is_denied || !f->next) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    td_report *r = &fuser->reports.items[i];
    order[i] = (ranked){fuser, i};
    r->cluster = f->next[i] = i;
    f->begin[i] = r->begin;
    f->end[i] = r->end;
    f->is_done[i] = r->status == TD_HAPPENED || r->status == TD_ONGOING;
    f->is_denied[i] = r->status == TD_DID_NOT_HAPPEN && r->begin == TD_NO_DAY &&
                      r->end == TD_NO_DAY;
  }
  if (n) {
    qsort(order, n, sizeof(*order), compare_ranked);
  }
  for (uint32_t i = 0; i < n; i++) {
    f->rank[order[i].report] = i;
  }
  return TD_OK;
}

static void join_repetitions(forest *f) {
  const td_fuser *fuser = f->fuser;
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    const uint32_t same = fuser->reports.items[i].same_as;
    const uint32_t other = same ? fuser->by_iri[same] : 0;
    if (other) {
      join(f, i, other - 1, true);
    }
  }
}

// Two reports that agree, by their ranks, and how much speaks for it.
typedef struct {
  unsigned points;
  uint32_t first;
  uint32_t second;
  uint32_t a;
  uint32_t b;
} pair;

typedef struct {
  TD_ARRAY(pair) list;
} pairs;

// The strongest first; then in the order of the reports, whatever was added
// first.
static int compare_pairs(const void *a, const void *b) {
  const pair *x = a;
  const pair *y = b;
  if (x->points != y->points) {
    return x->points > y->points ? -1 : 1;
  }
  const int order = td_compare_u32(x->first, y->first);
  return order ? order : td_compare_u32(x->second, y->second);
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

// A report stands in one block for each participant, and in that of its story.
static td_status make_entries(const forest *f, block_entry **entries,
                              uint32_t *n) {
  td_fuser *fuser = f->fuser;
  uint32_t capacity = 0;
  *n = 0;
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    const td_report *r = &fuser->reports.items[i];
    block_entry entry = {.top = r->top, .rank = f->rank[i], .report = i};
    entry.begin = r->begin != TD_NO_DAY ? r->begin : r->article_day;
    entry.end = r->end != TD_NO_DAY ? r->end : r->article_day;
    for (uint32_t k = 0; k < r->participants.count; k++) {
      const td_participant *p = &r->participants.items[k];
      entry.who = p->iri | IRI_BIT;
      TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
      entry.who = p->known ? 0 : p->head | IRI_BIT;
      TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
      if (p->country) {
        entry.who = p->country;
        TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
      }
    }
    entry.begin = entry.end = r->article_day;
    entry.is_story = true;
    entry.who = fuser->articles.items[r->document].story;
    TD_TRY(add_entry(fuser, entry, entries, n, &capacity));
  }
  return TD_OK;
}

static td_status add_pair(const forest *f, uint32_t a, uint32_t b,
                          unsigned points, pairs *out) {
  pair *p = TD_PUSH(f->fuser->arena, &out->list);
  if (!p) {
    return TD_ERR_NO_MEM;
  }
  const bool a_first = f->rank[a] < f->rank[b];
  *p = (pair){points, f->rank[a_first ? a : b], f->rank[a_first ? b : a], a, b};
  return TD_OK;
}

static td_status compare_block(const forest *f, const block_entry *entries,
                               uint32_t first, uint32_t end, pairs *out) {
  const td_report *reports = f->fuser->reports.items;
  const td_day window = entries[first].is_story ? STORY_DAYS : WINDOW_DAYS;
  for (uint32_t i = first; i < end; i++) {
    for (uint32_t k = i + 1; k < end && k - i <= MAX_NEAR; k++) {
      // Entries are sorted by their begin.
      if (entries[i].end != TD_NO_DAY && entries[k].begin != TD_NO_DAY &&
          entries[k].begin > entries[i].end + window) {
        break;
      }
      const uint32_t a = entries[i].report;
      const uint32_t b = entries[k].report;
      const unsigned points =
          a == b ? 0 : td_reports_agree(f->fuser, &reports[a], &reports[b]);
      if (points) {
        TD_TRY(add_pair(f, a, b, points, out));
      }
    }
  }
  return TD_OK;
}

static td_status find_pairs(const forest *f, pairs *out) {
  block_entry *entries = NULL;
  uint32_t n;
  TD_TRY(make_entries(f, &entries, &n));
  if (n) {
    qsort(entries, n, sizeof(*entries), compare_entries);
  }
  for (uint32_t first = 0; first < n;) {
    uint32_t end = first + 1;
    while (end < n && entries[end].top == entries[first].top &&
           entries[end].is_story == entries[first].is_story &&
           entries[end].who == entries[first].who) {
      end++;
    }
    TD_TRY(compare_block(f, entries, first, end, out));
    first = end;
  }
  return TD_OK;
}

static void join_pairs(forest *f, pairs *found) {
  if (found->list.count) {
    qsort(found->list.items, found->list.count, sizeof(pair), compare_pairs);
  }
  for (uint32_t i = 0; i < found->list.count; i++) {
    join(f, found->list.items[i].a, found->list.items[i].b, false);
  }
  found->list.count = 0;
}

td_status td_fuser_cluster(td_fuser *fuser) {
  forest f;
  pairs found = {{0}};
  TD_TRY(make_forest(fuser, &f));
  join_repetitions(&f);
  TD_TRY(find_pairs(&f, &found));
  join_pairs(&f, &found);
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    fuser->reports.items[i].cluster = find_root(fuser, i);
  }
  return TD_OK;
}
