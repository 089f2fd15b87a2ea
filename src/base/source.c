// SPDX-License-Identifier: MIT

#include "base/source.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/try.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK_BYTES (64U * 1024)

struct td_source {
  gzFile file; // NULL: bytes in memory, all in the window
  char *name;
  const td_error_sink *errors;
  const char *window; // bytes read and not yet taken: window[begin, end)
  size_t begin;
  size_t end;
  char *chunk;    // [CHUNK_BYTES], of a file
  td_buffer line; // a line that does not lie in one window
  size_t n_lines;
};

static td_status new_source(const char *name, const td_error_sink *errors,
                            td_source **out) {
  td_source *source = td_memory_new(1, sizeof(*source));
  const size_t length = strlen(name);
  char *copy = source ? td_memory_new(length + 1, 1) : NULL;
  if (!copy) {
    td_memory_free(source);
    return td_error_send(errors, TD_ERR_NO_MEM, name, 0, "out of memory");
  }
  memcpy(copy, name, length);
  source->name = copy;
  source->errors = errors;
  *out = source;
  return TD_OK;
}

td_status td_source_open_memory(td_slice bytes, const char *name,
                                const td_error_sink *errors, td_source **out) {
  TD_TRY(new_source(name, errors, out));
  (*out)->window = bytes.data;
  (*out)->end = bytes.length;
  return TD_OK;
}

// Takes `fd` over, also when it fails.
static td_status take_fd(int fd, const char *name, const td_error_sink *errors,
                         td_source **out) {
  td_source *source;
  const td_status status = new_source(name, errors, &source);
  if (status != TD_OK) {
    close(fd);
    return status;
  }
  source->chunk = td_memory_new(CHUNK_BYTES, 1);
  source->window = source->chunk;
  source->file = source->chunk ? gzdopen(fd, "rb") : NULL;
  if (!source->file) {
    close(fd);
    td_source_close(source);
    return td_error_send(errors, TD_ERR_NO_MEM, name, 0, "out of memory");
  }
  gzbuffer(source->file, CHUNK_BYTES);
  *out = source;
  return TD_OK;
}

td_status td_source_open(const char *path, const td_error_sink *errors,
                         td_source **out) {
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return td_error_send(errors, TD_ERR_IO, path, 0,
                         "cannot be opened (%s); check its name and "
                         "permissions",
                         strerror(errno));
  }
  struct stat info;
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    close(fd);
    return td_error_send(errors, TD_ERR_IO, path, 0,
                         "is a folder where a file is wanted; give a file");
  }
  return take_fd(fd, path, errors, out);
}

td_status td_source_open_fd(int fd, const char *name,
                            const td_error_sink *errors, td_source **out) {
  const int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) {
    return td_error_send(errors, TD_ERR_IO, name, 0, "cannot be read (%s)",
                         strerror(errno));
  }
  return take_fd(copy, name, errors, out);
}

td_status td_source_open_input(const char *path, const td_error_sink *errors,
                               td_source **out) {
  return strcmp(path, "-") == 0
             ? td_source_open_fd(STDIN_FILENO, "standard input", errors, out)
             : td_source_open(path, errors, out);
}

void td_source_close(td_source *source) {
  if (source) {
    if (source->file) {
      gzclose_r(source->file);
    }
    td_buffer_clear(&source->line);
    td_memory_free(source->chunk);
    td_memory_free(source->name);
    td_memory_free(source);
  }
}

// More bytes behind the window's; TD_END when there are none or no room.
static td_status fill(td_source *source) {
  if (!source->file) {
    return TD_END;
  }
  if (source->begin > 0) {
    memmove(source->chunk, source->chunk + source->begin,
            source->end - source->begin);
    source->end -= source->begin;
    source->begin = 0;
  }
  if (source->end == CHUNK_BYTES) {
    return TD_END;
  }
  const int n = gzread(source->file, source->chunk + source->end,
                       (unsigned)(CHUNK_BYTES - source->end));
  int code = Z_OK;
  const char *words = n <= 0 ? gzerror(source->file, &code) : "";
  if (n < 0 || (n == 0 && code != Z_OK && code != Z_STREAM_END)) {
    return td_error_send(source->errors, TD_ERR_IO, source->name, 0,
                         "cannot be read (%s); it may be damaged",
                         code == Z_ERRNO ? strerror(errno) : words);
  }
  source->end += (size_t)n;
  return n ? TD_OK : TD_END;
}

