// SPDX-License-Identifier: MIT

/// @file sparql/lexer.h
/// The words of a query (SPARQL 1.1, section 19.8), one at a time.

#ifndef TD_SPARQL_LEXER_H
#define TD_SPARQL_LEXER_H

#include "base/arena.h"

typedef enum {
  TD_TOKEN_END,
  TD_TOKEN_BAD,      ///< `text` is what is wrong
  TD_TOKEN_IRI,      ///< text: between < and >
  TD_TOKEN_NAME,     ///< prefix:local; escapes of local undone
  TD_TOKEN_BLANK,    ///< _:text
  TD_TOKEN_VAR,      ///< ?text
  TD_TOKEN_STRING,   ///< text: escapes undone
  TD_TOKEN_LANGUAGE, ///< @text
  TD_TOKEN_INTEGER,
  TD_TOKEN_DECIMAL,
  TD_TOKEN_DOUBLE,
  TD_TOKEN_WORD, ///< a keyword; letters, digits and _
  TD_TOKEN_SIGN  ///< punctuation: one of { } ( ) [ ] . ; , * / + - ! | ^ ? =
                 ///< < > and "!=", "<=", ">=", "&&", "||", "^^"
} td_token_kind;

typedef struct {
  td_token_kind kind;
  td_slice text;
  td_slice prefix; ///< of a NAME
  size_t line;     ///< from 1
  bool is_spaced;  ///< white space stood before it
} td_token;

typedef struct {
  td_slice text;
  size_t at;
  size_t line;
  td_arena *arena; ///< of the texts that had escapes
} td_lexer;

/// The next token. After BAD or END the same comes again.
td_token td_lexer_next(td_lexer *lexer);

/// Undo the \uXXXX and \UXXXXXXXX that may stand anywhere in a query (19.2);
/// {NULL, 0} when one is no character, or without memory.
td_slice td_lexer_decode(td_slice text, td_arena *arena);

#endif
