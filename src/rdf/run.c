// SPDX-License-Identifier: MIT

// A run is a file of records in order, front-coded: how many bytes the record
// has in common with the one before, how many follow, and those.

#include "base/buffer.h"
#include "base/memory.h"
#include "rdf/run_private.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FILE_BYTES = 1 << 16 };

struct td_run {
  FILE *file;
  td_buffer record; ///< the last one written or read
};

const char *td_run_folder(const char *folder) {
  const char *set = getenv("TMPDIR");
  return folder ? folder : set && *set ? set : "/tmp";
}

static FILE *open_nameless(const char *folder) {
  char path[PATH_MAX];
  const int length =
      snprintf(path, sizeof(path), "%s/tidings-XXXXXX", td_run_folder(folder));
  if (length < 0 || length >= PATH_MAX) {
    errno = ENAMETOOLONG;
    return NULL;
  }
  const int descriptor = mkstemp(path);
  if (descriptor < 0) {
    return NULL;
  }
  unlink(path);
  FILE *file = fdopen(descriptor, "w+b");
  if (!file) {
    close(descriptor);
  }
  return file;
}

td_run *td_run_new(const char *folder) {
  td_run *run = td_memory_new(1, sizeof(*run));
  if (!run) {
    errno = ENOMEM;
    return NULL;
  }
  run->file = open_nameless(folder);
  if (!run->file) {
    td_memory_free(run);
    return NULL;
  }
  setvbuf(run->file, NULL, _IOFBF, FILE_BYTES);
  return run;
}

void td_run_free(td_run *run) {
  if (run) {
    fclose(run->file);
    td_buffer_clear(&run->record);
    td_memory_free(run);
  }
}

static size_t common_length(td_slice a, td_slice b) {
  const size_t most = a.length < b.length ? a.length : b.length;
  size_t i = 0;
  while (i < most && a.data[i] == b.data[i]) {
    i++;
  }
  return i;
}

bool td_run_write(td_run *run, td_slice record) {
  const size_t common = common_length(td_buffer_as_slice(&run->record), record);
  const uint32_t head[2] = {(uint32_t)common,
                            (uint32_t)(record.length - common)};
  run->record.length = common;
  td_buffer_add(&run->record, td_slice_part(record, common, record.length));
  if (run->record.failed) {
    errno = ENOMEM;
    return false;
  }
  return fwrite(head, sizeof(head), 1, run->file) == 1 &&
         fwrite(record.data + common, 1, head[1], run->file) == head[1];
}

// TD_END at the run's end.
static td_status read_next(td_run *run) {
  uint32_t head[2];
  char chunk[4096];
  if (fread(head, sizeof(head), 1, run->file) != 1) {
    return ferror(run->file) ? TD_ERR_IO : TD_END;
  }
  run->record.length = head[0];
  for (size_t left = head[1]; left > 0;) {
    const size_t n = left < sizeof(chunk) ? left : sizeof(chunk);
    if (fread(chunk, 1, n, run->file) != n) {
      return TD_ERR_IO;
    }
    td_buffer_add(&run->record, (td_slice){chunk, n});
    left -= n;
  }
  return run->record.failed ? TD_ERR_NO_MEM : TD_OK;
}

static int compare_runs(const td_run *a, const td_run *b) {
  return td_slice_compare(td_buffer_as_slice(&a->record),
                          td_buffer_as_slice(&b->record));
}

// A binary heap: the run with the least record is heap[0].
static void sink_down(td_run **heap, unsigned n, unsigned i) {
  for (;;) {
    unsigned least = 2 * i + 1;
    if (least >= n) {
      return;
    }
    if (least + 1 < n && compare_runs(heap[least + 1], heap[least]) < 0) {
      least++;
    }
    if (compare_runs(heap[i], heap[least]) <= 0) {
      return;
    }
    td_run *kept = heap[i];
    heap[i] = heap[least];
    heap[least] = kept;
    i = least;
  }
}

static td_status begin_reading(td_run **runs, unsigned n, td_run **heap,
                               unsigned *n_heap) {
  *n_heap = 0;
  for (unsigned i = 0; i < n; i++) {
    if (fflush(runs[i]->file) != 0 || fseek(runs[i]->file, 0, SEEK_SET) != 0) {
      return TD_ERR_IO;
    }
    td_buffer_rewind(&runs[i]->record);
    const td_status status = read_next(runs[i]);
    if (status > TD_END) {
      return status;
    }
    if (status == TD_OK) {
      heap[(*n_heap)++] = runs[i];
    }
  }
  for (unsigned i = *n_heap; i-- > 0;) {
    sink_down(heap, *n_heap, i);
  }
  return TD_OK;
}

static td_status merge(td_run **heap, unsigned n, td_record_func write,
                       void *handle) {
  td_buffer last = {0};
  bool is_first = true;
  td_status status = TD_OK;
  while (n > 0 && status == TD_OK) {
    const td_slice record = td_buffer_as_slice(&heap[0]->record);
    if (is_first || !td_slice_equal(record, td_buffer_as_slice(&last))) {
      td_buffer_rewind(&last);
      td_buffer_add(&last, record);
      status = last.failed ? TD_ERR_NO_MEM : write(handle, record);
      is_first = false;
    }
    if (status == TD_OK) {
      status = read_next(heap[0]);
    }
    if (status == TD_END) {
      heap[0] = heap[--n];
      status = TD_OK;
    }
    sink_down(heap, n, 0);
  }
  td_buffer_clear(&last);
  return status;
}

td_status td_run_merge(td_run **runs, unsigned n, td_record_func write,
                       void *handle) {
  td_run **heap = td_memory_new(n, sizeof(td_run *));
  if (!heap) {
    return TD_ERR_NO_MEM;
  }
  unsigned n_heap;
  td_status status = begin_reading(runs, n, heap, &n_heap);
  if (status == TD_OK) {
    status = merge(heap, n_heap, write, handle);
  }
  td_memory_free(heap);
  return status;
}
