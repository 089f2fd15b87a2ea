// SPDX-License-Identifier: MIT

#include "ingest/input.h"

#include "base/memory.h"
#include "base/try.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FOLDER_DEPTH 64U
#define SNIFF_BYTES 65536U

static td_status no_memory(const td_error_sink *errors, const char *path) {
  return td_error_send(errors, TD_ERR_NO_MEM, path, 0, "out of memory");
}

// -------------------------------------------------------------- the list

static td_status add_file(td_input_list *list, const char *path, int spool_fd,
                          const td_error_sink *errors) {
  const td_slice copy = td_arena_copy(list->arena, td_slice_of(path));
  td_input *input = copy.data ? TD_PUSH(list->arena, &list->items) : NULL;
  if (!input) {
    return no_memory(errors, path);
  }
  *input = (td_input){copy.data, spool_fd};
  return TD_OK;
}

static bool write_all(int fd, const char *bytes, size_t length) {
  while (length) {
    const ssize_t n = write(fd, bytes, length);
    if (n < 0) {
      return false;
    }
    bytes += n;
    length -= (size_t)n;
  }
  return true;
}

// What can be read once only goes to a file without a name.
static td_status add_spooled(td_input_list *list, const char *path, int fd,
                             const td_error_sink *errors) {
  FILE *file = tmpfile();
  const int spool = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 0) : -1;
  if (file) {
    fclose(file);
  }
  char chunk[16384];
  ssize_t n = 0;
  bool is_kept = spool >= 0;
  while (is_kept && (n = read(fd, chunk, sizeof(chunk))) > 0) {
    is_kept = write_all(spool, chunk, (size_t)n);
  }
  td_status status = TD_OK;
  if (!is_kept || n < 0) {
    status = td_error_send(errors, TD_ERR_IO, path, 0,
                           n < 0 ? "cannot be read (%s)"
                                 : "cannot be kept in a temporary file (%s); "
                                   "make room or set TMPDIR",
                           strerror(errno));
  } else {
    status = add_file(list, path, spool, errors);
  }
  if (status != TD_OK && spool >= 0) {
    close(spool);
  }
  return status;
}

static bool is_article_name(const char *name) {
  static const char *const ends[] = {".txt",   ".text",  ".json",
                                     ".ninjs", ".jsonl", ".ndjson"};
  td_slice s = td_slice_of(name);
  if (td_slice_has_suffix(s, TD_SLICE(".gz"))) {
    s.length -= 3;
  }
  for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
    if (td_slice_has_suffix(s, td_slice_of(ends[i]))) {
      return name[0] != '.';
    }
  }
  return false;
}

static int skip_hidden(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

// By bytes, whatever the locale.
static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static td_status add_folder(td_input_list *list, const char *path,
                            unsigned depth, const td_error_sink *errors);

static td_status add_entry(td_input_list *list, const char *folder,
                           const char *name, unsigned depth,
                           const td_error_sink *errors) {
  const td_slice path = td_arena_printf(list->arena, "%s/%s", folder, name);
  struct stat info;
  if (!path.data) {
    return no_memory(errors, folder);
  }
  // A link to a folder is not followed: it may lead back.
  if (lstat(path.data, &info) == 0 && S_ISDIR(info.st_mode)) {
    return add_folder(list, path.data, depth + 1, errors);
  }
  const bool is_file = stat(path.data, &info) == 0 && S_ISREG(info.st_mode);
  return is_file && is_article_name(name)
             ? add_file(list, path.data, -1, errors)
             : TD_OK;
}

static td_status add_folder(td_input_list *list, const char *path,
                            unsigned depth, const td_error_sink *errors) {
  if (depth > MAX_FOLDER_DEPTH) {
    return td_error_send(errors, TD_ERR_LIMIT, path, 0,
                         "lies more than %u folders deep; give it by itself",
                         MAX_FOLDER_DEPTH);
  }
  struct dirent **entries = NULL;
  const int n = scandir(path, &entries, skip_hidden, by_name);
  if (n < 0) {
    return td_error_send(errors, TD_ERR_IO, path, 0,
                         "the folder cannot be read (%s)", strerror(errno));
  }
  td_status status = TD_OK;
  for (int i = 0; i < n; i++) {
    if (status == TD_OK) {
      status = add_entry(list, path, entries[i]->d_name, depth, errors);
    }
    free(entries[i]); // scandir's own
  }
  free(entries);
  return status;
}

static td_status add_top_folder(td_input_list *list, const char *path,
                                const td_error_sink *errors) {
  const uint32_t before = list->items.count;
  TD_TRY(add_folder(list, path, 0, errors));
  if (list->items.count == before) {
    return td_error_send(errors, TD_ERR_NOT_FOUND, path, 0,
                         "the folder has no articles (files named .txt, "
                         ".json, .jsonl, also with .gz)");
  }
  return TD_OK;
}

td_status td_inputs_add(td_input_list *list, const char *path,
                        const td_error_sink *errors) {
  if (strcmp(path, "-") == 0) {
    return add_spooled(list, "-", STDIN_FILENO, errors);
  }
  struct stat info;
  if (stat(path, &info) != 0 || S_ISREG(info.st_mode)) {
    return add_file(list, path, -1, errors); // opening tells what is wrong
  }
  if (S_ISDIR(info.st_mode)) {
    return add_top_folder(list, path, errors);
  }
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return td_error_send(errors, TD_ERR_IO, path, 0, "cannot be opened (%s)",
                         strerror(errno));
  }
  const td_status status = add_spooled(list, path, fd, errors);
  close(fd);
  return status;
}

