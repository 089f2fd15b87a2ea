// SPDX-License-Identifier: MIT

#include "rdf/quads.h"

#include "base/memory.h"
#include "base/try.h"

enum { DIGIT_BITS = 11, N_DIGITS = 1 << DIGIT_BITS };

typedef enum { SPOG, POSG, OSPG, GSPO, GPOS, GOSP, N_ORDERS } order;

// What each order compares, first to last. A quad stays as it is in all.
static const uint8_t keys[N_ORDERS][4] = {
    [SPOG] = {TD_QUAD_S, TD_QUAD_P, TD_QUAD_O, TD_QUAD_G},
    [POSG] = {TD_QUAD_P, TD_QUAD_O, TD_QUAD_S, TD_QUAD_G},
    [OSPG] = {TD_QUAD_O, TD_QUAD_S, TD_QUAD_P, TD_QUAD_G},
    [GSPO] = {TD_QUAD_G, TD_QUAD_S, TD_QUAD_P, TD_QUAD_O},
    [GPOS] = {TD_QUAD_G, TD_QUAD_P, TD_QUAD_O, TD_QUAD_S},
    [GOSP] = {TD_QUAD_G, TD_QUAD_O, TD_QUAD_S, TD_QUAD_P}};

struct td_quads {
  const td_error_sink *errors;
  td_terms *terms;
  uint32_t count;
  uint32_t capacity;
  td_quad *sorted[N_ORDERS];  // SPOG also while it is filled; NULL: not needed
  uint32_t *begins[N_ORDERS]; // [terms + 2]: where each first term begins
  td_term *graphs;
  size_t n_graphs;
  td_quads_predicate *predicates; // by number
  uint32_t n_predicates;
};

td_status td_quads_new(const td_error_sink *errors, td_quads **out) {
  td_quads *quads = td_memory_new(1, sizeof(*quads));
  if (!quads) {
    return TD_ERR_NO_MEM;
  }
  quads->errors = errors;
  quads->terms = td_terms_new(NULL);
  const td_node none = {0};
  if (!quads->terms || td_terms_add(quads->terms, &none) != TD_DEFAULT_GRAPH) {
    td_quads_free(quads);
    return TD_ERR_NO_MEM;
  }
  *out = quads;
  return TD_OK;
}

void td_quads_free(td_quads *quads) {
  if (!quads) {
    return;
  }
  for (int i = 0; i < N_ORDERS; i++) {
    td_memory_free(quads->sorted[i]);
    td_memory_free(quads->begins[i]);
  }
  td_memory_free(quads->graphs);
  td_memory_free(quads->predicates);
  td_terms_free(quads->terms);
  td_memory_free(quads);
}

static td_status make_room(td_quads *quads) {
  if (quads->count < quads->capacity) {
    return TD_OK;
  }
  if (quads->count >= TD_QUADS_MAX) {
    return td_error_send(quads->errors, TD_ERR_LIMIT, NULL, 0,
                         "the graph has more than %d statements; load it into "
                         "a triple store and ask there",
                         TD_QUADS_MAX);
  }
  const uint32_t capacity =
      quads->capacity ? quads->capacity + quads->capacity / 2 : 1024;
  td_quad *grown =
      td_memory_resize(quads->sorted[SPOG], capacity, sizeof(td_quad));
  if (!grown) {
    return TD_ERR_NO_MEM;
  }
  quads->sorted[SPOG] = grown;
  quads->capacity = capacity;
  return TD_OK;
}

td_status td_quads_add(void *handle, const td_statement *statement) {
  td_quads *quads = handle;
  TD_TRY(make_room(quads));
  const td_node *nodes[] = {&statement->subject, &statement->predicate,
                            &statement->object, &statement->graph};
  td_quad *quad = &quads->sorted[SPOG][quads->count];
  for (int i = 0; i < 4; i++) {
    quad->at[i] = td_terms_add(quads->terms, nodes[i]);
    if (!quad->at[i]) {
      return TD_ERR_NO_MEM;
    }
  }
  quads->count++;
  return TD_OK;
}

