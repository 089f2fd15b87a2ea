// SPDX-License-Identifier: MIT

/// @file sparql/iterator.h
/// An operator at work: solutions one at a time.
///
/// An iterator is opened with a seed, a row of terms that whoever opens it will
/// join each solution with. It may leave out solutions that bind a variable
/// otherwise than the seed does; that is what makes a join follow an index
/// instead of reading everything. A seed is never more than a hint: who gave it
/// compares all the same. It may be opened again at any time.
///
/// Where run->bound is set (in EXISTS), its terms stand in place of their
/// variables: every row has them.

#ifndef TD_SPARQL_ITERATOR_H
#define TD_SPARQL_ITERATOR_H

#include "sparql/run.h"

typedef struct td_iterator td_iterator;

typedef struct {
  td_status (*open)(td_iterator *self, const td_term *seed);
  td_status (*next)(td_iterator *self); ///< TD_OK: self->row; TD_END
  void (*clear)(td_iterator *self);     ///< free what is not the arena's; NULL
} td_iterator_class;

struct td_iterator {
  const td_iterator_class *class;
  td_run *run;
  const td_op *op;
  td_term *row;
  td_iterator *left;
  td_iterator *right;
  td_iterator *made_before; ///< all of a plan, the last first
};

typedef TD_ARRAY(const td_expr *) td_filter_list;

/// `seed` may be NULL.
TD_MUST_CHECK static inline td_status td_iterator_open(td_iterator *self,
                                                       const td_term *seed) {
  return self->class->open(self, seed);
}

TD_MUST_CHECK static inline td_status td_iterator_next(td_iterator *self) {
  return self->class->next(self);
}

/// Make `row` what every solution begins with.
void td_row_begin(const td_run *run, td_term *row);

/// `into` = what both bind; false when they bind a variable otherwise.
bool td_row_merge(const td_run *run, const td_term *a, const td_term *b,
                  td_term *into);

/// Whether all filters let the row pass.
TD_MUST_CHECK td_status td_filters_test(td_run *run,
                                        const td_filter_list *filters,
                                        const td_term *row, bool *out);

/// Triples in the order in which they are to be matched, with what filters can
/// be asked behind each.
typedef struct {
  const td_pattern *pattern;
  td_filter_list filters;
} td_scan_step;

typedef TD_ARRAY(td_scan_step) td_scan_step_list;

/// Each makes an iterator of a size of its own; NULL without memory. Parts are
/// set by the plan.
td_iterator *td_iterator_new_scan(td_run *run, const td_scan_step_list *steps);
td_iterator *td_iterator_new_path(td_run *run, const td_op *op);
/// JOIN, LEFT_JOIN and MINUS: by opening the right side for every solution of
/// the left, or by keeping the right side in a table, by `keys`.
td_iterator *td_iterator_new_nested(td_run *run, const td_op *op);
td_iterator *td_iterator_new_hash(td_run *run, const td_op *op,
                                  const td_vars *keys);
td_iterator *td_iterator_new_filter(td_run *run, const td_filter_list *filters);
td_iterator *td_iterator_new_unit(td_run *run, const td_op *op);
td_iterator *td_iterator_new_values(td_run *run, const td_op *op);
td_iterator *td_iterator_new_union(td_run *run, const td_op *op);
td_iterator *td_iterator_new_extend(td_run *run, const td_op *op);
td_iterator *td_iterator_new_graph(td_run *run, const td_op *op);
td_iterator *td_iterator_new_project(td_run *run, const td_op *op);
td_iterator *td_iterator_new_distinct(td_run *run, const td_op *op);
td_iterator *td_iterator_new_slice(td_run *run, const td_op *op);
td_iterator *td_iterator_new_group(td_run *run, const td_op *op);
/// `most`: as many rows as will be asked for; UINT64_MAX: all.
td_iterator *td_iterator_new_order(td_run *run, const td_op *op, uint64_t most);

#endif
