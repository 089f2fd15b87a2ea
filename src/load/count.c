// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "load/load_private.h"

#include <stdlib.h>

// How the URLs of a store's endpoints are related, by the ends of their paths.
typedef struct {
  const char *data;
  const char *query;
} endpoint_pair;

static const endpoint_pair pairs[] = {
    {"/sparql-graph-crud-auth", "/sparql"}, // Virtuoso
    {"/sparql-graph-crud", "/sparql"},
    {"/sparql-auth", "/sparql"},
    {"/rdf-graphs/service", ""}, // RDF4J, GraphDB
    {"/statements", ""},
    {"/store", "/query"},  // Oxigraph
    {"/data", "/query"},   // Fuseki
    {"/get", "/query"},    // Fuseki
    {"/update", "/query"}, // Oxigraph, Fuseki
};

static bool guess_query_url(td_slice url, td_buffer *out) {
  td_slice rest;
  url = td_slice_split(url, '?', &rest);
  for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
    const td_slice end = td_slice_of(pairs[i].data);
    if (td_slice_has_suffix(url, end)) {
      td_buffer_rewind(out);
      td_buffer_add(out, td_slice_part(url, 0, url.length - end.length));
      td_buffer_add_string(out, pairs[i].query);
      return !out->failed;
    }
  }
  return false;
}

static void add_query(const td_loading *loading, td_buffer *out) {
  td_buffer text = {0};
  td_buffer_add_string(&text, "SELECT (COUNT(*) AS ?n) WHERE { ");
  if (loading->graph.length) {
    td_buffer_add_string(&text, "GRAPH <");
    td_buffer_add(&text, td_buffer_as_slice(&loading->graph));
    td_buffer_add_string(&text, "> { ?s ?p ?o } }");
  } else {
    td_buffer_add_string(&text, "?s ?p ?o }");
  }
  td_buffer_add_char(out, strchr(out->data, '?') ? '&' : '?');
  td_buffer_add_string(out, "query=");
  td_http_add_escaped(td_buffer_as_slice(&text), out);
  out->failed |= text.failed;
  td_buffer_clear(&text);
}

// CSV of one column: a head, then the number.
static bool read_number(td_slice csv, size_t *count) {
  td_slice rest;
  td_slice_split(csv, '\n', &rest);
  rest = td_slice_trim(rest);
  if (rest.length && rest.data[0] == '"') {
    rest = td_slice_part(rest, 1, rest.length);
  }
  char *end;
  char digits[24] = {0};
  const size_t n = rest.length < 23 ? rest.length : 23;
  memcpy(digits, n ? rest.data : "", n);
  *count = strtoull(digits, &end, 10);
  return end > digits;
}

static td_status ask(td_loading *loading, size_t *count) {
  td_http_answer answer;
  add_query(loading, &loading->url);
  if (loading->url.failed) {
    return TD_ERR_NO_MEM;
  }
  const td_http_request request = {
      .method = "GET", .url = loading->url.data, .accept = "text/csv"};
  TD_TRY(td_http_send(loading->http, &request, &answer));
  TD_TRY(td_http_check(loading->http, &request, &answer));
  if (!read_number(answer.body, count)) {
    return td_error_send(loading->errors, TD_ERR_IO, request.url, 0,
                         "does not answer with CSV; give the URL for queries "
                         "with --query");
  }
  return TD_OK;
}

static td_status count_newlines(void *handle, td_slice bytes) {
  size_t *n = handle;
  for (size_t i = 0; i < bytes.length; i++) {
    *n += bytes.data[i] == '\n';
  }
  return TD_OK;
}

static td_status fetch(td_loading *loading, size_t *count) {
  td_http_answer answer;
  TD_TRY(td_loading_make_url(loading));
  *count = 0;
  const td_http_request request = {.method = "GET",
                                   .url = loading->url.data,
                                   .accept = "application/n-triples",
                                   .take = count_newlines,
                                   .handle = count};
  TD_TRY(td_http_send(loading->http, &request, &answer));
  return answer.code == 200 && td_slice_is(answer.type, "application/n-triples")
             ? TD_OK
             : TD_ERR_NOT_FOUND;
}

td_status td_loading_count(td_loading *loading, size_t *count) {
  const td_load_request *request = loading->request;
  if (request->query_url) {
    td_buffer_rewind(&loading->url);
    td_buffer_add_string(&loading->url, request->query_url);
    return loading->url.failed ? TD_ERR_NO_MEM : ask(loading, count);
  }
  if (guess_query_url(td_slice_of(request->url), &loading->url)) {
    return ask(loading, count);
  }
  return request->is_update ? TD_ERR_NOT_FOUND : fetch(loading, count);
}
