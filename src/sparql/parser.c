// SPDX-License-Identifier: MIT

#include "sparql/parser.h"

#include "base/try.h"
#include "base/utf8.h"
#include "rdf/node.h"
#include "sparql/parser_private.h"

enum { MAX_QUERY_BYTES = 1 << 20 };

static bool add_prefix(td_parser *p, td_slice name, td_slice iri) {
  td_parser_prefix *prefix = TD_PUSH(p->arena, &p->prefixes);
  if (!prefix) {
    return td_parser_no_memory(p);
  }
  *prefix = (td_parser_prefix){name, iri};
  return true;
}

static bool predeclare(td_parser *p) {
  const td_sparql_source *source = p->source;
  const td_vocab_prefix *prefixes =
      source->prefixes ? source->prefixes : td_vocab_prefixes;
  const size_t n = source->prefixes ? source->n_prefixes : TD_N_VOCAB_PREFIXES;
  for (size_t i = 0; i < n; i++) {
    if (!add_prefix(p, td_slice_of(prefixes[i].name),
                    td_slice_of(prefixes[i].iri))) {
      return false;
    }
  }
  return true;
}

static bool take_base(td_parser *p) {
  td_slice iri;
  if (p->token.kind != TD_TOKEN_IRI) {
    return td_parser_fail(p, "BASE takes an IRI between < and >");
  }
  if (!td_parser_take_iri(p, &iri)) {
    return false;
  }
  p->base = iri;
  return true;
}

static bool take_prefix(td_parser *p) {
  td_slice iri;
  const td_token name = p->token;
  if (name.kind != TD_TOKEN_NAME || name.text.length) {
    return td_parser_fail(p, "PREFIX takes a name that ends in ':'");
  }
  td_parser_advance(p);
  if (p->token.kind != TD_TOKEN_IRI) {
    return td_parser_fail(p, "PREFIX takes an IRI between < and >");
  }
  // A namespace need not be an IRI by itself until a name is added to it.
  return td_parser_take_iri(p, &iri) && add_prefix(p, name.prefix, iri);
}

static bool take_prologue(td_parser *p) {
  for (;;) {
    if (td_parser_take_word(p, "BASE")) {
      if (!take_base(p)) {
        return false;
      }
    } else if (td_parser_take_word(p, "PREFIX")) {
      if (!take_prefix(p)) {
        return false;
      }
    } else {
      return p->status == TD_OK;
    }
  }
}

// ------------------------------------------------------------------ forms

static bool take_select(td_parser *p) {
  p->query->where = td_parser_select(p, &p->query->columns);
  return p->query->where != NULL;
}

static bool take_ask(td_parser *p) {
  p->query->verb = TD_SPARQL_ASK;
  td_parser_advance(p);
  p->query->where =
      td_parser_datasets(p) ? td_parser_modifiers(p, td_parser_where(p)) : NULL;
  return p->query->where != NULL;
}

static bool check_template(td_parser *p) {
  for (uint32_t i = 0; i < p->query->template.count; i++) {
    const td_pattern *t = &p->query->template.items[i];
    if (!t->at[TD_SLOT_S].is_var &&
        t->at[TD_SLOT_S].node.kind == TD_NODE_LITERAL) {
      return td_parser_fail(p, "a literal cannot be a subject");
    }
  }
  return true;
}

static bool take_template(td_parser *p, td_pattern_list *patterns) {
  td_op *paths = NULL;
  return td_parser_need_sign(p, "{") &&
         td_parser_triples(p, patterns, &paths) && td_parser_need_sign(p, "}");
}

// CONSTRUCT WHERE { triples }: the pattern is the template.
static bool take_short_construct(td_parser *p) {
  td_pattern_list patterns = {0};
  if (!td_parser_datasets(p) || !td_parser_need_word(p, "WHERE")) {
    return false;
  }
  td_op *paths = NULL;
  if (!td_parser_need_sign(p, "{") ||
      !td_parser_triples(p, &patterns, &paths) ||
      !td_parser_need_sign(p, "}")) {
    return false;
  }
  if (paths) {
    return td_parser_fail(p, "CONSTRUCT WHERE takes triples only");
  }
  td_op *bgp = td_parser_op(p, TD_OP_BGP, NULL, NULL);
  if (!bgp) {
    return false;
  }
  bgp->patterns = patterns;
  td_op_finish(bgp);
  p->query->template = patterns;
  p->query->where = td_parser_modifiers(p, bgp);
  return p->query->where != NULL;
}

static bool take_construct(td_parser *p) {
  p->query->verb = TD_SPARQL_CONSTRUCT;
  td_parser_advance(p);
  if (!td_parser_is_sign(p, "{")) {
    return take_short_construct(p);
  }
  p->is_template = true;
  const bool is_fine = take_template(p, &p->query->template);
  p->is_template = false;
  if (!is_fine || !check_template(p) || !td_parser_datasets(p)) {
    return false;
  }
  p->query->where = td_parser_modifiers(p, td_parser_where(p));
  return p->query->where != NULL;
}

