// SPDX-License-Identifier: MIT

/// @file sparql/plan_private.h
/// What the parts of the planner share.

#ifndef TD_SPARQL_PLAN_PRIVATE_H
#define TD_SPARQL_PLAN_PRIVATE_H

#include "sparql/plan.h"

typedef struct {
  td_run *run;
  td_iterator *last;
  uint32_t effort;    ///< estimates made so far
  const td_op *first; ///< an ORDER of which only ...
  uint64_t most;      ///< ... so many rows will be asked for
} td_planner;

/// How many solutions there may be, and how many rows are touched for them.
typedef struct {
  double rows;
  double cost;
} td_estimate;

/// Of an operator when the variables of `bound` are known.
td_estimate td_plan_estimate(td_planner *p, const td_op *op,
                             const td_vars *bound);

/// Of one triple pattern.
double td_plan_pattern_rows(const td_run *run, const td_pattern *pattern,
                            const td_vars *bound);

/// The order in which patterns are best matched: their indexes into `order`,
/// which has room for all.
td_estimate td_plan_order_patterns(const td_run *run,
                                   const td_pattern_list *patterns,
                                   const td_vars *bound, uint32_t *order);

void td_pattern_add_vars(const td_pattern *pattern, td_vars *set);

/// Whether opening it with a seed saves work.
bool td_plan_takes_seed(const td_op *op);

/// GRAPH as a part of every pattern inside; NULL where that is not the same.
td_op *td_plan_lift_graph(td_planner *p, const td_op *op);

/// Numbers for all terms of a query. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_plan_number_terms(td_run *run, td_query *query);

#endif
