// SPDX-License-Identifier: MIT

/// @file sparql/parser_private.h
/// What the parts of the parser share: where it is, and the terms.
///
/// The first fault is told and kept in `status`; from then on the next token is
/// the end, so that every loop ends. Functions return NULL or false after it.

#ifndef TD_SPARQL_PARSER_PRIVATE_H
#define TD_SPARQL_PARSER_PRIVATE_H

#include "sparql/lexer.h"
#include "sparql/parser.h"

typedef struct {
  td_slice name;
  td_var var;
} td_named_var;

/// The names of one SELECT; those inside another have their own.
typedef struct td_scope {
  struct td_scope *outer;
  TD_ARRAY(td_named_var) vars;
  TD_ARRAY(td_aggregate) aggregates;
  bool takes_aggregates; ///< where it is now they may stand
} td_scope;

typedef struct {
  td_slice name;
  td_slice iri;
} td_parser_prefix;

typedef struct {
  td_slice label;
  td_var var;
  uint32_t bgp; ///< labels are of one basic graph pattern
} td_parser_label;

typedef struct {
  const td_sparql_source *source;
  const td_error_sink *errors;
  td_arena *arena;
  td_lexer lexer;
  td_token token; ///< the next one
  td_status status;
  int depth;
  td_query *query;
  td_scope *scope;
  td_slice base;
  TD_ARRAY(td_parser_prefix) prefixes;
  TD_ARRAY(td_parser_label) labels;
  uint32_t bgp; ///< the basic graph pattern that labels belong to now
  uint32_t n_bgps;
  uint32_t n_made;  ///< blank nodes made for a template
  bool is_template; ///< blank nodes stay such
} td_parser;

/// A fault at the next token; printf words. Returns false.
__attribute__((format(printf, 2, 3))) bool
td_parser_fail(td_parser *p, const char *format, ...);
bool td_parser_no_memory(td_parser *p);

/// The next token becomes the one after.
void td_parser_advance(td_parser *p);
bool td_parser_is_sign(const td_parser *p, const char *sign);
bool td_parser_is_word(const td_parser *p, const char *word);
/// Take the next token if it is this one.
bool td_parser_take_sign(td_parser *p, const char *sign);
bool td_parser_take_word(td_parser *p, const char *word);
/// It must be this one.
bool td_parser_need_sign(td_parser *p, const char *sign);
bool td_parser_need_word(td_parser *p, const char *word);

/// Begin and end what may nest.
bool td_parser_enter(td_parser *p);
void td_parser_leave(td_parser *p);

/// A variable without a name; the variable of a name in the scope.
td_var td_parser_fresh(td_parser *p);
td_var td_parser_var(td_parser *p, td_scope *scope, td_slice name);

/// Var, to be bound here: no parameter.
bool td_parser_take_var(td_parser *p, td_var *var);

/// iri: IRIREF or prefixed name, resolved and checked.
bool td_parser_is_iri(const td_parser *p);
bool td_parser_take_iri(td_parser *p, td_slice *iri);
/// The term of a literal, which the next token must begin.
bool td_parser_is_literal(const td_parser *p);
bool td_parser_take_literal(td_parser *p, td_node *node);
/// VarOrIri, and VarOrTerm without ( and [.
bool td_parser_take_var_or_iri(td_parser *p, td_slot *slot);
bool td_parser_take_var_or_term(td_parser *p, td_slot *slot);
/// A new blank node, as a pattern has it or as a template has it.
td_slot td_parser_new_blank(td_parser *p);

td_op *td_parser_op(td_parser *p, td_op_kind kind, td_op *left, td_op *right);
td_op *td_parser_join(td_parser *p, td_op *left, td_op *right);
td_op *td_parser_filter(td_parser *p, td_op *op, td_expr *expr);
td_op *td_parser_extend(td_parser *p, td_op *op, td_expr *expr, td_var var);

/// Expression, Constraint.
td_expr *td_parser_expression(td_parser *p);
td_expr *td_parser_constraint(td_parser *p);
/// Whether the next token begins a constraint, or a condition of ORDER BY.
bool td_parser_is_constraint(const td_parser *p);
td_expr *td_parser_var_expr(td_parser *p, td_var var);
td_expr *td_parser_call(td_parser *p, td_function function, td_expr *first,
                        td_expr *second);

/// TriplesBlock, or TriplesTemplate when p->is_template: added to `patterns`;
/// paths are joined to *paths. Ends before what is no triple.
bool td_parser_triples(td_parser *p, td_pattern_list *patterns, td_op **paths);
bool td_parser_begins_triples(const td_parser *p);

/// Path, behind a subject.
const td_path *td_parser_path(td_parser *p);
/// The pattern subject, path, object: added as td_parser_triples does.
bool td_parser_add_path(td_parser *p, const td_pattern *ends,
                        const td_path *path, td_pattern_list *patterns,
                        td_op **paths);

/// GroupGraphPattern with its braces.
td_op *td_parser_group(td_parser *p);
/// DataBlock of VALUES, behind that word.
td_op *td_parser_values(td_parser *p);

/// SelectQuery or SubSelect from SELECT on; the variables in their order.
td_op *td_parser_select(td_parser *p, td_var_list *columns);
/// The parts around WHERE: datasets, the group, the modifiers.
bool td_parser_datasets(td_parser *p);
td_op *td_parser_where(td_parser *p);
td_op *td_parser_modifiers(td_parser *p, td_op *where);

#endif
