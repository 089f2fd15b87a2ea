// SPDX-License-Identifier: MIT

#include "query/query.h"

#include "base/sink.h"
#include "base/source.h"
#include "base/try.h"
#include "pipeline/world.h"

#include <unistd.h>

#define MAX_QUERY_BYTES ((size_t)1 << 20)

// A name that ends in ".rq", or a file that is there, is read; anything else
// is the query itself.
static td_status query_text(tidings *t, const char *query,
                            td_query_request *request) {
  const td_slice words = td_slice_of(query);
  if (!td_slice_has_suffix(words, TD_SLICE(".rq")) &&
      access(query, F_OK) != 0) {
    request->text = words;
    return TD_OK;
  }
  td_source *source;
  TD_TRY(td_source_open(query, &t->errors, &source));
  const td_status status =
      td_source_read_all(source, MAX_QUERY_BYTES, t->arena, &request->text);
  td_source_close(source);
  request->file = query;
  return status;
}

static td_status ask(tidings *t, td_query_request *request, const char *query,
                     const char *output) {
  TD_TRY(query_text(t, query, request));
  td_rdf_world *world;
  TD_TRY(td_world_rdf(t, &world));
  td_sink *sink;
  TD_TRY(td_sink_open(output, &t->errors, &sink));
  const td_status status = td_query_run(world, request, sink, &t->errors);
  if (status != TD_OK) {
    td_sink_drop(sink);
    return status;
  }
  return td_sink_close(sink);
}

tidings_status tidings_query(tidings *t, const char *const *graphs,
                             size_t n_graphs, const char *query,
                             const char *output, const char *format) {
  td_query_request request = {
      .graphs = graphs,
      .n_graphs = n_graphs,
      .format = td_results_format_of(td_slice_of(format ? format : "csv"))};
  if (request.format == TD_RESULTS_NONE) {
    return td_world_status(
        t, td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                         "query writes table, csv, tsv, json or xml, not %s",
                         format));
  }
  return td_world_status(t, ask(t, &request, query, output));
}
