// SPDX-License-Identifier: MIT

/// @file tag/tag.h
/// The stage that says what kind of word each word is.
///
/// Reads sentences and forms; writes upos, xpos, feats and lemma of every
/// token, and leaves the vectors of the words in their context to the parser
/// (td_document.context).
///
/// Time: about 10 microseconds a word. Memory: 1 KiB a word in the document.
/// Thread use: a tagger is read-only; threads may share it.

#ifndef TD_TAG_TAG_H
#define TD_TAG_TAG_H

#include "doc/document.h"
#include "learn/modelfile.h"

typedef struct td_tagger td_tagger;

/// Take the tagger from `model`, which must outlive it.
/// Errors: TD_ERR_BAD_SYNTAX, with words to the model's sink; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_tagger_new(const td_model_file *model,
                                      td_tagger **out);

/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_tagger_run(const td_tagger *tagger,
                                      td_document *document);

void td_tagger_free(td_tagger *tagger);

#endif
