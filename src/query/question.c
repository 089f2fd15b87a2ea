// SPDX-License-Identifier: MIT

#include "query/question.h"

#include "base/calendar.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/vocab.h"
#include "sparql/number.h"

#include <strings.h>

static const char *const type_names[] = {
    [TD_PARAMETER_ENTITY] = "entity",   [TD_PARAMETER_CLASS] = "class",
    [TD_PARAMETER_DATE] = "date",       [TD_PARAMETER_NUMBER] = "number",
    [TD_PARAMETER_DECIMAL] = "decimal", [TD_PARAMETER_TEXT] = "text"};

// ------------------------------------------------------------------- head

static bool parse_type(td_slice name, td_parameter_type *out) {
  for (size_t i = 0; i < sizeof(type_names) / sizeof(type_names[0]); i++) {
    if (td_slice_is(name, type_names[i])) {
      *out = (td_parameter_type)i;
      return true;
    }
  }
  return false;
}

// NAME[!] TYPE [FALLBACK]: WORDS
static bool parse_parameter(td_slice line, td_parameter *out) {
  td_slice words;
  td_slice rest = td_slice_split(line, ':', &words);
  td_slice fallback;
  td_slice name = td_slice_split(rest, ' ', &rest);
  const td_slice type = td_slice_split(rest, ' ', &fallback);
  *out = (td_parameter){.fallback = td_slice_trim(fallback),
                        .words = td_slice_trim(words)};
  if (td_slice_has_suffix(name, TD_SLICE("!"))) {
    out->is_required = true;
    name.length--;
  }
  out->name = name;
  return name.length && out->words.length &&
         parse_type(td_slice_trim(type), &out->type);
}

td_status td_question_parse(td_slice text, const char *file, td_arena *arena,
                            const td_error_sink *errors, td_question *out) {
  *out = (td_question){0};
  size_t number = 0;
  for (td_slice rest = text; rest.length && rest.data[0] == '#';) {
    const td_slice line = td_slice_trim(td_slice_split(rest, '\n', &rest));
    const td_slice words = td_slice_trim(td_slice_part(line, 1, line.length));
    number++;
    if (number == 1) {
      out->title = words;
    }
    if (!td_slice_has_prefix(words, TD_SLICE("@"))) {
      continue;
    }
    td_parameter *parameter = TD_PUSH(arena, &out->parameters);
    if (!parameter) {
      return TD_ERR_NO_MEM;
    }
    if (!parse_parameter(td_slice_part(words, 1, words.length), parameter)) {
      return td_error_send(errors, TD_ERR_BAD_SYNTAX, file, number,
                           "a parameter is written "
                           "'# @name[!] type [value]: words'");
    }
  }
  return TD_OK;
}

// ----------------------------------------------------------------- values

typedef struct {
  const td_question_values *values;
  td_arena *arena;
  const td_error_sink *errors;
  const td_parameter *parameter;
  td_slice value;
  td_node *out;
} binding;

static td_status bad_value(const binding *b, const char *want) {
  return td_error_send(b->errors, TD_ERR_BAD_ARG, NULL, 0,
                       "%.*s takes %s, not '%.*s'",
                       (int)b->parameter->name.length, b->parameter->name.data,
                       want, (int)b->value.length, b->value.data);
}

static td_status set_iri(const binding *b, td_slice space, td_slice local) {
  td_buffer text = {0};
  td_buffer encoded = {0};
  td_buffer_add(&text, space);
  for (size_t i = 0; i < local.length; i++) {
    td_buffer_add_char(&text, local.data[i] == ' ' ? '_' : local.data[i]);
  }
  td_node_encode_iri(td_buffer_as_slice(&text), &encoded);
  *b->out = td_node_iri(td_arena_copy(b->arena, td_buffer_as_slice(&encoded)));
  const bool failed = text.failed || encoded.failed || !b->out->text.data;
  td_buffer_clear(&text);
  td_buffer_clear(&encoded);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

// <IRI>, IRI, or a short name of our prefixes; false when it is none of these.
static bool set_written_iri(const binding *b, td_status *status) {
  td_slice value = b->value;
  td_slice local;
  *status = TD_OK;
  if (value.length > 2 && value.data[0] == '<' &&
      value.data[value.length - 1] == '>') {
    value = td_slice_part(value, 1, value.length - 1);
    *b->out = td_node_iri(value);
    *status = td_node_is_iri(value) ? TD_OK : bad_value(b, "an IRI");
    return true;
  }
  const td_slice prefix = td_slice_split(value, ':', &local);
  for (size_t i = 0; prefix.length < value.length && i < TD_N_VOCAB_PREFIXES;
       i++) {
    if (td_slice_is(prefix, td_vocab_prefixes[i].name)) {
      *status = set_iri(b, td_slice_of(td_vocab_prefixes[i].iri), local);
      return true;
    }
  }
  *b->out = td_node_iri(value);
  return td_node_is_iri(value);
}

static bool is_same_name(td_slice a, td_slice b) {
  return a.length == b.length && strncasecmp(a.data, b.data, a.length) == 0;
}

// Entities that have the value as a label of one property, as far as needed.
typedef struct {
  const binding *b;
  td_buffer found; ///< words for an error
  unsigned n;
} search;

static td_status take_named(void *handle, const td_statement *statement) {
  search *s = handle;
  const td_node *out = s->b->out;
  if (statement->object.kind != TD_NODE_LITERAL ||
      statement->subject.kind != TD_NODE_IRI ||
      !is_same_name(statement->object.text, s->b->value) ||
      (s->n && td_slice_equal(out->text, statement->subject.text))) {
    return TD_OK;
  }
  *s->b->out = td_node_iri(td_arena_copy(s->b->arena, statement->subject.text));
  td_buffer_add_string(&s->found, s->n ? ", " : "");
  td_node_add_ntriples(s->b->out, &s->found);
  return s->b->out->text.data ? (++s->n < 5 ? TD_OK : TD_END) : TD_ERR_NO_MEM;
}

static td_status find_label(const binding *b, td_vocab property, bool *found) {
  search s = {.b = b};
  const td_node predicate = td_node_iri(td_slice_of(td_vocab_iri(property)));
  td_status status = td_quads_each(b->values->quads, NULL, &predicate, NULL,
                                   (td_statement_sink){take_named, &s});
  status = status == TD_END ? TD_OK : status;
  *found = s.n == 1;
  if (status == TD_OK && s.n > 1) {
    status = td_error_send(
        b->errors, TD_ERR_NOT_FOUND, NULL, 0, "'%.*s' may be %.*s: say which",
        (int)b->value.length, b->value.data, (int)s.found.length, s.found.data);
  }
  td_buffer_clear(&s.found);
  return status;
}

static td_status bind_entity(const binding *b) {
  static const td_vocab labels[] = {TD_SKOS_prefLabel, TD_SKOS_altLabel,
                                    TD_RDFS_label};
  td_status status;
  if (set_written_iri(b, &status)) {
    return status;
  }
  TD_TRY(set_iri(b, b->values->entities, b->value));
  if (td_terms_find(td_quads_terms((td_quads *)b->values->quads), b->out)) {
    return TD_OK;
  }
  for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
    bool found;
    TD_TRY(find_label(b, labels[i], &found));
    if (found) {
      return TD_OK;
    }
  }
  return td_error_send(b->errors, TD_ERR_NOT_FOUND, NULL, 0,
                       "the graph knows nothing by the name of '%.*s'",
                       (int)b->value.length, b->value.data);
}

