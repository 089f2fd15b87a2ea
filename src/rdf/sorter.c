// SPDX-License-Identifier: MIT

// A statement is kept as its N-Triples forms with tabs between: "graph TAB
// subject TAB predicate TAB object". No node holds a raw tab, and every byte
// of a node is greater, so byte order of the whole is the order we want.
//
// Records grow from the front of one block of memory, their index from its
// back; when they meet, the index is sorted and written as a run.

#include "rdf/sorter.h"

#include "base/memory.h"
#include "base/try.h"
#include "rdf/node.h"
#include "rdf/run_private.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>

enum { MERGE_RUNS = 32, MAX_RUNS = 256, LEAST_BYTES = 4096 };

struct td_sorter {
  const td_error_sink *errors;
  const char *folder;
  bool drop_graphs;
  char *memory;
  size_t memory_bytes;
  size_t used;
  size_t n_records;
  td_run *runs[MAX_RUNS]; ///< of falling level; a run's level is its depth
  unsigned levels[MAX_RUNS];
  unsigned n_runs;
  td_buffer record; ///< being made
  td_buffer texts[4];
};

static td_record *records_of(td_sorter *sorter) {
  return (td_record *)(void *)(sorter->memory + sorter->memory_bytes) -
         sorter->n_records;
}

td_sorter *td_sorter_new(const td_sorter_options *options,
                         const td_error_sink *errors) {
  td_sorter *sorter = td_memory_new(1, sizeof(*sorter));
  if (!sorter) {
    return NULL;
  }
  size_t bytes = options->memory_bytes;
  bytes = bytes ? bytes : TD_SORTER_DEFAULT_BYTES;
  bytes = bytes < LEAST_BYTES ? LEAST_BYTES : bytes;
  bytes = bytes < UINT32_MAX ? bytes : UINT32_MAX;
  sorter->memory_bytes = bytes - bytes % sizeof(td_record);
  sorter->memory = td_memory_new(sorter->memory_bytes, 1);
  sorter->errors = errors;
  sorter->folder = options->folder;
  sorter->drop_graphs = options->drop_graphs;
  if (!sorter->memory) {
    td_memory_free(sorter);
    return NULL;
  }
  return sorter;
}

void td_sorter_free(td_sorter *sorter) {
  if (!sorter) {
    return;
  }
  for (unsigned i = 0; i < sorter->n_runs; i++) {
    td_run_free(sorter->runs[i]);
  }
  td_buffer_clear(&sorter->record);
  for (int i = 0; i < 4; i++) {
    td_buffer_clear(&sorter->texts[i]);
  }
  td_memory_free(sorter->memory);
  td_memory_free(sorter);
}

static td_status run_failed(const td_sorter *sorter) {
  return td_error_send(sorter->errors, TD_ERR_IO, td_run_folder(sorter->folder),
                       0,
                       "cannot hold a temporary file: %s; set TMPDIR to a "
                       "folder with room",
                       strerror(errno));
}

// Where records go: `failed` says that the words about it have been said.
typedef struct {
  td_sorter *sorter;
  td_run *run;            ///< or NULL
  td_statement_sink sink; ///< without a run
  bool failed;
} target;

static td_status write_to_run(void *handle, td_slice record) {
  target *to = handle;
  if (td_run_write(to->run, record)) {
    return TD_OK;
  }
  to->failed = true;
  return run_failed(to->sorter);
}

// Merge the last `n` runs, and free them.
static td_status merge_last(td_sorter *sorter, unsigned n, td_record_func write,
                            target *to) {
  const unsigned first = sorter->n_runs - n;
  const td_status status = td_run_merge(sorter->runs + first, n, write, to);
  if (status == TD_ERR_IO && !to->failed) {
    return run_failed(sorter);
  }
  TD_TRY(status);
  for (unsigned i = first; i < first + n; i++) {
    td_run_free(sorter->runs[i]);
  }
  sorter->n_runs = first;
  return TD_OK;
}

static td_status new_run(td_sorter *sorter, td_run **out) {
  assert(sorter->n_runs < MAX_RUNS);
  *out = td_run_new(sorter->folder);
  return *out ? TD_OK : run_failed(sorter);
}

static void add_run(td_sorter *sorter, td_run *run, unsigned level) {
  sorter->levels[sorter->n_runs] = level;
  sorter->runs[sorter->n_runs++] = run;
}

// Make one run of the last MERGE_RUNS, which are of one level.
static td_status climb(td_sorter *sorter) {
  const unsigned level = sorter->levels[sorter->n_runs - 1];
  target to = {.sorter = sorter};
  TD_TRY(new_run(sorter, &to.run));
  const td_status status = merge_last(sorter, MERGE_RUNS, write_to_run, &to);
  if (status != TD_OK) {
    td_run_free(to.run);
    return status;
  }
  add_run(sorter, to.run, level + 1);
  return TD_OK;
}

