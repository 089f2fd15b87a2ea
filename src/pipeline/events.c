// SPDX-License-Identifier: MIT

#include "base/array.h"
#include "base/sink.h"
#include "base/try.h"
#include "emit/json.h"
#include "fuse/fuse.h"
#include "pipeline/run.h"

#include <stdio.h>
#include <stdlib.h>

// Where the records of a document stand in the spool.
typedef struct {
  td_slice document;
  long offset;
  uint32_t n_records;
} spooled;

// Records wait in a file until all documents are read, since the event that a
// report is one of, and the order of documents, are known only then.
typedef struct {
  tidings *t;
  td_emit_config config;
  td_fuser *fuser;
  FILE *spool;
  td_arena *arena;
  TD_ARRAY(spooled) documents;
  bool is_csv;
  td_sink *sink;
} recording;

static td_status spool_error(const recording *r) {
  return td_error_send(&r->t->errors, TD_ERR_IO, NULL, 0,
                       "cannot write the temporary file of records: %m; is "
                       "the disk full?");
}

static bool write_text(FILE *file, td_slice text) {
  const size_t length = text.length;
  return fwrite(&length, sizeof(length), 1, file) == 1 &&
         fwrite(text.data, 1, length, file) == length;
}

static td_status read_text(recording *r, td_arena *arena, td_slice *out) {
  size_t length;
  if (fread(&length, sizeof(length), 1, r->spool) != 1) {
    return spool_error(r);
  }
  char *text = td_arena_get(arena, length, 1);
  if (!text) {
    return TD_ERR_NO_MEM;
  }
  *out = (td_slice){text, length};
  return fread(text, 1, length, r->spool) == length ? TD_OK : spool_error(r);
}

static td_status take(void *handle, td_document *document) {
  recording *r = handle;
  TD_TRY(td_fuser_add(r->fuser, document));
  spooled *s = TD_PUSH(r->arena, &r->documents);
  if (!s) {
    return TD_ERR_NO_MEM;
  }
  *s = (spooled){td_arena_copy(r->arena, document->uri), ftell(r->spool), 0};
  for (uint32_t i = 0; i < document->events.count; i++) {
    if (!document->events.items[i].classes[0]) {
      continue;
    }
    td_record record;
    TD_TRY(td_emit_record(&r->config, document, i, &record));
    if (!write_text(r->spool, record.report) ||
        !write_text(r->spool, record.before) ||
        !write_text(r->spool, record.behind)) {
      return spool_error(r);
    }
    s->n_records++;
  }
  return s->document.data ? TD_OK : TD_ERR_NO_MEM;
}

static td_status write_record(recording *r, td_arena *scratch) {
  td_slice report;
  td_slice before;
  td_slice behind;
  TD_TRY(read_text(r, scratch, &report));
  TD_TRY(read_text(r, scratch, &before));
  TD_TRY(read_text(r, scratch, &behind));
  td_buffer line = {0};
  td_buffer_add(&line, before);
  td_buffer_add_char(&line, '"');
  td_buffer_add(&line, td_fuser_event(r->fuser, report));
  td_buffer_add_char(&line, '"');
  td_buffer_add(&line, behind);
  td_status status = line.failed ? TD_ERR_NO_MEM : TD_OK;
  if (status == TD_OK && r->is_csv) {
    td_buffer csv = {0};
    status = td_record_csv(td_buffer_as_slice(&line), &csv);
    td_sink_write(r->sink, td_buffer_as_slice(&csv));
    td_buffer_clear(&csv);
  } else if (status == TD_OK) {
    td_sink_write(r->sink, td_buffer_as_slice(&line));
    td_sink_write_string(r->sink, "\n");
  }
  td_buffer_clear(&line);
  return status == TD_OK ? td_sink_status(r->sink) : status;
}

static int compare_spooled(const void *a, const void *b) {
  const spooled *x = a;
  const spooled *y = b;
  const int order = td_slice_compare(x->document, y->document);
  return order ? order : (x->offset > y->offset) - (x->offset < y->offset);
}

static td_status write_records(recording *r) {
  if (r->is_csv) {
    td_buffer header = {0};
    td_record_csv_header(&header);
    td_sink_write(r->sink, td_buffer_as_slice(&header));
    td_buffer_clear(&header);
  }
  if (r->documents.count) {
    qsort(r->documents.items, r->documents.count, sizeof(spooled),
          compare_spooled);
  }
  for (uint32_t i = 0; i < r->documents.count; i++) {
    const spooled *s = &r->documents.items[i];
    if (fseek(r->spool, s->offset, SEEK_SET) != 0) {
      return spool_error(r);
    }
    for (uint32_t k = 0; k < s->n_records; k++) {
      const td_arena_mark mark = td_arena_set_mark(r->arena);
      TD_TRY(write_record(r, r->arena));
      td_arena_rewind(r->arena, mark);
    }
  }
  return TD_OK;
}

static td_status record(recording *r, const char *const *inputs,
                        size_t n_inputs, tidings_progress *progress) {
  if (!r->fuser || !r->arena) {
    return TD_ERR_NO_MEM;
  }
  if (!r->spool) {
    return spool_error(r);
  }
  const td_run_job job = {.t = r->t,
                          .inputs = inputs,
                          .n_inputs = n_inputs,
                          .take = take,
                          .handle = r};
  TD_TRY(td_run_documents(&job, progress));
  TD_TRY(td_fuser_run(r->fuser));
  return write_records(r);
}

static td_status open_and_record(tidings *t, const char *const *inputs,
                                 size_t n_inputs, bool is_csv, td_sink *sink,
                                 tidings_progress *progress) {
  const td_know *know;
  TD_TRY(td_world_know(t, &know));
  recording r = {.t = t,
                 .config = td_run_emit_config(t, false),
                 .fuser = td_fuser_new(know, t->base),
                 .spool = tmpfile(),
                 .arena = td_arena_new(0),
                 .is_csv = is_csv,
                 .sink = sink};
  const td_status status = record(&r, inputs, n_inputs, progress);
  if (r.spool) {
    fclose(r.spool);
  }
  td_arena_free(r.arena);
  td_fuser_free(r.fuser);
  return status;
}

tidings_status tidings_events(tidings *t, const char *const *inputs,
                              size_t n_inputs, const char *output,
                              const char *format, tidings_progress *progress) {
  tidings_progress own = {0};
  progress = progress ? progress : &own;
  const td_slice wanted = td_slice_of(format ? format : "jsonl");
  const bool is_csv = td_slice_is(wanted, "csv");
  td_sink *sink = NULL;
  td_status status = TD_OK;
  if (!is_csv && !td_slice_is(wanted, "jsonl")) {
    status = td_error_send(&t->errors, TD_ERR_BAD_ARG, NULL, 0,
                           "events writes jsonl or csv, not %s", format);
  }
  if (status == TD_OK) {
    status = td_sink_open(output, &t->errors, &sink);
  }
  if (status == TD_OK) {
    status = open_and_record(t, inputs, n_inputs, is_csv, sink, progress);
    if (status == TD_OK) {
      status = td_sink_close(sink);
    } else {
      td_sink_drop(sink);
    }
  }
  return td_run_status(t, status, progress);
}
