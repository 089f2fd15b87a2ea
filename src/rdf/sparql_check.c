// SPDX-License-Identifier: MIT

// What rasqal 0.9.33 answers rightly, found by asking it and another engine
// the same random questions (tests/query/differential.mjs):
//
//   where     := triples (filter | bind)*
//              | ONE-TRIPLE ( OPTIONAL { ONE-TRIPLE } )+ filter*
//              | block UNION block ... (filter | bind)*
//              | GRAPH name { triples filter* } filter*
//   block     := { triples filter* }
//
// with the functions of sparql_expression.c, aggregates without DISTINCT, and
// all solution modifiers. The tree is the one that rasqal makes of a query.
//
// Why OPTIONAL and UNION want so little before them: rasqal keeps the state of
// a row of several triples in the variables themselves, and the other side of
// a join overwrites it.

#include "base/try.h"
#include "rdf/sparql_private.h"

enum {
  OP_BASIC = RASQAL_GRAPH_PATTERN_OPERATOR_BASIC,
  OP_OPTIONAL = RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL,
  OP_UNION = RASQAL_GRAPH_PATTERN_OPERATOR_UNION,
  OP_GROUP = RASQAL_GRAPH_PATTERN_OPERATOR_GROUP,
  OP_GRAPH = RASQAL_GRAPH_PATTERN_OPERATOR_GRAPH,
  OP_FILTER = RASQAL_GRAPH_PATTERN_OPERATOR_FILTER,
  OP_LET = RASQAL_GRAPH_PATTERN_OPERATOR_LET,
  OP_SELECT = RASQAL_GRAPH_PATTERN_OPERATOR_SELECT,
  OP_SERVICE = RASQAL_GRAPH_PATTERN_OPERATOR_SERVICE,
  OP_MINUS = RASQAL_GRAPH_PATTERN_OPERATOR_MINUS,
  OP_VALUES = RASQAL_GRAPH_PATTERN_OPERATOR_VALUES
};

static int operator_of(rasqal_graph_pattern *pattern) {
  return (int)rasqal_graph_pattern_get_operator(pattern);
}

static int count_parts(rasqal_graph_pattern *pattern) {
  raptor_sequence *parts =
      rasqal_graph_pattern_get_sub_graph_pattern_sequence(pattern);
  return parts ? raptor_sequence_size(parts) : 0;
}

static rasqal_graph_pattern *part_of(rasqal_graph_pattern *pattern, int i) {
  return rasqal_graph_pattern_get_sub_graph_pattern(pattern, i);
}

static int count_triples(rasqal_graph_pattern *pattern) {
  int n = 0;
  while (rasqal_graph_pattern_get_triple(pattern, n)) {
    n++;
  }
  return n;
}

// Why a part is wrong wherever it stands; NULL if it is not.
static const char *find_reason(int op) {
  switch (op) {
  case OP_SELECT:
    return "a SELECT inside another; ask twice";
  case OP_SERVICE:
    return "SERVICE: no other place is asked";
  case OP_MINUS:
    return "MINUS; use OPTIONAL and FILTER(!BOUND(...)) behind one triple "
           "pattern";
  case OP_VALUES:
    return "VALUES; use FILTER(?x IN (...))";
  default:
    return NULL;
  }
}

static bool judge_filter(td_judge *judge, rasqal_graph_pattern *filter) {
  return td_judge_expression(
      judge, rasqal_graph_pattern_get_filter_expression(filter));
}

// { triples filter* }
static bool judge_block(td_judge *judge, rasqal_graph_pattern *block,
                        bool may_filter) {
  if (operator_of(block) == OP_BASIC && count_triples(block) > 0) {
    return true;
  }
  const int n = operator_of(block) == OP_GROUP ? count_parts(block) : 0;
  for (int i = 0; i < n; i++) {
    rasqal_graph_pattern *part = part_of(block, i);
    const int op = operator_of(part);
    if (find_reason(op)) {
      return td_judge_deny(judge, find_reason(op));
    }
    if (i == 0 ? op != OP_BASIC : op != OP_FILTER || !may_filter) {
      return td_judge_deny(
          judge, may_filter ? "inside { } of a UNION or GRAPH more than triple "
                              "patterns and then FILTERs"
                            : "inside OPTIONAL more than triple patterns");
    }
    if (op == OP_FILTER && !judge_filter(judge, part)) {
      return false;
    }
  }
  return n > 0 || td_judge_deny(judge, "an empty { }");
}