// ---------------------------------------------------------------- sorting

// One stable pass of a radix sort: by some bits of one term.
static void sort_digit(const td_quad *from, td_quad *to, uint32_t n, int key,
                       int shift) {
  uint32_t counts[N_DIGITS] = {0};
  for (uint32_t i = 0; i < n; i++) {
    counts[from[i].at[key] >> shift & (N_DIGITS - 1)]++;
  }
  uint32_t sum = 0;
  for (int d = 0; d < N_DIGITS; d++) {
    const uint32_t count = counts[d];
    counts[d] = sum;
    sum += count;
  }
  for (uint32_t i = 0; i < n; i++) {
    to[counts[from[i].at[key] >> shift & (N_DIGITS - 1)]++] = from[i];
  }
}

// Sort *quads by the term `key`, equal ones staying in their order; *spare is
// as big, and the two may change places.
static void sort_by(td_quad **quads, td_quad **spare, uint32_t n, int key,
                    uint32_t n_terms) {
  for (int shift = 0; shift < 32 && n_terms >> shift; shift += DIGIT_BITS) {
    sort_digit(*quads, *spare, n, key, shift);
    td_quad *swapped = *quads;
    *quads = *spare;
    *spare = swapped;
  }
}

static td_status index_first(td_quads *quads, order o) {
  const uint32_t n_terms = td_terms_count(quads->terms);
  uint32_t *begins = td_memory_new((size_t)n_terms + 2, sizeof(uint32_t));
  if (!begins) {
    return TD_ERR_NO_MEM;
  }
  quads->begins[o] = begins;
  for (uint32_t i = 0; i < quads->count; i++) {
    begins[quads->sorted[o][i].at[keys[o][0]] + 1]++;
  }
  for (uint32_t i = 1; i < n_terms + 2; i++) {
    begins[i] += begins[i - 1];
  }
  return TD_OK;
}

// Make order `to` from order `from`, sorted by `more` terms of `to` from the
// last of them to the first: the other terms are in order already.
static td_status derive(td_quads *quads, order from, order to, int more) {
  const size_t n = quads->count ? quads->count : 1;
  td_quad *made = td_memory_resize(NULL, n, sizeof(td_quad));
  td_quad *spare = td_memory_resize(NULL, n, sizeof(td_quad));
  if (made && spare) {
    memcpy(made, quads->sorted[from], quads->count * sizeof(td_quad));
    for (int k = more - 1; k >= 0; k--) {
      sort_by(&made, &spare, quads->count, keys[to][k],
              td_terms_count(quads->terms));
    }
  }
  td_memory_free(spare);
  quads->sorted[to] = made;
  return made && spare ? index_first(quads, to) : TD_ERR_NO_MEM;
}

static void drop_duplicates(td_quads *quads) {
  td_quad *all = quads->sorted[SPOG];
  uint32_t n = 0;
  for (uint32_t i = 0; i < quads->count; i++) {
    if (n == 0 || memcmp(&all[n - 1], &all[i], sizeof(td_quad)) != 0) {
      all[n++] = all[i];
    }
  }
  quads->count = n;
}

static td_status sort_first(td_quads *quads) {
  if (!quads->sorted[SPOG]) {
    TD_TRY(make_room(quads));
  }
  td_quad *spare =
      td_memory_resize(NULL, quads->count ? quads->count : 1, sizeof(td_quad));
  if (!spare) {
    return TD_ERR_NO_MEM;
  }
  for (int k = 3; k >= 0; k--) {
    sort_by(&quads->sorted[SPOG], &spare, quads->count, keys[SPOG][k],
            td_terms_count(quads->terms));
  }
  td_memory_free(spare);
  drop_duplicates(quads);
  td_quad *fit = td_memory_resize(
      quads->sorted[SPOG], quads->count ? quads->count : 1, sizeof(td_quad));
  quads->sorted[SPOG] = fit ? fit : quads->sorted[SPOG];
  return index_first(quads, SPOG);
}

