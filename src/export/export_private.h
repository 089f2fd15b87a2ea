// SPDX-License-Identifier: MIT

/// @file export/export_private.h
/// What subjects of a graph say, and what is made of them.

#ifndef TD_EXPORT_EXPORT_PRIVATE_H
#define TD_EXPORT_EXPORT_PRIVATE_H

#include "export/export.h"
#include "rdf/block.h"
#include "rdf/prefix.h"
#include "rdf/vocab.h"

// ----------------------------------------------------------------- values

/// Append `node`: an IRI short where it can be, a literal's text.
void td_values_add_node(const td_prefix_map *prefixes, const td_node *node,
                        td_buffer *out);

/// Append all objects of `property` in `block`, joined by "; "; of rdf:type
/// without those that every event or participant has.
void td_values_add(const td_prefix_map *prefixes, const td_block *block,
                   td_vocab property, td_buffer *out);

/// The first object of `property` from `*i` on, which moves behind it; NULL
/// after the last.
const td_node *td_values_next(const td_block *block, td_vocab property,
                              uint32_t *i);

bool td_values_has(const td_block *block, td_vocab property);

bool td_values_is_event(const td_block *block);
bool td_values_is_entity(const td_block *block);

// ------------------------------------------------------------------ edges

/// Two participants of an event.
typedef struct {
  const td_node *source;
  const td_node *target;
  const char *kind; ///< "acts" or "together"
} td_edge;

typedef td_status (*td_edge_func)(void *handle, const td_edge *edge,
                                  const td_block *event);

/// Call `take` for each edge of an event.
TD_MUST_CHECK td_status td_values_each_edge(const td_block *event,
                                            td_edge_func take, void *handle);

// ---------------------------------------------------------------- running

/// What takes the subjects of a graph, in order, each once.
typedef struct {
  td_status (*take)(void *handle, const td_block *block);
  void *handle;
} td_block_sink;

/// Read the graphs of `request` and send their subjects.
TD_MUST_CHECK td_status td_export_read(const td_export_request *request,
                                       const td_error_sink *errors,
                                       td_block_sink sink);

/// Send the subjects of what `sorter` holds.
struct td_sorter;
TD_MUST_CHECK td_status td_export_drain(struct td_sorter *sorter,
                                        td_block_sink sink);

TD_MUST_CHECK td_status td_export_tables(const td_export_request *request,
                                         const td_error_sink *errors);
TD_MUST_CHECK td_status td_export_network(const td_export_request *request,
                                          const td_error_sink *errors);

// ---------------------------------------------------------------- network

/// The parts of an edge that are written, in this order.
enum {
  TD_EDGE_KIND,
  TD_EDGE_CLASSES,
  TD_EDGE_DATE,
  TD_EDGE_STATUS,
  TD_EDGE_LABEL,
  TD_EDGE_EVENT,
  TD_N_EDGE_PARTS
};

/// A file format of networks. `parts` are texts without fixed meaning here:
/// those of a node are its label, classes and country.
typedef struct {
  void (*begin)(td_buffer *out);
  void (*add_node)(td_slice id, const td_slice parts[3], td_buffer *out);
  void (*add_edge)(td_slice source, td_slice target,
                   const td_slice parts[TD_N_EDGE_PARTS], td_buffer *out);
  void (*end)(td_buffer *out);
} td_network_format;

extern const td_network_format td_network_graphml;
extern const td_network_format td_network_dot;

#endif