static bool judge_blocks(td_judge *judge, rasqal_graph_pattern *pattern,
                         bool may_filter) {
  for (int i = 0; i < count_parts(pattern); i++) {
    if (!judge_block(judge, part_of(pattern, i), may_filter)) {
      return false;
    }
  }
  return count_parts(pattern) > 0 || td_judge_deny(judge, "an empty { }");
}

// rasqal looks for a triple without variables in all graphs.
static bool judge_graph_triples(td_judge *judge) {
  for (int i = 0;; i++) {
    const rasqal_triple *triple = rasqal_query_get_triple(judge->parsed, i);
    if (!triple) {
      return true;
    }
    if (!rasqal_literal_as_variable(triple->subject) &&
        !rasqal_literal_as_variable(triple->predicate) &&
        !rasqal_literal_as_variable(triple->object)) {
      return td_judge_deny(judge, "a triple without variables inside GRAPH");
    }
  }
}

static void set_graph_name(td_judge *judge, const rasqal_literal *name) {
  if (name && name->type == RASQAL_LITERAL_URI) {
    size_t length;
    const unsigned char *iri =
        raptor_uri_as_counted_string(name->value.uri, &length);
    judge->query->graph_name = td_arena_copy(
        judge->query->arena, (td_slice){(const char *)iri, length});
  }
}

static bool judge_first(td_judge *judge, rasqal_graph_pattern *part) {
  switch (operator_of(part)) {
  case OP_BASIC:
    return true;
  case OP_UNION:
    judge->is_plain = false;
    return judge_blocks(judge, part, true);
  case OP_GRAPH:
    judge->query->has_graph = true;
    judge->is_plain = false;
    set_graph_name(judge, rasqal_graph_pattern_get_origin(part));
    return judge_graph_triples(judge) && judge_blocks(judge, part, true);
  default:
    return td_judge_deny(judge, "a pattern that does not begin with a triple "
                                "pattern, UNION or GRAPH");
  }
}

static bool has_variable(const rasqal_triple *triple,
                         const rasqal_variable *variable) {
  return rasqal_literal_as_variable(triple->subject) == variable ||
         rasqal_literal_as_variable(triple->predicate) == variable ||
         rasqal_literal_as_variable(triple->object) == variable;
}

// Each variable of an OPTIONAL is of the first triple pattern, or of this one
// alone.
static bool is_own(td_judge *judge, const rasqal_triple *triple,
                   rasqal_literal *node) {
  const rasqal_variable *variable = rasqal_literal_as_variable(node);
  if (!variable ||
      has_variable(rasqal_query_get_triple(judge->parsed, 0), variable)) {
    return true;
  }
  for (int i = 1;; i++) {
    const rasqal_triple *other = rasqal_query_get_triple(judge->parsed, i);
    if (!other) {
      return true;
    }
    if (other != triple && has_variable(other, variable)) {
      return td_judge_deny(judge, "a variable in two OPTIONALs that is not in "
                                  "the triple pattern before them");
    }
  }
}

static bool judge_optional(td_judge *judge, rasqal_graph_pattern *optional) {
  if (!judge_blocks(judge, optional, false)) {
    return false;
  }
  rasqal_graph_pattern *block = part_of(optional, 0);
  if (operator_of(block) == OP_GROUP) {
    block = part_of(block, 0);
  }
  const rasqal_triple *triple = rasqal_graph_pattern_get_triple(block, 0);
  if (count_parts(optional) > 1 || count_triples(block) != 1) {
    return td_judge_deny(judge, "more than one triple pattern in an OPTIONAL");
  }
  return is_own(judge, triple, triple->subject) &&
         is_own(judge, triple, triple->predicate) &&
         is_own(judge, triple, triple->object);
}