static bool has_full_level(const td_sorter *sorter) {
  return sorter->n_runs >= MERGE_RUNS &&
         sorter->levels[sorter->n_runs - MERGE_RUNS] ==
             sorter->levels[sorter->n_runs - 1];
}

// Send the records in memory, sorted, each once.
static td_status drain(td_sorter *sorter, td_record_func write, void *handle) {
  td_record *records = records_of(sorter);
  td_record_sort(sorter->memory, records, sorter->n_records);
  td_slice last = {NULL, 0};
  for (size_t i = 0; i < sorter->n_records; i++) {
    const td_slice text = {sorter->memory + records[i].offset,
                           records[i].length};
    if (i == 0 || !td_slice_equal(text, last)) {
      TD_TRY(write(handle, text));
      last = text;
    }
  }
  sorter->n_records = 0;
  sorter->used = 0;
  return TD_OK;
}

static td_status spill(td_sorter *sorter) {
  target to = {.sorter = sorter};
  TD_TRY(new_run(sorter, &to.run));
  add_run(sorter, to.run, 0);
  TD_TRY(drain(sorter, write_to_run, &to));
  while (has_full_level(sorter)) {
    TD_TRY(climb(sorter));
  }
  return TD_OK;
}

static bool has_room(const td_sorter *sorter, size_t length) {
  return sorter->used + length + (sorter->n_records + 1) * sizeof(td_record) <=
         sorter->memory_bytes;
}

static void make_record(td_sorter *sorter, const td_statement *statement) {
  td_buffer_rewind(&sorter->record);
  if (!sorter->drop_graphs) {
    td_node_add_ntriples(&statement->graph, &sorter->record);
  }
  td_buffer_add_char(&sorter->record, '\t');
  td_node_add_ntriples(&statement->subject, &sorter->record);
  td_buffer_add_char(&sorter->record, '\t');
  td_node_add_ntriples(&statement->predicate, &sorter->record);
  td_buffer_add_char(&sorter->record, '\t');
  td_node_add_ntriples(&statement->object, &sorter->record);
}

td_status td_sorter_add(void *handle, const td_statement *statement) {
  td_sorter *sorter = handle;
  const char *fault =
      statement->is_checked ? NULL : td_statement_find_fault(statement);
  if (fault) {
    return td_error_send(
        sorter->errors, TD_ERR_BAD_TEXT, NULL, 0,
        "a statement cannot be sorted: %s (about %.*s)", fault,
        (int)(statement->subject.text.length < 300
                  ? statement->subject.text.length
                  : 300),
        statement->subject.text.data ? statement->subject.text.data : "");
  }
  make_record(sorter, statement);
  const size_t length = sorter->record.length;
  if (sorter->record.failed) {
    return TD_ERR_NO_MEM;
  }
  if (!has_room(sorter, length) && sorter->n_records) {
    TD_TRY(spill(sorter));
  }
  if (!has_room(sorter, length)) {
    return td_error_send(sorter->errors, TD_ERR_LIMIT, NULL, 0,
                         "a statement of %zu bytes is too long to be sorted "
                         "in %zu bytes",
                         length, sorter->memory_bytes);
  }
  memcpy(sorter->memory + sorter->used, sorter->record.data, length);
  sorter->n_records++;
  *records_of(sorter) =
      (td_record){0, (uint32_t)sorter->used, (uint32_t)length};
  sorter->used += length;
  return TD_OK;
}

static td_status send_statement(void *handle, td_slice record) {
  target *to = handle;
  td_node nodes[4];
  for (int i = 0; i < 4; i++) {
    const td_slice text = td_slice_split(record, '\t', &record);
    nodes[i] = td_node_of_ntriples(text, &to->sorter->texts[i]);
    if (to->sorter->texts[i].failed) {
      return TD_ERR_NO_MEM;
    }
  }
  const td_statement statement = {.subject = nodes[1],
                                  .predicate = nodes[2],
                                  .object = nodes[3],
                                  .graph = nodes[0],
                                  .is_checked = true};
  const td_status status = to->sink.write(to->sink.handle, &statement);
  to->failed = status != TD_OK;
  return status;
}

td_status td_sorter_finish(td_sorter *sorter, td_statement_sink sink) {
  target to = {.sorter = sorter, .sink = sink};
  if (sorter->n_runs == 0) {
    return drain(sorter, send_statement, &to);
  }
  if (sorter->n_records) {
    TD_TRY(spill(sorter));
  }
  return merge_last(sorter, sorter->n_runs, send_statement, &to);
}
