// SPDX-License-Identifier: MIT

#include "sparql/parser_private.h"

#include "rdf/node.h"

#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

enum { MAX_DEPTH = 200 };

// ----------------------------------------------------------------- faults

static bool fault(td_parser *p, td_status status, const char *words) {
  if (p->status == TD_OK) {
    p->status = td_error_send(
        p->errors, status, p->source->file,
        p->source->file || p->token.line > 1 ? p->token.line : 0, "%s", words);
  }
  p->token.kind = TD_TOKEN_END;
  return false;
}

bool td_parser_fail(td_parser *p, const char *format, ...) {
  char words[600];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(words, sizeof(words), format, arguments);
  va_end(arguments);
  return fault(p, TD_ERR_BAD_SYNTAX, words);
}

bool td_parser_no_memory(td_parser *p) {
  return fault(p, TD_ERR_NO_MEM, "out of memory");
}

bool td_parser_enter(td_parser *p) {
  return ++p->depth <= MAX_DEPTH ||
         fault(p, TD_ERR_LIMIT, "the query nests too deep");
}

void td_parser_leave(td_parser *p) { p->depth--; }

// ----------------------------------------------------------------- tokens

void td_parser_advance(td_parser *p) {
  if (p->status != TD_OK) {
    p->token.kind = TD_TOKEN_END;
    return;
  }
  p->token = td_lexer_next(&p->lexer);
  if (p->token.kind == TD_TOKEN_BAD) {
    td_parser_fail(p, "the query has %s", p->token.text.data);
  }
}

bool td_parser_is_sign(const td_parser *p, const char *sign) {
  return p->token.kind == TD_TOKEN_SIGN && td_slice_is(p->token.text, sign);
}

bool td_parser_is_word(const td_parser *p, const char *word) {
  return p->token.kind == TD_TOKEN_WORD &&
         p->token.text.length == strlen(word) &&
         strncasecmp(p->token.text.data, word, p->token.text.length) == 0;
}

bool td_parser_take_sign(td_parser *p, const char *sign) {
  const bool is_it = td_parser_is_sign(p, sign);
  if (is_it) {
    td_parser_advance(p);
  }
  return is_it;
}

bool td_parser_take_word(td_parser *p, const char *word) {
  const bool is_it = td_parser_is_word(p, word);
  if (is_it) {
    td_parser_advance(p);
  }
  return is_it;
}

static bool need(td_parser *p, const char *what) {
  if (p->token.kind == TD_TOKEN_END) {
    return td_parser_fail(p, "the query ends where %s should stand", what);
  }
  const td_slice text = p->token.text;
  return td_parser_fail(p, "%s should stand before '%.*s'", what,
                        (int)(text.length < 60 ? text.length : 60), text.data);
}

bool td_parser_need_sign(td_parser *p, const char *sign) {
  return td_parser_take_sign(p, sign) || need(p, sign);
}

bool td_parser_need_word(td_parser *p, const char *word) {
  return td_parser_take_word(p, word) || need(p, word);
}

// -------------------------------------------------------------- variables

td_var td_parser_fresh(td_parser *p) {
  if (p->query->n_vars == TD_VARS_MAX) {
    fault(p, TD_ERR_LIMIT, "the query has too many variables");
    return 0;
  }
  return p->query->n_vars++;
}

td_var td_parser_var(td_parser *p, td_scope *scope, td_slice name) {
  for (uint32_t i = 0; i < scope->vars.count; i++) {
    if (td_slice_equal(scope->vars.items[i].name, name)) {
      return scope->vars.items[i].var;
    }
  }
  const td_var var = td_parser_fresh(p);
  td_named_var *item = TD_PUSH(p->arena, &scope->vars);
  if (!item) {
    td_parser_no_memory(p);
    return 0;
  }
  *item = (td_named_var){name, var};
  p->query->names[var] = name;
  return var;
}

static const td_node *find_binding(const td_parser *p, td_slice name) {
  for (size_t i = 0; i < p->source->n_bindings; i++) {
    if (td_slice_equal(p->source->bindings[i].name, name)) {
      return &p->source->bindings[i].node;
    }
  }
  return NULL;
}

bool td_parser_take_var(td_parser *p, td_var *var) {
  if (p->token.kind != TD_TOKEN_VAR) {
    return need(p, "a variable");
  }
  if (find_binding(p, p->token.text)) {
    return td_parser_fail(p, "?%.*s is a parameter: it cannot be bound here",
                          (int)p->token.text.length, p->token.text.data);
  }
  *var = td_parser_var(p, p->scope, p->token.text);
  td_parser_advance(p);
  return p->status == TD_OK;
}

// ------------------------------------------------------------------- IRIs

