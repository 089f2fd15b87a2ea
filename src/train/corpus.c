// SPDX-License-Identifier: MIT

#include "train/corpus.h"

#include "base/try.h"
#include "doc/ud.h"
#include "parse/tree.h"

#include <errno.h>
#include <stdio.h>

#define N_COLUMNS 10

/// One file being read.
typedef struct {
  td_corpus *corpus;
  const char *path;
  size_t line;
  const td_error_sink *errors;
  uint32_t first; ///< of the sentence being read
} reader;

static td_status complain(const reader *r, const char *what) {
  return td_error_send(r->errors, TD_ERR_BAD_SYNTAX, r->path, r->line, "%s",
                       what);
}

/// The whole file in the arena.
static td_status read_file(FILE *file, td_arena *arena, td_slice *out) {
  if (fseek(file, 0, SEEK_END) != 0) {
    return TD_ERR_IO;
  }
  const long end = ftell(file);
  if (end < 0 || fseek(file, 0, SEEK_SET) != 0) {
    return TD_ERR_IO;
  }
  char *data = td_arena_get(arena, (size_t)end + 1, 1);
  if (!data) {
    return TD_ERR_NO_MEM;
  }
  *out = (td_slice){data, (size_t)end};
  return fread(data, 1, (size_t)end, file) == (size_t)end ? TD_OK : TD_ERR_IO;
}

/// A number of a column; false if it is none or too large.
static bool parse_number(td_slice text, uint32_t *out) {
  uint32_t n = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.data[i] < '0' || text.data[i] > '9' || n > 100000) {
      return false;
    }
    n = n * 10 + (uint32_t)(text.data[i] - '0');
  }
  *out = n;
  return text.length > 0;
}

static td_slice or_empty(td_slice column) {
  return td_slice_is(column, "_") ? (td_slice){0} : column;
}

static td_status read_word(const reader *r, td_slice line) {
  td_slice columns[N_COLUMNS];
  for (size_t i = 0; i < N_COLUMNS; i++) {
    columns[i] = td_slice_split(line, '\t', &line);
  }
  uint32_t id;
  uint32_t head;
  if (!parse_number(columns[0], &id)) {
    return TD_OK; // a multiword token or an empty node
  }
  if (columns[9].length == 0 || line.length != 0) {
    return complain(r, "a word has not ten columns");
  }
  td_gold_word *word = TD_PUSH(r->corpus->arena, &r->corpus->words);
  if (!word) {
    return TD_ERR_NO_MEM;
  }
  word->form = columns[1];
  word->lemma = columns[2];
  word->feats = or_empty(columns[5]);
  word->tags = td_arena_printf(r->corpus->arena, "%.*s|%.*s",
                               (int)columns[3].length, columns[3].data,
                               (int)columns[4].length, columns[4].data);
  word->rel = (uint8_t)td_rel_parse(columns[7]);
  word->label = UINT32_MAX;
  if (id != r->corpus->words.count - r->first ||
      !parse_number(columns[6], &head) || word->rel == TD_REL_NONE ||
      td_upos_parse(columns[3]) == TD_UPOS_NONE) {
    return complain(r, "a word has a bad number, tag or relation");
  }
  word->head = head; // from 1 until the sentence ends
  return TD_OK;
}

static td_status end_sentence(reader *r) {
  td_corpus *corpus = r->corpus;
  const uint32_t n = corpus->words.count - r->first;
  if (n == 0) {
    return TD_OK;
  }
  td_gold_word *words = corpus->words.items + r->first;
  const td_arena_mark mark = td_arena_set_mark(corpus->arena);
  uint32_t *head = TD_ARENA_ARRAY(corpus->arena, uint32_t, (size_t)n * 2);
  if (!head) {
    return TD_ERR_NO_MEM;
  }
  for (uint32_t i = 0; i < n; i++) {
    words[i].head = words[i].head == 0 ? n : words[i].head - 1;
    head[i] = words[i].head;
  }
  const bool is_tree = td_tree_is_valid(head, n, head + n);
  td_arena_rewind(corpus->arena, mark);
  if (!is_tree) {
    return complain(r, "the sentence before this line is not a tree");
  }
  td_gold_sentence *sentence = TD_PUSH(corpus->arena, &corpus->sentences);
  if (!sentence) {
    return TD_ERR_NO_MEM;
  }
  *sentence = (td_gold_sentence){.first = r->first, .n = n};
  r->first = corpus->words.count;
  return TD_OK;
}

static td_status read_lines(reader *r, td_slice text) {
  while (text.length > 0) {
    const td_slice line = td_slice_split(text, '\n', &text);
    r->line++;
    if (line.length == 0) {
      TD_TRY(end_sentence(r));
    } else if (line.data[0] != '#') {
      TD_TRY(read_word(r, line));
    }
  }
  return end_sentence(r);
}

td_status td_corpus_read(td_corpus *corpus, const char *path,
                         const td_error_sink *errors) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    return td_error_send(errors, TD_ERR_IO, path, 0, "%s", strerror(errno));
  }
  td_slice text = {0};
  const td_status status = read_file(file, corpus->arena, &text);
  fclose(file);
  if (status != TD_OK) {
    return td_error_send(errors, status, path, 0, "%s",
                         td_status_string(status));
  }
  reader r = {.corpus = corpus,
              .path = path,
              .errors = errors,
              .first = corpus->words.count};
  return read_lines(&r, text);
}
