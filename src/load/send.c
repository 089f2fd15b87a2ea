// SPDX-License-Identifier: MIT

#include "base/try.h"
#include "load/load_private.h"

// So many rejected one behind the other are no accident of the data; before
// anything was taken, fewer.
enum { FEW_IN_A_ROW = 20, MANY_IN_A_ROW = 100 };

td_status td_loading_make_url(td_loading *loading) {
  const char *url = loading->request->url;
  td_buffer_rewind(&loading->url);
  td_buffer_add_string(&loading->url, url);
  td_buffer_add_char(&loading->url, strchr(url, '?') ? '&' : '?');
  if (loading->graph.length) {
    td_buffer_add_string(&loading->url, "graph=");
    td_http_add_escaped(td_buffer_as_slice(&loading->graph), &loading->url);
  } else {
    td_buffer_add_string(&loading->url, "default");
  }
  return loading->url.failed ? TD_ERR_NO_MEM : TD_OK;
}

// A backslash in a text, then "u": some read "\\u0041" as an escape before they
// look at strings. With the "u" itself as an escape all read the same.
static void add_lines_for_update(td_slice lines, td_buffer *out) {
  for (size_t i = 0; i < lines.length;) {
    size_t at = td_slice_find(lines, TD_SLICE("\\\\"), i);
    td_buffer_add(out, td_slice_part(lines, i, at));
    i = at;
    if (i == lines.length) {
      break;
    }
    td_buffer_add_string(out, "\\\\");
    i += 2;
    const char next = i < lines.length ? lines.data[i] : '\0';
    if (next == 'u' || next == 'U') {
      td_buffer_printf(out, "\\u%04X", (unsigned)next);
      i++;
    }
  }
}

static void add_graph(const td_loading *loading, td_buffer *out) {
  td_buffer_add_string(out, "GRAPH <");
  td_buffer_add(out, td_buffer_as_slice(&loading->graph));
  td_buffer_add_string(out, "> ");
}

static td_status send_update(td_loading *loading, td_http_answer *answer,
                             td_http_request *request) {
  *request =
      (td_http_request){.method = "POST",
                        .url = loading->request->url,
                        .type = "application/sparql-update",
                        .body = {.bytes = td_buffer_as_slice(&loading->body)}};
  return loading->body.failed ? TD_ERR_NO_MEM
                              : td_http_send(loading->http, request, answer);
}

static td_status drop_graph(td_loading *loading) {
  td_http_answer answer;
  td_http_request request;
  td_buffer_rewind(&loading->body);
  td_buffer_add_string(&loading->body, "DROP SILENT ");
  if (loading->graph.length) {
    add_graph(loading, &loading->body);
  } else {
    td_buffer_add_string(&loading->body, "DEFAULT");
  }
  TD_TRY(send_update(loading, &answer, &request));
  TD_TRY(td_http_check(loading->http, &request, &answer));
  loading->is_fresh = true;
  return TD_OK;
}

static td_status insert(td_loading *loading, td_slice lines,
                        td_http_answer *answer, td_http_request *request) {
  if (!loading->is_fresh) {
    TD_TRY(drop_graph(loading));
  }
  td_buffer_rewind(&loading->body);
  td_buffer_add_string(&loading->body, "INSERT DATA { ");
  if (loading->graph.length) {
    add_graph(loading, &loading->body);
    td_buffer_add_string(&loading->body, "{\n");
  }
  add_lines_for_update(lines, &loading->body);
  td_buffer_add_string(&loading->body, loading->graph.length ? "} }\n" : "}\n");
  return send_update(loading, answer, request);
}

// PUT until one has been taken, so that nothing older is left in the graph.
static td_status put(td_loading *loading, td_slice lines,
                     td_http_answer *answer, td_http_request *request) {
  TD_TRY(td_loading_make_url(loading));
  *request = (td_http_request){.method = loading->is_fresh ? "POST" : "PUT",
                               .url = loading->url.data,
                               .type = "application/n-triples",
                               .body = {.bytes = lines}};
  return td_http_send(loading->http, request, answer);
}

