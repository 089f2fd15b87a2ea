// SPDX-License-Identifier: MIT

/// @file export/export.h
/// A graph of events as tables or as a network, for tools that know no RDF.
///
/// Tables (CSV): `events`, one row an event; `entities`, one row an entity;
/// `edges`, one row for each pair of participants of an event: from actor to
/// recipient ("acts"), and between the actors of an event without recipients
/// ("together"). Networks (GraphML, DOT) have those who take part as nodes and
/// the edges as edges. IRIs are written short where a prefix fits, several
/// values are joined by "; ".
///
/// Statements are sorted first (rdf/sorter.h), so the same graph gives the same
/// bytes in bounded memory, whatever its order.

#ifndef TD_EXPORT_EXPORT_H
#define TD_EXPORT_EXPORT_H

#include "base/error.h"
#include "base/sink.h"

typedef enum {
  TD_EXPORT_NONE, ///< no name of a format
  TD_EXPORT_CSV,
  TD_EXPORT_GRAPHML,
  TD_EXPORT_DOT
} td_export_format;

/// By name: "csv", "graphml", "dot".
td_export_format td_export_format_of_name(td_slice name);

/// By the end of a file's name, .gz apart: .csv .graphml .dot .gv.
td_export_format td_export_format_of_file(td_slice path);

typedef struct {
  const char *const *files; ///< graphs in any syntax that is read
  size_t n_files;
  td_export_format format; ///< not NONE
  const char *output;      ///< a file or "-"; of CSV without `table` a folder
  const char *table;       ///< of CSV: "events", "entities", "edges"; or NULL
} td_export_request;

/// Export. Errors, sent: those of reading; TD_ERR_BAD_ARG for a table that does
/// not exist, or for three tables on standard output; TD_ERR_IO.
TD_MUST_CHECK td_status td_export_run(const td_export_request *request,
                                      const td_error_sink *errors);

#endif
