// SPDX-License-Identifier: MIT

/// @file rdf/sorter.h
/// Statements in any order in, each once and sorted out, however many.
///
/// The order is of graph, subject, predicate and object, each in byte order of
/// its N-Triples form; so the same set always comes out as the same sequence.
///
/// Memory: what the options say, plus 64 KiB a run while merging; what does
/// not fit goes to sorted, front-coded runs in files without a name, which the
/// system removes whatever happens. Up to 32 runs of one level are merged into
/// one of the next, so no more than 32 a level are open. One thread.

#ifndef TD_RDF_SORTER_H
#define TD_RDF_SORTER_H

#include "base/error.h"
#include "rdf/statement.h"

typedef struct td_sorter td_sorter;

#define TD_SORTER_DEFAULT_BYTES ((size_t)64 << 20)

typedef struct {
  size_t memory_bytes; ///< 0: TD_SORTER_DEFAULT_BYTES
  const char *folder;  ///< for runs; NULL: $TMPDIR, else /tmp
  bool drop_graphs;    ///< put all statements into the default graph
} td_sorter_options;

/// `errors` must outlive the sorter. NULL without memory.
td_sorter *td_sorter_new(const td_sorter_options *options,
                         const td_error_sink *errors);
void td_sorter_free(td_sorter *sorter);

/// Take a copy of one statement. A td_statement_func: `sorter` is a td_sorter.
/// Errors: TD_ERR_BAD_TEXT for one that no file may hold, TD_ERR_LIMIT for one
/// longer than the memory, TD_ERR_IO when a run cannot be written.
TD_MUST_CHECK td_status td_sorter_add(void *sorter,
                                      const td_statement *statement);

/// Send all statements, sorted, each once; then the sorter is empty.
TD_MUST_CHECK td_status td_sorter_finish(td_sorter *sorter,
                                         td_statement_sink sink);

#endif
