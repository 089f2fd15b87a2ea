// SPDX-License-Identifier: MIT

/// @file query/explain.h
/// Why something is in a graph: the `explain` command without its options.
///
/// Of an event: each report of it, with the sentence, the trigger, the lexicon
/// entry, what fills each role and with which words, and who says so. Of a
/// report the same. Of an entity or anything else: the sentences that mention
/// it and what the graph says of it. Of a triple: the reports that give it.

#ifndef TD_QUERY_EXPLAIN_H
#define TD_QUERY_EXPLAIN_H

#include "base/sink.h"
#include "rdf/vocab.h"
#include "rdf/world.h"

/// Told of each sentence that is shown (its IRI, <doc>#sentence=b,e), so that
/// a caller can add its tree to `out`. NULL: nothing is added.
typedef td_status (*td_explain_sentence_func)(void *handle, td_slice sentence,
                                              td_sink *out);

typedef struct {
  const char *const *graphs; ///< files, as for queries
  size_t n_graphs;
  /// What is asked of, one (1) or a triple (3): IRIs, in < > or not, short
  /// names (ent:Iran), "a", texts in quotes or not.
  const char *const *names;
  size_t n_names;
  const td_vocab_prefix *prefixes; ///< NULL: the vocabulary's
  size_t n_prefixes;
  td_explain_sentence_func show_sentence;
  void *handle;
} td_explain_request;

/// Write the explanation as text to `out`, which stays open.
/// Errors, sent to `errors`: TD_ERR_NOT_FOUND when the graph does not say it;
/// TD_ERR_BAD_ARG; those of loading a graph and of `out`.
TD_MUST_CHECK td_status td_explain(td_rdf_world *world,
                                   const td_explain_request *request,
                                   td_sink *out, const td_error_sink *errors);

#endif
