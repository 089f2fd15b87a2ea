// SPDX-License-Identifier: MIT

#include "pipeline/knowledge.h"

#include "base/buffer.h"
#include "base/source.h"
#include "base/try.h"
#include "doc/iri.h"
#include "know/freeze.h"
#include "pipeline/cache.h"
#include "rdf/reader.h"

#include <inttypes.h>

#define KNOWLEDGE_FILE "tidings.know"
#define MAX_USER_BYTES ((size_t)1 << 30)
#define DIGEST_DIGITS 32

// All content that the compiled file depends on, as a digest for its name.
static td_status add_content(tidings *t, const char *path, td_buffer *out) {
  td_arena *scratch = td_arena_new(0);
  td_source *source = NULL;
  td_slice bytes = {0};
  td_status status =
      scratch ? td_source_open(path, &t->errors, &source) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = td_source_read_all(source, MAX_USER_BYTES, scratch, &bytes);
  }
  if (status == TD_OK) {
    td_iri_digest(bytes, DIGEST_DIGITS, out);
  }
  td_source_close(source);
  td_arena_free(scratch);
  return status;
}

static td_status each_user_file(tidings *t,
                                td_status (*use)(tidings *t, const char *path,
                                                 void *handle),
                                void *handle) {
  for (size_t i = 0; i < t->options.n_gazetteers; i++) {
    TD_TRY(use(t, t->options.gazetteers[i], handle));
  }
  for (size_t i = 0; i < t->options.n_lexicons; i++) {
    TD_TRY(use(t, t->options.lexicons[i], handle));
  }
  return TD_OK;
}

static td_status digest_file(tidings *t, const char *path, void *handle) {
  return add_content(t, path, handle);
}

static td_status cached_path(tidings *t, const td_know *ours, td_buffer *out) {
  td_buffer key = {0};
  td_buffer_printf(&key, "%016" PRIx64, td_know_checksum(ours));
  td_status status = each_user_file(t, digest_file, &key);
  if (status == TD_OK) {
    status = td_cache_folder(t, out);
  }
  td_buffer_add_char(out, '/');
  td_iri_digest(td_buffer_as_slice(&key), DIGEST_DIGITS, out);
  td_buffer_add_string(out, ".know");
  const bool failed = key.failed || out->failed;
  td_buffer_clear(&key);
  return status == TD_OK && failed ? TD_ERR_NO_MEM : status;
}

static td_status read_file(tidings *t, const char *path, void *handle) {
  td_rdf_world *world;
  TD_TRY(td_world_rdf(t, &world));
  const td_reader_input input = {
      .path = path, .syntax = TD_SYNTAX_NONE, .trust = TD_TRUST_OUTSIDE};
  return td_reader_read(world, &input, td_freezer_sink(handle), &t->errors);
}

static td_status compile(tidings *t, const td_know *ours, const char *path) {
  td_freezer *freezer = td_freezer_new();
  td_status status =
      freezer ? td_freezer_add_frozen(freezer, ours) : TD_ERR_NO_MEM;
  if (status == TD_OK) {
    status = each_user_file(t, read_file, freezer);
  }
  if (status == TD_OK) {
    status = td_freezer_write(freezer, path, &t->errors);
  }
  td_freezer_free(freezer);
  return status;
}

static td_status open_combined(tidings *t, const td_know *ours, td_know **out) {
  td_buffer path = {0};
  td_status status = cached_path(t, ours, &path);
  // What is missing or damaged there is compiled, anew.
  const td_error_sink silent = {NULL, NULL};
  if (status == TD_OK && td_know_open(path.data, &silent, out) != TD_OK) {
    status = compile(t, ours, path.data);
    if (status == TD_OK) {
      status = td_know_open(path.data, &t->errors, out);
    }
  }
  td_buffer_clear(&path);
  return status;
}

td_status td_knowledge_open(tidings *t, td_know **out) {
  const char *path = td_world_data_path(t, KNOWLEDGE_FILE);
  td_know *ours;
  TD_TRY(path ? td_know_open(path, &t->errors, &ours) : TD_ERR_NO_MEM);
  if (t->options.n_gazetteers + t->options.n_lexicons == 0) {
    *out = ours;
    return TD_OK;
  }
  const td_status status = open_combined(t, ours, out);
  td_know_close(ours);
  return status;
}
