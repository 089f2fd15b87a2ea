// SPDX-License-Identifier: MIT

// Triples with their lists and blank nodes, and property paths.

#include "sparql/parser_private.h"

// Where triples go.
typedef struct {
  td_parser *p;
  td_pattern_list *patterns;
  td_op **paths;
} block;

static td_slot vocab_slot(td_vocab term) {
  return (td_slot){.node = td_node_iri(td_slice_of(td_vocab_iri(term)))};
}

static bool add_pattern(block *b, td_slot subject, td_slot predicate,
                        td_slot object) {
  td_pattern *pattern = TD_PUSH(b->p->arena, b->patterns);
  if (!pattern) {
    return td_parser_no_memory(b->p);
  }
  *pattern = (td_pattern){.at = {subject, predicate, object}};
  return b->p->status == TD_OK;
}

// ------------------------------------------------------------------ paths

static td_path *new_path(td_parser *p, td_path_kind kind, const td_path *first,
                         const td_path *second) {
  td_path *path = TD_ARENA_NEW(p->arena, td_path);
  if (!path) {
    td_parser_no_memory(p);
    return NULL;
  }
  path->kind = kind;
  path->first = first;
  path->second = second;
  return path;
}

// iri or "a".
static bool take_link(td_parser *p, td_slot *link) {
  *link = vocab_slot(TD_RDF_type);
  if (p->token.kind == TD_TOKEN_WORD && td_slice_is(p->token.text, "a")) {
    td_parser_advance(p);
    return true;
  }
  return td_parser_take_iri(p, &link->node.text);
}

static bool take_negated_link(td_parser *p, td_path *path) {
  const bool is_inverse = td_parser_take_sign(p, "^");
  td_slot *link =
      TD_PUSH(p->arena, is_inverse ? &path->inverse_links : &path->links);
  return link ? take_link(p, link) : td_parser_no_memory(p);
}

// PathNegatedPropertySet, behind "!".
static const td_path *negated_set(td_parser *p) {
  td_path *path = new_path(p, TD_PATH_NEGATED, NULL, NULL);
  if (!path) {
    return NULL;
  }
  if (!td_parser_take_sign(p, "(")) {
    return take_negated_link(p, path) ? path : NULL;
  }
  if (td_parser_take_sign(p, ")")) {
    return path;
  }
  do {
    if (!take_negated_link(p, path)) {
      return NULL;
    }
  } while (td_parser_take_sign(p, "|"));
  return td_parser_need_sign(p, ")") ? path : NULL;
}

static const td_path *path_primary(td_parser *p) {
  if (td_parser_take_sign(p, "!")) {
    return negated_set(p);
  }
  if (td_parser_take_sign(p, "(")) {
    const td_path *inner = td_parser_path(p);
    return inner && td_parser_need_sign(p, ")") ? inner : NULL;
  }
  td_path *path = new_path(p, TD_PATH_LINK, NULL, NULL);
  return path && take_link(p, &path->link) ? path : NULL;
}

static const td_path *path_element(td_parser *p) {
  static const struct {
    const char *sign;
    td_path_kind kind;
  } modifiers[] = {{"*", TD_PATH_ZERO_OR_MORE},
                   {"+", TD_PATH_ONE_OR_MORE},
                   {"?", TD_PATH_ZERO_OR_ONE}};
  const bool is_inverse = td_parser_take_sign(p, "^");
  const td_path *path = path_primary(p);
  for (size_t i = 0; path && i < 3; i++) {
    if (td_parser_take_sign(p, modifiers[i].sign)) {
      path = new_path(p, modifiers[i].kind, path, NULL);
      break;
    }
  }
  return path && is_inverse ? new_path(p, TD_PATH_INVERSE, path, NULL) : path;
}

static const td_path *path_chain(td_parser *p, const char *sign,
                                 td_path_kind kind,
                                 const td_path *(*part)(td_parser *p)) {
  const td_path *path = part(p);
  int n = 0;
  while (path && td_parser_take_sign(p, sign)) {
    const td_path *next = part(p);
    path = next ? new_path(p, kind, path, next) : NULL;
    if (path && ++n > 500) { // it will be walked by recursion
      td_parser_fail(p, "a path has too many parts");
      return NULL;
    }
  }
  return path;
}

static const td_path *path_sequence(td_parser *p) {
  return path_chain(p, "/", TD_PATH_SEQUENCE, path_element);
}

const td_path *td_parser_path(td_parser *p) {
  const td_path *path =
      td_parser_enter(p)
          ? path_chain(p, "|", TD_PATH_ALTERNATIVE, path_sequence)
          : NULL;
  td_parser_leave(p);
  return path;
}

