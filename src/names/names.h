// SPDX-License-Identifier: MIT

/// @file names/names.h
/// The stage that finds names: which words, and what kind of thing.
///
/// Reads sentences, forms, tags and the terms of forms; writes
/// td_document.names, in the order of the text, without overlaps, without
/// articles and titles. A network learned from gold names decides, with what
/// the gazetteer matches as part of its input. A model without such a network
/// leaves the document as it is: has_names stays false.
///
/// Time: about 2 microseconds a word. Memory: 12 bytes a name.
/// Thread use: a namer is read-only; threads may share it.

#ifndef TD_NAMES_NAMES_H
#define TD_NAMES_NAMES_H

#include "doc/document.h"
#include "know/know.h"
#include "learn/modelfile.h"

typedef struct td_namer td_namer;

/// Take the network from `model`; both must outlive the namer.
/// Errors: TD_ERR_BAD_SYNTAX, with words to the model's sink; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_namer_new(const td_model_file *model,
                                     const td_know *know, td_namer **out);

/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_namer_run(const td_namer *namer,
                                     td_document *document);

void td_namer_free(td_namer *namer);

#endif
