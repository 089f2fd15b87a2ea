// SPDX-License-Identifier: MIT

/// @file sparql/plan.h
/// From algebra to iterators: in which order, and by which kind of join.

#ifndef TD_SPARQL_PLAN_H
#define TD_SPARQL_PLAN_H

#include "sparql/iterator.h"

typedef struct {
  td_iterator *root;
  td_iterator *last; ///< of all that were made
} td_plan;

/// Plan the query; its terms get their numbers. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_plan_make(td_run *run, td_query *query,
                                     td_plan *plan);
void td_plan_clear(td_plan *plan);

#endif
