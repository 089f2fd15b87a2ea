// SPDX-License-Identifier: MIT

// Whatever is imported, what is said can be written.

#include "fuzz.h"
#include "import/import.h"
#include "rdf/node.h"

#include <stdlib.h>

static void must(bool claim) {
  if (!claim) {
    abort();
  }
}

static td_status check(void *handle, const td_statement *st) {
  size_t *n = handle;
  must(td_statement_find_fault(st) == NULL);
  ++*n;
  return TD_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const td_slice bytes = {(const char *)data, size};
  td_know *know = NULL;
  td_source *source = NULL;
  size_t n = 0;
  must(td_know_open("data/tidings.know", NULL, &know) == TD_OK);
  must(td_source_open_memory(bytes, "fuzz", NULL, &source) == TD_OK);
  const td_import_config config = {
      .know = know, .sink = {check, &n}, .country = TD_SLICE("KE")};
  td_import_counts counts = {0};
  const td_status status = td_import_read(&config, source, NULL, &counts);
  must(status != TD_OK || n >= counts.n_entries);
  td_source_close(source);
  td_know_close(know);
  return 0;
}