// -------------------------------------------------------------- statistics

static td_status count_predicates(td_quads *quads) {
  const uint32_t *begins = quads->begins[POSG];
  const uint32_t n_terms = td_terms_count(quads->terms);
  uint32_t n = 0;
  for (uint32_t p = 1; p <= n_terms; p++) {
    n += begins[p + 1] > begins[p];
  }
  quads->predicates = td_memory_new(n + 1, sizeof(td_quads_predicate));
  if (!quads->predicates) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t p = 1; p <= n_terms; p++) {
    if (begins[p + 1] > begins[p]) {
      td_quads_predicate *row = &quads->predicates[quads->n_predicates++];
      row->predicate = p;
      td_term last = TD_NO_TERM;
      for (uint32_t i = begins[p]; i < begins[p + 1]; i++) {
        const td_term object = quads->sorted[POSG][i].at[TD_QUAD_O];
        row->n_objects += object != last;
        last = object;
      }
    }
  }
  td_quad before = {{0}};
  for (uint32_t i = 0; i < quads->count; i++) {
    const td_quad *quad = &quads->sorted[SPOG][i];
    if (quad->at[TD_QUAD_S] != before.at[TD_QUAD_S] ||
        quad->at[TD_QUAD_P] != before.at[TD_QUAD_P]) {
      ((td_quads_predicate *)td_quads_predicate_of(quads, quad->at[TD_QUAD_P]))
          ->n_subjects++;
    }
    before = *quad;
  }
  return TD_OK;
}

const td_quads_predicate *td_quads_predicate_of(const td_quads *quads,
                                                td_term predicate) {
  uint32_t low = 0;
  uint32_t high = quads->n_predicates;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (quads->predicates[middle].predicate < predicate) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < quads->n_predicates &&
                 quads->predicates[low].predicate == predicate
             ? &quads->predicates[low]
             : NULL;
}

static td_status list_graphs(td_quads *quads) {
  const uint32_t *begins = quads->begins[GSPO];
  const uint32_t n_terms = td_terms_count(quads->terms);
  for (uint32_t g = TD_DEFAULT_GRAPH + 1; g <= n_terms; g++) {
    quads->n_graphs += begins[g + 1] > begins[g];
  }
  quads->graphs = td_memory_new(quads->n_graphs, sizeof(td_term));
  if (!quads->graphs) {
    return TD_ERR_NO_MEM;
  }
  size_t n = 0;
  for (uint32_t g = TD_DEFAULT_GRAPH + 1; g <= n_terms; g++) {
    if (begins[g + 1] > begins[g]) {
      quads->graphs[n++] = g;
    }
  }
  return TD_OK;
}

static bool has_named(const td_quads *quads) {
  for (uint32_t i = 0; i < quads->count; i++) {
    if (quads->sorted[SPOG][i].at[TD_QUAD_G] != TD_DEFAULT_GRAPH) {
      return true;
    }
  }
  return false;
}

td_status td_quads_finish(td_quads *quads) {
  TD_TRY(sort_first(quads));
  TD_TRY(derive(quads, SPOG, POSG, 2));
  TD_TRY(derive(quads, SPOG, OSPG, 1));
  TD_TRY(count_predicates(quads));
  if (has_named(quads)) {
    TD_TRY(derive(quads, SPOG, GSPO, 1));
    TD_TRY(derive(quads, POSG, GPOS, 1));
    TD_TRY(derive(quads, OSPG, GOSP, 1));
    TD_TRY(list_graphs(quads));
  }
  return TD_OK;
}

// ------------------------------------------------------------------ search

static order order_for(const td_quads *quads, const td_quad *pattern) {
  const bool has_s = pattern->at[TD_QUAD_S];
  const bool has_p = pattern->at[TD_QUAD_P];
  const bool has_o = pattern->at[TD_QUAD_O];
  const order o = has_p && !has_s ? POSG : has_o && !has_p ? OSPG : SPOG;
  return pattern->at[TD_QUAD_G] && quads->sorted[GSPO] ? o + GSPO : o;
}

