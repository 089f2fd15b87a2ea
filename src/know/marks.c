// SPDX-License-Identifier: MIT

#include "know/marks.h"

static bool is_separator(char c) { return c == ' ' || c == '-'; }

td_slice td_first_part(td_slice text) {
  size_t n = 0;
  while (n < text.length && !is_separator(text.data[n])) {
    n++;
  }
  return td_slice_part(text, 0, n);
}

td_slice td_last_part(td_slice text) {
  size_t at = text.length;
  while (at > 0 && !is_separator(text.data[at - 1])) {
    at--;
  }
  return td_slice_part(text, at, text.length);
}

void td_edge_add(uint8_t *edges, td_slice part) {
  const uint32_t bit = td_edge_bit(part);
  edges[bit / 8] = (uint8_t)(edges[bit / 8] | 1U << bit % 8);
}

bool td_edge_is_marked(const uint8_t *edges, td_slice part) {
  const uint32_t bit = td_edge_bit(part);
  return edges[bit / 8] >> bit % 8 & 1;
}

static void add_edges(uint8_t *edges, td_slice form) {
  const td_slice first = td_first_part(form);
  if (first.length < form.length) {
    td_edge_add(edges, first);
    td_edge_add(edges + TD_EDGE_BYTES, td_last_part(form));
  }
}

/// What marks are made from; `own` are those of each term itself.
typedef struct {
  const td_fact_source *in;
  const td_classes *classes;
  uint64_t *own; ///< [n_terms + 1]
} work;

// Marks of class `c` and of all above it.
static uint64_t marks_of_class(const work *w, td_term c) {
  uint64_t marks = w->own[c];
  for (uint32_t i = w->classes->starts[c]; i < w->classes->starts[c + 1]; i++) {
    marks |= w->own[w->classes->above.items[i]];
  }
  return marks;
}

static uint64_t marks_of_entry(const work *w, td_term entry) {
  const td_fact_source *in = w->in;
  uint64_t marks = 0;
  for (uint32_t i = in->starts[entry]; i < in->starts[entry + 1]; i++) {
    const td_fact *f = &in->facts[i];
    if (f->p == in->vocab[TD_RDF_type] && f->o <= in->n_iris) {
      marks |= marks_of_class(w, f->o);
    }
  }
  return marks;
}

td_status td_marks_make(td_arena *arena, const td_fact_source *source,
                        const td_classes *classes, td_marks *out) {
  const work w = {source, classes,
                  TD_ARENA_ARRAY(arena, uint64_t, (size_t)source->n_terms + 1)};
  out->lists = TD_ARENA_ARRAY(arena, uint64_t, (size_t)source->n_terms + 1);
  out->edges = TD_ARENA_ARRAY(arena, uint8_t, (size_t)2 * TD_EDGE_BYTES);
  if (!w.own || !out->lists || !out->edges) {
    return TD_ERR_NO_MEM;
  }
  for (unsigned v = 0; v < TD_N_VOCAB; v++) {
    w.own[source->vocab[v]] |= td_list_mark((td_vocab)v);
  }
  w.own[0] = 0; // what no data uses
  const td_term form = source->vocab[TD_TID_form];
  for (uint32_t i = 0; form && i < source->n_facts; i++) {
    const td_fact *f = &source->facts[i];
    if (f->p == form) {
      out->lists[f->o] |= marks_of_entry(&w, f->s);
      add_edges(out->edges, source->terms[f->o]);
    }
  }
  return TD_OK;
}
