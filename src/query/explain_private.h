// SPDX-License-Identifier: MIT

/// @file query/explain_private.h
/// What explaining an event, a report or an entity have in common.

#ifndef TD_QUERY_EXPLAIN_PRIVATE_H
#define TD_QUERY_EXPLAIN_PRIVATE_H

#include "base/array.h"
#include "query/explain.h"
#include "rdf/prefix.h"
#include "rdf/quads.h"

typedef struct {
  const td_explain_request *request;
  td_sink *out;
  const td_error_sink *errors;
  td_arena *arena;
  td_quads *quads;
  td_prefix_map *prefixes;
} td_explainer;

typedef struct {
  td_node *items; ///< sorted as N-Triples, each once
  uint32_t count;
  uint32_t capacity;
} td_node_list;

/// The objects of `subject` and `predicate`; or the subjects of `predicate`
/// and `object`.
TD_MUST_CHECK td_status td_explain_objects(td_explainer *self, td_node subject,
                                           td_vocab predicate,
                                           td_node_list *out);
TD_MUST_CHECK td_status td_explain_subjects(td_explainer *self,
                                            td_node predicate, td_node object,
                                            td_node_list *out);

/// The first object; NONE if there is none.
TD_MUST_CHECK td_status td_explain_object(td_explainer *self, td_node subject,
                                          td_vocab predicate, td_node *out);

/// Whether the graph has the triple; NULL is any.
TD_MUST_CHECK td_status td_explain_has(td_explainer *self,
                                       const td_node *subject,
                                       const td_node *predicate,
                                       const td_node *object, bool *has);

/// A line: `indent` blanks, then the words; %N is a node as tables show it,
/// %S a C string.
TD_MUST_CHECK td_status td_explain_line(td_explainer *self, int indent,
                                        const char *format, ...);

/// One report, in full.
TD_MUST_CHECK td_status td_explain_report(td_explainer *self, td_node report);

/// A mention: its words and where they stand.
TD_MUST_CHECK td_status td_explain_mention(td_explainer *self, int indent,
                                           const char *what, td_node mention);

/// The sentence that a mention stands in.
TD_MUST_CHECK td_status td_explain_sentence(td_explainer *self, int indent,
                                            td_node mention);

/// The article that a report or another node is from.
TD_MUST_CHECK td_status td_explain_article(td_explainer *self, int indent,
                                           td_node from);

/// The node that an argument means; TD_ERR_BAD_ARG, sent.
TD_MUST_CHECK td_status td_explain_name(td_explainer *self, const char *name,
                                        td_node *out);

#endif
