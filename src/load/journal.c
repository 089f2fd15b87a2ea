// SPDX-License-Identifier: MIT

// A line for each acknowledged batch, in their order: the statements that it
// had, and those that were rejected. A line that was cut off does not count.

#include "base/memory.h"
#include "load/load_private.h"

#include <stdio.h>
#include <unistd.h>

struct td_journal {
  FILE *file; ///< NULL: nothing is noted
  td_buffer path;
  bool is_writing;
};

td_status td_journal_open(const char *folder, td_slice key, td_journal **out) {
  td_journal *journal = td_memory_new(1, sizeof(*journal));
  if (!journal) {
    return TD_ERR_NO_MEM;
  }
  *out = journal;
  if (!folder) {
    return TD_OK;
  }
  td_buffer_printf(&journal->path, "%s/load-%.*s", folder, (int)key.length,
                   key.data);
  if (journal->path.failed) {
    td_journal_close(journal, false);
    return TD_ERR_NO_MEM;
  }
  journal->file = fopen(journal->path.data, "r+");
  if (!journal->file) {
    journal->file = fopen(journal->path.data, "w+");
  }
  return TD_OK;
}

bool td_journal_read(td_journal *journal, size_t *n_lines, size_t *n_rejected) {
  if (!journal->file || journal->is_writing) {
    return false;
  }
  char line[64];
  const long at = ftell(journal->file);
  if (fgets(line, sizeof(line), journal->file) && strchr(line, '\n') &&
      sscanf(line, "%zu %zu", n_lines, n_rejected) == 2) {
    return true;
  }
  journal->is_writing = fseek(journal->file, at, SEEK_SET) == 0;
  return false;
}

void td_journal_write(td_journal *journal, size_t n_lines, size_t n_rejected) {
  if (journal->file && journal->is_writing) {
    fprintf(journal->file, "%zu %zu\n", n_lines, n_rejected);
    fflush(journal->file);
  }
}

void td_journal_close(td_journal *journal, bool is_done) {
  if (journal) {
    if (journal->file) {
      const bool is_empty =
          fseek(journal->file, 0, SEEK_END) == 0 && ftell(journal->file) == 0;
      fclose(journal->file);
      if (is_done || is_empty) {
        unlink(journal->path.data);
      }
    }
    td_buffer_clear(&journal->path);
    td_memory_free(journal);
  }
}
