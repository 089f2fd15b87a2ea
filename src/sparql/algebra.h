// SPDX-License-Identifier: MIT

/// @file sparql/algebra.h
/// A query as the parser leaves it: the algebra of SPARQL 1.1, section 18.2, as
/// a tree in an arena.
///
/// The parser makes the operators of 18.2.2 as it reads a group, so nothing of
/// the syntax is left but the terms. Each variable of a sub-select is one of
/// its own; TD_OP_PROJECT says which of the outer ones it becomes.

#ifndef TD_SPARQL_ALGEBRA_H
#define TD_SPARQL_ALGEBRA_H

#include "base/array.h"
#include "rdf/statement.h"
#include "rdf/terms.h"
#include "sparql/function.h"
#include "sparql/vars.h"

typedef struct td_op td_op;
typedef struct td_expr td_expr;
typedef struct td_path td_path;

/// A place of a pattern: a variable or a term.
typedef struct {
  bool is_var;
  td_var var;
  td_node node;
  td_term term; ///< of `node`, once the query is prepared
} td_slot;

enum { TD_SLOT_S, TD_SLOT_P, TD_SLOT_O, TD_SLOT_G };

/// A triple pattern and the graph it is matched in.
typedef struct {
  td_slot at[4];
  bool has_graph; ///< at[G] is a variable for the graph; else the active one
} td_pattern;

typedef TD_ARRAY(td_pattern) td_pattern_list;

typedef enum {
  TD_PATH_LINK,         ///< an IRI
  TD_PATH_INVERSE,      ///< ^ first
  TD_PATH_SEQUENCE,     ///< first / second
  TD_PATH_ALTERNATIVE,  ///< first | second
  TD_PATH_ZERO_OR_MORE, ///< first *
  TD_PATH_ONE_OR_MORE,
  TD_PATH_ZERO_OR_ONE,
  TD_PATH_NEGATED ///< !( ... ): the links, and the inverse ones
} td_path_kind;

typedef TD_ARRAY(td_slot) td_slot_list;

struct td_path {
  td_path_kind kind;
  td_slot link;
  const td_path *first;
  const td_path *second;
  td_slot_list links;
  td_slot_list inverse_links;
};

typedef enum {
  TD_EXPR_CONSTANT,
  TD_EXPR_VARIABLE,
  TD_EXPR_CALL,   ///< of an operator or function
  TD_EXPR_EXISTS, ///< of `pattern`; NOT EXISTS has a call of ! around it
} td_expr_kind;

typedef TD_ARRAY(td_expr *) td_expr_list;

struct td_expr {
  td_expr_kind kind;
  td_node node; ///< of a constant
  td_term term; ///< of `node`, once the query is prepared
  td_var var;
  td_function function;
  td_expr_list arguments;
  td_op *pattern;
  void *plan;   ///< of EXISTS, once the query is prepared
  td_vars vars; ///< all that it mentions, those of EXISTS included
};

typedef enum {
  TD_AGGREGATE_COUNT,
  TD_AGGREGATE_SUM,
  TD_AGGREGATE_MIN,
  TD_AGGREGATE_MAX,
  TD_AGGREGATE_AVG,
  TD_AGGREGATE_SAMPLE,
  TD_AGGREGATE_GROUP_CONCAT
} td_aggregate_kind;

typedef struct {
  td_aggregate_kind kind;
  bool is_distinct;
  td_expr *argument; ///< NULL: COUNT(*)
  td_slice separator;
  td_var var; ///< that gets the result
} td_aggregate;

typedef struct {
  td_expr *expr;
  td_var var; ///< of a key that is no variable, one of its own
} td_group_key;

typedef struct {
  td_expr *expr;
  bool is_descending;
} td_order_key;

typedef struct {
  td_var inner;
  td_var outer;
} td_projected;

typedef enum {
  TD_OP_UNIT,      ///< the empty group: one solution that binds nothing
  TD_OP_BGP,       ///< patterns
  TD_OP_PATH,      ///< patterns[0] by way of path
  TD_OP_JOIN,      ///< left, right
  TD_OP_LEFT_JOIN, ///< left, right, expr (or NULL)
  TD_OP_UNION,     ///< left, right
  TD_OP_MINUS,     ///< left, right
  TD_OP_FILTER,    ///< left, expr
  TD_OP_EXTEND,    ///< left, expr, var
  TD_OP_GRAPH,     ///< left, graph
  TD_OP_VALUES,    ///< vars, cells
  TD_OP_GROUP,     ///< left, keys, aggregates
  TD_OP_ORDER,     ///< left, order
  TD_OP_PROJECT,   ///< left, projected
  TD_OP_DISTINCT,  ///< left
  TD_OP_SLICE      ///< left, offset, limit
} td_op_kind;

typedef TD_ARRAY(td_var) td_var_list;
typedef TD_ARRAY(td_projected) td_projected_list;

struct td_op {
  td_op_kind kind;
  td_op *left;
  td_op *right;
  td_pattern_list patterns;
  const td_path *path;
  td_expr *expr;
  td_var var;
  td_slot graph;
  td_var_list vars;
  td_slot_list cells; ///< of VALUES, a row after the other; NONE is UNDEF
  uint32_t n_rows;    ///< of VALUES
  TD_ARRAY(td_group_key) keys;
  TD_ARRAY(td_aggregate) aggregates;
  bool is_grouped; ///< there is a GROUP BY: nothing gives no group
  TD_ARRAY(td_order_key) order;
  td_projected_list projected;
  uint64_t offset;
  uint64_t limit;   ///< UINT64_MAX: none
  td_vars scope;    ///< that a solution may bind: in-scope (18.2.1)
  td_vars certain;  ///< that every solution binds
  td_vars mentions; ///< that anything inside reads or binds
};

typedef enum {
  TD_SPARQL_SELECT,
  TD_SPARQL_ASK,
  TD_SPARQL_CONSTRUCT,
  TD_SPARQL_DESCRIBE
} td_sparql_verb;

/// A query. All of it is in the arena it was parsed into.
typedef struct {
  td_sparql_verb verb;
  td_op *where;
  td_slice names[TD_VARS_MAX]; ///< without "?"; empty for what has none
  td_var n_vars;
  td_var_list columns;      ///< of SELECT
  td_pattern_list template; ///< of CONSTRUCT; blank nodes are nodes here
  td_slot_list described;   ///< of DESCRIBE
  td_slot_list from;        ///< FROM
  td_slot_list from_named;  ///< FROM NAMED
  bool has_graph;           ///< there is a GRAPH
  td_slice base;
} td_query;

/// An operator with its sets of variables made from its parts, which must be
/// complete. Use after the fields are set.
void td_op_finish(td_op *op);

#endif
