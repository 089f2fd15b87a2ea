// SPDX-License-Identifier: MIT

#include "list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void split(char *text, list_line *out) {
  size_t n = 0;
  for (char *cell = text; cell && n < LIST_COLUMNS; n++) {
    char *tab = strchr(cell, '\t');
    if (tab) {
      *tab++ = '\0';
    }
    out->cells[n] = cell;
    cell = tab;
  }
}

static size_t count(const list_line *line) {
  size_t n = 0;
  while (n < LIST_COLUMNS && line->cells[n]) {
    n++;
  }
  return n;
}

// Keeps the text, which the line then owns by its first cell.
static bool add_line(list *l, char *text) {
  if (!l->n_columns) {
    split(text, &l->names);
    l->n_columns = count(&l->names);
    return true;
  }
  if (l->n_lines == LIST_LINES) {
    puts("the list has too many lines");
    return false;
  }
  list_line *line = &l->lines[l->n_lines++];
  split(text, line);
  if (count(line) != l->n_columns) {
    printf("%s: %zu columns, not %zu\n", line->cells[0], count(line),
           l->n_columns);
    return false;
  }
  return true;
}

static bool read_list(list *l, FILE *file) {
  char *text = NULL;
  size_t size = 0;
  bool ok = true;
  for (ssize_t n; ok && (n = getline(&text, &size, file)) > 0;) {
    if (text[n - 1] == '\n') {
      text[n - 1] = '\0';
    }
    if (text[0] == '#') {
      continue;
    }
    ok = add_line(l, text);
    text = NULL;
    size = 0;
  }
  free(text);
  return ok;
}

// The id is what the document's IRI has after its last colon.
static bool add_given(list *l, const char *text) {
  json_t *object = json_loads(text, 0, NULL);
  const char *iri = json_string_value(json_object_get(object, "document"));
  const char *colon = iri ? strrchr(iri, ':') : NULL;
  if (!colon) {
    json_decref(object);
    return false;
  }
  json_t *objects = json_object_get(l->given, colon + 1);
  if (!objects) {
    objects = json_array();
    json_object_set_new(l->given, colon + 1, objects);
  }
  return !json_array_append_new(objects, object);
}

static bool read_given(list *l, FILE *file) {
  char *text = NULL;
  size_t size = 0;
  bool ok = true;
  while (ok && getline(&text, &size, file) > 0) {
    ok = add_given(l, text);
  }
  if (!ok) {
    printf("no object of a document: %s", text);
  }
  free(text);
  return ok;
}

static bool read_file(list *l, const char *path, bool (*read)(list *, FILE *)) {
  FILE *file = fopen(path, "r");
  if (!file) {
    printf("%s cannot be read\n", path);
    return false;
  }
  const bool ok = read(l, file);
  fclose(file);
  return ok;
}

bool list_read(list *l, const char *path, const char *given_path) {
  memset(l, 0, sizeof(*l));
  l->given = json_object();
  return read_file(l, path, read_list) &&
         (!given_path || read_file(l, given_path, read_given));
}

void list_clear(list *l) {
  free(l->names.cells[0]);
  for (size_t i = 0; i < l->n_lines; i++) {
    free(l->lines[i].cells[0]);
  }
  json_decref(l->given);
}

const char *list_cell(const list *l, size_t line, const char *name) {
  for (size_t i = 0; i < l->n_columns; i++) {
    if (!strcmp(l->names.cells[i], name)) {
      return l->lines[line].cells[i];
    }
  }
  printf("the list has no column %s\n", name);
  exit(99);
}

const json_t *list_given(const list *l, size_t line) {
  return json_object_get(l->given, l->lines[line].cells[0]);
}

bool list_allows(const char *cell, const char *word) {
  const size_t n = strlen(word);
  for (const char *at = cell; at; at = strchr(at, '|')) {
    at += *at == '|';
    if (strcspn(at, "|") == n && !strncmp(at, word, n)) {
      return true;
    }
  }
  return false;
}

static long length_until(const char *text, const char *end) {
  long n = 0;
  for (; text < end; text++) {
    n += ((unsigned char)*text & 0xC0) != 0x80;
  }
  return n;
}

// Whether the byte is of a word: a letter or digit, or of a longer character.
static bool is_word(char c) {
  const unsigned char u = (unsigned char)c;
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') ||
         (u >= 'a' && u <= 'z');
}

long list_find(const char *text, const char *word) {
  const size_t n = strlen(word);
  for (const char *at = text; (at = strstr(at, word)); at++) {
    if ((at == text || !is_word(at[-1])) && !is_word(at[n])) {
      return length_until(text, at);
    }
  }
  return -1;
}

long list_length(const char *text) {
  return length_until(text, text + strlen(text));
}

const char *list_text(const json_t *object, const char *key) {
  const char *text = json_string_value(json_object_get(object, key));
  return text ? text : "-";
}

long list_number(const json_t *object, const char *key) {
  return (long)json_integer_value(json_object_get(object, key));
}
