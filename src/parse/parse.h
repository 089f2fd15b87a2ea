// SPDX-License-Identifier: MIT

/// @file parse/parse.h
/// The stage that says which word depends on which, and how.
///
/// Reads sentences, forms and the vectors that the tagger left (it makes them
/// itself where there are none); writes head and rel of every token and links
/// the children. Each sentence gets a tree with one root.
///
/// Time: about 10 microseconds a word, linear however long the sentence.
/// Thread use: a parser is read-only; threads may share it.

#ifndef TD_PARSE_PARSE_H
#define TD_PARSE_PARSE_H

#include "doc/document.h"
#include "learn/modelfile.h"

typedef struct td_parser td_parser;

/// Take the parser from `model`, which must outlive it.
/// Errors: TD_ERR_BAD_SYNTAX, with words to the model's sink; TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_parser_new(const td_model_file *model,
                                      td_parser **out);

/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_parser_run(const td_parser *parser,
                                      td_document *document);

void td_parser_free(td_parser *parser);

#endif
