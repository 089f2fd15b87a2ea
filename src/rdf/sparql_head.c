// SPDX-License-Identifier: MIT

// What stands before and behind the pattern: columns, aggregates, groups,
// order.

#include "rdf/sparql_private.h"
#include "rdf/vocab.h"

static bool add_measure(td_judge *judge, td_slice predicate,
                        td_measure_kind kind) {
  td_sparql *query = judge->query;
  td_measure *measure = TD_PUSH(query->arena, &query->measures);
  if (!measure) {
    return td_judge_deny(judge, "too many parts");
  }
  *measure = (td_measure){td_arena_copy(query->arena, predicate), kind};
  return measure->predicate.data || td_judge_deny(judge, "too many parts");
}

// An object's kinds are those of its property; subjects and predicates are
// IRIs or blank nodes.
bool td_judge_measure(td_judge *judge, const rasqal_variable *variable,
                      td_measure_kind kind) {
  if (!judge->is_plain) {
    return td_judge_deny(judge, "BIND, ORDER BY, GROUP BY, SUM, AVG, MIN or "
                                "MAX together with OPTIONAL, UNION or GRAPH");
  }
  bool is_node = false;
  for (int i = 0;; i++) {
    const rasqal_triple *triple = rasqal_query_get_triple(judge->parsed, i);
    if (!triple) {
      break;
    }
    is_node |= rasqal_literal_as_variable(triple->subject) == variable ||
               rasqal_literal_as_variable(triple->predicate) == variable;
    if (rasqal_literal_as_variable(triple->object) != variable) {
      continue;
    }
    if (kind == TD_MEASURE_BOUND) {
      return true;
    }
    if (triple->predicate->type == RASQAL_LITERAL_URI) {
      size_t length;
      const unsigned char *iri =
          raptor_uri_as_counted_string(triple->predicate->value.uri, &length);
      return add_measure(judge, (td_slice){(const char *)iri, length}, kind);
    }
  }
  const bool takes_nodes =
      kind == TD_MEASURE_BOUND || kind == TD_MEASURE_SORTABLE;
  return (is_node && takes_nodes) ||
         td_judge_deny(judge, "ORDER BY, GROUP BY, SUM, AVG, MIN, MAX or "
                              "arithmetic with other than a variable that is "
                              "the object of a known property");
}

static bool judge_sum(td_judge *judge, const rasqal_expression *of,
                      td_measure_kind kind) {
  return td_judge_is_variable(of)
             ? td_judge_measure(judge, of->literal->value.variable, kind)
             : td_judge_deny(judge, "an aggregate of other than a variable");
}

// COUNT(*), or an aggregate of a variable; e->args holds what it is of.
static bool judge_aggregate(td_judge *judge, rasqal_expression *e) {
  if (e->flags & RASQAL_EXPR_FLAG_DISTINCT) {
    return td_judge_deny(judge, "DISTINCT inside an aggregate; select "
                                "DISTINCT rows and count them");
  }
  rasqal_expression *of = e->arg1;
  if (!of && e->args && raptor_sequence_size(e->args) == 1) {
    of = raptor_sequence_get_at(e->args, 0);
  }
  judge->query->needs_small_numbers = true;
  judge->n_aggregates++;
  switch (e->op) {
  case RASQAL_EXPR_COUNT:
    return (of && of->op == RASQAL_EXPR_VARSTAR) || td_judge_is_variable(of) ||
           td_judge_deny(judge, "COUNT of other than * or a variable");
  case RASQAL_EXPR_SUM:
  case RASQAL_EXPR_AVG:
    return judge_sum(judge, of, TD_MEASURE_NUMBERS);
  case RASQAL_EXPR_MIN:
  case RASQAL_EXPR_MAX:
    return judge_sum(judge, of, TD_MEASURE_ORDERED);
  default:
    return td_judge_deny(judge, "GROUP_CONCAT or SAMPLE");
  }
}

static bool is_aggregate(const rasqal_variable *variable) {
  const rasqal_expression *e = variable->expression;
  return e && (e->op == RASQAL_EXPR_COUNT || e->op == RASQAL_EXPR_SUM ||
               e->op == RASQAL_EXPR_AVG || e->op == RASQAL_EXPR_MIN ||
               e->op == RASQAL_EXPR_MAX || e->op == RASQAL_EXPR_SAMPLE ||
               e->op == RASQAL_EXPR_GROUP_CONCAT);
}

