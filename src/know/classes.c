// SPDX-License-Identifier: MIT

#include "know/classes.h"

#include "base/try.h"

#define MAX_PAIRS (1U << 22)
#define MAX_LEVELS 32

static bool is_there(const td_classes *classes, uint32_t from, td_term c) {
  for (uint32_t i = from; i < classes->above.count; i++) {
    if (classes->above.items[i] == c) {
      return true;
    }
  }
  return false;
}

// Add to the classes above `c`, which begin at `from`, those right above `at`.
static td_status add_above(td_arena *arena, const td_fact_source *in,
                           td_classes *out, td_term c, td_term at) {
  const uint32_t from = out->starts[c];
  for (uint32_t i = in->starts[at]; i < in->starts[at + 1]; i++) {
    const td_fact *f = &in->facts[i];
    if (f->p != in->vocab[TD_RDFS_subClassOf] || f->o == c ||
        f->o > in->n_iris || is_there(out, from, f->o)) {
      continue;
    }
    td_term *above =
        out->above.count < MAX_PAIRS ? TD_PUSH(arena, &out->above) : NULL;
    if (!above) {
      return out->above.count < MAX_PAIRS ? TD_ERR_NO_MEM : TD_ERR_LIMIT;
    }
    *above = f->o;
  }
  return TD_OK;
}

// Add all classes above `c`, from those right above it level by level.
static td_status add_class(td_arena *arena, const td_fact_source *in,
                           td_classes *out, td_term c) {
  uint32_t at = out->above.count;
  out->starts[c] = at;
  TD_TRY(add_above(arena, in, out, c, c));
  for (unsigned level = 1; level < MAX_LEVELS; level++) {
    const uint32_t end = out->above.count;
    for (; at < end; at++) {
      TD_TRY(add_above(arena, in, out, c, out->above.items[at]));
    }
  }
  return TD_OK;
}

td_status td_classes_make(td_arena *arena, const td_fact_source *source,
                          td_classes *out) {
  *out = (td_classes){0};
  out->starts = TD_ARENA_ARRAY(arena, uint32_t, (size_t)source->n_iris + 2);
  if (!out->starts) {
    return TD_ERR_NO_MEM;
  }
  for (td_term c = 1; c <= source->n_iris; c++) {
    TD_TRY(add_class(arena, source, out, c));
  }
  out->starts[source->n_iris + 1] = out->above.count;
  return TD_OK;
}
