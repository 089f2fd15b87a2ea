// SPDX-License-Identifier: MIT

#include "rdf/sparql.h"

#include "base/buffer.h"
#include "base/try.h"
#include "base/utf8.h"
#include "rdf/model_private.h"
#include "rdf/sparql_private.h"

#include <strings.h>

enum { MAX_QUERY_BYTES = 1 << 16, MAX_DEPTH = 200 };

static td_status refuse(const td_sparql *query, td_status status,
                        const char *words) {
  return td_error_send(query->errors, status, query->file, 0, "%s", words);
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether the text itself declares the prefix. One that only seems to, in a
// string or a comment, is then not declared for it: an error, never a wrong
// answer.
static bool declares(td_slice text, const char *name) {
  const size_t length = strlen(name);
  for (size_t i = 0; i + 6 < text.length; i++) {
    if (strncasecmp(text.data + i, "prefix", 6) != 0) {
      continue;
    }
    size_t k = i + 6;
    while (k < text.length && is_space(text.data[k])) {
      k++;
    }
    if (k > i + 6 && k + length < text.length &&
        memcmp(text.data + k, name, length) == 0 &&
        text.data[k + length] == ':') {
      return true;
    }
  }
  return false;
}

// All on one line with the text's first, so that line numbers stay true.
static td_status declare_prefixes(td_sparql *query,
                                  const td_sparql_source *source) {
  const bool is_own = source->prefixes == NULL;
  const td_vocab_prefix *prefixes =
      is_own ? td_vocab_prefixes : source->prefixes;
  const size_t n = is_own ? TD_N_VOCAB_PREFIXES : source->n_prefixes;
  td_buffer text = {0};
  for (size_t i = 0; i < n; i++) {
    if (!declares(source->text, prefixes[i].name)) {
      td_buffer_printf(&text, "PREFIX %s: <%s> ", prefixes[i].name,
                       prefixes[i].iri);
    }
  }
  td_buffer_add(&text, source->text);
  query->text = td_arena_copy(query->arena, td_buffer_as_slice(&text));
  const bool failed = text.failed || !query->text.data;
  td_buffer_clear(&text);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

// The parser recurses: what nests too deep would end the program.
static bool is_too_deep(td_slice text) {
  int depth = 0;
  int n_nots = 0;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.data[i];
    depth += c == '(' || c == '{' || c == '[';
    depth -= c == ')' || c == '}' || c == ']';
    n_nots = c == '!' ? n_nots + 1 : is_space(c) ? n_nots : 0;
    if (depth > MAX_DEPTH || n_nots > MAX_DEPTH) {
      return true;
    }
  }
  return false;
}

static td_status check_text(const td_sparql *query, td_slice text) {
  if (text.length > MAX_QUERY_BYTES) {
    return refuse(query, TD_ERR_LIMIT, "the query is longer than 64 KiB");
  }
  if (td_utf8_validate(text) != text.length ||
      (text.length && memchr(text.data, '\0', text.length))) {
    return refuse(query, TD_ERR_BAD_TEXT, "the query is not valid UTF-8");
  }
  if (is_too_deep(text)) {
    return refuse(query, TD_ERR_LIMIT, "the query nests too deep");
  }
  return TD_OK;
}

static td_status parse(td_sparql *query) {
  rasqal_query *parsed = rasqal_new_query(query->world->rasqal, "sparql", NULL);
  if (!parsed) {
    return TD_ERR_NO_MEM;
  }
  td_rdf_world_begin(query->world, query->errors, query->file);
  const int failed = rasqal_query_prepare(
      parsed, (const unsigned char *)query->text.data, NULL);
  const unsigned n_errors = query->world->n_errors;
  td_rdf_world_end(query->world);
  td_status status = TD_OK;
  if (failed || n_errors) {
    status = n_errors ? TD_ERR_BAD_SYNTAX
                      : refuse(query, TD_ERR_BAD_SYNTAX,
                               "the query is not valid SPARQL");
  } else {
    status = td_sparql_check(query, parsed);
  }
  rasqal_free_query(parsed);
  return status;
}

td_status td_sparql_new(td_rdf_world *world, const td_sparql_source *source,
                        const td_error_sink *errors, td_sparql **out) {
  TD_TRY(td_rdf_world_need_librdf(world));
  td_arena *arena = td_arena_new(0);
  td_sparql *query = arena ? TD_ARENA_NEW(arena, td_sparql) : NULL;
  if (!query) {
    td_arena_free(arena);
    return TD_ERR_NO_MEM;
  }
  *query = (td_sparql){
      .world = world, .errors = errors, .arena = arena, .file = source->file};
  td_status status = check_text(query, source->text);
  if (status == TD_OK) {
    status = declare_prefixes(query, source);
  }
  if (status == TD_OK) {
    status = parse(query);
  }
  if (status != TD_OK) {
    td_arena_free(arena);
    return status;
  }
  *out = query;
  return TD_OK;
}

void td_sparql_free(td_sparql *query) {
  if (query) {
    td_arena_free(query->arena);
  }
}

td_verb td_sparql_verb(const td_sparql *query) { return query->verb; }

td_model_kind td_sparql_model_kind(const td_sparql *query) {
  return query->has_graph ? TD_MODEL_NAMED_GRAPHS : TD_MODEL_DEFAULT_GRAPH;
}

size_t td_sparql_count_columns(const td_sparql *query) {
  return query->n_columns;
}

td_slice td_sparql_column(const td_sparql *query, size_t i) {
  return query->columns[i];
}

typedef struct {
  librdf_query *query;
  librdf_query_results *results;
} answer;

#define NOT_ANSWERED                                                           \
  "the query is not answered, since the answer could be wrong: "

// What is right of most graphs can be wrong of this one.
static td_status check_model(const td_sparql *query, const td_model *model) {
  if (query->needs_small_numbers && td_model_has_big_numbers(model)) {
    return refuse(query, TD_ERR_UNSUPPORTED,
                  NOT_ANSWERED "it compares or counts, and the graph has "
                               "integers of more than nine digits");
  }
  if (query->needs_ascii && td_model_has_non_ascii(model)) {
    return refuse(query, TD_ERR_UNSUPPORTED,
                  NOT_ANSWERED
                  "it has UCASE, LCASE or REGEX with \"i\", and the "
                  "graph has letters that are not ASCII");
  }
  if (query->needs_no_blanks && td_model_has_blanks(model)) {
    return refuse(query, TD_ERR_UNSUPPORTED,
                  NOT_ANSWERED "it has a BIND or SELECT expression, and the "
                               "graph has blank nodes");
  }
  return TD_OK;
}

static td_status begin_answer(td_sparql *query, td_model *model, answer *out) {
  *out = (answer){0};
  TD_TRY(check_model(query, model));
  TD_TRY(td_sparql_check_measures(query, model));
  td_rdf_world_begin(query->world, query->errors, query->file);
  out->query = librdf_new_query(query->world->librdf, "sparql", NULL,
                                (const unsigned char *)query->text.data, NULL);
  if (out->query) {
    out->results = librdf_query_execute(out->query, td_model_as_librdf(model));
  }
  return out->results ? TD_OK : TD_ERR_INTERNAL;
}

static td_status end_answer(td_sparql *query, answer *self, td_status status) {
  if (self->results) {
    librdf_free_query_results(self->results);
  }
  if (self->query) {
    librdf_free_query(self->query);
  }
  const unsigned n_errors = query->world->n_errors;
  td_rdf_world_end(query->world);
  if (status == TD_OK && n_errors) {
    return TD_ERR_INTERNAL;
  }
  if (status == TD_ERR_INTERNAL && !n_errors) {
    refuse(query, status, "the query engine failed");
  }
  return status;
}

// A group without keys is no group.
static bool is_group(const td_sparql *query, const td_node *row) {
  for (size_t i = 0; i < query->n_columns; i++) {
    if (query->is_key[i] && row[i].kind == TD_NODE_NONE) {
      return false;
    }
  }
  return true;
}

static td_status send_row(td_sparql *query, librdf_query_results *results,
                          td_row_func take_row, void *handle) {
  librdf_node **values = query->values;
  td_node *row = query->row;
  for (size_t i = 0; i < query->n_columns; i++) {
    values[i] = librdf_query_results_get_binding_value_by_name(
        results, query->columns[i].data);
    row[i] = td_node_of_librdf(values[i]);
  }
  const td_status status = is_group(query, row) ? take_row(handle, row) : TD_OK;
  for (size_t i = 0; i < query->n_columns; i++) {
    if (values[i]) {
      librdf_free_node(values[i]);
    }
  }
  return status;
}

// rasqal makes a row of nothing of a graph that is not there.
static bool is_nowhere(const td_sparql *query, td_model *model) {
  return query->has_graph && !td_model_has_graph(model, query->graph_name);
}

td_status td_sparql_select(td_sparql *query, td_model *model,
                           td_row_func take_row, void *handle) {
  if (is_nowhere(query, model)) {
    return query->is_one_row ? take_row(handle, query->empty_values) : TD_OK;
  }
  answer self;
  td_status status = begin_answer(query, model, &self);
  size_t n_rows = 0;
  while (status == TD_OK && !librdf_query_results_finished(self.results)) {
    status = send_row(query, self.results, take_row, handle);
    n_rows++;
    librdf_query_results_next(self.results);
  }
  if (status == TD_OK && n_rows == 0 && query->is_one_row) {
    status = take_row(handle, query->empty_values);
  }
  return end_answer(query, &self, status);
}

td_status td_sparql_ask(td_sparql *query, td_model *model, bool *out) {
  if (is_nowhere(query, model)) {
    *out = false;
    return TD_OK;
  }
  answer self;
  td_status status = begin_answer(query, model, &self);
  if (status == TD_OK) {
    const int value = librdf_query_results_get_boolean(self.results);
    *out = value > 0;
    status = value < 0 ? TD_ERR_INTERNAL : TD_OK;
  }
  return end_answer(query, &self, status);
}

static td_status send_stream(librdf_stream *stream, td_statement_sink sink) {
  for (; !librdf_stream_end(stream); librdf_stream_next(stream)) {
    librdf_statement *triple = librdf_stream_get_object(stream);
    const td_statement statement = {
        td_node_of_librdf(librdf_statement_get_subject(triple)),
        td_node_of_librdf(librdf_statement_get_predicate(triple)),
        td_node_of_librdf(librdf_statement_get_object(triple)),
        {0}};
    // A template may make what is no triple; it is then left out.
    if (statement.subject.kind != TD_NODE_LITERAL &&
        statement.predicate.kind == TD_NODE_IRI) {
      TD_TRY(sink.write(sink.handle, &statement));
    }
  }
  return TD_OK;
}

td_status td_sparql_construct(td_sparql *query, td_model *model,
                              td_statement_sink sink) {
  if (is_nowhere(query, model)) {
    return TD_OK;
  }
  answer self;
  td_status status = begin_answer(query, model, &self);
  if (status == TD_OK) {
    librdf_stream *stream = librdf_query_results_as_stream(self.results);
    status = stream ? send_stream(stream, sink) : TD_ERR_INTERNAL;
    if (stream) {
      librdf_free_stream(stream);
    }
  }
  return end_answer(query, &self, status);
}