static td_op *path_op(td_parser *p, const td_pattern *ends,
                      const td_path *path) {
  td_op *op = td_parser_op(p, TD_OP_PATH, NULL, NULL);
  td_pattern *pattern = op ? TD_PUSH(p->arena, &op->patterns) : NULL;
  if (!pattern) {
    td_parser_no_memory(p);
    return NULL;
  }
  *pattern = *ends;
  op->path = path;
  td_op_finish(op);
  return op;
}

static bool join_path(td_parser *p, td_op *op, td_op **paths) {
  *paths = op && *paths ? td_parser_join(p, *paths, op) : op;
  return *paths != NULL;
}

// A path by itself as an operator: the parts of an alternative.
static td_op *path_alone(td_parser *p, const td_pattern *ends,
                         const td_path *path) {
  td_pattern_list patterns = {0};
  td_op *paths = NULL;
  if (!td_parser_add_path(p, ends, path, &patterns, &paths)) {
    return NULL;
  }
  if (!patterns.count) {
    return paths;
  }
  td_op *bgp = td_parser_op(p, TD_OP_BGP, NULL, NULL);
  if (!bgp) {
    return NULL;
  }
  bgp->patterns = patterns;
  td_op_finish(bgp);
  return paths ? td_parser_join(p, bgp, paths) : bgp;
}

static td_op *two_ways(td_parser *p, const td_pattern *ends,
                       const td_path *first, const td_path *second) {
  td_op *left = path_alone(p, ends, first);
  td_op *right = left ? path_alone(p, ends, second) : NULL;
  return right ? td_parser_op(p, TD_OP_UNION, left, right) : NULL;
}

static td_op *negated_op(td_parser *p, const td_pattern *ends,
                         const td_path *path) {
  if (!path->inverse_links.count) {
    return path_op(p, ends, path);
  }
  td_path *inverse = new_path(p, TD_PATH_NEGATED, NULL, NULL);
  if (!inverse) {
    return NULL;
  }
  inverse->links = path->inverse_links;
  const td_pattern turned = {
      .at = {ends->at[TD_SLOT_O], ends->at[TD_SLOT_P], ends->at[TD_SLOT_S]}};
  td_op *back = path_op(p, &turned, inverse);
  if (!path->links.count || !back) {
    return back;
  }
  td_path *forth = new_path(p, TD_PATH_NEGATED, NULL, NULL);
  if (!forth) {
    return NULL;
  }
  forth->links = path->links;
  td_op *op = path_op(p, ends, forth);
  return op ? td_parser_op(p, TD_OP_UNION, op, back) : NULL;
}

// Section 18.2.2.4: what can be said with triples is.
bool td_parser_add_path(td_parser *p, const td_pattern *ends,
                        const td_path *path, td_pattern_list *patterns,
                        td_op **paths) {
  block b = {p, patterns, paths};
  const td_slot subject = ends->at[TD_SLOT_S];
  const td_slot object = ends->at[TD_SLOT_O];
  if (path->kind == TD_PATH_LINK) {
    return add_pattern(&b, subject, path->link, object);
  }
  if (path->kind == TD_PATH_INVERSE) {
    const td_pattern turned = {.at = {object, {0}, subject}};
    return td_parser_add_path(p, &turned, path->first, patterns, paths);
  }
  if (path->kind == TD_PATH_SEQUENCE) {
    const td_slot middle = {.is_var = true, .var = td_parser_fresh(p)};
    const td_pattern first = {.at = {subject, {0}, middle}};
    const td_pattern second = {.at = {middle, {0}, object}};
    return p->status == TD_OK &&
           td_parser_add_path(p, &first, path->first, patterns, paths) &&
           td_parser_add_path(p, &second, path->second, patterns, paths);
  }
  if (path->kind == TD_PATH_ALTERNATIVE) {
    return join_path(p, two_ways(p, ends, path->first, path->second), paths);
  }
  return join_path(p,
                   path->kind == TD_PATH_NEGATED ? negated_op(p, ends, path)
                                                 : path_op(p, ends, path),
                   paths);
}

// ---------------------------------------------------------------- triples

static bool property_list(block *b, td_slot subject);
static bool graph_node(block *b, td_slot *node);

static bool blank_node_list(block *b, td_slot *node) {
  *node = td_parser_new_blank(b->p);
  return property_list(b, *node) && td_parser_need_sign(b->p, "]");
}