static td_status bind_class(const binding *b) {
  td_status status;
  if (set_written_iri(b, &status)) {
    return status;
  }
  return set_iri(b, td_slice_of(td_vocab_prefixes[TD_PREFIX_tid].iri),
                 b->value);
}

static td_status set_literal(const binding *b, td_vocab datatype) {
  *b->out = td_node_literal(b->value, td_slice_of(td_vocab_iri(datatype)),
                            (td_slice){0});
  return TD_OK;
}

static td_status bind_value(const binding *b) {
  td_wide number;
  switch (b->parameter->type) {
  case TD_PARAMETER_ENTITY:
    return bind_entity(b);
  case TD_PARAMETER_CLASS:
    return bind_class(b);
  case TD_PARAMETER_DATE:
    return b->value.length == 10 && td_day_parse(b->value) != TD_NO_DAY
               ? set_literal(b, TD_XSD_date)
               : bad_value(b, "a day as YYYY-MM-DD");
  case TD_PARAMETER_NUMBER:
    return td_integer_parse(b->value, &number) ? set_literal(b, TD_XSD_integer)
                                               : bad_value(b, "a whole number");
  case TD_PARAMETER_DECIMAL:
    return td_decimal_parse(b->value, &number) ? set_literal(b, TD_XSD_decimal)
                                               : bad_value(b, "a number");
  case TD_PARAMETER_TEXT:
    break;
  }
  *b->out = td_node_literal(b->value, (td_slice){0}, (td_slice){0});
  return td_node_is_text(b->value) ? TD_OK : bad_value(b, "UTF-8 text");
}

// The value that is given for a parameter, the last one; empty where none is.
static td_slice given_value(const td_parameter *parameter,
                            const td_slice *arguments, size_t n) {
  td_slice value = parameter->fallback;
  for (size_t i = 0; i < n; i++) {
    td_slice rest;
    if (td_slice_equal(td_slice_split(arguments[i], '=', &rest),
                       parameter->name)) {
      value = rest;
    }
  }
  return value;
}

static td_status check_names(const td_question *question,
                             const td_slice *arguments, size_t n,
                             const td_error_sink *errors) {
  for (size_t i = 0; i < n; i++) {
    td_slice rest;
    const td_slice name = td_slice_split(arguments[i], '=', &rest);
    bool is_known = false;
    for (uint32_t k = 0; k < question->parameters.count; k++) {
      is_known |= td_slice_equal(name, question->parameters.items[k].name);
    }
    if (!is_known) {
      return td_error_send(errors, TD_ERR_BAD_ARG, NULL, 0,
                           "the question has no parameter '%.*s'",
                           (int)name.length, name.data);
    }
  }
  return TD_OK;
}

td_status td_question_bind(const td_question *question,
                           const td_question_values *values, td_arena *arena,
                           const td_error_sink *errors, td_sparql_binding **out,
                           size_t *n) {
  TD_TRY(check_names(question, values->arguments, values->n_arguments, errors));
  *n = 0;
  *out =
      TD_ARENA_ARRAY(arena, td_sparql_binding, question->parameters.count + 1);
  if (!*out) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < question->parameters.count; i++) {
    const td_parameter *parameter = &question->parameters.items[i];
    const td_slice value =
        given_value(parameter, values->arguments, values->n_arguments);
    if (!value.length && parameter->is_required) {
      return td_error_send(errors, TD_ERR_BAD_ARG, NULL, 0,
                           "the question needs %.*s=...: %.*s",
                           (int)parameter->name.length, parameter->name.data,
                           (int)parameter->words.length, parameter->words.data);
    }
    if (value.length) {
      td_sparql_binding *made = &(*out)[(*n)++];
      made->name = parameter->name;
      const binding b = {values, arena, errors, parameter, value, &made->node};
      TD_TRY(bind_value(&b));
    }
  }
  return TD_OK;
}
