// SPDX-License-Identifier: MIT

/// @file ingest/run.h
/// A scratch folder of inputs, and ingest run over them: what came and what
/// was said.

#ifndef TD_TESTS_INGEST_RUN_H
#define TD_TESTS_INGEST_RUN_H

#include "ingest/ingest.h"

#include "know/freeze.h"
#include "rdf/reader.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DOCUMENTS 32

typedef struct {
  td_document *documents[MAX_DOCUMENTS];
  size_t n;
  td_ingest_counts counts;
  size_t n_errors;
  td_status status; // of the last error
  size_t line;
  char file[300];
  char text[1000];
} outcome;

static char scratch[] = "/tmp/tidings-ingest-XXXXXX";

static inline const char *in_scratch(const char *name) {
  static char path[300];
  snprintf(path, sizeof(path), "%s/%s", scratch, name);
  return path;
}

static inline void put_bytes(const char *name, const void *bytes,
                             size_t length) {
  FILE *file = fopen(in_scratch(name), "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  CU_ASSERT_EQUAL(fwrite(bytes, 1, length, file), length);
  fclose(file);
}

static inline void put(const char *name, const char *text) {
  put_bytes(name, text, strlen(text));
}

static inline void keep_error(void *handle, const td_error *error) {
  outcome *o = handle;
  o->n_errors++;
  o->status = error->status;
  o->line = error->line;
  snprintf(o->file, sizeof(o->file), "%s", error->file ? error->file : "");
  snprintf(o->text, sizeof(o->text), "%s", error->text);
}

static inline td_know *open_months(void) {
  static const char turtle[] =
      "@prefix lex: <https://w3id.org/tidings/lexicon/> .\n"
      "@prefix tid: <https://w3id.org/tidings/ontology#> .\n"
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
      "lex:march a tid:Month ; tid:form \"march\" ; rdf:value 3 .\n"
      "lex:may a tid:Month ; tid:form \"may\" ; rdf:value 5 .\n";
  td_rdf_world *world = td_rdf_world_new();
  td_freezer *freezer = td_freezer_new();
  const td_reader_input input = {.path = "months",
                                 .text = td_slice_of(turtle),
                                 .syntax = TD_SYNTAX_TURTLE,
                                 .trust = TD_TRUST_OURS};
  td_know *know = NULL;
  CU_ASSERT_EQUAL_FATAL(
      td_reader_read(world, &input, td_freezer_sink(freezer), NULL), TD_OK);
  CU_ASSERT_EQUAL_FATAL(
      td_freezer_write(freezer, in_scratch("months.bin"), NULL), TD_OK);
  CU_ASSERT_EQUAL_FATAL(td_know_open(in_scratch("months.bin"), NULL, &know),
                        TD_OK);
  unlink(in_scratch("months.bin"));
  td_freezer_free(freezer);
  td_rdf_world_free(world);
  return know;
}

/// Run over the inputs, whose names end with NULL.
static inline void run_as(td_input_format format, td_day day,
                          const char *const *names, outcome *o) {
  *o = (outcome){0};
  const td_error_sink errors = {keep_error, o};
  const td_ingest_options options = {.format = format,
                                     .base = TD_SLICE("http://base/"),
                                     .day = day,
                                     .document_limit_bytes = 64U << 20};
  td_know *know = open_months();
  td_ingest *ingest = td_ingest_new(know, &options, &errors);
  for (; *names; names++) {
    const char *path = strcmp(*names, "-") ? in_scratch(*names) : "-";
    CU_ASSERT_EQUAL(td_ingest_add(ingest, path), TD_OK);
  }
  while (o->n < MAX_DOCUMENTS &&
         td_ingest_next(ingest, &o->documents[o->n]) == TD_OK) {
    o->n++;
  }
  o->counts = td_ingest_get_counts(ingest);
  td_ingest_free(ingest);
  td_know_close(know);
}

static inline void clear(outcome *o) {
  for (size_t i = 0; i < o->n; i++) {
    td_document_free(o->documents[i]);
  }
}

#define RUN(o, ...)                                                            \
  run_as(TD_INPUT_SNIFFED, TD_NO_DAY,                                          \
         (const char *const[]){__VA_ARGS__, NULL}, (o))

#endif
