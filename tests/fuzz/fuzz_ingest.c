// SPDX-License-Identifier: MIT

// A file of any bytes gives documents of valid text with IRIs, or errors.

#include "base/utf8.h"
#include "fuzz.h"
#include "ingest/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static void check(const td_candidate *c) {
  const td_document *d = c->document;
  must(d->uri.length > 0 && !memchr(d->uri.data, '#', d->uri.length));
  for (unsigned part = 0; part < TD_N_PARTS && !c->is_withdrawn; part++) {
    const td_slice text = d->parts[part].text;
    must(td_utf8_validate(text) == text.length);
    must(text.length == 0 || !memchr(text.data, 0, text.length));
    (void)td_document_codepoint(d, (td_part_id)part, (uint32_t)text.length);
  }
  (void)td_stamp_instant(d->version);
}

static void run_as(td_input_format format, int fd) {
  td_input_list list = {.arena = td_arena_new(0)};
  *TD_PUSH(list.arena, &list.items) = (td_input){"fuzz", dup(fd)};
  const td_ingest_options options = {.format = format,
                                     .base = TD_SLICE("urn:base:"),
                                     .day = TD_NO_DAY,
                                     .document_limit_bytes = 1U << 24};
  const td_error_sink errors = {NULL, NULL};
  td_input_reader reader = {
      .list = &list, .options = &options, .errors = &errors};
  td_candidate candidate;
  while (td_input_read(&reader, &candidate) == TD_OK) {
    check(&candidate);
    td_document_free(candidate.document);
  }
  td_input_reader_clear(&reader);
  td_inputs_clear(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  FILE *file = tmpfile();
  must(file && fwrite(data, 1, size, file) == size && fflush(file) == 0);
  run_as(TD_INPUT_SNIFFED, fileno(file));
  run_as(TD_INPUT_JSONL, fileno(file));
  fclose(file);
  return 0;
}
