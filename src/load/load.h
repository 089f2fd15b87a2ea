// SPDX-License-Identifier: MIT

/// @file load/load.h
/// A graph into a triple store, so that it holds exactly that afterwards.
///
/// By the SPARQL 1.1 Graph Store Protocol (the first batch of each graph is
/// PUT, which replaces it, the others are POSTed) or by SPARQL 1.1 Update (DROP
/// GRAPH, then INSERT DATA). Statements are sorted first, so batches are the
/// same each time, and each is a set: sending one twice does no harm. What was
/// acknowledged is noted in a journal; a load that was cut off goes on behind
/// it when it is run again with the same graph. What the store rejects is found
/// by halving the batch, told with the store's reason, and left out. At the end
/// the store is asked how many statements each graph has.
///
/// Blank nodes are refused: a store would make new ones at every sending.
/// Memory: one batch and what the sorter takes (rdf/sorter.h).

#ifndef TD_LOAD_LOAD_H
#define TD_LOAD_LOAD_H

#include "http/http.h"

#include <stdint.h>

/// How far a load is, and at the end what came of it.
typedef struct {
  size_t n_statements; ///< of the graph, each once
  size_t n_graphs;
  size_t n_sent;     ///< acknowledged, those before a resumption included
  size_t n_resumed;  ///< acknowledged already when this run began
  size_t n_rejected; ///< told to the error sink, left out
  size_t n_wrong;    ///< graphs of which the store counts other numbers
  size_t n_counted;  ///< graphs that the store counted
} td_load_sums;

typedef struct {
  const char *const *files; ///< graphs in any syntax that is read
  size_t n_files;
  const char *url;       ///< of the graph store, or of updates
  bool is_update;        ///< by SPARQL Update
  const char *query_url; ///< where counts are asked; NULL: guessed from `url`,
                         ///< else the graph is fetched and counted
  const char *graph;     ///< IRI for what is in no named graph; NULL: the
                         ///< store's default graph
  size_t batch;          ///< statements a request; 0: 100,000, of updates 1,000
  const char *journal_folder; ///< NULL: no journal
  td_http_options http;
  /// Told after each batch, and of each wait in words; NULL: nobody.
  void (*on_progress)(void *handle, const td_load_sums *sums);
  void *handle;
} td_load_request;

/// More rejected statements than this end a load, and so do a hundred in a row:
/// then it is the store that is wrong.
#define TD_LOAD_MAX_REJECTED 1000

/// Load. TD_OK also when statements were rejected or counts differ (each told
/// to `errors`): see `sums`. Errors, sent: those of reading;
/// TD_ERR_UNSUPPORTED for blank nodes; TD_ERR_IO when the store does not
/// answer or refuses everything.
TD_MUST_CHECK td_status td_load_run(const td_load_request *request,
                                    const td_error_sink *errors,
                                    td_load_sums *sums);

#endif