void td_inputs_clear(td_input_list *list) {
  for (uint32_t i = 0; i < list->items.count; i++) {
    if (list->items.items[i].spool_fd >= 0) {
      close(list->items.items[i].spool_fd);
    }
  }
  td_arena_free(list->arena);
  *list = (td_input_list){0};
}

// -------------------------------------------------------------- documents

static td_slice without_gz(const char *path) {
  td_slice s = td_slice_of(path);
  if (td_slice_has_suffix(s, TD_SLICE(".gz"))) {
    s.length -= 3;
  }
  return s;
}

static bool is_json_by_name(const char *path) {
  const td_slice s = without_gz(path);
  return td_slice_has_suffix(s, TD_SLICE(".json")) ||
         td_slice_has_suffix(s, TD_SLICE(".ninjs"));
}

static td_input_format format_of_name(const char *path) {
  const td_slice s = without_gz(path);
  if (td_slice_has_suffix(s, TD_SLICE(".jsonl")) ||
      td_slice_has_suffix(s, TD_SLICE(".ndjson"))) {
    return TD_INPUT_JSONL;
  }
  return td_slice_has_suffix(s, TD_SLICE(".txt")) ||
                 td_slice_has_suffix(s, TD_SLICE(".text"))
             ? TD_INPUT_TEXT
             : TD_INPUT_SNIFFED;
}

// "{" and a name, or nothing, begins JSON. Where the first line is an object by
// itself (or has no end in sight), each line is one.
static td_input_format format_of_content(td_slice begin) {
  const td_slice s = td_slice_trim(td_text_without_mark(begin));
  const td_slice inner = s.length && s.data[0] == '{'
                             ? td_slice_trim(td_slice_part(s, 1, s.length))
                             : (td_slice){NULL, 0};
  if (!inner.length || !(inner.data[0] == '"' || inner.data[0] == '}')) {
    return s.length == 1 && s.data[0] == '{' ? TD_INPUT_NINJS : TD_INPUT_TEXT;
  }
  td_slice rest;
  const td_slice line = td_slice_split(s, '\n', &rest);
  const bool is_cut = line.length == s.length && begin.length == SNIFF_BYTES;
  return is_cut || td_json_is_whole(line) ? TD_INPUT_JSONL : TD_INPUT_NINJS;
}