// The value of an aggregate over nothing: 0, or none.
static td_node empty_value(rasqal_op op) {
  if (op == RASQAL_EXPR_MIN || op == RASQAL_EXPR_MAX) {
    return (td_node){0};
  }
  return td_node_literal(
      TD_SLICE("0"), td_slice_of(td_vocab_iri(TD_XSD_integer)), (td_slice){0});
}

static bool judge_columns(td_judge *judge) {
  raptor_sequence *variables =
      rasqal_query_get_bound_variable_sequence(judge->parsed);
  for (size_t i = 0; i < judge->query->n_columns; i++) {
    const rasqal_variable *variable = raptor_sequence_get_at(variables, (int)i);
    if (is_aggregate(variable)) {
      judge->query->empty_values[i] = empty_value(variable->expression->op);
      if (!judge_aggregate(judge, variable->expression)) {
        return false;
      }
    } else if (variable->expression) {
      judge->n_plain++;
      if (!td_judge_value(judge, variable->expression)) {
        return false;
      }
    }
  }
  return true;
}

// Each group key must be a column: rasqal makes a row without keys where there
// is no group, which can only then be told and dropped.
static bool judge_key(td_judge *judge, const rasqal_expression *key) {
  if (!td_judge_is_variable(key)) {
    return td_judge_deny(judge, "GROUP BY other than a variable");
  }
  td_sparql *query = judge->query;
  const rasqal_variable *variable = key->literal->value.variable;
  for (size_t i = 0; i < query->n_columns; i++) {
    if (td_slice_is(query->columns[i], (const char *)variable->name)) {
      query->is_key[i] = true;
      return td_judge_measure(judge, variable, TD_MEASURE_SORTABLE);
    }
  }
  return td_judge_deny(judge, "GROUP BY a variable that is not selected");
}

static bool judge_groups(td_judge *judge) {
  raptor_sequence *keys =
      rasqal_query_get_group_conditions_sequence(judge->parsed);
  raptor_sequence *having =
      rasqal_query_get_having_conditions_sequence(judge->parsed);
  const int n_keys = keys ? raptor_sequence_size(keys) : 0;
  if (having && raptor_sequence_size(having) > 0) {
    return td_judge_deny(judge, "HAVING");
  }
  if (n_keys == 0 && judge->n_aggregates == 0) {
    return true;
  }
  if (!judge->is_plain || judge->has_bind || judge->n_plain) {
    return td_judge_deny(judge, "aggregates together with OPTIONAL, UNION, "
                                "GRAPH, BIND or other expressions");
  }
  judge->query->is_one_row = n_keys == 0;
  for (int i = 0; i < n_keys; i++) {
    if (!judge_key(judge, raptor_sequence_get_at(keys, i))) {
      return false;
    }
  }
  return n_keys > 0 || judge->n_aggregates == judge->query->n_columns ||
         td_judge_deny(judge, "a variable beside an aggregate");
}

static bool judge_condition(td_judge *judge, const rasqal_expression *e) {
  const rasqal_expression *key = e->arg1 ? e->arg1 : e;
  judge->query->needs_small_numbers = true;
  if (!td_judge_is_variable(key)) {
    return td_judge_deny(judge, "ORDER BY other than variables");
  }
  const rasqal_variable *variable = key->literal->value.variable;
  if (rasqal_query_get_distinct(judge->parsed)) {
    return td_judge_deny(judge, "DISTINCT together with ORDER BY");
  }
  if (judge->n_aggregates) {
    return is_aggregate(variable) ||
           td_judge_deny(judge, "ORDER BY a variable that is not the "
                                "aggregate's");
  }
  return td_judge_measure(judge, variable, TD_MEASURE_SORTABLE);
}

static bool judge_order(td_judge *judge) {
  for (int i = 0;; i++) {
    const rasqal_expression *e =
        rasqal_query_get_order_condition(judge->parsed, i);
    if (!e) {
      return true;
    }
    if (!judge_condition(judge, e)) {
      return false;
    }
  }
}

bool td_judge_head(td_judge *judge) {
  return judge_columns(judge) && judge_groups(judge) && judge_order(judge);
}