// ( ... ): a chain of rdf:first and rdf:rest.
static bool collection(block *b, td_slot *node) {
  const td_slot nil = vocab_slot(TD_RDF_nil);
  if (td_parser_take_sign(b->p, ")")) {
    *node = nil;
    return true;
  }
  td_slot cell = td_parser_new_blank(b->p);
  *node = cell;
  for (;;) {
    td_slot item;
    if (!graph_node(b, &item) ||
        !add_pattern(b, cell, vocab_slot(TD_RDF_first), item)) {
      return false;
    }
    const bool is_last = td_parser_take_sign(b->p, ")");
    const td_slot rest = is_last ? nil : td_parser_new_blank(b->p);
    if (!add_pattern(b, cell, vocab_slot(TD_RDF_rest), rest)) {
      return false;
    }
    if (is_last) {
      return true;
    }
    cell = rest;
  }
}

static bool graph_node(block *b, td_slot *node) {
  if (!td_parser_enter(b->p)) {
    return false;
  }
  bool is_fine;
  if (td_parser_take_sign(b->p, "(")) {
    is_fine = collection(b, node);
  } else if (td_parser_take_sign(b->p, "[")) {
    if (td_parser_take_sign(b->p, "]")) {
      *node = td_parser_new_blank(b->p);
      is_fine = b->p->status == TD_OK;
    } else {
      is_fine = blank_node_list(b, node);
    }
  } else {
    is_fine = td_parser_take_var_or_term(b->p, node);
  }
  td_parser_leave(b->p);
  return is_fine;
}

// A predicate: a variable, or a path; in a template an IRI.
typedef struct {
  td_slot slot;
  const td_path *path; ///< or NULL
} verb;

static bool take_verb(td_parser *p, verb *v) {
  *v = (verb){0};
  if (p->token.kind == TD_TOKEN_VAR) {
    return td_parser_take_var_or_iri(p, &v->slot);
  }
  if (p->is_template) {
    return take_link(p, &v->slot);
  }
  v->path = td_parser_path(p);
  return v->path != NULL;
}

static bool add_triple(block *b, td_slot subject, const verb *v,
                       td_slot object) {
  if (!v->path) {
    return add_pattern(b, subject, v->slot, object);
  }
  const td_pattern ends = {.at = {subject, {0}, object}};
  return td_parser_add_path(b->p, &ends, v->path, b->patterns, b->paths);
}

static bool begins_verb(const td_parser *p) {
  return p->token.kind == TD_TOKEN_VAR || td_parser_is_iri(p) ||
         (p->token.kind == TD_TOKEN_WORD && td_slice_is(p->token.text, "a")) ||
         td_parser_is_sign(p, "^") || td_parser_is_sign(p, "!") ||
         td_parser_is_sign(p, "(");
}

static bool object_list(block *b, td_slot subject) {
  verb v;
  if (!take_verb(b->p, &v)) {
    return false;
  }
  do {
    td_slot object;
    if (!graph_node(b, &object) || !add_triple(b, subject, &v, object)) {
      return false;
    }
  } while (td_parser_take_sign(b->p, ","));
  return b->p->status == TD_OK;
}

// PropertyListPathNotEmpty.
static bool property_list(block *b, td_slot subject) {
  if (!object_list(b, subject)) {
    return false;
  }
  while (td_parser_take_sign(b->p, ";")) {
    if (begins_verb(b->p) && !object_list(b, subject)) {
      return false;
    }
  }
  return b->p->status == TD_OK;
}

bool td_parser_begins_triples(const td_parser *p) {
  return p->token.kind == TD_TOKEN_VAR || p->token.kind == TD_TOKEN_BLANK ||
         td_parser_is_iri(p) || td_parser_is_literal(p) ||
         td_parser_is_sign(p, "(") || td_parser_is_sign(p, "[");
}

static bool same_subject(block *b) {
  td_parser *p = b->p;
  td_slot subject;
  // A list or [ ... ] may stand alone, when it says something itself.
  const bool is_node = td_parser_is_sign(p, "(") || td_parser_is_sign(p, "[");
  const uint32_t n = b->patterns->count;
  const td_op *paths = *b->paths;
  if (!graph_node(b, &subject)) {
    return false;
  }
  if (is_node && !begins_verb(p) &&
      (b->patterns->count > n || *b->paths != paths)) {
    return true;
  }
  return property_list(b, subject);
}

bool td_parser_triples(td_parser *p, td_pattern_list *patterns, td_op **paths) {
  block b = {p, patterns, paths};
  while (td_parser_begins_triples(p)) {
    if (!same_subject(&b)) {
      return false;
    }
    if (!td_parser_take_sign(p, ".")) {
      break;
    }
  }
  return p->status == TD_OK;
}
