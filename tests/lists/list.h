// SPDX-License-Identifier: MIT

// A list of test sentences: tab-separated, lines that begin with # are
// comments, the first other line names the columns, the first column is the
// id. And what the program gave for them, in JSON Lines.

#ifndef TESTS_LIST_H
#define TESTS_LIST_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum { LIST_COLUMNS = 12, LIST_LINES = 1000 };

typedef struct {
  char *cells[LIST_COLUMNS];
} list_line;

typedef struct {
  size_t n_columns;
  size_t n_lines;
  list_line names;
  list_line lines[LIST_LINES];
  json_t *given; ///< the id's objects in an array, by id
} list;

/// Reads both files, without the second where given_path is NULL; false, with
/// the reason on standard output, when one cannot be read or does not fit.
bool list_read(list *l, const char *path, const char *given_path);
/// Frees what list_read made.
void list_clear(list *l);
/// The cell of the column of that name; ends the program without such a one.
const char *list_cell(const list *l, size_t line, const char *name);
/// What the program gave for the line; an empty array when nothing.
const json_t *list_given(const list *l, size_t line);

/// True when one of the alternatives of the cell, which | stands between, is
/// the word.
bool list_allows(const char *cell, const char *word);
/// Where the word begins in the text, in code points; -1 when it is not there.
long list_find(const char *text, const char *word);
/// How many code points the text has.
long list_length(const char *text);
/// The string of the key, "-" for null and for none.
const char *list_text(const json_t *object, const char *key);
/// The integer of the key.
long list_number(const json_t *object, const char *key);

#endif
