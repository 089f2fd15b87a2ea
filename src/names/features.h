// SPDX-License-Identifier: MIT

/// @file names/features.h
/// What the names network is shown of a word besides its form.
///
/// Facts as rows of one table: the tag; which name of the gazetteer covers the
/// word and where in it the word stands; word lists it is in; and what the rest
/// of the article shows, whether the word stands there in lower case, with a
/// capital inside a sentence, or behind a given name or a form of address.
///
/// Thread use: pure functions.

#ifndef TD_NAMES_FEATURES_H
#define TD_NAMES_FEATURES_H

#include "doc/document.h"
#include "know/know.h"
#include "names/label.h"

/// Kinds of gazetteer matches: full names by what they name, then the others.
#define TD_MATCH_KINDS 11

/// Rows of the table, in this order.
enum {
  TD_ROW_TAG = 0,
  TD_ROW_MATCH = TD_ROW_TAG + TD_N_UPOS,
  TD_ROW_LIST = TD_ROW_MATCH + TD_MATCH_KINDS * TD_N_NAME_PLACES,
  TD_ROW_ARTICLE = TD_ROW_LIST + 8,
  TD_NAME_ROWS = TD_ROW_ARTICLE + 6
};

#define TD_MAX_NAME_ROWS 15

/// The rows that hold for one word.
typedef struct {
  uint8_t n;
  uint8_t rows[TD_MAX_NAME_ROWS];
} td_name_features;

/// Of all tokens of `document`, whose tags and form terms are set, in
/// `scratch`.
/// Errors: TD_ERR_NO_MEM.
TD_MUST_CHECK td_status td_name_features_make(const td_know *know,
                                              const td_document *document,
                                              td_arena *scratch,
                                              td_name_features **out);

#endif
