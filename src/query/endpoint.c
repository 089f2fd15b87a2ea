// SPDX-License-Identifier: MIT

#include "query/endpoint.h"

#include "base/try.h"
#include "http/http.h"
#include "rdf/reader.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"

#include <jansson.h>

enum { MAX_ANSWER_BYTES = 1 << 28 };

static const char results_type[] = "application/sparql-results+json";

typedef struct {
  td_rdf_world *world;
  const td_query_request *request;
  td_sink *out;
  const td_error_sink *errors;
  const char *url;
  td_arena *arena;
} sending;

static td_status bad_answer(const sending *s, const char *words) {
  return td_error_send(s->errors, TD_ERR_BAD_SYNTAX, s->url, 0,
                       "the endpoint's answer %s", words);
}

// ------------------------------------------------------------------- rows

static td_slice text_of(json_t *object, const char *key) {
  json_t *value = json_object_get(object, key);
  return (td_slice){json_string_value(value), json_string_length(value)};
}

static td_node node_of(json_t *term) {
  const td_slice type = text_of(term, "type");
  td_node node = {.text = text_of(term, "value")};
  if (!term) {
    return node;
  }
  node.kind = td_slice_is(type, "uri")     ? TD_NODE_IRI
              : td_slice_is(type, "bnode") ? TD_NODE_BLANK
                                           : TD_NODE_LITERAL;
  if (node.kind == TD_NODE_LITERAL) {
    node.language = text_of(term, "xml:lang");
    node.datatype = text_of(term, "datatype");
    if (node.language.length ||
        td_slice_is(node.datatype, td_vocab_iri(TD_XSD_string))) {
      node.datatype = (td_slice){0};
    }
  }
  return node;
}

static td_status write_rows(const sending *s, json_t *rows,
                            const td_slice *columns, size_t n,
                            td_results *results) {
  td_node *row = TD_ARENA_ARRAY(s->arena, td_node, n + 1);
  size_t i;
  json_t *binding;
  if (!row) {
    return TD_ERR_NO_MEM;
  }
  if (s->request->limits.rows &&
      json_array_size(rows) > s->request->limits.rows) {
    return td_error_send(s->errors, TD_ERR_LIMIT, NULL, 0,
                         "the answer has %zu rows; allow them with --max-rows",
                         json_array_size(rows));
  }
  json_array_foreach(rows, i, binding) {
    for (size_t c = 0; c < n; c++) {
      row[c] = node_of(json_object_get(binding, columns[c].data));
    }
    TD_TRY(td_results_add(results, row));
  }
  return td_results_finish(results);
}

static td_status write_table(const sending *s, json_t *vars, json_t *rows) {
  const size_t n = json_array_size(vars);
  td_slice *columns = TD_ARENA_ARRAY(s->arena, td_slice, n + 1);
  td_prefix_map *prefixes = td_prefix_map_new(s->request->query.prefixes,
                                              s->request->query.n_prefixes);
  td_status status = columns && prefixes ? TD_OK : TD_ERR_NO_MEM;
  for (size_t i = 0; i < n && status == TD_OK; i++) {
    const char *name = json_string_value(json_array_get(vars, i));
    status = name ? TD_OK : bad_answer(s, "has a column without a name");
    columns[i] = td_slice_of(name);
  }
  td_results *results = NULL;
  const td_results_options options = {s->request->format, columns, n, prefixes};
  if (status == TD_OK) {
    status = td_results_new(&options, s->out, s->errors, &results);
  }
  if (status == TD_OK) {
    status = write_rows(s, rows, columns, n, results);
  }
  td_results_free(results);
  td_prefix_map_free(prefixes);
  return status;
}

// Virtuoso answers an ASK by a row.
static bool is_asked(json_t *vars, json_t *rows, bool *out) {
  const char *name = json_string_value(json_array_get(vars, 0));
  if (!name || strcmp(name, "__ASK_RETVAL") != 0) {
    return false;
  }
  const td_slice value = text_of(
      json_object_get(json_array_get(rows, 0), "__ASK_RETVAL"), "value");
  *out = td_slice_is(value, "1") || td_slice_is(value, "true");
  return true;
}

static td_status write_results(const sending *s, td_slice body) {
  json_error_t error;
  json_t *root = json_loadb(body.data, body.length, 0, &error);
  if (!root) {
    return bad_answer(s, "is no JSON");
  }
  json_t *boolean = json_object_get(root, "boolean");
  json_t *vars = json_object_get(json_object_get(root, "head"), "vars");
  json_t *rows = json_object_get(json_object_get(root, "results"), "bindings");
  bool yes = json_is_true(boolean);
  td_status status;
  if (json_is_boolean(boolean) || is_asked(vars, rows, &yes)) {
    status = td_results_write_boolean(s->request->format, yes, s->out);
  } else if (!json_is_array(vars) || !json_is_array(rows)) {
    status = bad_answer(s, "has neither rows nor a truth value");
  } else {
    status = write_table(s, vars, rows);
  }
  json_decref(root);
  return status;
}