bool td_parser_is_iri(const td_parser *p) {
  return p->token.kind == TD_TOKEN_IRI || p->token.kind == TD_TOKEN_NAME;
}

static bool expand(td_parser *p, td_slice *iri) {
  for (uint32_t i = p->prefixes.count; i-- > 0;) {
    const td_parser_prefix *prefix = &p->prefixes.items[i];
    if (td_slice_equal(prefix->name, p->token.prefix)) {
      *iri = td_arena_printf(p->arena, "%.*s%.*s", (int)prefix->iri.length,
                             prefix->iri.data, (int)p->token.text.length,
                             p->token.text.data);
      return iri->data || td_parser_no_memory(p);
    }
  }
  return td_parser_fail(p, "the prefix %.*s: is not declared",
                        (int)p->token.prefix.length, p->token.prefix.data);
}

static bool resolve(td_parser *p, td_slice *iri) {
  *iri = p->token.text;
  if (td_node_is_iri(*iri) && !p->base.length) {
    return true;
  }
  td_buffer text = {0};
  const bool is_fine =
      p->base.length && td_node_resolve_iri(p->base, *iri, &text);
  if (is_fine) {
    *iri = td_arena_copy(p->arena, td_buffer_as_slice(&text));
  }
  td_buffer_clear(&text);
  return is_fine || td_node_is_iri(*iri) ||
         td_parser_fail(p, "<%.*s> is no absolute IRI, and there is no BASE",
                        (int)(iri->length < 300 ? iri->length : 300),
                        iri->data);
}

bool td_parser_take_iri(td_parser *p, td_slice *iri) {
  if (!td_parser_is_iri(p)) {
    return need(p, "an IRI");
  }
  if (!(p->token.kind == TD_TOKEN_IRI ? resolve(p, iri) : expand(p, iri))) {
    return false;
  }
  if (!td_node_is_iri(*iri)) {
    return td_parser_fail(p, "<%.*s> is no IRI",
                          (int)(iri->length < 300 ? iri->length : 300),
                          iri->data);
  }
  td_parser_advance(p);
  return p->status == TD_OK;
}

// --------------------------------------------------------------- literals

static bool is_number(const td_parser *p) {
  return p->token.kind == TD_TOKEN_INTEGER ||
         p->token.kind == TD_TOKEN_DECIMAL || p->token.kind == TD_TOKEN_DOUBLE;
}

bool td_parser_is_literal(const td_parser *p) {
  return p->token.kind == TD_TOKEN_STRING || is_number(p) ||
         td_parser_is_sign(p, "+") || td_parser_is_sign(p, "-") ||
         td_parser_is_word(p, "true") || td_parser_is_word(p, "false");
}

static td_node typed(td_slice text, td_vocab datatype) {
  return td_node_literal(text, td_slice_of(td_vocab_iri(datatype)),
                         (td_slice){0});
}

static bool take_number(td_parser *p, td_slice sign, td_node *node) {
  static const td_vocab types[] = {[TD_TOKEN_INTEGER] = TD_XSD_integer,
                                   [TD_TOKEN_DECIMAL] = TD_XSD_decimal,
                                   [TD_TOKEN_DOUBLE] = TD_XSD_double};
  if (!is_number(p) || (sign.length && p->token.is_spaced)) {
    return need(p, "a number");
  }
  const td_slice text = td_arena_printf(
      p->arena, "%.*s%.*s", (int)sign.length, sign.length ? sign.data : "",
      (int)p->token.text.length, p->token.text.data);
  *node = typed(text, types[p->token.kind]);
  td_parser_advance(p);
  return text.data || td_parser_no_memory(p);
}

static bool take_string(td_parser *p, td_node *node) {
  *node = td_node_literal(p->token.text, (td_slice){0}, (td_slice){0});
  td_parser_advance(p);
  if (p->token.kind == TD_TOKEN_LANGUAGE) {
    if (!td_node_is_language(p->token.text)) {
      return td_parser_fail(p, "a language tag is not of the form en or en-GB");
    }
    node->language = p->token.text;
    td_parser_advance(p);
  } else if (td_parser_take_sign(p, "^^")) {
    if (!td_parser_take_iri(p, &node->datatype)) {
      return false;
    }
    if (td_slice_is(node->datatype, td_vocab_iri(TD_XSD_string))) {
      node->datatype = (td_slice){0};
    }
  }
  return p->status == TD_OK;
}