static bool judge_later(td_judge *judge, rasqal_graph_pattern *where, int i) {
  rasqal_graph_pattern *first = part_of(where, 0);
  rasqal_graph_pattern *part = part_of(where, i);
  switch (operator_of(part)) {
  case OP_FILTER:
    return judge_filter(judge, part);
  case OP_LET:
    judge->has_bind = true;
    return td_judge_value(judge,
                          rasqal_graph_pattern_get_filter_expression(part));
  case OP_OPTIONAL:
    judge->has_optional = true;
    judge->is_plain = false;
    if (operator_of(first) != OP_BASIC || count_triples(first) != 1 ||
        operator_of(part_of(where, i - 1)) == OP_FILTER || judge->has_bind) {
      return td_judge_deny(judge, "OPTIONAL behind more than one triple "
                                  "pattern; ask for its part apart");
    }
    return judge_optional(judge, part);
  case OP_UNION:
    return td_judge_deny(judge, "UNION behind another part; repeat that part "
                                "in each of its { }");
  case OP_GRAPH:
    return td_judge_deny(judge, "GRAPH together with other parts");
  default:
    return td_judge_deny(judge, "a triple pattern behind FILTER, BIND, "
                                "OPTIONAL, UNION or { }; put all triple "
                                "patterns first");
  }
}

static bool judge_where(td_judge *judge, rasqal_graph_pattern *where) {
  if (!where) {
    return td_judge_deny(judge, "a query without a pattern");
  }
  if (operator_of(where) != OP_GROUP) {
    return judge_first(judge, where);
  }
  for (int i = 0; i < count_parts(where); i++) {
    const char *reason = find_reason(operator_of(part_of(where, i)));
    if (reason) {
      return td_judge_deny(judge, reason);
    }
    if (i == 0 ? !judge_first(judge, part_of(where, 0))
               : !judge_later(judge, where, i)) {
      return false;
    }
  }
  return count_parts(where) > 0 || td_judge_deny(judge, "an empty pattern");
}

static bool judge_verb(td_judge *judge) {
  raptor_sequence *from = rasqal_query_get_data_graph_sequence(judge->parsed);
  if (from && raptor_sequence_size(from) > 0) {
    return td_judge_deny(judge, "FROM: name the graph's file instead");
  }
  switch (rasqal_query_get_verb(judge->parsed)) {
  case RASQAL_QUERY_VERB_SELECT:
    judge->query->verb = TD_SPARQL_SELECT;
    return true;
  case RASQAL_QUERY_VERB_ASK:
    judge->query->verb = TD_SPARQL_ASK;
    return true;
  case RASQAL_QUERY_VERB_CONSTRUCT:
    judge->query->verb = TD_SPARQL_CONSTRUCT;
    return true;
  default:
    return td_judge_deny(judge, "other than SELECT, ASK and CONSTRUCT");
  }
}

static td_status set_columns(td_sparql *query, raptor_sequence *variables) {
  const int n = variables ? raptor_sequence_size(variables) : 0;
  const size_t room = n > 0 ? (size_t)n : 1;
  query->n_columns = n > 0 ? (size_t)n : 0;
  query->columns = TD_ARENA_ARRAY(query->arena, td_slice, room);
  query->empty_values = TD_ARENA_ARRAY(query->arena, td_node, room);
  query->is_key = TD_ARENA_ARRAY(query->arena, bool, room);
  query->row = TD_ARENA_ARRAY(query->arena, td_node, room);
  query->values = TD_ARENA_ARRAY(query->arena, librdf_node *, room);
  if (!query->columns || !query->empty_values || !query->is_key ||
      !query->row || !query->values) {
    return TD_ERR_NO_MEM;
  }
  for (int i = 0; i < n; i++) {
    const rasqal_variable *variable = raptor_sequence_get_at(variables, i);
    query->columns[i] =
        td_arena_copy(query->arena, td_slice_of((const char *)variable->name));
    if (!query->columns[i].data) {
      return TD_ERR_NO_MEM;
    }
  }
  return TD_OK;
}

td_status td_sparql_check(td_sparql *query, rasqal_query *parsed) {
  td_judge judge = {.query = query, .parsed = parsed, .is_plain = true};
  TD_TRY(set_columns(query, rasqal_query_get_bound_variable_sequence(parsed)));
  if (judge_verb(&judge) &&
      judge_where(&judge, rasqal_query_get_query_graph_pattern(parsed)) &&
      td_judge_head(&judge)) {
    if (!td_sparql_has_bare_group(query->text)) {
      return TD_OK;
    }
    td_judge_deny(&judge, "{ } around a part; leave it out");
  }
  return td_error_send(query->errors, TD_ERR_UNSUPPORTED, query->file, 0,
                       "the query is not answered, since the answer could be "
                       "wrong: it has %s",
                       judge.reason);
}