td_status td_source_peek(td_source *source, size_t length, td_slice *bytes) {
  td_status status = TD_OK;
  while (status == TD_OK && source->end - source->begin < length) {
    status = fill(source);
  }
  TD_TRY_ERRORS(status);
  const size_t n = source->end - source->begin;
  *bytes = (td_slice){source->window + source->begin, n < length ? n : length};
  return TD_OK;
}

td_status td_source_read(td_source *source, char *out, size_t capacity,
                         size_t *n) {
  if (source->begin == source->end) {
    TD_TRY_ERRORS(fill(source));
  }
  const size_t held = source->end - source->begin;
  *n = held < capacity ? held : capacity;
  if (*n) {
    memcpy(out, source->window + source->begin, *n);
  }
  source->begin += *n;
  return TD_OK;
}

static td_status no_memory(const td_source *source) {
  return td_error_send(source->errors, TD_ERR_NO_MEM, source->name,
                       source->n_lines, "out of memory");
}

static td_slice without_return(td_slice line) {
  line.length -= line.length && line.data[line.length - 1] == '\r';
  return line;
}

// Take the window up to and with the next line end; false when it has none.
static bool take_line(td_source *source, td_slice *part) {
  const size_t length = source->end - source->begin;
  const char *from = source->window + source->begin;
  const char *stop = length ? memchr(from, '\n', length) : NULL;
  *part = (td_slice){from, stop ? (size_t)(stop - from) : length};
  source->begin += part->length + (stop != NULL);
  return stop != NULL;
}

td_status td_source_read_line(td_source *source, size_t limit_bytes,
                              td_slice *line) {
  td_slice first;
  TD_TRY(td_source_peek(source, 1, &first));
  if (first.length == 0) {
    return TD_END;
  }
  source->n_lines++;
  td_buffer_rewind(&source->line);
  td_slice part;
  size_t total = 0;
  bool is_whole = take_line(source, &part);
  while (!is_whole) {
    total += part.length;
    if (total <= limit_bytes) {
      td_buffer_add(&source->line, part);
    }
    const td_status status = fill(source);
    TD_TRY_ERRORS(status);
    if (status == TD_END) {
      part.length = 0;
      break;
    }
    is_whole = take_line(source, &part);
  }
  total += part.length;
  if (total > limit_bytes) {
    return td_error_send(
        source->errors, TD_ERR_LIMIT, source->name, source->n_lines,
        "the line has more than %zu bytes; split it", limit_bytes);
  }
  if (source->line.length) {
    td_buffer_add(&source->line, part);
    part = td_buffer_as_slice(&source->line);
  }
  *line = without_return(part);
  return source->line.failed ? no_memory(source) : TD_OK;
}

td_status td_source_read_all(td_source *source, size_t limit_bytes,
                             td_arena *arena, td_slice *bytes) {
  td_buffer all = {0};
  td_status status = TD_OK;
  while (status == TD_OK) {
    td_buffer_add(&all, td_slice_part((td_slice){source->window, source->end},
                                      source->begin, source->end));
    source->begin = source->end;
    if (all.failed) {
      status = no_memory(source);
    } else if (all.length > limit_bytes) {
      status = td_error_send(source->errors, TD_ERR_LIMIT, source->name, 0,
                             "has more than %zu bytes; split it", limit_bytes);
    } else {
      status = fill(source);
    }
  }
  if (status == TD_END) {
    *bytes = td_arena_copy(arena, td_buffer_as_slice(&all));
    status = bytes->data ? TD_OK : no_memory(source);
  }
  td_buffer_clear(&all);
  return status;
}

size_t td_source_line(const td_source *source) { return source->n_lines; }

const char *td_source_name(const td_source *source) { return source->name; }