// ----------------------------------------------------------------- graphs

static td_status write_graph(const sending *s, td_slice body,
                             td_syntax syntax) {
  const td_sorter_options sorting = {0};
  const td_writer_options options = {TD_SYNTAX_TURTLE,
                                     s->request->query.prefixes,
                                     s->request->query.n_prefixes};
  const td_reader_input input = {
      .path = s->url, .text = body, .syntax = syntax, .base = s->url};
  td_sorter *sorter = td_sorter_new(&sorting, s->errors);
  td_writer *writer = NULL;
  td_status status = sorter ? TD_OK : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status =
        td_reader_read(s->world, &input,
                       (td_statement_sink){td_sorter_add, sorter}, s->errors);
  }
  if (status == TD_OK) {
    status = td_writer_open(&options, s->out, s->errors, &writer);
  }
  if (status == TD_OK) {
    status =
        td_sorter_finish(sorter, (td_statement_sink){td_writer_add, writer});
  }
  if (status == TD_OK) {
    status = td_writer_finish(writer);
  }
  td_writer_free(writer);
  td_sorter_free(sorter);
  return status;
}

static td_status write_answer(const sending *s, const td_http_answer *answer) {
  if (td_slice_is(answer->type, results_type) ||
      td_slice_is(answer->type, "application/json")) {
    return write_results(s, answer->body);
  }
  if (td_slice_is(answer->type, "application/n-triples")) {
    return write_graph(s, answer->body, TD_SYNTAX_NTRIPLES);
  }
  if (td_slice_is(answer->type, "text/turtle")) {
    return write_graph(s, answer->body, TD_SYNTAX_TURTLE);
  }
  return td_error_send(s->errors, TD_ERR_UNSUPPORTED, s->url, 0,
                       "the endpoint answers in %.*s, which is not read",
                       (int)answer->type.length, answer->type.data);
}

// ---------------------------------------------------------------- sending

// A prefix that the text seems to use; one declared twice does no harm.
static void add_prefixes(const td_query_request *request, td_buffer *text) {
  const bool is_ours = request->query.prefixes == NULL;
  const td_vocab_prefix *prefixes =
      is_ours ? td_vocab_prefixes : request->query.prefixes;
  const size_t n = is_ours ? TD_N_VOCAB_PREFIXES : request->query.n_prefixes;
  const td_slice query = request->query.text;
  for (size_t i = 0; i < n; i++) {
    char name[64];
    snprintf(name, sizeof(name), "%s:", prefixes[i].name);
    if (td_slice_find(query, td_slice_of(name), 0) < query.length) {
      td_buffer_printf(text, "PREFIX %s <%s> ", name, prefixes[i].iri);
    }
  }
}

static td_status make_body(const td_query_request *request, td_buffer *body) {
  td_buffer text = {0};
  add_prefixes(request, &text);
  td_buffer_add(&text, request->query.text);
  td_buffer_add_string(body, "query=");
  td_http_add_escaped(td_buffer_as_slice(&text), body);
  const bool failed = text.failed || body->failed;
  td_buffer_clear(&text);
  return failed ? TD_ERR_NO_MEM : TD_OK;
}

static td_status send_to(const sending *s, td_http *http, td_slice body) {
  const td_http_request request = {
      .method = "POST",
      .url = s->url,
      .type = "application/x-www-form-urlencoded",
      .accept = "application/sparql-results+json, "
                "application/n-triples;q=0.9, text/turtle;q=0.8",
      .body = {.bytes = body}};
  td_http_answer answer;
  TD_TRY(td_http_send(http, &request, &answer));
  TD_TRY(td_http_check(http, &request, &answer));
  return write_answer(s, &answer);
}

td_status td_query_send(td_rdf_world *world, const char *url,
                        const td_query_request *request, td_sink *out,
                        const td_error_sink *errors) {
  sending s = {world, request, out, errors, url, td_arena_new(0)};
  const td_http_options options = {
      .total_seconds = (unsigned)(request->limits.seconds + 0.999),
      .answer_bytes = MAX_ANSWER_BYTES};
  td_http *http = NULL;
  td_buffer body = {0};
  td_status status = s.arena ? make_body(request, &body) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = td_http_new(&options, errors, &http);
  }
  if (status == TD_OK) {
    status = send_to(&s, http, td_buffer_as_slice(&body));
  }
  td_http_free(http);
  td_buffer_clear(&body);
  td_arena_free(s.arena);
  return status;
}
