// SPDX-License-Identifier: MIT

// Functions on terms: section 17.4.2.

#include "rdf/node.h"
#include "rdf/vocab.h"
#include "sparql/expression_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

static td_value iri_value(td_slice iri) {
  return (td_value){.kind = TD_VALUE_IRI, .has_text = true, .text = iri};
}

static td_value no_memory(td_run *run) {
  run->status = TD_ERR_NO_MEM;
  return td_value_error();
}

td_value td_function_text(td_run *run, td_buffer *text) {
  const td_slice kept = td_arena_copy(run->scratch, td_buffer_as_slice(text));
  const bool failed = text->failed || !kept.data;
  td_buffer_clear(text);
  return failed ? no_memory(run) : td_value_string(kept);
}

static td_value string_of(const td_function_call *call) {
  td_slice text;
  return td_value_text(&call->arguments[0], call->run->scratch, &text)
             ? td_value_string(text)
             : td_value_error();
}

static td_value language_of(const td_value *a) {
  if (!td_value_is_literal(a)) {
    return td_value_error();
  }
  return td_value_string(a->kind == TD_VALUE_LANGUAGE ? a->tag : (td_slice){0});
}

// RFC 4647, basic filtering.
static td_value language_matches(const td_value *tag, const td_value *range) {
  if (tag->kind != TD_VALUE_STRING || range->kind != TD_VALUE_STRING) {
    return td_value_error();
  }
  const td_slice t = tag->text;
  const td_slice r = range->text;
  if (td_slice_is(r, "*")) {
    return td_value_boolean(t.length > 0);
  }
  return td_value_boolean(r.length > 0 && t.length >= r.length &&
                          strncasecmp(t.data, r.data, r.length) == 0 &&
                          (t.length == r.length || t.data[r.length] == '-'));
}

static td_value datatype_of(const td_function_call *call) {
  td_node node;
  const td_value *a = &call->arguments[0];
  if (!td_value_is_literal(a)) {
    return td_value_error();
  }
  if (a->kind == TD_VALUE_LANGUAGE) {
    return iri_value(td_slice_of(td_vocab_iri(TD_RDF_langString)));
  }
  if (!td_value_to_node(a, call->run->scratch, &node)) {
    return no_memory(call->run);
  }
  return iri_value(node.datatype.length
                       ? node.datatype
                       : td_slice_of(td_vocab_iri(TD_XSD_string)));
}

static td_value to_iri(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  if (a->kind == TD_VALUE_IRI) {
    return *a;
  }
  if (a->kind != TD_VALUE_STRING) {
    return td_value_error();
  }
  if (td_node_is_iri(a->text)) {
    return iri_value(a->text);
  }
  td_buffer text = {0};
  if (!call->run->base.length ||
      !td_node_resolve_iri(call->run->base, a->text, &text)) {
    td_buffer_clear(&text);
    return td_value_error();
  }
  const td_value made = td_function_text(call->run, &text);
  return made.kind == TD_VALUE_STRING && td_node_is_iri(made.text)
             ? iri_value(made.text)
             : td_value_error();
}

// A new blank node; with a name the same one for all uses of it in a solution.
static td_value blank(const td_function_call *call) {
  td_run *run = call->run;
  td_buffer label = {0};
  if (call->n_arguments == 0) {
    td_buffer_printf(&label, "bnode%" PRIu64, ++run->n_blanks);
  } else if (call->arguments[0].kind != TD_VALUE_STRING) {
    return td_value_error();
  } else {
    td_buffer_printf(&label, "bnode%" PRIu64 "of", run->solution);
    td_node_encode_label(call->arguments[0].text, &label);
  }
  td_value made = td_function_text(run, &label);
  made.kind = made.kind == TD_VALUE_STRING ? TD_VALUE_BLANK : TD_VALUE_ERROR;
  return made;
}

static td_value with_datatype(const td_value *text, const td_value *datatype) {
  if (text->kind != TD_VALUE_STRING || datatype->kind != TD_VALUE_IRI ||
      td_slice_is(datatype->text, td_vocab_iri(TD_RDF_langString))) {
    return td_value_error();
  }
  const bool is_string =
      td_slice_is(datatype->text, td_vocab_iri(TD_XSD_string));
  const td_node node = td_node_literal(
      text->text, is_string ? (td_slice){0} : datatype->text, (td_slice){0});
  return td_value_of_node(&node);
}

static td_value with_language(const td_value *text, const td_value *language) {
  if (text->kind != TD_VALUE_STRING || language->kind != TD_VALUE_STRING ||
      !td_node_is_language(language->text)) {
    return td_value_error();
  }
  return (td_value){.kind = TD_VALUE_LANGUAGE,
                    .has_text = true,
                    .text = text->text,
                    .tag = language->text};
}

// Version 4 of RFC 4122: random.
static td_value uuid(const td_function_call *call, const char *prefix) {
  const uint64_t high = td_run_random(call->run);
  const uint64_t low = td_run_random(call->run);
  td_buffer text = {0};
  td_buffer_printf(
      &text,
      "%s%08" PRIx64 "-%04" PRIx64 "-4%03" PRIx64 "-%04" PRIx64 "-%012" PRIx64,
      prefix, high >> 32, high >> 16 & 0xFFFF, high & 0xFFF,
      (low >> 48 & 0x3FFF) | 0x8000, low & UINT64_C(0xFFFFFFFFFFFF));
  td_value made = td_function_text(call->run, &text);
  if (prefix[0] && made.kind == TD_VALUE_STRING) {
    made.kind = TD_VALUE_IRI;
  }
  return made;
}

td_value td_function_of_terms(const td_function_call *call) {
  const td_value *a = &call->arguments[0];
  const td_value *b = &call->arguments[1];
  switch (call->function) {
  case TD_FN_STR:
    return string_of(call);
  case TD_FN_LANG:
    return language_of(a);
  case TD_FN_LANGMATCHES:
    return language_matches(a, b);
  case TD_FN_DATATYPE:
    return datatype_of(call);
  case TD_FN_IRI:
    return to_iri(call);
  case TD_FN_BNODE:
    return blank(call);
  case TD_FN_STRDT:
    return with_datatype(a, b);
  case TD_FN_STRLANG:
    return with_language(a, b);
  case TD_FN_UUID:
    return uuid(call, "urn:uuid:");
  case TD_FN_STRUUID:
    return uuid(call, "");
  case TD_FN_SAMETERM:
    return td_value_boolean(td_value_same_term(a, b));
  case TD_FN_ISIRI:
    return td_value_boolean(a->kind == TD_VALUE_IRI);
  case TD_FN_ISBLANK:
    return td_value_boolean(a->kind == TD_VALUE_BLANK);
  case TD_FN_ISLITERAL:
    return td_value_boolean(td_value_is_literal(a));
  default:
    return td_value_boolean(td_value_is_numeric(a));
  }
}
