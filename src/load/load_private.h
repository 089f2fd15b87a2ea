// SPDX-License-Identifier: MIT

/// @file load/load_private.h
/// A load that is running, and its parts.

#ifndef TD_LOAD_LOAD_PRIVATE_H
#define TD_LOAD_LOAD_PRIVATE_H

#include "load/load.h"
#include "rdf/statement.h"

typedef struct td_journal td_journal;

typedef struct {
  const td_load_request *request;
  const td_error_sink *errors;
  td_http *http;
  td_journal *journal;
  td_load_sums *sums;
  td_buffer graph;   ///< IRI of the graph being sent; empty: the default one
  td_buffer lines;   ///< the batch, as N-Triples
  size_t n_lines;    ///< in it
  size_t n_graph;    ///< statements of the graph so far, with this batch
  size_t n_accepted; ///< of it, by the store
  size_t n_in_a_row; ///< rejected without one accepted between
  bool has_graph;    ///< one has been begun
  bool is_fresh;     ///< the store's graph holds nothing but what we sent
  bool was_resumed;  ///< batches were skipped
  td_buffer url;     ///< scratch
  td_buffer body;    ///< scratch
} td_loading;

// ---------------------------------------------------------------- journal

/// Open the journal of the load with this key in `folder`. Without a folder
/// (NULL), or where it cannot be written, nothing is noted.
TD_MUST_CHECK td_status td_journal_open(const char *folder, td_slice key,
                                        td_journal **out);

/// Whether the next batch was acknowledged in an earlier run, and what became
/// of it.
bool td_journal_read(td_journal *journal, size_t *n_lines, size_t *n_rejected);

/// Note the next batch as acknowledged.
void td_journal_write(td_journal *journal, size_t n_lines, size_t n_rejected);

/// `is_done`: nothing is left to resume.
void td_journal_close(td_journal *journal, bool is_done);

// ---------------------------------------------------------------- sending

/// Send the batch, and empty it. TD_OK also when some of it was rejected.
TD_MUST_CHECK td_status td_loading_send(td_loading *loading);

/// The URL of the current graph in the graph store, in loading->url.
TD_MUST_CHECK td_status td_loading_make_url(td_loading *loading);

/// Ask the store for the number of statements of the current graph.
/// TD_ERR_NOT_FOUND: there is no way to ask.
TD_MUST_CHECK td_status td_loading_count(td_loading *loading, size_t *count);

#endif
