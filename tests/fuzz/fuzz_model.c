// SPDX-License-Identifier: MIT

// The model file is mapped as it is, so its reader must bear any bytes. The
// length and checksum are mended first: without that nothing behind them would
// ever be reached.

#include "doc/document.h"
#include "fuzz.h"
#include "learn/modelfile_private.h"
#include "parse/parse.h"
#include "tag/tag.h"

#include <stdlib.h>

static void mend(char *bytes, size_t size) {
  td_model_header header;
  if (size < sizeof(header)) {
    return;
  }
  memcpy(&header, bytes, sizeof(header));
  header.length = size;
  header.checksum = td_model_checksum(
      (td_slice){bytes + sizeof(header), size - sizeof(header)});
  memcpy(bytes, &header, sizeof(header));
}

static void run_stages(const td_model_file *model) {
  td_tagger *tagger = NULL;
  td_parser *parser = NULL;
  td_document *document = td_document_new(0);
  if (td_tagger_new(model, &tagger) == TD_OK &&
      td_parser_new(model, &parser) == TD_OK && document) {
    TD_PUSH(document->arena, &document->sentences)->n_tokens = 2;
    TD_PUSH(document->arena, &document->tokens)->form = TD_SLICE("Talks");
    TD_PUSH(document->arena, &document->tokens)->form = TD_SLICE("end");
    if (td_tagger_run(tagger, document) == TD_OK) {
      (void)!td_parser_run(parser, document);
    }
  }
  td_document_free(document);
  td_parser_free(parser);
  td_tagger_free(tagger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const td_error_sink quiet = {0};
  td_model_file *model;
  char *bytes = malloc(size + 1);
  if (!bytes) {
    return 0;
  }
  memcpy(bytes, data, size);
  for (int round = 0; round < 2; round++) {
    if (td_model_file_open_memory((td_slice){bytes, size}, "fuzz", &quiet,
                                  &model) == TD_OK) {
      run_stages(model);
      td_model_file_close(model);
    }
    mend(bytes, size);
  }
  free(bytes);
  return 0;
}