static td_status open_input(td_input_reader *reader) {
  const td_input *input = &reader->list->items.items[reader->next_input++];
  if (input->spool_fd >= 0) {
    (void)lseek(input->spool_fd, 0, SEEK_SET);
    TD_TRY(td_source_open_fd(input->spool_fd, input->path, reader->errors,
                             &reader->source));
  } else {
    TD_TRY(td_source_open(input->path, reader->errors, &reader->source));
  }
  td_slice begin;
  TD_TRY(td_source_peek(reader->source, SNIFF_BYTES, &begin));
  reader->format = reader->options->format;
  if (reader->format == TD_INPUT_SNIFFED) {
    reader->format = format_of_name(input->path);
  }
  if (reader->format == TD_INPUT_SNIFFED) {
    reader->format = format_of_content(begin);
    if (reader->format == TD_INPUT_TEXT && is_json_by_name(input->path)) {
      reader->format = TD_INPUT_NINJS; // whose reader says what is wrong
    }
  }
  if (begin.length == 0) {
    return td_error_send(reader->errors, TD_ERR_BAD_TEXT, input->path, 0,
                         "is empty; there is nothing to read");
  }
  return TD_OK;
}

static td_status new_candidate(const td_input_reader *reader, size_t line,
                               td_candidate *out) {
  const char *name = td_source_name(reader->source);
  *out = (td_candidate){
      .document = td_document_new(reader->options->document_limit_bytes)};
  const td_slice path =
      out->document ? td_arena_copy(out->document->arena, td_slice_of(name))
                    : (td_slice){NULL, 0};
  if (!path.data) {
    return no_memory(reader->errors, name);
  }
  out->document->path = path.data;
  out->document->line = line;
  return TD_OK;
}

// A text is the whole file; a file of JSON one document.
static td_status read_whole(td_input_reader *reader, td_candidate *out) {
  TD_TRY(new_candidate(reader, 0, out));
  td_document *document = out->document;
  const td_place place = {reader->errors, document->path, 0};
  const bool is_text = reader->format == TD_INPUT_TEXT;
  td_slice bytes;
  TD_TRY(td_source_read_all(reader->source,
                            is_text ? TD_MAX_TEXT_BYTES : TD_MAX_JSON_BYTES,
                            document->arena, &bytes));
  bytes = td_text_without_mark(bytes);
  if (!is_text) {
    return td_json_fill(out, bytes, reader->options, &place);
  }
  TD_TRY(td_text_set(document, TD_BODY, bytes, &place));
  TD_TRY(td_text_set(document, TD_HEADLINE, TD_SLICE(""), &place));
  return td_ingest_set_uri(document, (td_slice){NULL, 0},
                           reader->options->base);
}

static td_status read_json_line(td_input_reader *reader, td_candidate *out) {
  td_slice line;
  do {
    TD_TRY(td_source_read_line(reader->source, TD_MAX_JSON_BYTES, &line));
    if (td_source_line(reader->source) == 1) {
      line = td_text_without_mark(line);
    }
  } while (td_slice_trim(line).length == 0);
  const size_t number = td_source_line(reader->source);
  TD_TRY(new_candidate(reader, number, out));
  const td_place place = {reader->errors, out->document->path, number};
  return td_json_fill(out, line, reader->options, &place);
}

static void close_source(td_input_reader *reader) {
  td_source_close(reader->source);
  reader->source = NULL;
}

static td_status try_read(td_input_reader *reader, td_candidate *out) {
  if (!reader->source) {
    TD_TRY(open_input(reader));
  }
  if (reader->format == TD_INPUT_JSONL) {
    return read_json_line(reader, out);
  }
  const td_status status = read_whole(reader, out);
  close_source(reader);
  return status;
}

td_status td_input_read(td_input_reader *reader, td_candidate *out) {
  while (reader->source || reader->next_input < reader->list->items.count) {
    *out = (td_candidate){0};
    const td_status status = try_read(reader, out);
    if (status == TD_OK) {
      return TD_OK;
    }
    // What is wrong with one document does not end the lines of its input; nor
    // does a line that is too long.
    const bool has_document = out->document != NULL;
    const bool goes_on = reader->format == TD_INPUT_JSONL &&
                         (has_document || status == TD_ERR_LIMIT);
    td_document_free(out->document);
    out->document = NULL;
    if (!goes_on) {
      close_source(reader);
    }
    reader->n_failed += status > TD_END;
    if (status == TD_ERR_NO_MEM && !has_document) {
      return status;
    }
  }
  return TD_END;
}

void td_input_reader_clear(td_input_reader *reader) { close_source(reader); }
