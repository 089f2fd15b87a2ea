// SPDX-License-Identifier: MIT

/// @file emit/emit.h
/// A document to statements: the article, its mentions, who and what it names,
/// and what it reports. Events, which several articles may share, are made by
/// fuse/fuse.h.
///
/// Everything said depends on this document and the knowledge alone. The same
/// fact may be said by several documents; whoever takes the statements drops
/// doubles (rdf/sorter.h). Time and output are linear in the layers' sizes.
/// An emitter belongs to one thread.

#ifndef TD_EMIT_EMIT_H
#define TD_EMIT_EMIT_H

#include "doc/document.h"
#include "know/know.h"
#include "rdf/statement.h"

typedef enum {
  TD_TEXT_NONE,
  TD_TEXT_MENTION,
  TD_TEXT_SENTENCE,
  TD_TEXT_FULL
} td_text_policy;

typedef struct {
  const td_know *know;
  td_slice base; ///< of entity/, membership/ ...; ends in "/"
  td_text_policy text;
  bool has_graphs; ///< a named graph for each article
} td_emit_config;

/// Send what `document` says to `sink`. Its arena is used for scratch.
/// Errors: those of the sink; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_emit_document(const td_emit_config *config,
                                         const td_document *document,
                                         td_statement_sink sink);

#endif
