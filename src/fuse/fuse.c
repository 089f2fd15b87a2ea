// SPDX-License-Identifier: MIT

#include "fuse/fuse.h"

#include "base/memory.h"
#include "base/try.h"
#include "doc/iri.h"
#include "fuse/report.h"

#include <stdlib.h>

#define EVENT_DIGITS 12

td_fuser *td_fuser_new(const td_know *know, td_slice base) {
  td_fuser *fuser = td_memory_new(1, sizeof(*fuser));
  if (!fuser) {
    return NULL;
  }
  fuser->know = know;
  fuser->base = base;
  fuser->arena = td_arena_new(0);
  fuser->texts = td_interner_new();
  if (!fuser->arena || !fuser->texts) {
    td_fuser_free(fuser);
    return NULL;
  }
  return fuser;
}

void td_fuser_free(td_fuser *fuser) {
  if (fuser) {
    td_arena_free(fuser->arena);
    td_interner_free(fuser->texts);
    td_memory_free(fuser);
  }
}

static td_status index_reports(td_fuser *fuser) {
  fuser->n_indexed = td_interner_count(fuser->texts);
  fuser->by_iri =
      TD_ARENA_ARRAY(fuser->arena, uint32_t, (size_t)fuser->n_indexed + 1);
  if (!fuser->by_iri) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < fuser->reports.count; i++) {
    fuser->by_iri[fuser->reports.items[i].iri] = i + 1;
  }
  return TD_OK;
}

// event/DATE-CLASS-HASH, after the first report.
static td_status name_event(td_fuser *fuser, const td_report *first,
                            uint32_t *iri) {
  static const int lengths[] = {0, 4, 7, 10};
  td_buffer text = {0};
  td_buffer_add(&text, fuser->base);
  td_buffer_add_string(&text, "event/");
  if (first->begin != TD_NO_DAY && first->precision != TD_PRECISION_NONE) {
    char date[TD_DATE_BYTES];
    td_day_format(first->begin, date);
    td_buffer_add(&text, (td_slice){date, (size_t)lengths[first->precision]});
  } else {
    td_buffer_add_string(&text, "undated");
  }
  td_buffer_add_char(&text, '-');
  td_buffer_add(&text, td_know_local_name(fuser->know, first->classes[0]));
  td_buffer_add_char(&text, '-');
  td_iri_digest(td_fuser_text(fuser, first->iri), EVENT_DIGITS, &text);
  *iri = text.failed ? 0
                     : td_interner_add(fuser->texts, td_buffer_as_slice(&text));
  td_buffer_clear(&text);
  return *iri ? TD_OK : TD_ERR_NO_MEM;
}

static td_status name_events(td_fuser *fuser) {
  const uint32_t n = fuser->reports.count;
  fuser->events = TD_ARENA_ARRAY(fuser->arena, uint32_t, n);
  if (!fuser->events) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (fuser->reports.items[i].cluster == i) {
      TD_TRY(name_event(fuser, &fuser->reports.items[i], &fuser->events[i]));
      fuser->n_events++;
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    fuser->events[i] = fuser->events[fuser->reports.items[i].cluster];
  }
  return TD_OK;
}

td_status td_fuser_run(td_fuser *fuser) {
  TD_TRY(index_reports(fuser));
  TD_TRY(td_fuser_find_stories(fuser));
  TD_TRY(td_fuser_cluster(fuser));
  return name_events(fuser);
}

uint32_t td_fuser_count(const td_fuser *fuser) { return fuser->n_events; }

td_slice td_fuser_event(const td_fuser *fuser, td_slice report) {
  const uint32_t text = td_interner_find(fuser->texts, report);
  if (text == 0 || text > fuser->n_indexed) {
    return (td_slice){0};
  }
  const uint32_t at = fuser->by_iri[text];
  return at ? td_fuser_text(fuser, fuser->events[at - 1]) : (td_slice){0};
}

typedef struct {
  const td_fuser *fuser;
  uint32_t report;
} ordered;

// Reports of one cluster together, in the order of td_report_compare.
static int compare_ordered(const void *a, const void *b) {
  const ordered *x = a;
  const ordered *y = b;
  const td_report *reports = x->fuser->reports.items;
  const uint32_t cx = reports[x->report].cluster;
  const uint32_t cy = reports[y->report].cluster;
  if (cx != cy) {
    return cx < cy ? -1 : 1;
  }
  return td_report_compare(x->fuser, &reports[x->report], &reports[y->report]);
}

td_status td_fuser_emit(td_fuser *fuser, td_statement_sink sink) {
  const uint32_t n = fuser->reports.count;
  ordered *order = TD_ARENA_ARRAY(fuser->arena, ordered, n);
  uint32_t *numbers = TD_ARENA_ARRAY(fuser->arena, uint32_t, n);
  if (!order || !numbers) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    order[i] = (ordered){fuser, i};
  }
  if (n) {
    qsort(order, n, sizeof(*order), compare_ordered);
  }
  for (uint32_t i = 0; i < n; i++) {
    numbers[i] = order[i].report;
  }
  for (uint32_t first = 0; first < n;) {
    const uint32_t cluster = fuser->reports.items[numbers[first]].cluster;
    uint32_t end = first + 1;
    while (end < n && fuser->reports.items[numbers[end]].cluster == cluster) {
      end++;
    }
    TD_TRY(td_fuser_merge(fuser, numbers + first, end - first, sink));
    first = end;
  }
  return TD_OK;
}
