// SPDX-License-Identifier: MIT

#include "import/import_private.h"

#include "base/try.h"

#include <stdarg.h>
#include <stdio.h>

#define PEEK_BYTES 65536
#define LINES_BETWEEN_PROGRESS 65536

void td_import_bad_line(td_import *import, const char *format, ...) {
  char words[256];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(words, sizeof(words), format, arguments);
  va_end(arguments);
  import->counts->n_bad++;
  td_error_send(import->errors, TD_ERR_BAD_SYNTAX,
                td_source_name(import->source), td_source_line(import->source),
                "%s; left out", words);
}

td_status td_import_read_line(td_import *import, td_slice *line) {
  td_status status;
  do {
    status = td_source_read_line(import->source, TD_IMPORT_LINE_BYTES, line);
    import->counts->n_bad += status == TD_ERR_LIMIT;
  } while (status == TD_ERR_LIMIT);
  if (status == TD_OK &&
      ++import->counts->n_lines % LINES_BETWEEN_PROGRESS == 0 &&
      import->config->progress) {
    import->config->progress(import->config->handle, import->counts);
  }
  return status;
}

typedef td_status (*reader)(td_import *import);

// Which of the three it is shows in the first line.
static reader find_reader(td_slice bytes) {
  const td_slice begin = td_slice_trim(bytes);
  if (begin.length && begin.data[0] == '{') {
    return td_import_popolo;
  }
  if (begin.length && (begin.data[0] == '<' || begin.data[0] == '_')) {
    return td_import_wikidata;
  }
  size_t n_tabs = 0;
  for (size_t i = 0; i < bytes.length && bytes.data[i] != '\n'; i++) {
    n_tabs += bytes.data[i] == '\t';
  }
  return n_tabs || (begin.length && begin.data[0] == '#') ? td_import_geonames
                                                          : NULL;
}

static td_status find_country(td_import *import) {
  const td_slice code = import->config->country;
  import->country = td_import_country(import->know, code);
  return code.length == 0 || import->country
             ? TD_OK
             : td_error_send(import->errors, TD_ERR_UNSUPPORTED, NULL, 0,
                             "no country has the ISO code \"%.*s\"",
                             (int)code.length, code.data);
}

td_status td_import_read(const td_import_config *config, td_source *source,
                         const td_error_sink *errors,
                         td_import_counts *counts) {
  td_import import = {.config = config,
                      .know = config->know,
                      .source = source,
                      .errors = errors,
                      .counts = counts,
                      .say = {.sink = config->sink}};
  td_slice begin;
  TD_TRY(find_country(&import));
  TD_TRY_ERRORS(td_source_peek(source, PEEK_BYTES, &begin));
  const reader read = find_reader(begin);
  if (!read) {
    return td_error_send(errors, TD_ERR_UNSUPPORTED, td_source_name(source), 0,
                         "no dump of GeoNames (lines parted by tabs), no "
                         "N-Triples, no Popolo JSON");
  }
  import.arena = td_arena_new(0);
  const td_status status = import.arena ? read(&import) : TD_ERR_NO_MEM;
  td_arena_free(import.arena);
  return status;
}