// Whether a refusal may be about the statements, and not about us.
static bool is_about_data(int code) {
  return code == 400 || code == 409 || code == 413 || code == 422 ||
         code == 500;
}

// What stores answer that have no default graph.
static bool is_about_default(int code) {
  return code == 404 || code == 405 || code == 501;
}

static size_t count_lines(td_slice lines) {
  size_t n = 0;
  for (size_t i = 0; i < lines.length; i++) {
    n += lines.data[i] == '\n';
  }
  return n;
}

static td_status reject(td_loading *loading, td_slice line,
                        const td_http_request *request,
                        const td_http_answer *answer) {
  td_load_sums *sums = loading->sums;
  sums->n_rejected++;
  loading->n_in_a_row++;
  const size_t limit =
      sums->n_sent + loading->n_accepted ? MANY_IN_A_ROW : FEW_IN_A_ROW;
  if (sums->n_rejected > TD_LOAD_MAX_REJECTED || loading->n_in_a_row > limit) {
    return td_http_check(loading->http, request, answer);
  }
  td_buffer words = {0};
  td_http_explain(answer, 200, &words);
  const td_slice statement = td_slice_trim(line);
  td_error_send(loading->errors, TD_ERR_BAD_TEXT, NULL, 0,
                "the store rejects a statement (%d: %s): %.*s", answer->code,
                words.data ? words.data : "",
                (int)(statement.length < 400 ? statement.length : 400),
                statement.data);
  td_buffer_clear(&words);
  return TD_OK;
}

// The beginning of the line behind the middle; the length for a single line.
static size_t find_half(td_slice lines) {
  const size_t at = td_slice_find(lines, TD_SLICE("\n"), lines.length / 2) + 1;
  if (at < lines.length) {
    return at;
  }
  const size_t first = td_slice_find(lines, TD_SLICE("\n"), 0) + 1;
  return first < lines.length ? first : lines.length;
}

static td_status send_lines(td_loading *loading, td_slice lines) {
  td_http_answer answer;
  td_http_request request;
  TD_TRY(loading->request->is_update ? insert(loading, lines, &answer, &request)
                                     : put(loading, lines, &answer, &request));
  if (answer.code >= 200 && answer.code < 300) {
    loading->n_accepted += count_lines(lines);
    loading->n_in_a_row = 0;
    loading->is_fresh = true;
    return TD_OK;
  }
  if (!loading->graph.length && is_about_default(answer.code)) {
    return td_error_send(loading->errors, TD_ERR_IO, request.url, 0,
                         "the store takes nothing for its default graph (%d); "
                         "name a graph with --graph IRI",
                         answer.code);
  }
  if (!is_about_data(answer.code)) {
    return td_http_check(loading->http, &request, &answer);
  }
  const size_t half = find_half(lines);
  if (half == lines.length) {
    return reject(loading, lines, &request, &answer);
  }
  TD_TRY(send_lines(loading, td_slice_part(lines, 0, half)));
  return send_lines(loading, td_slice_part(lines, half, lines.length));
}

td_status td_loading_send(td_loading *loading) {
  td_load_sums *sums = loading->sums;
  const size_t n_lines = loading->n_lines;
  const size_t accepted = loading->n_accepted;
  size_t n_known;
  size_t n_rejected;
  if (n_lines == 0) {
    return TD_OK;
  }
  if (td_journal_read(loading->journal, &n_known, &n_rejected)) {
    sums->n_resumed += n_known;
    sums->n_rejected += n_rejected;
    loading->n_accepted += n_known - n_rejected;
    loading->is_fresh |= n_known > n_rejected;
    loading->was_resumed = true;
  } else {
    TD_TRY(send_lines(loading, td_buffer_as_slice(&loading->lines)));
    td_journal_write(loading->journal, n_lines,
                     n_lines - (loading->n_accepted - accepted));
  }
  sums->n_sent += n_lines;
  td_buffer_rewind(&loading->lines);
  loading->n_lines = 0;
  if (loading->request->on_progress) {
    loading->request->on_progress(loading->request->handle, sums);
  }
  return TD_OK;
}