static bool take_described(td_parser *p) {
  if (td_parser_take_sign(p, "*")) {
    return true;
  }
  do {
    td_slot *slot = TD_PUSH(p->arena, &p->query->described);
    if (!slot) {
      return td_parser_no_memory(p);
    }
    if (!td_parser_take_var_or_iri(p, slot)) {
      return false;
    }
  } while (p->token.kind == TD_TOKEN_VAR || td_parser_is_iri(p));
  return true;
}

static bool describe_all(td_parser *p) {
  for (uint32_t i = 0; i < p->scope->vars.count; i++) {
    const td_var var = p->scope->vars.items[i].var;
    if (td_vars_has(&p->query->where->scope, var)) {
      td_slot *slot = TD_PUSH(p->arena, &p->query->described);
      if (!slot) {
        return td_parser_no_memory(p);
      }
      *slot = (td_slot){.is_var = true, .var = var};
    }
  }
  return true;
}

static bool take_describe(td_parser *p) {
  p->query->verb = TD_SPARQL_DESCRIBE;
  td_parser_advance(p);
  if (!take_described(p) || !td_parser_datasets(p)) {
    return false;
  }
  td_op *where = td_parser_is_word(p, "WHERE") || td_parser_is_sign(p, "{")
                     ? td_parser_where(p)
                     : td_parser_op(p, TD_OP_UNIT, NULL, NULL);
  p->query->where = td_parser_modifiers(p, where);
  return p->query->where && (p->query->described.count > 0 || describe_all(p));
}

static bool refuse_update(td_parser *p) {
  static const char *const words[] = {"INSERT", "DELETE", "LOAD", "CLEAR",
                                      "CREATE", "DROP",   "COPY", "MOVE",
                                      "ADD",    "WITH"};
  for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
    if (td_parser_is_word(p, words[i])) {
      p->status =
          td_error_send(p->errors, TD_ERR_UNSUPPORTED, p->source->file, 0,
                        "%s is an update: graphs are only asked", words[i]);
      return false;
    }
  }
  return td_parser_fail(p, "the query begins with none of SELECT, ASK, "
                           "CONSTRUCT, DESCRIBE");
}

static bool take_query(td_parser *p) {
  if (!take_prologue(p)) {
    return false;
  }
  const bool is_fine = td_parser_is_word(p, "SELECT")      ? take_select(p)
                       : td_parser_is_word(p, "ASK")       ? take_ask(p)
                       : td_parser_is_word(p, "CONSTRUCT") ? take_construct(p)
                       : td_parser_is_word(p, "DESCRIBE")  ? take_describe(p)
                                                           : refuse_update(p);
  if (is_fine && p->token.kind != TD_TOKEN_END) {
    return td_parser_fail(p, "the query should end before '%.*s'",
                          (int)p->token.text.length, p->token.text.data);
  }
  return is_fine && p->status == TD_OK;
}

static td_status prepare_text(td_parser *p) {
  const td_slice text = p->source->text;
  if (text.length > MAX_QUERY_BYTES) {
    return td_error_send(p->errors, TD_ERR_LIMIT, p->source->file, 0,
                         "the query is longer than a megabyte");
  }
  const td_slice decoded = td_lexer_decode(text, p->arena);
  if (text.length && !decoded.length) {
    return td_error_send(p->errors, TD_ERR_BAD_SYNTAX, p->source->file, 0,
                         "the query has an escape that is no character");
  }
  if (td_utf8_validate(decoded) != decoded.length ||
      (decoded.length && memchr(decoded.data, '\0', decoded.length))) {
    return td_error_send(p->errors, TD_ERR_BAD_TEXT, p->source->file, 0,
                         "the query is not valid UTF-8");
  }
  p->lexer = (td_lexer){.text = decoded, .line = 1, .arena = p->arena};
  return TD_OK;
}

td_status td_sparql_parse(const td_sparql_source *source, td_arena *arena,
                          const td_error_sink *errors, td_query **out) {
  td_scope scope = {0};
  td_parser p = {.source = source,
                 .errors = errors,
                 .arena = arena,
                 .scope = &scope,
                 .base = td_slice_of(source->base)};
  p.query = TD_ARENA_NEW(arena, td_query);
  if (!p.query) {
    return TD_ERR_NO_MEM;
  }
  TD_TRY(prepare_text(&p));
  td_parser_advance(&p);
  if (!predeclare(&p) || !take_query(&p)) {
    return p.status != TD_OK ? p.status : TD_ERR_NO_MEM;
  }
  p.query->base = p.base;
  *out = p.query;
  return TD_OK;
}