bool td_parser_take_literal(td_parser *p, td_node *node) {
  if (p->token.kind == TD_TOKEN_STRING) {
    return take_string(p, node);
  }
  if (td_parser_is_word(p, "true") || td_parser_is_word(p, "false")) {
    *node = typed(td_slice_of(td_parser_is_word(p, "true") ? "true" : "false"),
                  TD_XSD_boolean);
    td_parser_advance(p);
    return true;
  }
  td_slice sign = {0};
  if (td_parser_is_sign(p, "+") || td_parser_is_sign(p, "-")) {
    sign = p->token.text;
    td_parser_advance(p);
  }
  return take_number(p, sign, node);
}

// ------------------------------------------------------------------ slots

td_slot td_parser_new_blank(td_parser *p) {
  if (!p->is_template) {
    return (td_slot){.is_var = true, .var = td_parser_fresh(p)};
  }
  const td_slice label = td_arena_printf(p->arena, "made%u", ++p->n_made);
  if (!label.data) {
    td_parser_no_memory(p);
  }
  return (td_slot){.node = {TD_NODE_BLANK, label, {0}, {0}}};
}

static bool take_label(td_parser *p, td_slot *slot) {
  const td_slice label = p->token.text;
  if (p->is_template) {
    // A letter in front keeps it apart from those that we make.
    const td_slice text =
        td_arena_printf(p->arena, "l%.*s", (int)label.length, label.data);
    *slot = (td_slot){.node = {TD_NODE_BLANK, text, {0}, {0}}};
    td_parser_advance(p);
    return text.data || td_parser_no_memory(p);
  }
  for (uint32_t i = 0; i < p->labels.count; i++) {
    if (td_slice_equal(p->labels.items[i].label, label)) {
      if (p->labels.items[i].bgp != p->bgp) {
        return td_parser_fail(p, "_:%.*s stands in two groups",
                              (int)label.length, label.data);
      }
      *slot = (td_slot){.is_var = true, .var = p->labels.items[i].var};
      td_parser_advance(p);
      return true;
    }
  }
  td_parser_label *item = TD_PUSH(p->arena, &p->labels);
  if (!item) {
    return td_parser_no_memory(p);
  }
  *slot = td_parser_new_blank(p);
  *item = (td_parser_label){label, slot->var, p->bgp};
  td_parser_advance(p);
  return p->status == TD_OK;
}

static bool take_var_slot(td_parser *p, td_slot *slot) {
  const td_node *bound = find_binding(p, p->token.text);
  if (bound) {
    *slot = (td_slot){.node = *bound};
    td_parser_advance(p);
    return true;
  }
  *slot = (td_slot){.is_var = true};
  return td_parser_take_var(p, &slot->var);
}

bool td_parser_take_var_or_iri(td_parser *p, td_slot *slot) {
  if (p->token.kind == TD_TOKEN_VAR) {
    return take_var_slot(p, slot);
  }
  *slot = (td_slot){.node = {TD_NODE_IRI, {0}, {0}, {0}}};
  return td_parser_take_iri(p, &slot->node.text);
}

bool td_parser_take_var_or_term(td_parser *p, td_slot *slot) {
  if (p->token.kind == TD_TOKEN_BLANK) {
    return take_label(p, slot);
  }
  if (td_parser_is_literal(p)) {
    *slot = (td_slot){0};
    return td_parser_take_literal(p, &slot->node);
  }
  if (p->token.kind != TD_TOKEN_VAR && !td_parser_is_iri(p)) {
    return need(p, "a term");
  }
  return td_parser_take_var_or_iri(p, slot);
}

// -------------------------------------------------------------- operators

td_op *td_parser_op(td_parser *p, td_op_kind kind, td_op *left, td_op *right) {
  td_op *op = TD_ARENA_NEW(p->arena, td_op);
  if (!op) {
    td_parser_no_memory(p);
    return NULL;
  }
  op->kind = kind;
  op->left = left;
  op->right = right;
  op->limit = UINT64_MAX;
  td_op_finish(op);
  return op;
}

td_op *td_parser_join(td_parser *p, td_op *left, td_op *right) {
  if (!left || !right) {
    return NULL;
  }
  if (left->kind == TD_OP_UNIT) {
    return right;
  }
  return right->kind == TD_OP_UNIT ? left
                                   : td_parser_op(p, TD_OP_JOIN, left, right);
}

td_op *td_parser_filter(td_parser *p, td_op *op, td_expr *expr) {
  td_op *filter = op && expr ? td_parser_op(p, TD_OP_FILTER, op, NULL) : NULL;
  if (filter) {
    filter->expr = expr;
    td_op_finish(filter);
  }
  return filter;
}

td_op *td_parser_extend(td_parser *p, td_op *op, td_expr *expr, td_var var) {
  td_op *extend = op && expr ? td_parser_op(p, TD_OP_EXTEND, op, NULL) : NULL;
  if (extend) {
    extend->expr = expr;
    extend->var = var;
    td_op_finish(extend);
  }
  return extend;
}
