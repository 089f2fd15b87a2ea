// SPDX-License-Identifier: MIT

#include "sparql/run.h"

#include "base/memory.h"
#include "base/try.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

enum { STEPS_A_LOOK = 1024 };

static double clock_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare_terms(const void *left, const void *right) {
  const td_term a = *(const td_term *)left;
  const td_term b = *(const td_term *)right;
  return (a > b) - (a < b);
}

static td_status list_terms(td_run *run, const td_slot_list *slots,
                            td_term_list *out) {
  out->items = TD_ARENA_ARRAY(run->arena, td_term, slots->count + 1);
  if (!out->items) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < slots->count; i++) {
    const td_term term = td_terms_find(run->terms, &slots->items[i].node);
    if (term) {
      out->items[out->count++] = term;
    }
  }
  qsort(out->items, out->count, sizeof(td_term), compare_terms);
  return TD_OK;
}

// A query that names graphs sees those and no others (13.2).
static td_status set_dataset(td_run *run, const td_query *query,
                             bool is_union) {
  run->active =
      (td_active){is_union ? TD_GRAPHS_ALL : TD_GRAPHS_ONE, TD_DEFAULT_GRAPH};
  if (query->from.count || query->from_named.count) {
    run->active.kind = TD_GRAPHS_LISTED;
    TD_TRY(list_terms(run, &query->from, &run->merged));
    return list_terms(run, &query->from_named, &run->named);
  }
  size_t n;
  const td_term *graphs = td_quads_graphs(run->quads, &n);
  run->named.items = TD_ARENA_ARRAY(run->arena, td_term, n + 1);
  if (!run->named.items) {
    return TD_ERR_NO_MEM;
  }
  run->named.count = n;
  if (n) {
    memcpy(run->named.items, graphs, n * sizeof(td_term));
  }
  return TD_OK;
}

td_status td_run_init(td_run *run, td_query *query,
                      const td_run_options *options) {
  *run = (td_run){.quads = options->quads,
                  .errors = options->errors,
                  .limits = options->limits,
                  .width = query->n_vars,
                  .base = query->base};
  run->arena = td_arena_new(0);
  run->scratch = td_arena_new(0);
  run->terms = td_terms_new(td_quads_terms((td_quads *)options->quads));
  run->regexes = td_regex_cache_new();
  if (!run->arena || !run->scratch || !run->terms || !run->regexes) {
    return TD_ERR_NO_MEM;
  }
  run->deadline = options->limits.seconds > 0
                      ? clock_seconds() + options->limits.seconds
                      : 0;
  run->now = (int64_t)time(NULL);
  if (getrandom(&run->random, sizeof(run->random), 0) < 0) {
    run->random = (uint64_t)run->now;
  }
  return set_dataset(run, query, options->is_union);
}

void td_run_clear(td_run *run) {
  td_regex_cache_free(run->regexes);
  td_terms_free(run->terms);
  td_arena_free(run->scratch);
  td_arena_free(run->arena);
  *run = (td_run){0};
}

td_status td_run_step(td_run *run) {
  if (++run->n_steps % STEPS_A_LOOK || run->deadline == 0 ||
      clock_seconds() < run->deadline) {
    return TD_OK;
  }
  return td_error_send(run->errors, TD_ERR_LIMIT, NULL, 0,
                       "the query was stopped after %g seconds; ask for less, "
                       "or give it more with --timeout",
                       run->limits.seconds);
}

td_status td_run_use(td_run *run, uint64_t n) {
  run->n_bytes += n;
  if (!run->limits.bytes || run->n_bytes <= run->limits.bytes) {
    return TD_OK;
  }
  return td_error_send(run->errors, TD_ERR_LIMIT, NULL, 0,
                       "the query was stopped: it holds more than %llu MB of "
                       "intermediate rows; join its parts by a common "
                       "variable, or ask for less",
                       (unsigned long long)(run->limits.bytes >> 20));
}

void td_run_give_back(td_run *run, uint64_t n) { run->n_bytes -= n; }

td_status td_run_term(td_run *run, const td_node *node, td_term *out) {
  const uint32_t before = td_terms_count(run->terms);
  *out = td_terms_add(run->terms, node);
  if (!*out) {
    return TD_ERR_NO_MEM;
  }
  return td_terms_count(run->terms) > before
             ? td_run_use(run, 40 + node->text.length)
             : TD_OK;
}

// splitmix64 (Vigna 2015)
uint64_t td_run_random(td_run *run) {
  uint64_t z = run->random += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static bool is_listed(const td_term_list *list, td_term term) {
  size_t low = 0;
  size_t high = list->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (list->items[middle] < term) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < list->count && list->items[low] == term;
}

bool td_run_is_named(const td_run *run, td_term graph) {
  return is_listed(&run->named, graph);
}

bool td_run_is_merged(const td_run *run, td_term graph) {
  return is_listed(&run->merged, graph);
}

td_term *td_run_row(td_run *run) {
  return TD_ARENA_ARRAY(run->arena, td_term, (size_t)run->width + 1);
}
