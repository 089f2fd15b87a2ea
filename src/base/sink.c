// SPDX-License-Identifier: MIT

#include "base/sink.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { HELD_BYTES = 1 << 16, MAX_NAMES = 1000 };

struct td_sink {
  td_buffer *memory; ///< or NULL
  int descriptor;
  bool is_direct; ///< no temporary file to rename
  td_status status;
  const td_error_sink *errors;
  char path[PATH_MAX];
  char temporary[PATH_MAX + 40];
  z_stream *zip; ///< or NULL
  size_t held;
  char bytes[HELD_BYTES];
};

static td_status fail(td_sink *sink, const char *what) {
  if (sink->status == TD_OK) {
    const bool is_output = sink->descriptor == STDOUT_FILENO;
    sink->status = td_error_send(sink->errors, TD_ERR_IO,
                                 is_output ? "standard output" : sink->path, 0,
                                 "%s: %s", what, strerror(errno));
  }
  return sink->status;
}

// "-", and what exists and is no regular file, is written as it is.
static td_status open_direct(td_sink *sink, bool *is_direct) {
  struct stat about;
  *is_direct = true;
  sink->is_direct = true;
  if (strcmp(sink->path, "-") == 0) {
    sink->descriptor = STDOUT_FILENO;
    return TD_OK;
  }
  if (stat(sink->path, &about) != 0 || S_ISREG(about.st_mode)) {
    *is_direct = false;
    sink->is_direct = false;
    return TD_OK;
  }
  sink->descriptor = open(sink->path, O_WRONLY | O_CLOEXEC);
  return sink->descriptor < 0 ? fail(sink, "cannot be written") : TD_OK;
}

