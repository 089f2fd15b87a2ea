// SPDX-License-Identifier: MIT

/// @file rdf/model.h
/// A graph in memory: a set of statements that can be searched by pattern.
///
/// Held by librdf: one graph in `trees` (four indexes, about 490 bytes a
/// statement, 140,000 statements a second to load); named graphs in `hashes`
/// with contexts, which is twice as big and searches slower, so its limit is
/// lower. One thread, that of its world.

#ifndef TD_RDF_MODEL_H
#define TD_RDF_MODEL_H

#include "base/error.h"
#include "rdf/statement.h"
#include "rdf/world.h"

typedef struct td_model td_model;

#define TD_MODEL_MAX_STATEMENTS 2000000
#define TD_MODEL_MAX_QUADS 200000

/// What a model takes of the statements that are added to it.
typedef enum {
  TD_MODEL_DEFAULT_GRAPH, ///< those of the default graph
  TD_MODEL_ALL_AS_ONE,    ///< all, as if they were in the default graph
  TD_MODEL_NAMED_GRAPHS   ///< those of named graphs, with their graph
} td_model_kind;

/// `errors` must outlive the model. TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_model_new(td_rdf_world *world, td_model_kind kind,
                                     const td_error_sink *errors,
                                     td_model **out);
void td_model_free(td_model *model);

/// Add one statement, or nothing if it is there already or in a graph that
/// the model does not take. A td_statement_func: `model` is a td_model.
/// Errors: TD_ERR_LIMIT for one too many, TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_model_add(void *model,
                                     const td_statement *statement);

/// Statements held.
size_t td_model_size(const td_model *model);

/// Send each statement with these nodes to `sink`; NULL is any node. In no
/// order; nodes are borrowed until the sink returns. The model must not be
/// added to meanwhile, but may be searched.
TD_MUST_CHECK td_status td_model_each(td_model *model, const td_node *subject,
                                      const td_node *predicate,
                                      const td_node *object,
                                      td_statement_sink sink);

#endif
