// SPDX-License-Identifier: MIT

#include "ingest/ingest.h"

#include "base/memory.h"
#include "base/try.h"
#include "ingest/input.h"
#include "ingest/versions.h"

struct td_ingest {
  const td_know *know;
  td_ingest_options options;
  const td_error_sink *errors;
  td_input_list inputs;
  td_versions *versions; // NULL until all inputs have been read once
  td_input_reader reader;
  uint64_t n_read; // by `reader`
  td_ingest_counts counts;
};

// The first reading says nothing: the second meets the same errors again.
static const td_error_sink silent = {NULL, NULL};

td_ingest *td_ingest_new(const td_know *know, const td_ingest_options *options,
                         const td_error_sink *errors) {
  td_ingest *ingest = td_memory_new(1, sizeof(*ingest));
  if (!ingest) {
    return NULL;
  }
  ingest->know = know;
  ingest->options = *options;
  ingest->errors = errors;
  ingest->inputs.arena = td_arena_new(0);
  if (!ingest->inputs.arena) {
    td_memory_free(ingest);
    return NULL;
  }
  ingest->reader = (td_input_reader){
      .list = &ingest->inputs, .options = &ingest->options, .errors = errors};
  return ingest;
}

void td_ingest_free(td_ingest *ingest) {
  if (ingest) {
    td_input_reader_clear(&ingest->reader);
    td_versions_free(ingest->versions);
    td_inputs_clear(&ingest->inputs);
    td_memory_free(ingest);
  }
}

td_status td_ingest_add(td_ingest *ingest, const char *path) {
  const td_status status = td_inputs_add(&ingest->inputs, path, ingest->errors);
  ingest->counts.n_failed += status > TD_END;
  return status == TD_ERR_NO_MEM ? status : TD_OK;
}

static td_status find_versions(td_ingest *ingest) {
  ingest->versions = td_versions_new();
  if (!ingest->versions) {
    return TD_ERR_NO_MEM;
  }
  td_input_reader first = {
      .list = &ingest->inputs, .options = &ingest->options, .errors = &silent};
  td_candidate candidate;
  td_status status;
  uint64_t n_read = 0;
  while ((status = td_input_read(&first, &candidate)) == TD_OK) {
    status = td_versions_add(ingest->versions, &candidate, n_read++);
    td_document_free(candidate.document);
    if (status != TD_OK) {
      break;
    }
  }
  td_input_reader_clear(&first);
  return status == TD_END ? TD_OK : status;
}

// Whether `candidate`, the `number`-th read, is given out.
static bool is_wanted(td_ingest *ingest, const td_candidate *candidate,
                      uint64_t number) {
  if (!td_versions_is_newest(ingest->versions, candidate, number)) {
    ingest->counts.n_superseded++;
    return false;
  }
  ingest->counts.n_withdrawn += candidate->is_withdrawn;
  return !candidate->is_withdrawn;
}

static void set_day(const td_ingest *ingest, td_document *document) {
  if (document->day == TD_NO_DAY) {
    document->day = ingest->options.day;
  }
  if (document->day == TD_NO_DAY) {
    document->day = td_day_in_text(ingest->know, document);
  }
}

td_status td_ingest_next(td_ingest *ingest, td_document **out) {
  if (!ingest->versions) {
    TD_TRY(find_versions(ingest));
  }
  const size_t failed_inputs =
      ingest->counts.n_failed - ingest->reader.n_failed;
  td_candidate candidate;
  td_status status;
  while ((status = td_input_read(&ingest->reader, &candidate)) == TD_OK) {
    if (is_wanted(ingest, &candidate, ingest->n_read++)) {
      break;
    }
    td_document_free(candidate.document);
  }
  ingest->counts.n_failed = failed_inputs + ingest->reader.n_failed;
  if (status == TD_OK) {
    ingest->counts.n_documents++;
    set_day(ingest, candidate.document);
    *out = candidate.document;
  }
  return status;
}

td_ingest_counts td_ingest_get_counts(const td_ingest *ingest) {
  return ingest->counts;
}

bool td_input_format_parse(const char *word, td_input_format *out) {
  static const struct {
    const char *word;
    td_input_format format;
  } formats[] = {{"text", TD_INPUT_TEXT},
                 {"ninjs", TD_INPUT_NINJS},
                 {"jsonl", TD_INPUT_JSONL}};
  for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
    if (strcmp(word, formats[i].word) == 0) {
      *out = formats[i].format;
      return true;
    }
  }
  return false;
}