static td_status open_temporary(td_sink *sink) {
  for (int i = 0; i < MAX_NAMES; i++) {
    snprintf(sink->temporary, sizeof(sink->temporary), "%s.%ld-%d.tmp",
             sink->path, (long)getpid(), i);
    sink->descriptor =
        open(sink->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (sink->descriptor >= 0) {
      return TD_OK;
    }
    if (errno != EEXIST) {
      break;
    }
  }
  return fail(sink, "cannot be created");
}

// A symbolic link keeps pointing; the file behind it is what is replaced.
static void set_path(td_sink *sink, const char *path) {
  char *real = realpath(path, NULL);
  snprintf(sink->path, sizeof(sink->path), "%s",
           real && strncmp(path, "/dev/", 5) != 0 ? real : path);
  free(real);
}

// Gzip, whose header zlib leaves without name and time.
static td_status open_zip(td_sink *sink) {
  const size_t length = strlen(sink->path);
  if (length < 3 || strcmp(sink->path + length - 3, ".gz") != 0) {
    return TD_OK;
  }
  sink->zip = td_memory_new(1, sizeof(*sink->zip));
  if (!sink->zip) {
    return TD_ERR_NO_MEM;
  }
  if (deflateInit2(sink->zip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    td_memory_free(sink->zip);
    sink->zip = NULL;
    return TD_ERR_NO_MEM;
  }
  return TD_OK;
}

static void close_zip(td_sink *sink) {
  if (sink->zip) {
    deflateEnd(sink->zip);
    td_memory_free(sink->zip);
    sink->zip = NULL;
  }
}

td_status td_sink_open(const char *path, const td_error_sink *errors,
                       td_sink **out) {
  td_sink *sink = td_memory_new(1, sizeof(*sink));
  if (!sink) {
    return TD_ERR_NO_MEM;
  }
  sink->errors = errors;
  if (strlen(path) >= PATH_MAX) {
    td_memory_free(sink);
    return td_error_send(errors, TD_ERR_IO, path, 0, "the name is too long");
  }
  set_path(sink, path);
  bool is_direct = true;
  td_status status = open_zip(sink);
  if (status == TD_OK) {
    status = open_direct(sink, &is_direct);
  }
  if (status == TD_OK && !is_direct) {
    status = open_temporary(sink);
  }
  if (status != TD_OK) {
    close_zip(sink);
    td_memory_free(sink);
    return status;
  }
  *out = sink;
  return TD_OK;
}

td_sink *td_sink_new_memory(td_buffer *buffer) {
  td_sink *sink = td_memory_new(1, sizeof(*sink));
  if (sink) {
    sink->memory = buffer;
    sink->is_direct = true;
    sink->descriptor = -1;
  }
  return sink;
}

static void write_all(td_sink *sink, const char *data, size_t length) {
  while (length > 0 && sink->status == TD_OK) {
    const ssize_t n = write(sink->descriptor, data, length);
    if (n >= 0) {
      data += n;
      length -= (size_t)n;
    } else if (errno != EINTR) {
      fail(sink, "cannot be written");
    }
  }
}

// To the file as it is, or packed; at the end of all with Z_FINISH.
static void put(td_sink *sink, const char *data, size_t length, int how) {
  if (!sink->zip) {
    write_all(sink, data, length);
    return;
  }
  unsigned char packed[1 << 14];
  int code = Z_OK;
  sink->zip->next_in = (unsigned char *)(uintptr_t)data;
  sink->zip->avail_in = (unsigned)length;
  do {
    sink->zip->next_out = packed;
    sink->zip->avail_out = sizeof(packed);
    code = deflate(sink->zip, how);
    write_all(sink, (const char *)packed,
              sizeof(packed) - sink->zip->avail_out);
  } while (sink->zip->avail_out == 0 && code == Z_OK);
}

static void put_held(td_sink *sink) {
  put(sink, sink->bytes, sink->held, Z_NO_FLUSH);
  sink->held = 0;
}

td_status td_sink_flush(td_sink *sink) {
  if (!sink->memory) {
    put_held(sink);
  }
  return sink->status;
}

void td_sink_write(td_sink *sink, td_slice bytes) {
  if (sink->status != TD_OK || bytes.length == 0) {
    return;
  }
  if (sink->memory) {
    td_buffer_add(sink->memory, bytes);
    sink->status = sink->memory->failed ? TD_ERR_NO_MEM : TD_OK;
    return;
  }
  if (bytes.length > HELD_BYTES - sink->held) {
    put_held(sink);
  }
  for (; bytes.length > HELD_BYTES;
       bytes = td_slice_part(bytes, HELD_BYTES, bytes.length)) {
    put(sink, bytes.data, HELD_BYTES, Z_NO_FLUSH);
  }
  memcpy(sink->bytes + sink->held, bytes.data, bytes.length);
  sink->held += bytes.length;
}

void td_sink_write_string(td_sink *sink, const char *string) {
  td_sink_write(sink, td_slice_of(string));
}

td_status td_sink_status(const td_sink *sink) { return sink->status; }

static void close_descriptor(td_sink *sink) {
  if (sink->memory || sink->descriptor == STDOUT_FILENO) {
    return;
  }
  if (close(sink->descriptor) != 0) {
    fail(sink, "cannot be written");
  }
}

td_status td_sink_close(td_sink *sink) {
  td_status status = td_sink_flush(sink);
  if (sink->zip) {
    put(sink, "", 0, Z_FINISH);
    status = sink->status;
  }
  if (status == TD_OK && !sink->is_direct && fsync(sink->descriptor) != 0) {
    fail(sink, "cannot be written");
  }
  close_descriptor(sink);
  if (!sink->is_direct) {
    if (sink->status == TD_OK && rename(sink->temporary, sink->path) != 0) {
      fail(sink, "cannot be put in its place");
    }
    if (sink->status != TD_OK) {
      unlink(sink->temporary);
    }
  }
  status = sink->status;
  close_zip(sink);
  td_memory_free(sink);
  return status;
}

void td_sink_drop(td_sink *sink) {
  if (sink) {
    close_descriptor(sink);
    if (!sink->is_direct) {
      unlink(sink->temporary);
    }
    close_zip(sink);
    td_memory_free(sink);
  }
}