// The first of [low, high) whose terms are not before those of `pattern`, or,
// with `past`, behind them.
static uint32_t search(const td_quad *sorted, const uint8_t *by,
                       const td_quad *pattern, uint32_t low, uint32_t high,
                       bool past) {
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    int compared = 0;
    for (int k = 1; k < 4 && pattern->at[by[k]] && compared == 0; k++) {
      const td_term a = sorted[middle].at[by[k]];
      const td_term b = pattern->at[by[k]];
      compared = (a > b) - (a < b);
    }
    if (compared < 0 || (past && compared == 0)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

td_quad_range td_quads_find(const td_quads *quads, const td_quad *pattern) {
  td_quad wanted = *pattern;
  if (!quads->sorted[GSPO] && wanted.at[TD_QUAD_G]) {
    if (wanted.at[TD_QUAD_G] != TD_DEFAULT_GRAPH) {
      return (td_quad_range){NULL, NULL};
    }
    wanted.at[TD_QUAD_G] = TD_NO_TERM; // all are in the default graph
  }
  const order o = order_for(quads, &wanted);
  const uint8_t *by = keys[o];
  const td_quad *sorted = quads->sorted[o];
  const td_term first = wanted.at[by[0]];
  if (!first) {
    return (td_quad_range){sorted, sorted + quads->count};
  }
  const uint32_t n_terms = td_terms_count(quads->terms);
  for (int k = 0; k < 4; k++) {
    if (wanted.at[k] > n_terms) {
      return (td_quad_range){NULL, NULL};
    }
  }
  uint32_t low = quads->begins[o][first];
  uint32_t high = quads->begins[o][first + 1];
  if (wanted.at[by[1]]) {
    low = search(sorted, by, &wanted, low, high, false);
    high = search(sorted, by, &wanted, low, high, true);
  }
  return (td_quad_range){sorted + low, sorted + high};
}

size_t td_quads_size(const td_quads *quads) { return quads->count; }

bool td_quads_has_named(const td_quads *quads) { return quads->n_graphs > 0; }

td_terms *td_quads_terms(td_quads *quads) { return quads->terms; }

const td_term *td_quads_graphs(const td_quads *quads, size_t *n) {
  *n = quads->n_graphs;
  return quads->graphs;
}

static bool is_same_triple(const td_quad *a, const td_quad *b) {
  return memcmp(a->at, b->at, 3 * sizeof(td_term)) == 0;
}

td_status td_quads_each(const td_quads *quads, const td_node *subject,
                        const td_node *predicate, const td_node *object,
                        td_statement_sink sink) {
  const td_node *nodes[] = {subject, predicate, object};
  td_quad pattern = {{0}};
  for (int i = 0; i < 3; i++) {
    if (nodes[i]) {
      pattern.at[i] = td_terms_find(quads->terms, nodes[i]);
      if (!pattern.at[i]) {
        return TD_OK;
      }
    }
  }
  const td_quad_range range = td_quads_find(quads, &pattern);
  for (const td_quad *quad = range.at; quad < range.end; quad++) {
    if (quad > range.at && is_same_triple(quad, quad - 1)) {
      continue;
    }
    const td_statement statement = {
        .subject = td_terms_get(quads->terms, quad->at[0]),
        .predicate = td_terms_get(quads->terms, quad->at[1]),
        .object = td_terms_get(quads->terms, quad->at[2])};
    TD_TRY(sink.write(sink.handle, &statement));
  }
  return TD_OK;
}

size_t td_quads_bytes(const td_quads *quads) {
  size_t n_orders = 0;
  for (int i = 0; i < N_ORDERS; i++) {
    n_orders += quads->sorted[i] != NULL;
  }
  return n_orders * (quads->count * sizeof(td_quad) +
                     td_terms_count(quads->terms) * sizeof(uint32_t)) +
         td_terms_bytes(quads->terms);
}
