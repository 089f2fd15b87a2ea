// SPDX-License-Identifier: MIT

/// @file segment/tokenizer.h
/// A stretch of text to tokens, by the conventions of UD English (2.16).
///
/// Words are divided at hyphens, slashes and signs, but not at prefixes
/// ("inter-Korean"), in numbers, dates, addresses and abbreviations.
/// Contractions and possessives are multiword tokens. Every character that is
/// not blank is in exactly one token.
///
/// Cost: linear; how far it looks ahead is bounded.

#ifndef TD_SEGMENT_TOKENIZER_H
#define TD_SEGMENT_TOKENIZER_H

#include "doc/document.h"
#include "know/know.h"

/// A longer run without blanks is cut.
#define TD_MAX_TOKEN_BYTES 1024

typedef struct {
  const td_know *know;
  td_document *document;
  td_part_id part;
  td_slice text;          ///< of the part, cut at the end of the stretch
  unsigned n_open_single; ///< single quotation marks not yet closed
} td_tokenizer;

/// Append the tokens of text[begin, text.length) to the document, with span,
/// form, form_term, n_words and space_after; what later stages fill is none.
/// Errors: TD_ERR_NO_MEM, TD_ERR_LIMIT.
TD_MUST_CHECK td_status td_tokenizer_run(td_tokenizer *tokenizer, size_t begin);

/// Append the word text[begin, end), as its parts where it is a contraction.
/// (segment/contraction.c)
TD_MUST_CHECK td_status td_tokenizer_add_word(td_tokenizer *tokenizer,
                                              size_t begin, size_t end);

/// Append text[begin, end) as it stands; NULL without memory.
td_token *td_tokenizer_add(td_tokenizer *tokenizer, size_t begin, size_t end);

/// Where the sign of kind address (web, mail) that begins at `at` ends; `at`
/// if none does. (segment/address.c)
size_t td_address_end(td_slice text, size_t at);

/// Bytes of the word text[begin, at) that follow at `at` although the sign
/// there is no letter or digit: "." in "3.5", "-" in "re-enter"; 0 when the
/// word ends. (segment/connector.c)
size_t td_connector_bytes(const td_know *know, td_slice text, size_t begin,
                          size_t at);

/// Whether the full stop at `at` belongs to the word text[begin, at).
/// `after_capital`: the token before is capitalised. (segment/stop.c)
bool td_stop_belongs(const td_know *know, td_slice text, size_t begin,
                     size_t at, bool after_capital);

#endif
