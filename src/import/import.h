// SPDX-License-Identifier: MIT

/// @file import/import.h
/// Gazetteers of others to Turtle of ours.
///
/// Reads dumps of GeoNames, N-Triples of Wikidata and the JSON of Popolo, and
/// says each place, person, body and post of them to a sink. What their classes
/// and properties mean to us is data (data/gazetteer/import.ttl).
///
/// Lines are read one by one and forgotten: memory is that of the longest run
/// of lines about one thing. A Popolo file is read whole. One thread.

#ifndef TD_IMPORT_IMPORT_H
#define TD_IMPORT_IMPORT_H

#include "base/error.h"
#include "base/source.h"
#include "know/know.h"
#include "rdf/statement.h"

typedef struct {
  size_t n_lines;
  size_t n_entries; ///< places, persons, bodies, roles
  size_t n_posts;
  size_t n_bad; ///< lines, or things of a JSON file, that were left out
} td_import_counts;

typedef void (*td_import_progress)(void *handle,
                                   const td_import_counts *counts);

typedef struct {
  const td_know *know;
  td_statement_sink sink;
  long min_population;         ///< of the towns of GeoNames
  td_slice country;            ///< ISO code, of what says none; or empty
  td_import_progress progress; ///< called now and then; or NULL
  void *handle;
} td_import_config;

/// Read `source`, whatever of the three it is; `*counts` goes on counting.
/// A line that cannot be read is told, counted and left out.
/// Errors, sent to `errors`: TD_ERR_UNSUPPORTED for what is none of the three
/// or a country that is none; TD_ERR_BAD_SYNTAX, TD_ERR_LIMIT for a Popolo
/// file; TD_ERR_IO, TD_ERR_NO_MEM; the sink's.
TD_MUST_CHECK td_status td_import_read(const td_import_config *config,
                                       td_source *source,
                                       const td_error_sink *errors,
                                       td_import_counts *counts);

#endif
